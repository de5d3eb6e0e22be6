import { invalid, notSignedIn, Problem, refused } from "#contract/problem.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { type Actor, type Officer, officers } from "#domain/access.ts";
import { lockout, lockoutDelay } from "#domain/lockout.ts";
import { passwordRefusalLabel, passwordRefusals } from "#domain/password.ts";
import { noCounty, record } from "../audit/record.ts";
import type { Db, Gate, Tx } from "../db/db.ts";
import { hashPassword, verifyPassword } from "./password.ts";
import {
  clearFailures,
  findFirstGrant,
  getPasswordHash,
  isEmpty,
  lockAccountByLogin,
  lockSetup,
  saveAccount,
  saveFailure,
  savePassword,
} from "./queries.ts";
import { closeAllSessions, closeOtherSessions, openSession } from "./session.ts";

interface Entry {
  readonly accountId: string;
  readonly grantId: string;
  readonly token: string;
}

interface Passwords {
  readonly current: string;
  readonly next: string;
}

const wrong = () => notSignedIn("登录名或密码不正确，请核对后重试。");

/** A refused sign-in is written down and committed before its Problem is thrown. */
export async function signIn(
  gate: Gate,
  loginName: string,
  password: string,
  now: Date,
  client: string,
): Promise<Entry> {
  const outcome = await gate.write({ system: "sign-in" }, (tx) =>
    trySignIn(tx, loginName.toLowerCase(), password, now, client),
  );
  if (outcome instanceof Problem) throw outcome;
  return outcome;
}

async function trySignIn(
  tx: Tx,
  loginName: string,
  password: string,
  now: Date,
  client: string,
): Promise<Entry | Problem> {
  const account = await lockAccountByLogin(tx, loginName);
  const lock =
    account && lockout(account.failures, account.lastFailedAt ? Date.parse(account.lastFailedAt) : null, now.getTime());
  if (lock?.locked) return locked(lock.wait);

  const matches = await verifyPassword(account?.passwordHash, password);
  if (!account || !matches) return refuseSignIn(tx, account, loginName, now);
  const shut = doorShut(account);
  if (shut) return shut;
  const grant = await findFirstGrant(tx, account.id);
  if (!grant) return new Problem("forbidden", "该账号尚未授予岗位，请联系安全管理员。");

  await clearFailures(tx, account.id);
  const token = await openSession(tx, account.id, grant.id, client);
  const actor = { accountId: account.id, name: account.name, role: grant.role };
  await record(tx, actor, { verb: "session.open", countyId: noCounty, subjectId: account.id });
  return { accountId: account.id, grantId: grant.id, token };
}

function doorShut({ disabledAt, resetAt }: { disabledAt: unknown; resetAt: unknown }): Problem | undefined {
  if (disabledAt) return new Problem("forbidden", "该账号已停用，请联系系统管理员。");
  if (resetAt) return new Problem("forbidden", "密码已重置，须由安全管理员核实本人后方可登录。请与安全管理员联系。");
  return undefined;
}

async function refuseSignIn(
  tx: Tx,
  account: { id: string; failures: number } | undefined,
  loginName: string,
  now: Date,
): Promise<Problem> {
  const failures = (account?.failures ?? 0) + 1;
  if (account) await saveFailure(tx, account.id, failures, now);
  await record(tx, null, {
    verb: "session.refuse",
    countyId: noCounty,
    subjectId: account?.id ?? "unknown",
    detail: { loginName },
  });
  const delay = account ? lockoutDelay(failures) : 0;
  return delay > 0 ? locked(delay) : wrong();
}

function locked(wait: number): Problem {
  const minutes = Math.max(1, Math.ceil(wait / 60_000));
  return new Problem(
    "too-many",
    `密码连续输错，账号已临时锁定，请 ${minutes} 分钟后再试；忘记密码的，请系统管理员重置。`,
  );
}

/** The session of `token` stays open, every other one of the account ends. */
export async function changePassword(tx: Tx, actor: Actor, token: string, { current, next }: Passwords) {
  const { loginName, passwordHash } = await getPasswordHash(tx, actor.accountId);
  if (!(await verifyPassword(passwordHash, current))) {
    throw invalid("原密码不正确，密码没有修改。", [{ rule: "current", at: "current", sentence: "原密码不正确" }]);
  }
  if (current === next)
    throw invalid("新密码不能与原密码相同。", [{ rule: "same", at: "next", sentence: "不能与原密码相同" }]);
  checkPassword(next, loginName, "next");
  await savePassword(tx, actor.accountId, await hashPassword(next), false);
  await closeOtherSessions(tx, actor.accountId, token);
  await record(tx, actor, {
    verb: "account.own",
    countyId: noCounty,
    subjectId: actor.accountId,
    detail: { changed: "password" },
  });
  return { done: true } as const;
}

function checkPassword(password: string, loginName: string, at: string) {
  const why = passwordRefusals(password, loginName);
  if (why.length > 0) {
    const reasons = why.map((rule) => ({ rule, at, sentence: passwordRefusalLabel[rule] }));
    throw invalid(`密码不符合要求：${reasons.map((one) => one.sentence).join("；")}。`, reasons);
  }
}

type Founders = Readonly<Record<Officer, { loginName: string; name: string; password: string }>>;

/** 首次运行建立三员；已有账号即关闭。 */
export async function setUp(tx: Tx, founders: Founders) {
  await lockSetup(tx);
  if (!(await isEmpty(tx))) throw refused([{ rule: "already-set-up", sentence: "系统已完成初始化，此页面已关闭。" }]);
  const names = officers.map((role) => founders[role].loginName.toLowerCase());
  if (new Set(names).size < names.length) throw invalid("三员必须使用三个不同的登录名，由三人分别保管。");
  for (const role of officers) {
    const { loginName, name, password } = founders[role];
    checkPassword(password, loginName, `officers.${role}.password`);
    const accountId = uuidv7();
    await saveAccount(tx, {
      id: accountId,
      loginName: loginName.toLowerCase(),
      name,
      phone: null,
      passwordHash: await hashPassword(password),
      mustChangePassword: false,
    });
    await tx.insertInto("roleGrant").values({ id: uuidv7(), accountId, role, placeName: "全系统" }).execute();
    await record(tx, null, { verb: "system.setup", countyId: noCounty, subjectId: accountId, detail: { role } });
  }
  return { done: true } as const;
}

export async function signOutEverywhere(tx: Tx, actor: Actor) {
  await closeAllSessions(tx, actor.accountId);
  await record(tx, actor, {
    verb: "session.close",
    countyId: noCounty,
    subjectId: actor.accountId,
    detail: { everywhere: true },
  });
  return { done: true } as const;
}

export const needsSetup = (db: Db) => isEmpty(db);
