import { expect } from "vitest";
import { findings } from "#contract/findings.ts";
import { imports } from "#contract/imports.ts";
import { aFinding } from "../../testing/given-findings.ts";
import { aCheckedBatch, anUpload, aWorkbook } from "../../testing/given-imports.ts";
import { apiTest, type Caller, onStage } from "../../testing/api-test.ts";

onStage();

const upload = { register: "finding", fileName: "问题整改台账.xlsx" } as const;
const head = [
  "编号",
  "来源",
  "发现日期",
  "乡镇",
  "村",
  "问题类别",
  "问题描述",
  "整改类型",
  "责任单位",
  "责任人",
  "整改期限",
  "状态",
  "整改结果",
  "整改进展",
  "销号日期",
  "销号人",
];
const base = (words = "三会一课记录不全") => [null, "督查", "2026-09-01", "柳溪镇", "前柳庄村", "组织生活", words];

const countsOf = async (caller: Caller, id: string) => (await caller.call(imports.read, { params: { id } })).counts;
const faultsOf = async (caller: Caller, id: string) => {
  const { rows } = await caller.call(imports.rows, { params: { id }, query: { outcome: "wrong" } });
  return rows.map(({ faults }) => faults.map(({ rule }) => rule));
};

apiTest("what goes out comes in unchanged, in every state", async ({ as, tx }) => {
  for (const status of [
    "registered",
    "assigned",
    "rectifying",
    "close-requested",
    "checked",
    "closed",
    "returned",
  ] as const)
    await aFinding(tx, { status, to: status === "returned" ? "unit" : "township" });
  await aFinding(tx, { village: null });
  const county = await as("county", "青岚县");
  const { content } = await county.call(findings.ledger, { body: {} });
  const id = await aCheckedBatch(county, new Blob([content as Uint8Array<ArrayBuffer>]), upload);
  expect(await faultsOf(county, id)).toEqual([]);
  expect(await countsOf(county, id)).toMatchObject({ new: 0, update: 0, same: 8, wrong: 0 });
});

apiTest(
  "a ledger kept elsewhere comes in: open ones go on, closed ones are history with who closed them",
  async ({ as, tx }) => {
    const county = await as("county", "青岚县");
    const file = await aWorkbook([
      head,
      [...base("没有年度计划"), null, null, null, null, null, null, null, null, null],
      [...base("台账不全"), "立行立改", "柳溪镇", "李某", "2026-09-10", "整改中", null, "9 月 5 日已约谈", null, null],
      [
        ...base("村务公开不及时"),
        "限期整改",
        null,
        "李某",
        null,
        "已销号",
        "记录已补齐",
        null,
        "2026-10-08",
        "县委组织部 赵某",
      ],
    ]);
    const id = await aCheckedBatch(county, file, upload);
    expect(await faultsOf(county, id)).toEqual([]);
    await county.call(imports.commit, { params: { id }, body: { goodRowsOnly: false } });
    const { rows } = await county.call(findings.list, { query: {} });
    expect(rows.map(({ status, imported, light }) => [status, imported, light])).toEqual([
      ["assigned", true, "red"],
      ["registered", true, "none"],
      ["closed", true, "none"],
    ]);
    const closed = await county.call(findings.read, { params: { id: rows[2]!.id } });
    expect(closed).toMatchObject({ closedBy: "县委组织部 赵某", closedOn: "2026-10-08", outcome: "记录已补齐" });
    const open = await county.call(findings.read, { params: { id: rows[0]!.id } });
    expect(open.steps).toMatchObject([{ action: "import", text: "9 月 5 日已约谈" }]);
    const back = { id: closed.id, version: 1, onDay: "2026-11-20", visitors: "督查组", text: "又缺了" };
    const refused = await county.refused(findings.lookBack, {
      params: { id: closed.id },
      body: { ...back, result: "fallen-back" },
    });
    expect(refused.reasons[0]?.rule).toBe("reopen-unassigned");
    await county.call(imports.undo, { params: { id }, body: { skipChanged: false } });
    expect(await tx.selectFrom("finding").select("id").execute()).toEqual([]);
  },
);

apiTest("each wrong cell is told, and nothing comes in while one is wrong", async ({ as, tx }) => {
  const known = await aFinding(tx, { status: "rectifying" });
  const { number } = await tx
    .selectFrom("finding")
    .where("id", "=", known.id)
    .select("number")
    .executeTakeFirstOrThrow();
  const county = await as("county", "青岚县");
  const file = await aWorkbook([
    head,
    [...base("没有年度计划"), null, null, null, null, "已销号", null, null, null, null],
    [...base("台账不全"), null, "县档案馆", "李某", "2026-12-01", "整改中", null, null, null, null],
    [
      number,
      "督查",
      "2026-11-01",
      "柳溪镇",
      "前柳庄村",
      "组织生活",
      "另一个问题",
      "限期整改",
      "柳溪镇",
      "王某",
      "2026-12-30",
      "已销号",
      "好了",
      null,
      "2026-11-20",
      "我",
    ],
    [
      null,
      "督查",
      "2026-12-01",
      "柳溪镇",
      "后柳庄村",
      "打卡",
      "问题",
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
    ],
  ]);
  const id = await aCheckedBatch(county, file, upload);
  expect(await faultsOf(county, id)).toEqual([
    ["outcome-missing", "closedOn-missing", "closedBy-missing"],
    ["unit-unknown"],
    ["course-by-table", "course-by-table", "course-by-table", "course-by-table", "course-by-table", "fixed-by-now"],
    ["village-unknown", "category-unknown", "found-in-future"],
  ]);
  const commit = await county.refused(imports.commit, { params: { id }, body: { goodRowsOnly: false } });
  expect(commit.code).toBe("refused");
});

apiTest("who rectifies may be mended by a table, and the mend taken back", async ({ as, tx }) => {
  const known = await aFinding(tx, { status: "rectifying" });
  const { number } = await tx
    .selectFrom("finding")
    .where("id", "=", known.id)
    .select("number")
    .executeTakeFirstOrThrow();
  const county = await as("county", "青岚县");
  const columns = ["编号", "来源", "发现日期", "问题类别", "问题描述", "责任人"];
  const row = [number, "督查", "2026-11-01", "组织生活", "主题党日连续两个月没有开展", "周某"];
  const id = await aCheckedBatch(county, await aWorkbook([columns, row]), upload);
  expect(await countsOf(county, id)).toMatchObject({ new: 0, update: 1, wrong: 0 });
  await county.call(imports.commit, { params: { id }, body: { goodRowsOnly: false } });
  const page = () => county.call(findings.read, { params: known.params });
  expect(await page()).toMatchObject({ responsible: "周某", version: 2, status: "rectifying" });
  await county.call(imports.undo, { params: { id }, body: { skipChanged: false } });
  expect(await page()).toMatchObject({ responsible: "李某", version: 3 });
  const township = await as("township", "柳溪镇");
  const refused = await anUpload(township, await aWorkbook([columns, row]), upload).catch(String);
  expect(refused).toContain("register-closed");
});
