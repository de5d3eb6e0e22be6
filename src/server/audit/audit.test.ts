import { expect } from "vitest";
import { audits } from "#contract/audit.ts";
import { grants } from "#contract/accounts.ts";
import { auth } from "#contract/auth.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { calendar } from "#contract/calendar.ts";
import { apiTest, onStage, raw } from "../testing/api-test.ts";
import { qinglan } from "../testing/cast.ts";
import { record } from "./record.ts";
import { sealAudit, verifyAudit } from "./seal.ts";
import type { Tx } from "../db/db.ts";

onStage();

const clerk = { accountId: "01900000-0000-7000-8000-000000001005", name: "青岚县经办人", role: "county" } as const;

async function writeSome(tx: Tx, n: number) {
  for (let i = 0; i < n; i++)
    await record(tx, clerk, { verb: "case.write", countyId: qinglan, subjectId: `case-${i}`, detail: { rows: i } });
}

apiTest("a change leaves a row with who, in which office, what and on what", async ({ as }) => {
  const system = await as("system-admin");
  const body = {
    official: true,
    source: "国务院办公厅通知",
    days: [{ day: "2027-01-01", kind: "holiday" as const, name: "元旦" }],
  };
  await system.call(calendar.save, { params: { year: 2027 }, body });
  const { rows } = await (await as("audit-admin")).call(audits.list, { query: { verb: "calendar.edit" } });
  expect(rows).toMatchObject([
    { accountName: "全系统经办人", role: "system-admin", subjectId: "2027", detail: { official: true, days: 1 } },
  ]);
});

apiTest("the seals form a chain, and an untouched log verifies", async ({ tx }) => {
  await writeSome(tx, 3);
  expect(await sealAudit(tx)).toBe(3);
  await writeSome(tx, 2);
  expect(await sealAudit(tx)).toBe(2);
  expect(await sealAudit(tx)).toBe(0);
  expect(await verifyAudit(tx)).toMatchObject({ whole: true, sealCount: 2 });
});

for (const [what, sql, fault] of [
  ["a changed row", "update audit set detail = '{\"rows\": 99}' where subject_id = 'case-1'", "第 1 号"],
  [
    "a row made to look like another's",
    "update audit set account_name = '别人' where subject_id = 'case-2'",
    "第 1 号",
  ],
  [
    "a removed row",
    "with gone as (delete from audit_sealed where seal_number = 2 returning audit_id) select from gone",
    "第 2 号",
  ],
  [
    "a removed seal",
    "with s as (delete from audit_sealed where seal_number = 1) delete from audit_seal where number = 1",
    "第 2 号",
  ],
] as const) {
  apiTest(`${what} shows, and the first broken seal is named`, async ({ tx }) => {
    await writeSome(tx, 3);
    await sealAudit(tx);
    await writeSome(tx, 1);
    await sealAudit(tx);
    await raw("alter table audit_sealed drop constraint audit_sealed_county_id_seal_number_fkey");
    await raw(sql);
    const report = await verifyAudit(tx);
    expect(report.whole).toBe(false);
    expect(report.sentence).toContain(fault);
  });
}

apiTest("the application role can neither change nor remove an audit row", async ({ tx }) => {
  await writeSome(tx, 1);
  for (const sql of [
    "update audit set verb = 'x'",
    "delete from audit",
    "truncate audit",
    "update audit_seal set hash = ''",
  ]) {
    await raw(
      "savepoint attack; set local role zhucun_app; set local app.audit = 'on'; set local app.counties = ',99-qinglan,'",
    );
    await expect(raw(sql)).rejects.toThrow(/permission denied/);
    await raw("rollback to savepoint attack");
  }
});

apiTest("nobody but the audit administrator reads the log, also not in the database", async ({ as, tx }) => {
  await writeSome(tx, 1);
  for (const role of ["system-admin", "security-admin", "county", "auditor"] as const) {
    expect((await (await as(role)).refused(audits.list, { query: {} })).code).toBe("forbidden");
  }
  await raw("set local role zhucun_app; set local app.audit = 'off'; set local app.counties = ',99-qinglan,'");
  expect((await raw("select id from audit")).rows).toEqual([]);
});

apiTest("list and export say who, what and on whom in words", async ({ as }) => {
  const security = await as("security-admin");
  const { accountId } = await (await as("county")).call(auth.me);
  const body = { id: uuidv7(), accountId, role: "city" as const, areaId: "99-yunling" };
  await security.call(grants.assign, { body });
  const audit = await as("audit-admin");
  const { rows } = await audit.call(audits.list, { query: { verb: "grant.assign" } });
  expect(rows[0]!.subjectName).toMatch(/^青岚县经办人（county\d+）$/);
  const text = new TextDecoder().decode((await audit.call(audits.export, { body: { verb: "grant.assign" } })).content);
  expect(text).toMatch(/安全管理员,授予岗位（授权）,青岚县经办人（county\d+）,.*岗位：市级专班；区域（单位）：云岭市/);
});

apiTest("the export is a CSV that Excel opens and that runs nothing", async ({ as, tx }) => {
  await record(tx, clerk, { verb: "case.write", countyId: qinglan, subjectId: "=cmd|'/c calc'!A1" });
  const file = await (await as("audit-admin")).call(audits.export, { body: {} });
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(file.content);
  expect(text.startsWith("\uFEFF时间,")).toBe(true);
  expect(text).toContain(",'=cmd|'/c calc'!A1,");
  const trail = await tx.selectFrom("audit").select("verb").where("verb", "=", "audit.export").execute();
  expect(trail).toHaveLength(1);
});

apiTest("a calendar with a day of another year or twice the same day is not saved", async ({ as }) => {
  const system = await as("system-admin");
  const save = (days: string[]) =>
    system.refused(calendar.save, {
      params: { year: 2027 },
      body: {
        official: false,
        source: "测试",
        days: days.map((day) => ({ day, kind: "holiday" as const, name: "假" })),
      },
    });
  expect((await save(["2026-12-31"])).detail).toMatch(/不在 2027 年内/);
  expect((await save(["2027-01-01", "2027-01-01"])).detail).toMatch(/出现了两次/);
});
