import { isOfficer } from "#domain/access.ts";
import { noCounty, record } from "../audit/record.ts";
import { hashPassword } from "../auth/password.ts";
import { lockAccountByLogin, savePassword } from "../auth/queries.ts";
import { closeAllSessions } from "../auth/session.ts";
import type { Gate } from "../db/db.ts";
import { startProblem } from "../db/start-problem.ts";
import { openGround } from "../ground.ts";
import { listGrantsOf } from "../people/grants.ts";
import { askPassword } from "./ask.ts";
import { type Command, readArgs } from "./command.ts";
import { systemAtTheKeyboard } from "./keyboard.ts";

/** 三员忘记密码: at the server, where two people stand; no desk may hand out the password of an officer. */
export const resetOfficer: Command = {
  name: "reset-officer",
  usage: "登录名",
  purpose: "为忘记密码的系统管理员、安全管理员或审计管理员重设密码，由本人在终端输入，操作留痕",
  run: async (call) => {
    const { positionals } = readArgs(call, resetOfficer, {}, 1);
    const loginName = positionals[0]!.toLowerCase();
    const opened = await openGround(call.config, call.say);
    try {
      const { gate } = opened.ground;
      await findOfficer(gate, loginName);
      call.say(`请${loginName}本人输入新密码。`);
      await saveNew(gate, loginName, await hashPassword(await askPassword(call, loginName)));
    } finally {
      await opened.close();
    }
    call.say("新密码已生效，原有登录全部退出，本次操作已记入审计。");
    return 0;
  },
};

const saveNew = (gate: Gate, loginName: string, passwordHash: string) =>
  gate.write({ system: "sign-in" }, async (tx) => {
    const account = await lockAccountByLogin(tx, loginName);
    if (!account) throw noSuchOfficer(loginName);
    await savePassword(tx, account.id, passwordHash, false);
    await closeAllSessions(tx, account.id);
    const detail = { loginName };
    await record(tx, systemAtTheKeyboard(), {
      verb: "account.reset",
      countyId: noCounty,
      subjectId: account.id,
      detail,
    });
  });

const findOfficer = (gate: Gate, loginName: string) =>
  gate.write({ system: "sign-in" }, async (tx) => {
    const account = await lockAccountByLogin(tx, loginName);
    const grants = account ? await listGrantsOf(tx, account.id) : [];
    if (!grants.some(({ role }) => isOfficer(role))) throw noSuchOfficer(loginName);
  });

const noSuchOfficer = (loginName: string) =>
  startProblem(`“${loginName}”不是系统管理员、安全管理员或审计管理员的登录名。业务账号请由系统管理员在网页中重置。`);
