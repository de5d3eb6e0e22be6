import { expect } from "vitest";
import { imports } from "#contract/imports.ts";
import { apiTest, onStage } from "../testing/api-test.ts";
import { qinglan, villageIds } from "../testing/cast.ts";
import { aCheckedBatch, anUpload, aWorkbook, villageHead } from "../testing/given-imports.ts";

onStage();

const village = (tx: Parameters<Parameters<typeof apiTest>[1]>[0]["tx"], name: string) =>
  tx.selectFrom("village").selectAll().where("countyId", "=", qinglan).where("name", "=", name).executeTakeFirst();

apiTest("a clean ledger goes in: new villages added, known ones updated, nothing blanked", async ({ as, tx }) => {
  const county = await as("county", "青岚县");
  await tx.updateTable("village").set({ population: 900 }).where("id", "=", villageIds.上梨峪).execute();
  const file = await aWorkbook([
    villageHead,
    ["柳溪镇", "上梨峪村", "990101100201", 120, null],
    ["柳溪镇", "前柳庄村", null, null, null],
    ["松岭乡", "北洼村", "990101200201", 88, 301],
  ]);
  const id = await aCheckedBatch(county, file);

  const checked = await county.call(imports.read, { params: { id } });
  expect(checked.counts).toEqual({ new: 1, update: 1, same: 1, wrong: 0, skipped: 0 });
  expect(await county.call(imports.commit, { params: { id }, body: { goodRowsOnly: false } })).toEqual({ jobId: null });

  expect(await village(tx, "上梨峪村")).toMatchObject({ households: 120, population: 900, version: 2 });
  expect(await village(tx, "北洼村")).toMatchObject({ households: 88, population: 301, kind: "village" });
  const trail = await tx.selectFrom("audit").select("verb").where("subjectId", "=", id).execute();
  expect(trail.map(({ verb }) => verb)).toEqual(["import.write", "import.write"]);

  const undone = await county.call(imports.undo, { params: { id }, body: { skipChanged: false } });
  expect(undone.kept).toEqual([]);
  expect(await village(tx, "上梨峪村")).toMatchObject({ households: null, population: 900 });
  expect(await village(tx, "北洼村")).toBeUndefined();
});

apiTest(
  "one bad row stops the whole by default; the good rows may go first and the bad stay as a draft",
  async ({ as, tx }) => {
    const county = await as("county", "青岚县");
    const file = await aWorkbook([
      villageHead,
      ["柳溪镇", "北洼村", null, 88, 301],
      ["柳西镇", "南洼村", null, "八十", 260],
    ]);
    const id = await aCheckedBatch(county, file);
    const problem = await county.refused(imports.commit, { params: { id }, body: { goodRowsOnly: false } });
    expect(problem.detail).toContain("还有 1 行有错");
    expect(await village(tx, "北洼村")).toBeUndefined();

    const { rows } = await county.call(imports.rows, { params: { id }, query: { outcome: "wrong" } });
    expect(rows[0]!.faults.map(({ at, sentence }) => `${at} ${sentence}`)).toEqual([
      "D3 “八十”不是数字。",
      "A3 本单位管辖范围内没有“柳西镇”。请核对名称，或者先在乡镇名册中登记。",
    ]);
    await county.call(imports.commit, { params: { id }, body: { goodRowsOnly: true } });
    expect(await village(tx, "北洼村")).toBeDefined();
    const { draftId } = await county.call(imports.read, { params: { id } });

    await county.call(imports.replace, { params: { id: draftId! }, body: { column: 1, from: "柳西镇", to: "柳溪镇" } });
    const fixed = await county.call(imports.fix, {
      params: { id: draftId!, row: 3 },
      body: { cell: { column: 4, text: "80" } },
    });
    expect(fixed).toMatchObject({ outcome: "new", faults: [], fixed: [1, 4] });
    await county.call(imports.commit, { params: { id: draftId! }, body: { goodRowsOnly: false } });
    expect(await village(tx, "南洼村")).toMatchObject({ households: 80, population: 260 });
  },
);

apiTest("the village template comes back with every column known and nothing changed", async ({ as }) => {
  const county = await as("county", "青岚县");
  for (const register of ["village", "township"] as const) {
    const { content } = await county.call(imports.template, { query: { register } });
    const id = await aCheckedBatch(county, new Blob([content as Uint8Array<ArrayBuffer>]), { register });
    const { counts, columns } = await county.call(imports.read, { params: { id } });
    expect(columns.filter(({ field }) => field === null)).toEqual([]);
    expect(counts).toMatchObject({ new: 0, wrong: 0, update: 0 });
    expect(counts.same).toBeGreaterThan(1);
  }
});

apiTest("the same file twice is pointed out", async ({ as }) => {
  const county = await as("county", "青岚县");
  const file = await aWorkbook([villageHead, ["柳溪镇", "北洼村", null, 88, 301]]);
  expect((await anUpload(county, file)).warnings).toEqual([]);
  expect((await anUpload(county, file)).warnings[0]).toContain("内容完全相同");
});
