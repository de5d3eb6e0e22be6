import { randomInt } from "node:crypto";
import { conflict, invalid, notFound, refused } from "#contract/problem.ts";
import { type Actor, type Officer, isOfficer, type Role } from "#domain/access.ts";
import { grantRefusals, grantRefusalSentence, type PlaceNeed } from "#domain/grant.ts";
import { noCounty, record } from "../audit/record.ts";
import { hashPassword } from "../auth/password.ts";
import { saveAccount, savePassword } from "../auth/queries.ts";
import { closeAllSessions } from "../auth/session.ts";
import type { Tx } from "../db/db.ts";
import { endGrant, lockAccount, loginNameTaken, type NewGrant, saveGrant, setDisabled, setReset } from "./queries.ts";
import { countHolders, lockGrant, lockHolders, listGrantsOf, placeOf } from "./grants.ts";

interface NewAccount {
  readonly id: string;
  readonly loginName: string;
  readonly name: string;
  readonly phone: string | null;
}

export async function createAccount(tx: Tx, actor: Actor, account: NewAccount) {
  if (await lockAccount(tx, account.id))
    throw conflict("这个账号上一次已经建好，初始密码只显示一次。没有记下初始密码的，请重置密码。");
  if (await loginNameTaken(tx, account.loginName)) throw conflict(`登录名“${account.loginName}”已被使用，请换一个。`);
  const initialPassword = makeInitialPassword();
  await saveAccount(tx, { ...account, passwordHash: await hashPassword(initialPassword), mustChangePassword: true });
  await record(tx, actor, {
    verb: "account.create",
    countyId: noCounty,
    subjectId: account.id,
    detail: { loginName: account.loginName },
  });
  return { id: account.id, initialPassword };
}

/**
 * A new initial password; old sessions end, a lock is lifted, and the door stays shut until the security administrator has
 * confirmed the person. Officers are left out: with their passwords one person would hold two of the three offices.
 */
export async function resetAccount(tx: Tx, actor: Actor, id: string, now: Date) {
  if (!(await lockAccount(tx, id))) throw notFound("账号");
  if ((await listGrantsOf(tx, id)).some(({ role }) => isOfficer(role))) {
    const sentence =
      "系统管理员、安全管理员、审计管理员的密码不能在网页上重置。请两人以上在场，在服务器上执行 npm run zhucun -- reset-officer 登录名。";
    throw refused([{ rule: "officer-password", sentence }]);
  }
  const initialPassword = makeInitialPassword();
  await savePassword(tx, id, await hashPassword(initialPassword), true);
  await setReset(tx, id, now);
  await closeAllSessions(tx, id);
  await record(tx, actor, { verb: "account.reset", countyId: noCounty, subjectId: id });
  return { id, initialPassword };
}

/** 核实: the security administrator has met or called the person who asked for the reset. */
export async function releaseAccount(tx: Tx, actor: Actor, id: string) {
  const account = await lockAccount(tx, id);
  if (!account) throw notFound("账号");
  if (account.resetAt === null) throw conflict("这个账号没有待核实的密码重置，可能已由他人核实。请刷新页面。");
  await setReset(tx, id, null);
  await record(tx, actor, {
    verb: "account.release",
    countyId: noCounty,
    subjectId: id,
    detail: { loginName: account.loginName },
  });
  return { done: true } as const;
}

export async function disableAccount(tx: Tx, actor: Actor, id: string, disabled: boolean, now: Date) {
  if (!(await lockAccount(tx, id))) throw notFound("账号");
  if (disabled && id === actor.accountId) {
    throw refused([{ rule: "own-account", sentence: "不能停用自己的账号，请由另一名系统管理员办理。" }]);
  }
  if (disabled)
    await keepEveryOfficer(
      tx,
      (await listGrantsOf(tx, id)).map((grant) => grant.role),
    );
  await setDisabled(tx, id, disabled ? now : null);
  if (disabled) await closeAllSessions(tx, id);
  await record(tx, actor, { verb: "account.disable", countyId: noCounty, subjectId: id, detail: { disabled } });
  return { done: true } as const;
}

export async function revealPhone(tx: Tx, actor: Actor, id: string, reason: string) {
  const account = await lockAccount(tx, id);
  if (!account) throw notFound("账号");
  await record(tx, actor, {
    verb: "personal.reveal",
    countyId: noCounty,
    subjectId: id,
    detail: { field: "phone", reason },
  });
  return { phone: account.phone };
}

type Proposal = Omit<NewGrant, "placeName" | "grantedBy">;

export async function assignGrant(tx: Tx, actor: Actor, proposal: Proposal) {
  const account = await lockAccount(tx, proposal.accountId);
  if (!account || account.disabledAt) throw notFound("账号");
  const place = await placeOf(tx, proposal);
  if (!place) throw invalid("所选区域或单位不存在，请重新选择。");
  const grants = await listGrantsOf(tx, proposal.accountId);
  const why = grantRefusals({
    role: proposal.role,
    need: needOf(proposal, place.level),
    held: grants.map((grant) => grant.role),
    sameOffice: grants.some((grant) => isSameOffice(grant, proposal)),
    ownAccount: proposal.accountId === actor.accountId,
  });
  if (why.length > 0) throw refused(why.map((rule) => ({ rule, sentence: grantRefusalSentence[rule] })));
  await saveGrant(tx, { ...proposal, placeName: place.name, grantedBy: actor.accountId });
  await record(tx, actor, {
    verb: "grant.assign",
    countyId: noCounty,
    subjectId: proposal.accountId,
    detail: { grantId: proposal.id, role: proposal.role, place: place.name },
  });
  return { done: true } as const;
}

export async function revokeGrant(tx: Tx, actor: Actor, id: string, reason: string) {
  const grant = await lockGrant(tx, id);
  if (!grant) throw notFound("岗位");
  await keepEveryOfficer(tx, [grant.role]);
  const ended = await endGrant(tx, id);
  if (!ended) throw notFound("岗位");
  await record(tx, actor, {
    verb: "grant.revoke",
    countyId: noCounty,
    subjectId: ended.accountId,
    detail: { grantId: id, role: ended.role, place: ended.placeName, reason },
  });
  return { done: true } as const;
}

/** Without one of the three nobody could create, grant or audit again. */
async function keepEveryOfficer(tx: Tx, leaving: readonly Role[]) {
  const held = leaving.filter((role): role is Officer => isOfficer(role));
  if (held.length === 0) return;
  await lockHolders(tx);
  for (const role of held) {
    if ((await countHolders(tx, role)) <= 1) {
      throw refused([
        {
          rule: "last-officer",
          sentence: "这是该类管理员中最后一个可用账号，收回或停用后将无人履职。请先授权给另一个账号。",
        },
      ]);
    }
  }
}

function needOf({ townshipId, organisationId, teamId }: Proposal, level: PlaceNeed): PlaceNeed {
  if (teamId) return "team";
  if (organisationId) return "organisation";
  return townshipId ? "township" : level;
}

const isSameOffice = (a: Omit<Proposal, "id" | "accountId">, b: Proposal) =>
  a.role === b.role &&
  a.areaId === b.areaId &&
  a.townshipId === b.townshipId &&
  a.organisationId === b.organisationId &&
  (a.teamId ?? null) === (b.teamId ?? null);

/** Easy to read over the telephone: no 0/O, 1/l; four groups, changed at first sign-in. */
function makeInitialPassword(): string {
  const letters = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789";
  const pick = () => letters[randomInt(letters.length)]!;
  return Array.from({ length: 4 }, () => `${pick()}${pick()}${pick()}`).join("-");
}
