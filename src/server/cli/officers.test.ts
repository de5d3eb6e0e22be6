import { afterAll, expect, test } from "vitest";
import { ask } from "../testing/ask.ts";
import { scratch, type } from "../testing/command-line.ts";
import { ownDatabase } from "../testing/own-database.ts";
import { migrate } from "./migrate.ts";
import { officers } from "./officers.ts";
import { resetOfficer } from "./reset-officer.ts";

const commands = [migrate, officers, resetOfficer];
const { at, remove } = scratch();
afterAll(remove);

const secret = (n: number) => `Qinglan#${n}山高水长`;

test("three people set up their accounts at the terminal, and no password is shown", async () => {
  const place = { DATA_DIR: at("data"), DATABASE_URL: await ownDatabase("empty") };
  const typed = [
    ...["周秉文", "zhoubw", "short", secret(1), "another", secret(1), secret(1)],
    ...["吴敏", "zhoubw", "wumin", secret(2), secret(2)],
    ...["郑和平", "zhenghp", secret(3), secret(3)],
  ];
  const { code, said, shown } = await type(commands, ["officers"], place, typed);
  expect(said).toContain("密码不少于 10 个字符");
  expect(said).toContain("两次输入不一致");
  expect(said).toContain("三员必须使用三个不同的登录名");
  expect(said).toContain("三员账号已建立");
  expect(code).toBe(0);
  expect(shown).toContain("zhoubw");
  expect(shown).not.toContain("Qinglan");
  const accounts = "select login_name, role from account join role_grant g on g.account_id = account.id order by 1";
  expect(await ask(place.DATABASE_URL, accounts)).toEqual([
    { login_name: "wumin", role: "security-admin" },
    { login_name: "zhenghp", role: "audit-admin" },
    { login_name: "zhoubw", role: "system-admin" },
  ]);

  const reset = await type(commands, ["reset-officer", "wumin"], place, [secret(4), secret(4)]);
  expect(reset.code).toBe(0);
  expect(reset.shown).not.toContain("Qinglan");
  const trail = "select account_name, verb, detail->>'loginName' as login from audit where verb = 'account.reset'";
  expect(await ask(place.DATABASE_URL, trail)).toEqual([
    { account_name: expect.stringContaining("命令行"), verb: "account.reset", login: "wumin" },
  ]);
  const nobody = await type(commands, ["reset-officer", "stranger"], place);
  expect(nobody.said).toContain("不是系统管理员、安全管理员或审计管理员");
  expect(nobody.code).toBe(1);

  const again = await type(commands, ["officers"], place);
  expect(again.said).toContain("系统中已有账号");
  expect(again.code).toBe(1);
});

test("the commands are listed, and an unknown one is told", async () => {
  const place = { DATA_DIR: at("none") };
  expect((await type(commands, ["help"], place)).said).toContain("officers");
  const unknown = await type(commands, ["destroy"], place);
  expect(unknown.said).toContain("没有“destroy”命令");
  expect(unknown.code).toBe(2);
  expect((await type(commands, ["migrate", "--fast"], place)).said).toContain("参数不正确");
});
