import { appendFileSync, existsSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sealAudit } from "../audit/seal.ts";
import { asOwner } from "../ground.ts";
import { accountIdOf } from "../testing/cast.ts";
import { ask } from "../testing/ask.ts";
import { givenAttachment, scratch, type } from "../testing/command-line.ts";
import { ownDatabase } from "../testing/own-database.ts";
import { auditVerify } from "./audit-verify.ts";
import { backup } from "./backup.ts";
import { readManifest } from "./backup/manifest.ts";
import { doctor } from "./doctor.ts";
import { restore } from "./restore.ts";

const commands = [backup, restore, auditVerify, doctor];
const { at, remove } = scratch();
const taken = at("taken");
let office: { DATA_DIR: string; DATABASE_URL: string };
let attachment: string;

beforeAll(async () => {
  office = { DATA_DIR: at("office"), DATABASE_URL: await ownDatabase("clone") };
  attachment = await givenAttachment(office.DATABASE_URL, office.DATA_DIR);
  await ask(
    office.DATABASE_URL,
    `insert into audit (county_id, id, account_id, account_name, role, verb, subject_id, detail)
     select '-', gen_random_uuid(), $1, '周秉文', 'system-admin', 'account.write', n::text, '{"换行":"\\n制表\\t反斜杠\\\\"}'
     from generate_series(1, 20) n`,
    [accountIdOf(0)],
  );
  await asOwner(office.DATABASE_URL, sealAudit);
});

afterAll(remove);

test("tables taken out one by one come back row for row", async () => {
  const out = await type(commands, ["backup", taken, "--portable"], office);
  expect(out).toMatchObject({ code: 0 });
  const { tables } = await readManifest(taken);
  expect(tables["public.audit"]!.rows).toBe(20);

  const copy = { DATA_DIR: at("copy"), DATABASE_URL: await ownDatabase("empty") };
  const back = await type(commands, ["restore", taken], copy);
  expect(back.said).toContain("行数和校验值均与备份");
  expect(back.code).toBe(0);
  expect(existsSync(attachment.replace(at("office"), at("copy")))).toBe(true);
  expect((await type(commands, ["audit-verify"], copy)).said).toContain("未被改动");

  const again = await type(commands, ["backup", at("again"), "--portable"], copy);
  expect(again.code).toBe(0);
  const { "public.audit": trail, ...others } = (await readManifest(at("again"))).tables;
  // The restoring itself leaves its row in the audit and the mark of a write.
  const own = { "public.audit": tables["public.audit"], "public.county_stamp": tables["public.county_stamp"] };
  expect({ ...others, ...own }).toEqual(tables);
  expect(trail!.rows).toBe(21);
});

test("both leave their row in the audit, with the user of the machine", async () => {
  const copy = { DATA_DIR: at("traced"), DATABASE_URL: await ownDatabase("empty") };
  const { said } = await type(commands, ["restore", taken], copy);
  expect(said).toContain("本次恢复已记入审计记录");
  const last = "select account_name, role, verb, subject_id from audit order by at desc limit 1";
  const trail = (verb: string) => [
    {
      account_name: expect.stringMatching(/^命令行（系统用户 .+）$/) as string,
      role: "system",
      verb,
      subject_id: taken,
    },
  ];
  expect(await ask(copy.DATABASE_URL, last)).toEqual(trail("system.restore"));
  expect(await ask(office.DATABASE_URL, last)).toEqual(trail("system.backup"));
});

test("a database that holds records is not overwritten unless asked", async () => {
  const occupied = { DATA_DIR: at("occupied"), DATABASE_URL: await ownDatabase("clone") };
  const refused = await type(commands, ["restore", taken], occupied);
  expect(refused).toMatchObject({ code: 1 });
  expect(refused.said).toContain("目标数据库中已有数据");
  const forced = await type(commands, ["restore", taken, "--force"], occupied);
  expect(forced).toMatchObject({ code: 0 });
  expect(await ask(occupied.DATABASE_URL, "select count(*)::int as n from audit")).toEqual([{ n: 21 }]);
});

test("a changed table file is refused and named", async () => {
  appendFileSync(path.join(taken, "tables", "public.village.copy"), " ");
  const empty = { DATA_DIR: at("empty"), DATABASE_URL: await ownDatabase("empty") };
  const { code, said } = await type(commands, ["restore", taken], empty);
  expect(said).toContain("备份文件 tables/public.village.copy 与清单不符");
  expect(code).toBe(1);
  expect(await ask(empty.DATABASE_URL, "select to_regclass('account') as there")).toEqual([{ there: null }]);
});

test("an outside database is copied table by table only", async () => {
  const { said } = await type(commands, ["backup", at("files-only")], office);
  expect(said).toContain("请加 --portable");
});

test("the doctor finds nothing wrong, then a damaged attachment and a late clock", async () => {
  const healthy = await type(commands, ["doctor"], office);
  expect(healthy.said).not.toContain("✗");
  expect(healthy.said).toMatch(/✓ 审计封存 1 个，前后衔接/);
  expect(healthy.said).toContain(`在 ${taken}`);
  expect(healthy.code).toBe(0);

  appendFileSync(attachment, "改");
  await ask(office.DATABASE_URL, "update audit set at = now() + interval '1 day' where subject_id = '20'");
  const { said, code } = await type(commands, ["doctor"], office);
  expect(said).toContain("✗ 附件“会议记录.txt”的内容已损坏");
  expect(said).toContain("✗ 最近一条审计记录比本机时钟晚");
  expect(code).toBe(1);
});

test("the doctor advises who has no backup, an old one or rows without a seal, and tells a broken chain", async () => {
  const bare = { DATA_DIR: at("bare"), DATABASE_URL: await ownDatabase("clone") };
  const first = await type(commands, ["doctor"], bare);
  expect(first.said).toContain("！ 还没有备份过");
  expect(first.code).toBe(0);
  await ask(
    bare.DATABASE_URL,
    `insert into audit (county_id, id, at, account_name, role, verb, subject_id) values
       ('-', gen_random_uuid(), now() - interval '9 days', '命令行', 'system', 'system.backup', '/mnt/beifen')`,
  );
  const old = await type(commands, ["doctor"], bare);
  expect(old.said).toMatch(/！ 最近一次备份 .*在 \/mnt\/beifen，已过去 9 天/);
  expect(old.said).toContain("！ 有 1 条审计记录尚未封存");
  await asOwner(bare.DATABASE_URL, sealAudit);
  await ask(bare.DATABASE_URL, "update audit_seal set previous = repeat('1', 64)");
  const cut = await type(commands, ["doctor"], bare);
  expect(cut.said).toContain("✗ 审计封存在第 1 号处断开");
  expect(cut.code).toBe(1);
});

test("a row changed behind the program's back is told by its seal", async () => {
  await ask(office.DATABASE_URL, "update audit set detail = '{}' where subject_id = '7'");
  const { code, said } = await type(commands, ["audit-verify"], office);
  expect(said).toMatch(/^全系统第 1 号封存（.+）不一致：其中有记录被改动。$/);
  expect(code).toBe(1);
});
