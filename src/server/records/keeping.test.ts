import fs from "node:fs/promises";
import path from "node:path";
import { expect } from "vitest";
import { records } from "#contract/records.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, type Caller, onStage, raw, type Stage, today } from "../testing/api-test.ts";
import { countyClerk, qinglan, villageIds } from "../testing/cast.ts";
import type { Reach } from "../db/db.ts";
import { aDecidedRound } from "../testing/given-cases.ts";
import { aRecordBody } from "../testing/given-records.ts";
import { aTeam } from "../testing/given-teams.ts";
import { eraseWhatIsDue } from "./keeping.ts";

onStage();

async function aStandingTeam({ tx, as }: Pick<Stage, "tx" | "as">) {
  await aTeam(tx, await aDecidedRound(tx));
  return as("team");
}

const names = async () =>
  (await raw("select name from record_contact order by name")).rows.map((row) => (row as { name: string }).name);

async function withContact(team: Caller, name: string) {
  const body = aRecordBody({ text: "", contact: { name, phone: null, followUp: "回访" } });
  await team.call(records.add, { body });
  return body.id;
}

apiTest("a contact is erased three years after the visit, or a month after its entry was withdrawn", async (stage) => {
  const team = await aStandingTeam(stage);
  const [old, young, open] = [
    await withContact(team, "甲"),
    await withContact(team, "乙"),
    await withContact(team, "丙"),
  ];
  const gone = await withContact(team, "丁");
  const closed = (id: string, closedOn: string) =>
    stage.tx.updateTable("recordContact").set({ closedOn }).where("recordId", "=", id).execute();
  await closed(old, "2023-11-22");
  await closed(young, "2023-11-23");
  const removedAt = new Date("2026-10-20T08:00:00Z");
  await stage.tx.updateTable("workRecord").set({ removedAt }).where("id", "=", gone).execute();
  expect(await eraseWhatIsDue(stage.ground, qinglan, today)).toEqual({ contacts: 2, files: 0 });
  expect(await names()).toEqual(["丙", "乙"]);
  expect((await team.call(records.read, { params: { id: old } })).contact).toBeNull();
  expect((await team.call(records.read, { params: { id: open } })).contact).not.toBeNull();
  const [last] = (await raw("select verb, subject_id, account_name, detail from audit order by id desc limit 1")).rows;
  expect(last).toEqual({
    verb: "record.write",
    subjectId: qinglan,
    accountName: "系统",
    detail: { act: "erase", contacts: 2, unattached: 0 },
  });
  const rule = { code: "contact-retention", version: 1, title: "保存", validFrom: "2026-01-01", madeBy: uuidv7() };
  await stage.tx
    .insertInto("ruleVersion")
    .values({ ...rule, countyId: qinglan, content: JSON.stringify({ years: 2 }) })
    .execute();
  expect(await eraseWhatIsDue(stage.ground, qinglan, today)).toEqual({ contacts: 1, files: 0 });
  expect(await names()).toEqual(["丙"]);
});

// The table asks its own clock how long a file has lain.
const realDay = () => new Date().toISOString().slice(0, 10);
const longAgo = () => new Date(Date.now() - 10 * 86_400_000);

const contents = async ({ ground }: Pick<Stage, "ground">) => {
  const entries = await fs.readdir(path.join(ground.config.dataDir, "files"), { recursive: true, withFileTypes: true });
  return entries.filter((one) => one.isFile()).map(({ name }) => name);
};

apiTest("a file no entry names goes after seven days with its content, one that is named stays", async (stage) => {
  const team = await aStandingTeam(stage);
  const send = async (words: string) => {
    const query = { id: uuidv7(), villageId: villageIds.前柳庄 };
    await team.call(records.attach, { query, file: new Blob([`%PDF-1.7\n${words}`]), fileName: "一.pdf" });
    return query.id;
  };
  const [used, lost, fresh] = [await send("用上"), await send("没有用上"), await send("刚上传")];
  await team.call(records.add, { body: aRecordBody({ fileIds: [used] }) });
  await stage.tx.updateTable("recordFile").set({ uploadedAt: longAgo() }).where("id", "in", [used, lost]).execute();
  const before = await contents(stage);
  const later = { ...stage.ground, clock: { now: () => new Date(Date.now() + 7_200_000), today: realDay } };
  expect(await eraseWhatIsDue(later, qinglan, realDay())).toEqual({ contacts: 0, files: 1 });
  const { rows } = await raw("select id from record_file order by id");
  expect(rows).toEqual([used, fresh].toSorted().map((id) => ({ id })));
  expect((await raw("select 1 from file")).rows).toHaveLength(2);
  expect(await contents(stage)).toHaveLength(before.length - 1);
});

apiTest("no office takes an attachment out of the register, and the job none of this week", async (stage) => {
  const team = await aStandingTeam(stage);
  const query = { id: uuidv7(), villageId: villageIds.前柳庄 };
  await team.call(records.attach, { query, file: new Blob(["%PDF-1.7\n"]), fileName: "一.pdf" });
  const left = async (reach: Reach) => {
    await stage.ground.gate.write(reach, (tx) => tx.deleteFrom("recordFile").execute());
    return (await raw("select 1 from record_file")).rows.length;
  };
  const job = { system: "county", countyId: qinglan } as const;
  expect(await left(job)).toBe(1);
  await stage.tx.updateTable("recordFile").set({ uploadedAt: longAgo() }).execute();
  expect(await left(countyClerk)).toBe(1);
  expect(await left(job)).toBe(0);
});
