import { expect } from "vitest";
import { payments } from "#contract/payments.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, onStage, raw, type Stage } from "../../testing/api-test.ts";
import { qinglan } from "../../testing/cast.ts";
import { aBatch, aContract, anAllocation, aPayment } from "../../testing/given-funds.ts";
import { aProject } from "../../testing/given-projects.ts";

onStage();

type Over = Parameters<typeof aProject>[1];
const rulesOf = ({ reasons }: { readonly reasons: readonly { rule: string }[] }) => reasons.map(({ rule }) => rule);
const faults = async () => (await raw("select * from ledger_faults($1)", [qinglan])).rows;

const signing = (projectId: string, over: object = {}) => ({
  id: uuidv7(),
  projectId,
  form: "contract" as const,
  category: "works" as const,
  number: "青建合〔2026〕12号",
  party: "青岚建筑公司",
  amountFen: 80_000_000,
  signedOn: "2026-04-01",
  retentionPercent: 3,
  ...over,
});

apiTest("a contract stays within the budget, behind the tender, and bears its own number", async ({ as, tx }) => {
  const township = await as("township", "柳溪镇");
  const refused = async (over: Over, asked: object = {}) => {
    const project = await aProject(tx, { budgetFen: 80_000_000, ...over });
    return rulesOf(await township.refused(payments.sign, { body: signing(project.id, asked) }));
  };
  for (const status of ["banked", "approved", "designed", "budgeted"] as const)
    expect(await refused({ status })).toContain("contract-before-tender");
  expect(await refused({ status: "tendered" }, { amountFen: 80_000_001 })).toEqual(["over-budget"]);
  expect(await refused({ status: "tendered", budgetFen: null })).toEqual(["budget-missing"]);
  expect(await refused({ status: "tendered", standing: "changing" })).toEqual(["project-standing"]);
  expect(await refused({ status: "tendered" }, { form: "grant-list", category: "grant" })).toEqual([
    "grant-list-not-household",
  ]);
  expect(await refused({ status: "tendered" }, { amountFen: 0 })).toEqual(["amount-zero"]);
  const project = await aProject(tx, { status: "tendered", budgetFen: 100_000_000 });
  const body = signing(project.id);
  const requestId = uuidv7();
  await township.call(payments.sign, { body, requestId });
  await township.call(payments.sign, { body, requestId });
  expect(rulesOf(await township.refused(payments.sign, { body: signing(project.id, { amountFen: 1 }) }))).toEqual([
    "number-taken",
  ]);
  const page = await township.call(payments.ofProject, { params: project.params });
  expect(page).toMatchObject({
    contractedFen: 80_000_000,
    contracts: [{ number: "青建合〔2026〕12号", party: "青岚建筑公司" }],
  });
  expect(await faults()).toEqual([]);
});

apiTest("a household project that has no tender pays by a list of grants", async ({ as, tx }) => {
  const township = await as("township", "柳溪镇");
  const project = await aProject(tx, { status: "budgeted", assetClass: "household", budgetFen: 1_000_000 });
  const list = signing(project.id, {
    form: "grant-list",
    category: "grant",
    amountFen: 1_000_000,
    retentionPercent: 0,
  });
  await township.call(payments.sign, { body: list });
  expect(await faults()).toEqual([]);
});

const supplement = (version: number, deltaFen: number, over: object = {}) => ({
  id: uuidv7(),
  version,
  deltaFen,
  document: "补充合同一",
  reason: "增加排水沟 200 米",
  onDay: "2026-06-01",
  ...over,
});

const change = async ({ tx }: Stage, project: { id: string; reach: string[] }, decision: "approved" | "refused") => {
  const id = uuidv7();
  const asked = {
    reason: "地质条件变化",
    askedBy: uuidv7(),
    askedOn: "2026-05-01",
    decidedBy: uuidv7(),
    decidedOn: "2026-05-20",
  };
  await tx
    .insertInto("projectChange")
    .values({ countyId: qinglan, id, projectId: project.id, ...asked, decision, reach: project.reach })
    .execute();
  return id;
};

apiTest("a supplement far beyond what was signed rests on an approved change of this project", async (stage) => {
  const { as, tx } = stage;
  const township = await as("township", "柳溪镇");
  const project = await aProject(tx, { status: "started", budgetFen: 100_000_000 });
  const contract = await aContract(tx, { projectId: project.id });
  const refused = async (deltaFen: number, over: object = {}) =>
    rulesOf(
      await township.refused(payments.supplement, { params: contract.params, body: supplement(1, deltaFen, over) }),
    );
  expect(await refused(8_000_001)).toEqual(["supplement-needs-change"]);
  expect(await refused(20_000_001, { changeId: await change(stage, project, "approved") })).toEqual(["over-budget"]);
  expect(await refused(10_000_000, { changeId: await change(stage, project, "refused") })).toEqual(["change-unfit"]);
  const other = await aProject(tx, { status: "started" });
  expect(await refused(10_000_000, { changeId: await change(stage, other, "approved") })).toEqual(["change-unfit"]);
  const approved = await change(stage, project, "approved");
  const body = supplement(1, 20_000_000, { changeId: approved });
  expect(await township.call(payments.supplement, { params: contract.params, body })).toEqual({ version: 2 });
  expect((await township.refused(payments.supplement, { params: contract.params, body: supplement(1, 1) })).code).toBe(
    "stale",
  );
  const page = await township.call(payments.ofProject, { params: project.params });
  expect(page.contracts[0]).toMatchObject({
    firstFen: 80_000_000,
    amountFen: 100_000_000,
    changes: [{ deltaFen: 20_000_000 }],
  });
  expect(await faults()).toEqual([]);
});

apiTest("a contract is cut down to what has been paid and no further", async ({ as, tx }) => {
  const township = await as("township", "柳溪镇");
  const batch = await aBatch(tx);
  const project = await aProject(tx, { status: "started", budgetFen: 100_000_000 });
  const allocation = await anAllocation(tx, { batchId: batch.id, projectId: project.id });
  const contract = await aContract(tx, { projectId: project.id });
  await aPayment(tx, { contractId: contract.id, allocationId: allocation.id, until: "paid", amountFen: 30_000_000 });
  const cut = (deltaFen: number) => ({ params: contract.params, body: supplement(2, deltaFen) });
  expect(rulesOf(await township.refused(payments.supplement, cut(-50_000_001)))).toEqual(["below-paid"]);
  await township.call(payments.supplement, cut(-50_000_000));
  expect((await township.call(payments.ofProject, { params: project.params })).contractedFen).toBe(30_000_000);
  expect(await faults()).toEqual([]);
});
