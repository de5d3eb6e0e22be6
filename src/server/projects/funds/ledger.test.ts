import { expect } from "vitest";
import { funds } from "#contract/funds.ts";
import { readWorkbook } from "../../office/read-table.ts";
import { apiTest, onStage, raw, type Stage } from "../../testing/api-test.ts";
import { qinglan } from "../../testing/cast.ts";
import { aBatch, aContract, anAllocation, aPayment } from "../../testing/given-funds.ts";
import { aProject } from "../../testing/given-projects.ts";

onStage();

async function moved(tx: Stage["tx"]) {
  const batch = await aBatch(tx);
  const project = await aProject(tx, { name: "=1+1 大棚", status: "started", budgetFen: 100_000_000 });
  const allocation = await anAllocation(tx, { batchId: batch.id, projectId: project.id, amountFen: 60_000_000 });
  const contract = await aContract(tx, { projectId: project.id });
  await aPayment(tx, { contractId: contract.id, allocationId: allocation.id, until: "paid", text: "第一期进度款" });
  return { batch, project };
}

const balances = ({ lines }: { lines: readonly { account: string; balanceFen: number }[] }) =>
  Object.fromEntries(lines.map(({ account, balanceFen }) => [account, balanceFen]));

apiTest(
  "the ledger shows every movement with both sides, and the trial balance is zero for whatever is asked",
  async ({ as, tx }) => {
    const { batch, project } = await moved(tx);
    const county = await as("county", "青岚县");
    const list = await county.call(funds.ledger, { query: {} });
    expect(list.rows.map(({ kind, debit, credit, amountFen }) => [kind, debit, credit, amountFen])).toEqual([
      ["pay", "spent", "project", 10_000_000],
      ["allocate", "project", "treasury", 60_000_000],
      ["receive", "treasury", "source", 1_000_000_000],
    ]);
    const whole = await county.call(funds.trial, { query: {} });
    expect(whole.balanced).toBe(true);
    expect(balances(whole)).toEqual({
      source: -1_000_000_000,
      treasury: 940_000_000,
      project: 50_000_000,
      spent: 10_000_000,
      returned: 0,
    });
    const filters = [
      { fundId: batch.id },
      { projectId: project.id },
      { kind: "pay" as const },
      { account: "spent" as const },
      { from: "2026-03-02" },
    ];
    for (const query of filters) expect((await county.call(funds.trial, { query })).balanced).toBe(true);
    const of = async (query: object) => (await county.call(funds.ledger, { query })).total;
    expect([await of({ projectId: project.id }), await of({ kind: "pay" }), await of({ to: "2026-02-28" })]).toEqual([
      2, 1, 1,
    ]);
  },
);

apiTest(
  "a township reads the entries of its own projects, and the source of money is the county's",
  async ({ as, tx }) => {
    await moved(tx);
    const near = await as("township", "柳溪镇");
    expect((await near.call(funds.ledger, { query: {} })).rows.map(({ kind }) => kind)).toEqual(["pay", "allocate"]);
    const next = await as("township", "松岭乡");
    expect((await next.call(funds.ledger, { query: {} })).total).toBe(0);
  },
);

apiTest("the ledger goes out as a workbook with its trial balance, and leaves a trace", async ({ as, tx }) => {
  await moved(tx);
  const auditor = await as("auditor", "县审计局");
  const { fileName, content } = await auditor.call(funds.exportLedger, { body: {} });
  expect(fileName).toBe("资金台账 2026-11-22.xlsx");
  const sheets = await readWorkbook(Buffer.from(content as unknown as Uint8Array), fileName);
  const texts = JSON.stringify(sheets);
  for (const word of ["资金台账", "试算平衡", "第一期进度款", "安排到项目", "=1+1 大棚"]) expect(texts).toContain(word);
  const { rows } = await raw(
    "select verb, detail->>'act' as act, (detail->>'entries')::int as entries from audit where county_id = $1",
    [qinglan],
  );
  expect(rows).toEqual([{ verb: "fund.read", act: "export-ledger", entries: 3 }]);
});

apiTest("an entry that was tampered with by the owner's hand shows in the reconciliation", async ({ tx }) => {
  const { project } = await moved(tx);
  const faults = async () =>
    (await raw("select subject, kept_fen, entered_fen from ledger_faults($1)", [qinglan])).rows;
  expect(await faults()).toEqual([]);
  await raw("update project set paid_fen = paid_fen + 1 where id = $1", [project.id]);
  expect(await faults()).toEqual([{ subject: "project-paid", keptFen: 10_000_001, enteredFen: 10_000_000 }]);
});
