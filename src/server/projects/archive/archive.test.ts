import { hash } from "node:crypto";
import { expect } from "vitest";
import { projectArchive } from "#contract/project-archive.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { Tx } from "../../db/db.ts";
import { unpack, zipEntries } from "../../office/zip.ts";
import { apiTest, onStage } from "../../testing/api-test.ts";
import { accountIdOf, qinglan } from "../../testing/cast.ts";
import { aProject } from "../../testing/given-projects.ts";

onStage();

async function aWorkedProject(tx: Tx) {
  const one = await aProject(tx, {
    status: "started",
    name: "烘干厂房",
    startedOn: "2026-03-05",
    villages: { 前柳庄: 2, 松坡: 1 },
  });
  const on = { countyId: qinglan, projectId: one.id, reach: one.reach };
  await tx
    .insertInto("gatePass")
    .values({
      ...on,
      id: uuidv7(),
      gate: "approval",
      onDay: "2026-02-01",
      document: "=青发改〔2026〕1号",
      ruleVersion: 0,
      passedBy: accountIdOf(5),
      evidence: JSON.stringify([{ name: "立项批复", reference: "青发改〔2026〕1号" }]),
      facts: JSON.stringify({ supervisor: "正源监理公司" }),
    })
    .execute();
  const state = { fromStatus: "banked", toStatus: "approved", fromStanding: "normal", toStanding: "normal" };
  await tx
    .insertInto("projectStep")
    .values({
      ...on,
      ...state,
      id: uuidv7(),
      action: "approval",
      onDay: "2026-02-01",
      text: "",
      madeBy: accountIdOf(5),
    })
    .execute();
  return one;
}

apiTest("an auditor reads everything of a project on one page, in words", async ({ as, tx }) => {
  const one = await aWorkedProject(tx);
  const archive = await (await as("auditor")).call(projectArchive.read, { params: one.params });
  expect(archive).toMatchObject({ name: "烘干厂房", township: "柳溪镇", status: "started", can: { export: true } });
  const part = (code: string) => archive.parts.find((each) => each.code === code)!;
  expect(part("villages").rows.map((row) => row.slice(0, 3))).toEqual([
    ["前柳庄村", "柳溪镇", 2],
    ["松坡村", "松岭乡", 1],
  ]);
  expect(part("gates").rows[0]!.slice(0, 5)).toEqual([
    "立项批复",
    "2026-02-01",
    "=青发改〔2026〕1号",
    "监理单位：正源监理公司",
    "立项批复 青发改〔2026〕1号",
  ]);
  expect(part("trail").rows[0]!.slice(0, 3)).toEqual(["2026-02-01", "立项批复", "已立项"]);
  for (const { columns, rows } of archive.parts) for (const row of rows) expect(row).toHaveLength(columns.length);
});

apiTest(
  "each township a project serves reads it, another does not; only the county and the auditor take it out",
  async ({ as, tx }) => {
    const one = await aWorkedProject(tx);
    const other = await aProject(tx, { villages: { 上梨峪: 1 } });
    const township = await as("township", "松岭乡");
    expect((await township.call(projectArchive.read, { params: one.params })).can.export).toBe(false);
    expect((await township.refused(projectArchive.read, { params: other.params })).code).toBe("not-found");
    expect((await township.refused(projectArchive.package, { params: one.params })).code).toBe("forbidden");
  },
);

apiTest("the package lists the checksum of every file in it, and no cell becomes a formula", async ({ as, tx }) => {
  const one = await aWorkedProject(tx);
  const auditor = await as("auditor");
  const { content, fileName } = await auditor.call(projectArchive.package, { params: one.params });
  expect(fileName).toContain("烘干厂房");
  const bytes = content as Uint8Array;
  const files = new Map(zipEntries(bytes).map((entry) => [entry.name, unpack(bytes, entry)]));
  const manifest = new TextDecoder().decode(files.get("校验清单.sha256")).trim().split("\n");
  expect(manifest).toHaveLength(files.size - 2);
  for (const line of manifest) {
    const [sum, name] = line.split("  ") as [string, string];
    expect(hash("sha256", files.get(name)!, "hex")).toBe(sum);
  }
  const gates = new TextDecoder().decode(files.get("数据/过关.csv"));
  expect(gates).toContain(",'=青发改〔2026〕1号,");
  const audit = await tx.selectFrom("audit").select(["verb", "subjectId"]).execute();
  expect(audit).toContainEqual({ verb: "project.export", subjectId: one.id });
});
