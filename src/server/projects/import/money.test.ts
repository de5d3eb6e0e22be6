import { expect } from "vitest";
import { sql } from "kysely";
import { funds } from "#contract/funds.ts";
import { imports } from "#contract/imports.ts";
import { apiTest, type Caller, onStage, type Stage } from "../../testing/api-test.ts";
import { qinglan } from "../../testing/cast.ts";
import { aBatch, aContract, anAllocation } from "../../testing/given-funds.ts";
import { aCheckedBatch, aWorkbook } from "../../testing/given-imports.ts";
import { aProject } from "../../testing/given-projects.ts";

onStage();

type Cells = readonly (string | number | null)[];
const contractHead = ["项目编号", "合同编号", "合同类别", "乙方", "合同金额（万元）", "中标日期", "签订日期"];
const paymentHead = [
  "项目编号",
  "合同号",
  "款项",
  "拨付金额（元）",
  "拨付日期",
  "凭证号",
  "资金文号",
  "各文号金额（元）",
];

const check = async (caller: Caller, register: "contract" | "payment", rows: readonly Cells[], head: Cells) =>
  aCheckedBatch(caller, await aWorkbook([head, ...rows] as never), { register, fileName: "台账.xlsx" });
const contractsOf = (caller: Caller, rows: readonly Cells[], head: Cells = contractHead) =>
  check(caller, "contract", rows, head);
const paymentsOf = (caller: Caller, rows: readonly Cells[], head: Cells = paymentHead) =>
  check(caller, "payment", rows, head);
const faultsOf = async (caller: Caller, id: string) => {
  const { rows } = await caller.call(imports.rows, { params: { id }, query: { outcome: "wrong" } });
  return rows.map(({ row, faults }) => [row, ...faults.map(({ rule }) => rule)]);
};
const commit = (caller: Caller, id: string) =>
  caller.call(imports.commit, { params: { id }, body: { goodRowsOnly: false } });
const undo = (caller: Caller, id: string) =>
  caller.call(imports.undo, { params: { id }, body: { skipChanged: false } });
const ledgerFaults = async ({ tx }: Pick<Stage, "tx">) =>
  (await sql`select * from ledger_faults(${qinglan})`.execute(tx)).rows;

/** An accepted project with a budget of 600,000 yuan; what its number is in a table. */
async function aPaidProject({ tx }: Pick<Stage, "tx">, over: object = {}) {
  const project = await aProject(tx, { status: "accepted", budgetFen: 60_000_000, finishedOn: "2026-10-01", ...over });
  const { number } = await tx
    .selectFrom("project")
    .select("number")
    .where("id", "=", project.id)
    .executeTakeFirstOrThrow();
  return { ...project, number: `2026-${number}` };
}

async function funded(stage: Pick<Stage, "tx">) {
  const project = await aPaidProject(stage);
  const batch = await aBatch(stage.tx);
  await anAllocation(stage.tx, {
    batchId: batch.id,
    projectId: project.id,
    amountFen: 60_000_000,
    onDay: "2026-02-10",
  });
  await aContract(stage.tx, {
    projectId: project.id,
    number: "HT-1",
    amountFen: 60_000_000,
    retentionPercent: 0,
    signedOn: "2026-03-01",
  });
  return project;
}

apiTest("contracts signed elsewhere come in within the budget and go out again", async (stage) => {
  const county = await stage.as("county", "青岚县");
  const project = await aPaidProject(stage);
  const id = await contractsOf(county, [
    [project.number, "HT-1", "工程", "青岚建设有限公司", 59.5, "2026-02-20", "2026-03-01"],
    [project.number, "HT-2", "服务", "青岚监理有限公司", 0.5, null, "2026-03-01"],
  ]);
  expect(await faultsOf(county, id)).toEqual([]);
  await commit(county, id);
  const row = await stage.tx.selectFrom("project").select("contractedFen").executeTakeFirstOrThrow();
  expect(row.contractedFen).toBe(60_000_000);
  expect(await ledgerFaults(stage)).toEqual([]);
  await undo(county, id);
  expect(await stage.tx.selectFrom("projectContract").selectAll().execute()).toEqual([]);
  expect(await ledgerFaults(stage)).toEqual([]);
});

apiTest("a wrong contract is told row by row: budget, unit, tender, number, project, zero and minus", async (stage) => {
  const county = await stage.as("county", "青岚县");
  const project = await aPaidProject(stage);
  const untendered = await aPaidProject(stage, { name: "没有招标", status: "budgeted" });
  const row = (number: string, amount: number | string, tender: string | null = null, of = project.number) =>
    [of, number, "工程", "青岚建设有限公司", amount, tender, "2026-03-01"] as const;
  const id = await contractsOf(county, [
    row("A", "60.000001"),
    row("B", 0.0055),
    row("C", 50, "2026-03-02"),
    row("D", 50, null, untendered.number),
    row("E", 50, null, "2024-9999"),
    row("F", 0),
    row("G", -5),
    row("H", 30),
    row("H", 30),
  ]);
  expect(await faultsOf(county, id)).toEqual([
    [2, "over-budget"],
    [3, "unit-doubtful"],
    [4, "contract-before-tender"],
    [5, "contract-before-tender"],
    [6, "project-unknown"],
    [7, "cell-wrong"],
    [8, "cell-wrong"],
    [9, "number-twice"],
    [10, "number-twice"],
  ]);
});

apiTest(
  "two contracts that fit one by one and not together stop the import at the second, and nothing comes in",
  async (stage) => {
    const county = await stage.as("county", "青岚县");
    const project = await aPaidProject(stage);
    const row = (number: string, amount: string) => [
      project.number,
      number,
      "工程",
      "甲公司",
      amount,
      null,
      "2026-03-01",
    ];
    const id = await contractsOf(county, [row("A", "30"), row("B", "30.000001")]);
    expect(await faultsOf(county, id)).toEqual([]);
    const { code, detail } = await county.refused(imports.commit, { params: { id }, body: { goodRowsOnly: false } });
    expect(code).toBe("conflict");
    expect(detail).toMatch(/^第 3 行：.*超出 0\.01 元/u);
    expect(await stage.tx.selectFrom("projectContract").selectAll().execute()).toEqual([]);
  },
);

apiTest("payments made elsewhere stand in the ledger to the fen; taken back, they are reversed", async (stage) => {
  const county = await stage.as("county", "青岚县");
  const project = await funded(stage);
  const id = await paymentsOf(county, [
    [project.number, "HT-1", "进度款", "400,000.00", "2026-06-01", "记-1", "青财农〔2026〕3号", null],
    [project.number, "HT-1", "竣工款", "200,000.00", "2026-11-01", "记-2", null, null],
  ]);
  expect(await faultsOf(county, id)).toEqual([]);
  await commit(county, id);
  const paid = () => stage.tx.selectFrom("project").select("paidFen").executeTakeFirstOrThrow();
  expect((await paid()).paidFen).toBe(60_000_000);
  expect(await ledgerFaults(stage)).toEqual([]);
  await undo(county, id);
  expect((await paid()).paidFen).toBe(0);
  expect(await ledgerFaults(stage)).toEqual([]);
  const statuses = await stage.tx.selectFrom("payment").select("status").execute();
  expect(statuses).toEqual([{ status: "reversed" }, { status: "reversed" }]);
});

apiTest(
  "a wrong payment is told row by row: one fen too many, unit, voucher, days, contract, money of another project",
  async (stage) => {
    const county = await stage.as("county", "青岚县");
    const project = await funded(stage);
    const row = (amount: string, day: string, voucher: string, document: string | null = null, contract = "HT-1") => [
      project.number,
      contract,
      "竣工款",
      amount,
      day,
      voucher,
      document,
      null,
    ];
    const id = await paymentsOf(county, [
      row("600,000.01", "2026-11-01", "记-1"),
      row("60", "2026-11-01", "记-2"),
      row("1000", "2026-11-01", "记-3"),
      row("1000", "2026-11-02", "记-3"),
      row("1000", "2026-01-15", "记-4"),
      row("1000", "2026-11-01", "记-5", "青财农〔2025〕99号"),
      row("1000", "2026-11-01", "记-6", null, "HT-9"),
      row("-1000", "2026-11-01", "记-7"),
      row("0", "2026-11-01", "记-8"),
    ]);
    expect(await faultsOf(county, id)).toEqual([
      [2, "over-contract", "over-allocation"],
      [3, "unit-doubtful"],
      [4, "voucher-twice"],
      [5, "voucher-twice"],
      [6, "batch-not-received", "day-too-early"],
      [7, "source-unknown"],
      [8, "contract-unknown"],
      [9, "cell-wrong"],
      [10, "cell-wrong"],
    ]);
  },
);

apiTest(
  "payments that are too much only together stop the import with the row that is, and nothing is half written",
  async (stage) => {
    const county = await stage.as("county", "青岚县");
    const project = await funded(stage);
    const row = (amount: string, voucher: string) => [
      ...[project.number, "HT-1", "竣工款", amount, "2026-11-01", voucher, null, null],
    ];
    const id = await paymentsOf(county, [row("300,000", "记-1"), row("300,000.01", "记-2")]);
    expect(await faultsOf(county, id)).toEqual([]);
    const { code, detail } = await county.refused(imports.commit, { params: { id }, body: { goodRowsOnly: false } });
    expect(code).toBe("conflict");
    expect(detail).toMatch(/^第 3 行：.*超出合同 0\.01 元/u);
    expect(await stage.tx.selectFrom("payment").selectAll().execute()).toEqual([]);
    expect(await ledgerFaults(stage)).toEqual([]);
  },
);

apiTest("without a unit in the head, and by a township, no money comes in", async (stage) => {
  const county = await stage.as("county", "青岚县");
  const project = await funded(stage);
  const head = paymentHead.map((one) => one.replace("拨付金额（元）", "拨付金额"));
  const id = await paymentsOf(
    county,
    [[project.number, "HT-1", "竣工款", 1000, "2026-11-01", "记-1", null, null]],
    head,
  );
  expect(await faultsOf(county, id)).toEqual([[2, "cell-wrong"]]);
  const township = await stage.as("township", "柳溪镇");
  await expect(contractsOf(township, [])).rejects.toThrow("您的岗位不能导入项目合同台账");
  expect((await county.call(funds.list, { query: {} })).rows).toHaveLength(1);
});
