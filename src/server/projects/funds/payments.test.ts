import { expect } from "vitest";
import { payments } from "#contract/payments.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, type Caller, onStage, raw, type Stage } from "../../testing/api-test.ts";
import { accountIdOf, organisationIds, qinglan } from "../../testing/cast.ts";
import { aBatch, aContract, anAllocation, aPayment } from "../../testing/given-funds.ts";
import { aProject } from "../../testing/given-projects.ts";

onStage();

type Over = Parameters<typeof aProject>[1];
type Tx = Stage["tx"];

const rulesOf = ({ reasons }: { readonly reasons: readonly { rule: string }[] }) => reasons.map(({ rule }) => rule);
const faults = async () => (await raw("select * from ledger_faults($1)", [qinglan])).rows;

/** A started project with money and a contract of 800,000 yuan. */
async function aWork(tx: Tx, over: Over = {}, contractOver: object = {}) {
  const batch = await aBatch(tx);
  const project = await aProject(tx, { status: "started", budgetFen: 100_000_000, ...over });
  const allocation = await anAllocation(tx, { batchId: batch.id, projectId: project.id });
  const contract = await aContract(tx, { projectId: project.id, ...contractOver });
  return { batch, project, allocation, contract };
}

type Work = Awaited<ReturnType<typeof aWork>>;

const asking = ({ project, contract, allocation }: Work, amountFen: number, over: object = {}) => ({
  id: uuidv7(),
  projectId: project.id,
  contractId: contract.id,
  kind: "progress" as const,
  amountFen,
  onDay: "2026-06-01",
  sources: [{ allocationId: allocation.id, amountFen }],
  ...over,
});

const refusedOf = async (caller: Caller, body: ReturnType<typeof asking>) =>
  rulesOf(await caller.refused(payments.request, { body }));

apiTest(
  "asked by the township, approved by another, paid once, reversed by entries the other way round",
  async ({ as, tx }) => {
    const work = await aWork(tx);
    const [township, county] = [await as("township", "柳溪镇"), await as("county", "青岚县")];
    const body = asking(work, 30_000_000);
    await township.call(payments.request, { body, requestId: uuidv7() });
    const at = (version: number) => ({ params: { id: body.id }, body: { version } });
    const early = { params: { id: body.id }, body: { version: 1, onDay: "2026-11-20", voucher: "凭1" } };
    expect(rulesOf(await county.refused(payments.post, early))).toEqual(["wrong-status"]);
    expect((await township.refused(payments.approve, at(1))).code).toBe("forbidden");
    await county.call(payments.approve, at(1));
    const post = { params: { id: body.id }, body: { version: 2, onDay: "2026-11-22", voucher: "支付令2026-118" } };
    const tooEarly = { params: { id: body.id }, body: { ...post.body, onDay: "2026-11-21" } };
    expect(rulesOf(await county.refused(payments.post, tooEarly))).toEqual(["day-too-early"]);
    const requestId = uuidv7();
    expect(await county.call(payments.post, { ...post, requestId })).toEqual({ version: 3 });
    expect(await county.call(payments.post, { ...post, requestId })).toEqual({ version: 3 });
    expect((await county.refused(payments.post, post)).code).toBe("stale");
    expect(rulesOf(await county.refused(payments.post, { ...post, body: { ...post.body, version: 3 } }))).toEqual([
      "wrong-status",
    ]);
    const page = await county.call(payments.ofProject, { params: work.project.params });
    expect(page).toMatchObject({ paidFen: 30_000_000, contracts: [{ paidFen: 30_000_000, pendingFen: 0 }] });
    expect(page.payments[0]).toMatchObject({ status: "paid", voucher: "支付令2026-118", can: { reverse: true } });
    const wrong = { version: 3, onDay: "2026-11-22", text: "户名有误，已退回" };
    await county.call(payments.reverse, { params: { id: body.id }, body: wrong });
    const after = await county.call(payments.ofProject, { params: work.project.params });
    expect(after).toMatchObject({ paidFen: 0, payments: [{ status: "reversed", reversal: "户名有误，已退回" }] });
    expect(
      rulesOf(await county.refused(payments.reverse, { params: { id: body.id }, body: { ...wrong, version: 4 } })),
    ).toEqual(["wrong-status"]);
    const entries = await raw("select kind, amount_fen from ledger_entry where payment_id = $1 order by kind", [
      body.id,
    ]);
    expect(entries.rows).toEqual([
      { kind: "pay", amountFen: 30_000_000 },
      { kind: "reverse", amountFen: 30_000_000 },
    ]);
    expect(await faults()).toEqual([]);
  },
);

apiTest("over the contract by one fen, sources that do not sum, amounts that cannot be", async ({ as, tx }) => {
  const work = await aWork(tx, { status: "accepted" }, { retentionPercent: 0 });
  const township = await as("township", "柳溪镇");
  const final = (amountFen: number, over: object = {}) => asking(work, amountFen, { kind: "final", ...over });
  const problem = await township.refused(payments.request, { body: final(80_000_001) });
  expect(problem.reasons[0]).toMatchObject({
    rule: "over-contract",
    sentence: "合同金额 80 万元，已拨付 0 元，本次超出合同 0.01 元。",
  });
  const source = (amountFen: number) => [{ allocationId: work.allocation.id, amountFen }];
  expect(await refusedOf(township, final(100, { sources: source(99) }))).toEqual(["sources-do-not-sum"]);
  expect(await refusedOf(township, final(100, { sources: [] }))).toEqual(["source-missing"]);
  expect(await refusedOf(township, final(100, { sources: [{ allocationId: uuidv7(), amountFen: 100 }] }))).toEqual([
    "source-unfit",
  ]);
  expect(await refusedOf(township, final(0))).toEqual(["amount-zero"]);
  expect(await refusedOf(township, final(-1))).toEqual(["amount-negative"]);
  expect(await refusedOf(township, final(10 ** 14))).toEqual(["amount-too-large"]);
  expect(await refusedOf(township, final(100, { contractId: uuidv7() }))).toEqual(["contract-missing"]);
  expect((await township.refused(payments.request, { body: final(0.5) })).code).toBe("invalid");
  const twice = { sources: [...source(40_000_000), ...source(40_000_000)] };
  expect((await township.call(payments.request, { body: final(80_000_000, twice) })).version).toBe(1);
  expect(await refusedOf(township, final(1))).toEqual(["over-contract"]);
  expect(await faults()).toEqual([]);
});

apiTest("each kind of payment waits for its gate, its share of the contract and its day", async ({ as, tx }) => {
  const township = await as("township", "柳溪镇");
  const refused = async (over: Over, amountFen: number, asked: object = {}, contract: object = {}) =>
    refusedOf(township, asking(await aWork(tx, over, contract), amountFen, asked));
  expect(await refused({ status: "tendered" }, 1, { kind: "advance" })).toEqual(["advance-before-contract"]);
  expect(await refused({ status: "contracted" }, 24_000_001, { kind: "advance" })).toEqual(["over-advance"]);
  expect(await refused({ status: "contracted" }, 1)).toEqual(["progress-before-start"]);
  expect(await refused({}, 64_000_001)).toEqual(["over-progress"]);
  expect(await refused({ status: "pre-accepted" }, 1, { kind: "final" })).toEqual(["final-before-acceptance"]);
  expect(await refused({ status: "accepted" }, 77_600_001, { kind: "final" })).toEqual(["over-retention"]);
  const due = { retentionDueOn: "2027-04-01" };
  expect(await refused({ status: "accepted" }, 1, { kind: "retention" }, due)).toEqual(["retention-not-due"]);
  expect(await refused({ standing: "paused" }, 1)).toEqual(["project-standing"]);
  expect(await refused({}, 1, { onDay: "2026-11-23" })).toEqual(["day-in-future"]);
  expect(await refused({}, 1, { onDay: "2026-03-31" })).toEqual(["day-too-early"]);
});

apiTest(
  "nothing is paid of money that has not arrived, that the project does not have, or beyond its settlement",
  async ({ as, tx }) => {
    const township = await as("township", "柳溪镇");
    const work = await aWork(tx);
    const unreceived = await aBatch(tx, { receivedOn: null });
    await tx
      .updateTable("project")
      .set({ estimateFen: 900_000_000, budgetFen: 900_000_000 })
      .where("id", "=", work.project.id)
      .execute();
    const promised = await anAllocation(tx, { batchId: unreceived.id, projectId: work.project.id, amountFen: 500 });
    const of = (allocationId: string, amountFen: number) =>
      asking(work, amountFen, { sources: [{ allocationId, amountFen }] });
    expect(await refusedOf(township, of(promised.id, 100))).toEqual(["batch-not-received"]);
    expect(await refusedOf(township, of(promised.id, 501))).toEqual(["batch-not-received", "over-allocation"]);
    const other = await aWork(tx);
    expect(await refusedOf(township, of(other.allocation.id, 100))).toEqual(["source-unfit"]);
    await settle(tx, work, 20_000_000);
    expect(await refusedOf(township, asking(work, 20_000_001))).toEqual(["over-settled"]);
    expect((await township.call(payments.request, { body: asking(work, 20_000_000) })).version).toBe(1);
  },
);

const settle = (tx: Tx, { project }: Work, settledFen: number) =>
  tx
    .insertInto("gatePass")
    .values({
      countyId: qinglan,
      id: uuidv7(),
      projectId: project.id,
      gate: "settlement",
      onDay: "2026-05-01",
      facts: JSON.stringify({ settledFen }),
      ruleVersion: 0,
      passedBy: uuidv7(),
      reach: [...project.reach],
    })
    .execute();

apiTest(
  "whoever asks does not approve, only he takes it back, and what no longer holds is shown as stuck",
  async ({ as, tx }) => {
    const work = await aWork(tx);
    const [county, township] = [await as("county", "青岚县"), await as("township", "柳溪镇")];
    const own = asking(work, 100);
    await county.call(payments.request, { body: own });
    const at = { params: { id: own.id }, body: { version: 1 } };
    expect(rulesOf(await county.refused(payments.approve, at))).toEqual(["approved-by-requester"]);
    expect(rulesOf(await township.refused(payments.withdraw, at))).toEqual(["withdrawn-by-other"]);
    await county.call(payments.withdraw, at);
    const theirs = await aPayment(tx, {
      contractId: work.contract.id,
      allocationId: work.allocation.id,
      until: "approved",
    });
    await tx.updateTable("project").set({ standing: "paused" }).where("id", "=", work.project.id).execute();
    const list = await county.call(payments.list, { query: { waits: "stuck" } });
    expect(list.waiting).toEqual({ approve: 0, post: 1, stuck: 1 });
    expect(list.rows).toMatchObject([
      { id: theirs.id, why: [{ rule: "project-standing", sentence: "该项目暂停，不能拨付。" }] },
    ]);
    const post = { params: theirs.params, body: { version: 2, onDay: "2026-11-22", voucher: "凭1" } };
    expect(rulesOf(await county.refused(payments.post, post))).toEqual(["project-standing"]);
    await county.call(payments.refuse, { params: theirs.params, body: { version: 2, text: "项目暂停" } });
    expect((await county.call(payments.list, { query: {} })).waiting).toEqual({ approve: 0, post: 0, stuck: 0 });
    expect(await faults()).toEqual([]);
  },
);

apiTest(
  "of the departments only the one with the duty of finance pays; a voucher number is used once for a project",
  async ({ as, tx }) => {
    const work = await aWork(tx);
    const [one, two] = await Promise.all(
      [1, 2].map(() =>
        aPayment(tx, { contractId: work.contract.id, allocationId: work.allocation.id, until: "approved" }),
      ),
    );
    const department = await as("department", "县信访局");
    const post = (id: string, voucher: string) => ({
      params: { id },
      body: { version: 2, onDay: "2026-11-22", voucher },
    });
    expect(rulesOf(await department.refused(payments.post, post(one!.id, "凭1")))).toEqual(["not-finance"]);
    const duty = {
      countyId: qinglan,
      id: uuidv7(),
      duty: "finance" as const,
      organisationId: organisationIds.县信访局,
    };
    await tx.insertInto("projectDuty").values(duty).execute();
    await department.call(payments.post, post(one!.id, "凭1"));
    expect(rulesOf(await department.refused(payments.post, post(two!.id, "凭1")))).toEqual(["voucher-taken"]);
    await department.call(payments.post, post(two!.id, "凭2"));
    const { rows } = await raw("select paid_by from payment where id = $1", [one!.id]);
    expect(rows).toEqual([{ paidBy: accountIdOf(12) }]);
  },
);

apiTest("another township does not see a payment, and cannot ask for one", async ({ as, tx }) => {
  const work = await aWork(tx);
  const payment = await aPayment(tx, { contractId: work.contract.id, allocationId: work.allocation.id });
  const next = await as("township", "松岭乡");
  expect((await next.call(payments.list, { query: {} })).rows).toEqual([]);
  expect((await next.refused(payments.ofProject, { params: work.project.params })).code).toBe("not-found");
  expect((await next.refused(payments.request, { body: asking(work, 1) })).code).toBe("not-found");
  expect((await next.refused(payments.withdraw, { params: payment.params, body: { version: 1 } })).code).toBe(
    "not-found",
  );
});
