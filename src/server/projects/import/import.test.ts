import { expect } from "vitest";
import { imports } from "#contract/imports.ts";
import { projects } from "#contract/projects.ts";
import { apiTest, type Caller, onStage } from "../../testing/api-test.ts";
import { aCheckedBatch, anUpload, aWorkbook } from "../../testing/given-imports.ts";
import { aProject } from "../../testing/given-projects.ts";

onStage();

const upload = { register: "project", fileName: "项目台账.xlsx" } as const;
const head = [
  "项目名称",
  "年度",
  "类型",
  "乡镇",
  "受益村",
  "份额",
  "总投资（万元）",
  "预算（万元）",
  "预计年收益（万元）",
  "开工时间",
  "完工时间",
  "项目状态",
];
type Cells = readonly (string | number | null)[];
const row = (name: string, ...rest: Cells) => [name, "2025年", "产业项目", "柳溪镇", ...rest];
const plainRow = row("食用菌大棚", "前柳庄村", null, 60, null, null, null, null, null);

const check = async (caller: Caller, rows: readonly Cells[], header: Cells = head) =>
  aCheckedBatch(caller, await aWorkbook([header, ...rows] as never), upload);
const faultsOf = async (caller: Caller, id: string) => {
  const { rows } = await caller.call(imports.rows, { params: { id }, query: { outcome: "wrong" } });
  return rows.map(({ faults }) => faults.map(({ rule }) => rule));
};
const commit = (caller: Caller, id: string) =>
  caller.call(imports.commit, { params: { id }, body: { goodRowsOnly: false } });

apiTest(
  "a ledger kept elsewhere comes in as far as it had come, pooled projects with their shares, and goes out again",
  async ({ as, tx }) => {
    const county = await as("county", "青岚县");
    const id = await check(county, [
      plainRow,
      row("烘干厂房", "前柳庄村、松岭乡松坡村", "2、1", 300, 298.5, "10", "2025-03-05", "2025-09-01", "已验收"),
    ]);
    expect(await faultsOf(county, id)).toEqual([]);
    await commit(county, id);
    const { rows } = await county.call(projects.list, { query: {} });
    const pooled = rows.find(({ name }) => name === "烘干厂房")!;
    expect(pooled).toMatchObject({ status: "accepted", budgetFen: 298_500_000, estimateFen: 300_000_000, villages: 2 });
    expect(rows.find(({ name }) => name === "食用菌大棚")).toMatchObject({
      year: 2025,
      status: "banked",
      kind: "industry",
    });
    const { served } = await county.call(projects.read, { params: { id: pooled.id } });
    expect(served.map(({ share, promisedFen }) => [share, promisedFen])).toEqual([
      [2, 6_666_667],
      [1, 3_333_333],
    ]);
    const own = await (await as("township", "松岭乡")).call(projects.list, { query: {} });
    expect(own.rows.map(({ name }) => name)).toEqual(["烘干厂房"]);
    await county.call(imports.undo, { params: { id }, body: { skipChanged: false } });
    expect((await county.call(projects.list, { query: {} })).total).toBe(0);
    expect(await tx.selectFrom("projectVillage").selectAll().execute()).toEqual([]);
  },
);

apiTest(
  "元 and 万元 mixed up, villages nobody knows and days that contradict are told cell by cell",
  async ({ as }) => {
    const county = await as("county", "青岚县");
    const id = await check(county, [
      row("概算写成元", "前柳庄村", null, 6_000, null, null, null, null, null),
      row("不知道的村", "前柳庄村、王家村", null, 60, null, null, null, null, null),
      row("份额不对", "前柳庄村、上梨峪村", "2", 60, null, null, null, null, null),
      row("没有预算", "前柳庄村", null, 60, null, null, "2025-03-01", null, "在建"),
      row("二月二十九", "前柳庄村", null, 60, 60, null, "2025-02-29", null, "在建"),
      row("负数", "前柳庄村", null, -5, null, null, null, null, null),
      row("村写了两次", "前柳庄村、前柳庄村", null, 60, null, null, null, null, null),
    ]);
    expect(await faultsOf(county, id)).toEqual([
      ["unit-doubtful"],
      ["village-unknown"],
      ["shares-count"],
      ["budget-missing"],
      ["cell-wrong"],
      ["cell-wrong"],
      ["village-twice"],
    ]);
  },
);

apiTest("without a unit in the head an amount is asked about, not guessed", async ({ as }) => {
  const county = await as("county", "青岚县");
  const header = head.map((one) => one.replace("总投资（万元）", "总投资"));
  const id = await check(county, [plainRow], header);
  expect(await faultsOf(county, id)).toEqual([["cell-wrong"]]);
});

apiTest("a project that stands already is not doubled, twice in one file neither", async ({ as, tx }) => {
  const county = await as("county", "青岚县");
  await aProject(tx, { name: "食用菌大棚", year: 2025 });
  const id = await check(county, [
    plainRow,
    row("村道硬化", "前柳庄村", null, 60),
    row("村道 硬化", "上梨峪村", null, 60),
  ]);
  expect(await faultsOf(county, id)).toEqual([["project-known"], ["project-twice"], ["project-twice"]]);
});

apiTest(
  "what was registered by hand between check and import stops the import, and nothing comes in",
  async ({ as, tx }) => {
    const county = await as("county", "青岚县");
    const id = await check(county, [plainRow]);
    await aProject(tx, { name: "食用菌大棚", year: 2025, villages: { 前柳庄: 1 } });
    const { code } = await county.refused(imports.commit, { params: { id }, body: { goodRowsOnly: false } });
    expect(code).toBe("conflict");
    expect((await county.call(projects.list, { query: {} })).total).toBe(1);
  },
);

apiTest("an import is taken back only while nobody has worked with its projects", async ({ as, tx }) => {
  const county = await as("county", "青岚县");
  const id = await check(county, [plainRow]);
  await commit(county, id);
  await tx.updateTable("project").set({ version: 2 }).execute();
  const { code } = await county.refused(imports.undo, { params: { id }, body: { skipChanged: false } });
  expect(code).toBe("refused");
  expect((await county.call(projects.list, { query: {} })).total).toBe(1);
});

apiTest("a township does not import the ledger of the county", async ({ as }) => {
  const township = await as("township", "柳溪镇");
  await expect(anUpload(township, await aWorkbook([head]), upload)).rejects.toThrow("您的岗位不能导入项目台账");
});
