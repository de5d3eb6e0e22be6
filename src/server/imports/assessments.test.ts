import ExcelJS from "exceljs";
import { expect } from "vitest";
import { assessments } from "#contract/assessments.ts";
import { imports } from "#contract/imports.ts";
import { apiTest, type Caller, onStage, type Stage } from "../testing/api-test.ts";
import { villageIds } from "../testing/cast.ts";
import { aCheckedBatch, anUpload, aWorkbook } from "../testing/given-imports.ts";
import { anOpenRound, handIn, setting } from "../testing/given-screening.ts";

onStage();

type Fill = (sheet: ExcelJS.Worksheet) => void;

async function template(caller: Caller, roundId: string) {
  const { content } = await caller.call(imports.template, { query: { register: "assessment", roundId } });
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(content.buffer as ArrayBuffer);
  return book;
}

/** The template as the clerk sends it back. */
async function filled(caller: Caller, roundId: string, fill: Fill) {
  const book = await template(caller, roundId);
  fill(book.getWorksheet("摸排表")!);
  return new Blob([(await book.xlsx.writeBuffer()) as ArrayBuffer]);
}

const upload = (roundId: string) => ({ register: "assessment" as const, roundId, fileName: "摸排表.xlsx" });
const commit = (caller: Caller, id: string) =>
  caller.call(imports.commit, { params: { id }, body: { goodRowsOnly: false } });
const stands = (caller: Caller, id: string, village: keyof typeof villageIds) =>
  caller.call(assessments.read, { params: { id, villageId: villageIds[village] } });

async function faults(caller: Caller, id: string) {
  const { rows } = await caller.call(imports.rows, { params: { id }, query: {} });
  return rows.flatMap((row) => row.faults.map(({ at, sentence }) => `${at} ${sentence}`));
}

const countRows = async ({ tx }: Pick<Stage, "tx">) =>
  Promise.all(
    (["importBatch", "importRow", "file", "assessment"] as const).map(async (table) => {
      const { n } = await tx
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .executeTakeFirstOrThrow();
      return n;
    }),
  );

/** Rows of the template: 4 is 上梨峪, 5 is 前柳庄; columns D and E the indicators, F the first manifestation. */
const twoVillages: Fill = (sheet) => {
  sheet.getCell("D4").value = 3;
  sheet.getCell("E4").value = 70;
  sheet.getCell("F4").value = "是";
  sheet.getCell("D5").value = 0;
};

apiTest("the template lists the township's own villages, locked, with the figures open", async (stage) => {
  const { id } = await anOpenRound(stage);
  const book = await template(await stage.as("township", "柳溪镇"), id);
  expect(book.worksheets.map(({ name, state }) => `${name} ${state}`)).toEqual([
    "摸排表 visible",
    "填表说明 visible",
    "字典 hidden",
  ]);
  const sheet = book.getWorksheet("摸排表")!;
  expect((sheet.getRow(3).values as string[]).slice(1, 6)).toEqual([
    "乡镇（街道）",
    "村（社区）名称*",
    "区划代码",
    "班子缺职人数（人）",
    "群众满意度（%）",
  ]);
  expect([4, 5, 6].map((row) => sheet.getCell(`B${row}`).value)).toEqual(["上梨峪村", "前柳庄村", null]);
  expect([sheet.getCell("A4"), sheet.getCell("B5")].map((cell) => cell.protection?.locked ?? true)).toEqual([
    true,
    true,
  ]);
  expect([sheet.getCell("D4"), sheet.getCell("F5")].map((cell) => cell.protection.locked)).toEqual([false, false]);
  expect(sheet.getCell("D4").dataValidation).toMatchObject({ type: "whole", formulae: [0, 4], errorStyle: "warning" });
  expect(sheet.getCell("F5").dataValidation).toMatchObject({ type: "list", errorStyle: "stop" });
  const guide = book.getWorksheet("填表说明")!;
  const words = (guide.getColumn(2).values as string[]).join("");
  expect(words).toContain("填整数，单位%，一般在 60 至 100 之间。");
});

apiTest(
  "the filled template goes in without a column to map, as drafts that the township then hands in",
  async (stage) => {
    const { id: roundId } = await anOpenRound(stage);
    const liuxi = await stage.as("township", "柳溪镇");
    const id = await aCheckedBatch(liuxi, await filled(liuxi, roundId, twoVillages), upload(roundId));
    const batch = await liuxi.call(imports.read, { params: { id } });
    expect(batch.columns.filter(({ field }) => field === null)).toEqual([]);
    expect(batch.counts).toEqual({ new: 0, update: 2, same: 0, wrong: 0, skipped: 0 });
    await commit(liuxi, id);

    const first = await stands(liuxi, roundId, "上梨峪");
    expect(first).toMatchObject({ status: "draft", values: [3, 70], manifestations: ["M01"] });
    expect(await stands(liuxi, roundId, "前柳庄")).toMatchObject({ status: "draft", values: [0, null] });
    const handed = await liuxi.call(assessments.submit, {
      params: { id: roundId },
      body: { villageIds: [villageIds.上梨峪, villageIds.前柳庄] },
    });
    expect(handed).toEqual({ submitted: 2 });
  },
);

apiTest("figures already saved may be corrected in the sheet; a village handed in is left in peace", async (stage) => {
  const { id: roundId } = await anOpenRound(stage);
  const liuxi = await stage.as("township", "柳溪镇");
  await commit(liuxi, await aCheckedBatch(liuxi, await filled(liuxi, roundId, twoVillages), upload(roundId)));
  await handIn(liuxi, roundId, "前柳庄", { values: [1, 90], manifestations: [] });

  const sheet = (await template(liuxi, roundId)).getWorksheet("摸排表")!;
  expect(["D4", "F4"].map((at) => [sheet.getCell(at).value, sheet.getCell(at).protection.locked])).toEqual([
    [3, false],
    ["是", false],
  ]);
  const again = await filled(liuxi, roundId, (page) => (page.getCell("D4").value = 2));
  const id = await aCheckedBatch(liuxi, again, upload(roundId));
  expect((await liuxi.call(imports.read, { params: { id } })).counts).toMatchObject({ update: 1, same: 1, wrong: 0 });
  await commit(liuxi, id);
  expect((await stands(liuxi, roundId, "上梨峪")).values).toEqual([2, 70]);

  const late = await filled(liuxi, roundId, (page) => (page.getCell("D5").value = 4));
  expect(await faults(liuxi, await aCheckedBatch(liuxi, late, upload(roundId)))).toEqual([
    "B5 “前柳庄村”的摸排表已经上报，不能再导入；确需修改的，请先由县级退回。",
  ]);
});

apiTest("a returned village stays returned after an import, and undone it is what it was", async (stage) => {
  const { id: roundId, county } = await anOpenRound(stage);
  const liuxi = await stage.as("township", "柳溪镇");
  const { version } = await handIn(liuxi, roundId, "上梨峪", { values: [1, 90], manifestations: ["M02"] });
  await county.call(assessments.return, {
    params: { id: roundId, villageId: villageIds.上梨峪 },
    body: { version, reason: "缺职人数与组织部台账不一致" },
  });
  const id = await aCheckedBatch(liuxi, await filled(liuxi, roundId, twoVillages), upload(roundId));
  await commit(liuxi, id);
  const after = await stands(liuxi, roundId, "上梨峪");
  expect(after).toMatchObject({ status: "returned", values: [3, 70], manifestations: ["M01", "M02"] });
  await liuxi.call(imports.undo, { params: { id }, body: { skipChanged: false } });
  expect(await stands(liuxi, roundId, "上梨峪")).toMatchObject({
    status: "returned",
    values: [1, 90],
    manifestations: ["M02"],
    returnReason: "缺职人数与组织部台账不一致",
  });
  expect(await stands(liuxi, roundId, "前柳庄")).toMatchObject({ status: "waiting" });
});

apiTest("another township's village is refused in words and its figures stay as they are", async (stage) => {
  const { id: roundId } = await anOpenRound(stage);
  const liuxi = await stage.as("township", "柳溪镇");
  const file = await aWorkbook([
    ["乡镇", "村名", "班子缺职人数", "群众满意度"],
    ["柳溪镇", "上梨峪村", 1, 90],
    ["松岭乡", "松坡村", 4, 60],
    [null, "松坡村", 4, 60],
    ["柳溪镇", "上梨峪", 2, 80],
  ]);
  const id = await aCheckedBatch(liuxi, file, upload(roundId));
  expect(await faults(liuxi, id)).toEqual([
    "B2 同一个村与第 5 行重复，请核对后只保留一处。",
    "A3 “松岭乡”不是本单位管辖的乡镇（街道），只能导入“柳溪镇”的村。",
    "B4 柳溪镇没有“松坡村”，请核对村名，或者选定是哪一个村。",
    "B5 同一个村与第 2 行重复，请核对后只保留一处。",
  ]);
  const problem = await liuxi.refused(imports.commit, { params: { id }, body: { goodRowsOnly: false } });
  expect(problem.detail).toContain("没有可以导入的行");
  const chosen = { params: { id, row: 4 }, body: { subjectId: villageIds.松坡 } };
  expect((await liuxi.call(imports.fix, chosen)).outcome).toBe("wrong");
  const songling = await stage.as("township", "松岭乡");
  expect(await stands(songling, roundId, "松坡")).toMatchObject({ status: "waiting", values: [] });
  expect((await songling.refused(imports.read, { params: { id } })).code).toBe("not-found");
});

apiTest("figures are read as the form reads them: whole, beyond the bounds allowed, words refused", async (stage) => {
  const { id: roundId } = await anOpenRound(stage);
  const liuxi = await stage.as("township", "柳溪镇");
  const rows: [string | number | null, string | number | null][] = [
    [9, 30],
    [1.5, "九十"],
  ];
  const file = await aWorkbook([
    ["村名", "班子缺职人数", "群众满意度", "备注"],
    ["上梨峪村", ...rows[0]!, "无"],
    ["前柳庄村", ...rows[1]!, null],
  ]);
  const id = await aCheckedBatch(liuxi, file, upload(roundId));
  expect(await faults(liuxi, id)).toEqual(["B3 “1.5”不是整数。", "C3 “九十”不是数字。"]);
  await liuxi.call(imports.fix, { params: { id, row: 3 }, body: { cell: { column: 2, text: "－１" } } });
  await liuxi.call(imports.fix, { params: { id, row: 3 }, body: { cell: { column: 3, text: " 95 " } } });
  await commit(liuxi, id);
  expect((await stands(liuxi, roundId, "上梨峪")).values).toEqual([9, 30]);
  expect((await stands(liuxi, roundId, "前柳庄")).values).toEqual([-1, 95]);
});

apiTest("money comes in the indicator's unit, whatever unit the sheet or the cell speaks of", async (stage) => {
  const [first, second] = setting().indicators as [ReturnType<typeof setting>["indicators"][0], never];
  const income = { ...first, name: "村集体经济收入", unit: "万元", direction: "lower-worse" as never, max: 50 };
  const { id: roundId } = await anOpenRound(stage, { indicators: [income, second] });
  const liuxi = await stage.as("township", "柳溪镇");
  const inYuan = await aWorkbook([
    ["村名", "村集体经济收入（元）"],
    ["上梨峪村", 120_000],
    ["前柳庄村", "3.5万"],
  ]);
  const id = await aCheckedBatch(liuxi, inYuan, upload(roundId));
  expect(await faults(liuxi, id)).toEqual(["B3 “3.5万”换算成万元后不是整数，本指标以万元为单位填整数。"]);
  await liuxi.call(imports.fix, { params: { id, row: 3 }, body: { cell: { column: 2, text: "4万元" } } });
  await commit(liuxi, id);
  expect((await stands(liuxi, roundId, "上梨峪")).values).toEqual([12, null]);
  expect((await stands(liuxi, roundId, "前柳庄")).values).toEqual([4, null]);

  const doubtful = await aWorkbook([
    ["村名", "村集体经济收入（万元）"],
    ["上梨峪村", 120_000],
  ]);
  const sentence = (await faults(liuxi, await aCheckedBatch(liuxi, doubtful, upload(roundId))))[0];
  expect(sentence).toContain("可能误按元填写");
});

apiTest(
  "a closed round takes no table: neither a new one nor one checked before, and nothing is left",
  async (stage) => {
    const { id: roundId } = await anOpenRound(stage);
    const liuxi = await stage.as("township", "柳溪镇");
    const file = await filled(liuxi, roundId, twoVillages);
    const id = await aCheckedBatch(liuxi, file, upload(roundId));
    await stage.tx.updateTable("round").set({ status: "ranked" }).where("id", "=", roundId).execute();
    const before = await countRows(stage);
    const sentence = "“第三轮薄弱村整顿”不在摸排填报阶段，不能导入摸排表。";
    const query = { register: "assessment" as const, roundId, id: crypto.randomUUID() };
    const refusals = [
      await liuxi.refused(imports.upload, { query, file, fileName: "摸排表.xlsx" }),
      await liuxi.refused(imports.template, { query: { register: "assessment", roundId } }),
      await liuxi.refused(imports.check, { params: { id } }),
      await liuxi.refused(imports.commit, { params: { id }, body: { goodRowsOnly: false } }),
    ];
    expect(refusals.flatMap(({ reasons }) => reasons.map((one) => one.sentence))).toEqual(Array(4).fill(sentence));
    expect(await countRows(stage)).toEqual(before);
    expect(await stands(liuxi, roundId, "上梨峪")).toMatchObject({ status: "waiting" });
  },
);

apiTest("undone within a day, not after, and never over what the form changed since", async (stage) => {
  const { id: roundId } = await anOpenRound(stage);
  const liuxi = await stage.as("township", "柳溪镇");
  const file = await filled(liuxi, roundId, twoVillages);
  const undo = (id: string, skipChanged = false) => ({ params: { id }, body: { skipChanged } });

  const first = await aCheckedBatch(liuxi, file, upload(roundId));
  await commit(liuxi, first);
  await liuxi.call(imports.undo, undo(first));
  expect(await stands(liuxi, roundId, "上梨峪")).toMatchObject({ status: "waiting", manifestations: [] });

  const second = await aCheckedBatch(liuxi, file, upload(roundId));
  await commit(liuxi, second);
  await handIn(liuxi, roundId, "上梨峪", { values: [2, 80], manifestations: [] });
  const refusal = await liuxi.refused(imports.undo, undo(second));
  expect(refusal.detail).toContain("本批有 1 行在导入后又被修改或移除，没有撤销");
  expect(refusal.reasons.map(({ at }) => at)).toEqual(["第 4 行"]);
  expect(await stands(liuxi, roundId, "前柳庄")).toMatchObject({ status: "draft" });

  const long = new Date(Date.now() - 25 * 3_600_000);
  await stage.tx.updateTable("importBatch").set({ committedAt: long }).where("id", "=", second).execute();
  expect((await liuxi.refused(imports.undo, undo(second))).reasons[0]!.sentence).toContain("已超过 24 小时");
});

apiTest("the county, which fills in no assessments by hand, brings in none by file", async (stage) => {
  const { id: roundId, county } = await anOpenRound(stage);
  const refusal = await county.refused(imports.template, { query: { register: "assessment", roundId } });
  expect(refusal.detail).toBe("您的岗位不能导入摸排表。");
});

apiTest("no round chosen, no import", async (stage) => {
  const liuxi = await stage.as("township", "柳溪镇");
  const query = { register: "assessment" as const, id: crypto.randomUUID() };
  const file = await aWorkbook([["村名"], ["上梨峪村"]]);
  expect((await liuxi.refused(imports.upload, { query, file, fileName: "表.xlsx" })).detail).toContain(
    "请先选定摸排轮次",
  );
  expect(await anUpload(liuxi, file, { register: "assessment", roundId: crypto.randomUUID() }).catch(String)).toContain(
    "轮次",
  );
});
