import { expect } from "vitest";
import { imports } from "#contract/imports.ts";
import { jobs } from "#contract/jobs.ts";
import { queueJobs } from "../jobs.ts";
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

apiTest("a ledger as offices keep it: title, merged cells, two header rows, totals, signatures", async ({ as }) => {
  const county = await as("county", "青岚县");
  const file = await aWorkbook(
    [
      ["青岚县村情台账", null, null, null, null],
      ["填报单位：青岚县", null, null, null, "单位：万元"],
      ["乡镇", "村名", "基本情况", null, "集体收入"],
      [null, null, "户数", "人口", null],
      ["柳溪镇", "北洼村", "１２０", " 301 ", "3.5"],
      [null, "南洼村 ", 88, 260, "4500元"],
      ["合计", null, 208, 561, null],
      ["填表人：王某", null, null, null, "审核人："],
    ],
    [
      { startRow: 0, startCol: 0, endRow: 0, endCol: 4 },
      { startRow: 2, startCol: 0, endRow: 3, endCol: 0 },
      { startRow: 2, startCol: 1, endRow: 3, endCol: 1 },
      { startRow: 2, startCol: 2, endRow: 2, endCol: 3 },
      { startRow: 2, startCol: 4, endRow: 3, endCol: 4 },
      { startRow: 4, startCol: 0, endRow: 5, endCol: 0 },
    ],
  );
  const id = await aCheckedBatch(county, file);
  const batch = await county.call(imports.read, { params: { id } });
  expect(batch.header).toEqual({ first: 3, last: 4 });
  expect(batch.columns.map(({ field }) => field)).toEqual([
    "township",
    "name",
    "households",
    "population",
    "collectiveIncome",
  ]);
  expect(batch.counts).toEqual({ new: 2, update: 0, same: 0, wrong: 0, skipped: 2 });
});

apiTest("every wrong cell says what is wrong with it", async ({ as }) => {
  const county = await as("county", "青岚县");
  const file = await aWorkbook([
    [...villageHead, "设立日期"],
    ["柳溪镇", "甲村", "99010110020", 1, 1, "2025.8.31"],
    ["柳溪镇", "乙村", "9901011002011", 1, 1, "8月31日"],
    ["柳溪镇", "丙村", "９９０１０１１００２０９", 1, 1, null],
    ["柳溪镇", "丁村", "990101100203", 1, 1, null],
    ["柳溪镇", "戊村", "990101100203", 1, 1, null],
    ["柳溪镇", "己村", null, "约20户", "-3", null],
    ["柳溪镇", "己村", null, 1, 1, null],
    ["柳溪镇", null, null, 1, 1, null],
    ["松岭乡", "=HYPERLINK(1)", null, 1, 1, null],
  ]);
  const id = await aCheckedBatch(county, file);
  const { rows } = await county.call(imports.rows, { params: { id }, query: {} });
  const said = rows.flatMap(({ faults }) => faults.map(({ at, sentence }) => `${at} ${sentence}`));
  expect(said).toEqual([
    "C2 编码“99010110020”只有 11 位，少了一位。区划编码应为 12 位。",
    "C3 编码“9901011002011”有 13 位，多了一位。区划编码应为 12 位。",
    "F3 “8月31日”缺少年份，请写成 2025-08-31 的样子。",
    "C5 区划代码 990101100203 与第 6 行重复，请核对后只保留一处。",
    "C6 区划代码 990101100203 与第 5 行重复，请核对后只保留一处。",
    "D7 “约20户”里夹有文字，请只填数字。",
    "E7 “-3”小于 0，请核对。",
    "B7 “柳溪镇己村”与第 8 行重复，请核对后只保留一处。",
    "B8 “柳溪镇己村”与第 7 行重复，请核对后只保留一处。",
    "B9 “村（社区）名称”没有填写。",
  ]);
  const remarks = await county.call(imports.remarks, { params: { id }, body: undefined } as never);
  expect((remarks as { fileName: string }).fileName).toBe("村名册（导入结果）.xlsx");
});

apiTest("what is no table is refused in words and leaves nothing behind", async ({ as, tx }) => {
  const county = await as("county", "青岚县");
  const query = () => ({ register: "village" as const, id: crypto.randomUUID() });
  const pdf = await county.refused(imports.upload, {
    query: query(),
    file: new Blob(["%PDF-1.7 x"]),
    fileName: "表.pdf",
  });
  expect(pdf.detail).toContain("不是 Excel 文件");
  const large = new Blob([new Uint8Array(21 * 1024 * 1024)]);
  expect((await county.refused(imports.upload, { query: query(), file: large, fileName: "大.xlsx" })).code).toBe(
    "too-large",
  );
  expect(await tx.selectFrom("importBatch").selectAll().execute()).toEqual([]);
});

apiTest("a batch is imported once, and undoing names the rows changed since", async ({ as, tx }) => {
  const county = await as("county", "青岚县");
  const file = await aWorkbook([
    villageHead,
    ["柳溪镇", "上梨峪村", null, 120, null],
    ["柳溪镇", "北洼村", null, 5, 9],
  ]);
  const id = await aCheckedBatch(county, file);
  await county.call(imports.commit, { params: { id }, body: { goodRowsOnly: false } });
  const again = await county.refused(imports.commit, { params: { id }, body: { goodRowsOnly: false } });
  expect(again.detail).toBe("这一批已经导入过，不能重复导入。");

  await tx.updateTable("village").set({ households: 121, version: 3 }).where("id", "=", villageIds.上梨峪).execute();
  const refusal = await county.refused(imports.undo, { params: { id }, body: { skipChanged: false } });
  expect(refusal.reasons.map(({ at }) => at)).toEqual(["第 2 行"]);
  expect(await village(tx, "北洼村")).toBeDefined();
  await county.call(imports.undo, { params: { id }, body: { skipChanged: true } });
  expect(await village(tx, "北洼村")).toBeUndefined();
  expect(await village(tx, "上梨峪村")).toMatchObject({ households: 121 });
});

apiTest("a row changed by another officer between check and import is not overwritten", async ({ as, tx }) => {
  const county = await as("county", "青岚县");
  const id = await aCheckedBatch(county, await aWorkbook([villageHead, ["柳溪镇", "上梨峪村", null, 120, null]]));
  await tx.updateTable("village").set({ households: 99, version: 2 }).where("id", "=", villageIds.上梨峪).execute();
  const problem = await county.refused(imports.commit, { params: { id }, body: { goodRowsOnly: false } });
  expect(problem.detail).toContain("已被他人修改");
  expect(await village(tx, "上梨峪村")).toMatchObject({ households: 99 });
});

apiTest("no other office finds the batch", async ({ as }) => {
  const id = await aCheckedBatch(
    await as("county", "青岚县"),
    await aWorkbook([villageHead, ["柳溪镇", "北洼村", null, 1, 2]]),
  );
  for (const other of [await as("township", "柳溪镇"), await as("county", "沐云县")])
    expect((await other.refused(imports.read, { params: { id } })).code).toBe("not-found");
  const upload = {
    query: { register: "village" as const, id: crypto.randomUUID() },
    file: new Blob(["a,b"]),
    fileName: "a.csv",
  };
  expect((await (await as("township", "柳溪镇")).refused(imports.upload, upload)).detail).toContain("您的岗位不能导入");
});

apiTest(
  "a long table is checked and imported by jobs, and a job can be cancelled before it begins",
  async ({ as, tx, ground }) => {
    const county = await as("county", "青岚县");
    const rows = Array.from({ length: 2100 }, (_, i) => ["松岭乡", `北洼${i}村`, null, i < 2050 ? 5 : "五", 9]);
    const { id } = await anUpload(county, await aWorkbook([villageHead, ...rows]));
    const run = async (jobId: string | null) => {
      const { verb } = await county.call(jobs.get, { params: { id: jobId! } });
      await queueJobs.find((job) => job.verb === verb)!.run(ground, { countyId: qinglan, jobId });
      return (await county.call(jobs.get, { params: { id: jobId! } })).state;
    };
    expect(await run((await county.call(imports.check, { params: { id } })).jobId)).toBe("done");
    expect((await county.call(imports.read, { params: { id } })).counts).toMatchObject({ new: 2050, wrong: 50 });

    const dropped = await county.call(imports.commit, { params: { id }, body: { goodRowsOnly: true } });
    await county.call(jobs.cancel, { params: { id: dropped.jobId! } });
    expect(await run(dropped.jobId)).toBe("cancelled");
    expect(await village(tx, "北洼7村")).toBeUndefined();

    expect(await run((await county.call(imports.commit, { params: { id }, body: { goodRowsOnly: true } })).jobId)).toBe(
      "done",
    );
    expect(await village(tx, "北洼7村")).toMatchObject({ households: 5 });
  },
);
