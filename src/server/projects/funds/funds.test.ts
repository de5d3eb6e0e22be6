import { expect } from "vitest";
import { funds } from "#contract/funds.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, onStage, raw, type Stage } from "../../testing/api-test.ts";
import { qinglan, villageIds } from "../../testing/cast.ts";
import { aBatch, aContract, anAllocation, aPayment } from "../../testing/given-funds.ts";
import { aProject } from "../../testing/given-projects.ts";

onStage();

const rulesOf = ({ reasons }: { readonly reasons: readonly { rule: string }[] }) => reasons.map(({ rule }) => rule);

const batchBody = (over: object = {}) => ({
  id: uuidv7(),
  countyId: qinglan,
  typeCode: "regular-aid",
  year: 2026,
  document: "青财农〔2026〕3号",
  documentOn: "2026-01-20",
  receivedOn: "2026-02-01",
  amountFen: 1_000_000_000,
  ...over,
});

const allocationBody = (fundId: string, projectId: string, over: object = {}) => ({
  id: uuidv7(),
  fundId,
  projectId,
  useCode: "U01",
  useName: "发展特色产业，改善生产条件",
  onDay: "2026-03-01",
  amountFen: 60_000_000,
  ...over,
});

const faults = async () => (await raw("select * from ledger_faults($1)", [qinglan])).rows;

apiTest("a batch comes in once, under the name its document's day allows", async ({ as }) => {
  const county = await as("county", "青岚县");
  const body = batchBody();
  await county.call(funds.create, { body });
  const list = await county.call(funds.list, { query: {} });
  expect(list).toMatchObject({ total: 1, sum: { amountFen: 1_000_000_000, unreceivedFen: 0 }, can: { write: true } });
  expect(list.rows[0]).toMatchObject({
    typeName: "中央财政常态化帮扶资金",
    balanceFen: 1_000_000_000,
    idleDays: 294,
    light: "red",
  });
  const refused = async (over: object) => rulesOf(await county.refused(funds.create, { body: batchBody(over) }));
  expect(await refused({ documentOn: "2025-12-31" })).toEqual(["fund-type-outside-dates"]);
  expect(await refused({ typeCode: "linkage" })).toEqual(["fund-type-outside-dates"]);
  expect(await refused({ typeCode: "nothing" })).toEqual(["fund-type-unknown"]);
  expect(await refused({ amountFen: 0 })).toEqual(["amount-zero"]);
  expect(await refused({ amountFen: -5 })).toEqual(["amount-negative"]);
  expect(await refused({ amountFen: 10 ** 15 })).toEqual(["amount-too-large"]);
  expect(await refused({ receivedOn: "2026-01-19" })).toEqual(["received-before-document"]);
  expect(await refused({ documentOn: "2026-11-23", receivedOn: null })).toEqual(["day-in-future"]);
  const township = await as("township", "柳溪镇");
  expect((await township.refused(funds.create, { body: batchBody() })).code).toBe("forbidden");
  const other = await as("county", "沐云县");
  expect((await other.refused(funds.create, { body: batchBody() })).code).toBe("not-found");
  expect((await other.call(funds.list, { query: {} })).total).toBe(0);
});

apiTest("money of an old type that came in its time is still allocated", async ({ as, tx }) => {
  const county = await as("county", "青岚县");
  const old = batchBody({ typeCode: "linkage", year: 2025, documentOn: "2025-06-01", receivedOn: null });
  await county.call(funds.create, { body: old });
  const project = await aProject(tx, { status: "approved" });
  await county.call(funds.allocate, { body: allocationBody(old.id, project.id) });
  const arrived = await county.call(funds.receive, {
    params: { id: old.id },
    body: { version: 2, receivedOn: "2025-07-01" },
  });
  expect(arrived.version).toBe(3);
  const again = { params: { id: old.id }, body: { version: 3, receivedOn: "2025-07-01" } };
  expect(rulesOf(await county.refused(funds.receive, again))).toEqual(["received-already"]);
  expect(await faults()).toEqual([]);
});

apiTest("an allocation reaches each village of its project to the fen", async ({ as, tx }) => {
  const county = await as("county", "青岚县");
  const batch = await aBatch(tx);
  const project = await aProject(tx, { status: "banked", villages: { 前柳庄: 1, 上梨峪: 1, 松坡: 1 } });
  await county.call(funds.allocate, { body: allocationBody(batch.id, project.id, { amountFen: 100 }) });
  const { rows, sumFen } = await county.call(funds.villages, { query: { year: 2026 } });
  expect(sumFen).toBe(100);
  expect(rows.map(({ allocatedFen }) => allocatedFen)).toEqual([34, 33, 33]);
  expect(rows[0]).toMatchObject({ villageId: villageIds.上梨峪, village: "上梨峪村", township: "柳溪镇", projects: 1 });
  const page = await county.call(funds.read, { params: batch.params, query: {} });
  expect(page).toMatchObject({ allocatedFen: 100, unspentFen: 100 });
  expect(page.allocations.rows).toMatchObject([{ projectId: project.id, status: "posted", amountFen: 100 }]);
  expect(await faults()).toEqual([]);
});

apiTest(
  "no more is allocated than the batch holds, the project costs, and only to what is in the bank",
  async ({ as, tx }) => {
    const county = await as("county", "青岚县");
    const batch = await aBatch(tx, { amountFen: 60_000_000 });
    const refused = async (over: Parameters<typeof aProject>[1], body: object = {}) => {
      const project = await aProject(tx, over);
      return rulesOf(await county.refused(funds.allocate, { body: allocationBody(batch.id, project.id, body) }));
    };
    expect(await refused({ status: "banked" }, { amountFen: 60_000_001 })).toEqual(["over-batch"]);
    expect(await refused({ status: "banked", estimateFen: 59_999_999 })).toEqual(["over-project"]);
    expect(await refused({ status: "approved", budgetFen: 59_999_999 })).toEqual(["over-project"]);
    expect(await refused({ status: "argued" })).toEqual(["project-not-banked"]);
    expect(await refused({ status: "started", standing: "paused" })).toEqual(["project-standing"]);
    expect(await refused({ status: "banked" }, { onDay: "2026-01-19" })).toEqual(["day-too-early"]);
    expect(await faults()).toEqual([]);
  },
);

apiTest("a use of the prohibited list stops, until a second person of the county lets it pass", async ({ as, tx }) => {
  const county = await as("county", "青岚县");
  const batch = await aBatch(tx);
  const project = await aProject(tx, { status: "banked", name: "村文化室修缮" });
  const body = allocationBody(batch.id, project.id);
  expect(await county.call(funds.allocate, { body })).toMatchObject({ status: "blocked" });
  const list = await county.call(funds.allocations, { query: { waits: "blocked" } });
  expect(list.rows[0]).toMatchObject({
    own: true,
    unspentFen: 0,
    hits: [{ kind: "prohibited", code: "N04", words: "文化室" }],
  });
  expect((await county.call(funds.list, { query: {} })).waiting).toEqual({ blocked: 1, idle: 0, recall: 0 });
  const words = { allowed: true, reason: "属于党群服务中心改造", basis: "县委常委会纪要〔2026〕3号" };
  const own = await county.refused(funds.judge, { params: { id: body.id }, body: { version: 1, ...words } });
  expect(rulesOf(own)).toEqual(["override-by-asker"]);
  expect((await county.call(funds.read, { params: batch.params, query: {} })).allocatedFen).toBe(0);
  await county.call(funds.drop, { params: { id: body.id }, body: { version: 1 } });

  const hits = [{ kind: "prohibited", code: "N04", text: "修建楼堂馆所、服务大厅、文化室等", words: "文化室" }];
  const others = await anAllocation(tx, { batchId: batch.id, projectId: project.id, hits });
  await county.call(funds.judge, { params: others.params, body: { version: 1, ...words } });
  const [kept] = (await county.call(funds.read, { params: batch.params, query: {} })).allocations.rows.filter(
    ({ id }) => id === others.id,
  );
  expect(kept).toMatchObject({
    status: "posted",
    override: { decision: "allowed", reason: words.reason, basis: words.basis },
  });
  const twice = await county.refused(funds.judge, { params: others.params, body: { version: 2, ...words } });
  expect(rulesOf(twice)).toEqual(["allocation-not-blocked"]);
  expect(await faults()).toEqual([]);
});

apiTest("a use in words that no list holds stops as well, and may be refused", async ({ as, tx }) => {
  const county = await as("county", "青岚县");
  const batch = await aBatch(tx);
  const project = await aProject(tx, { status: "banked" });
  const hits = [{ kind: "outside", code: "", text: "外出考察", words: "" }];
  const body = allocationBody(batch.id, project.id, { useCode: "", useName: "外出考察" });
  expect(await county.call(funds.allocate, { body })).toMatchObject({ status: "blocked" });
  const others = await anAllocation(tx, { batchId: batch.id, projectId: project.id, hits });
  const no = { version: 1, allowed: false, reason: "与项目无关", basis: "资金管理办法" };
  await county.call(funds.judge, { params: others.params, body: no });
  expect((await county.call(funds.read, { params: batch.params, query: {} })).allocatedFen).toBe(0);
  const recall = { version: 2, amountFen: 1, onDay: "2026-11-01", document: "收回通知", text: "收回" };
  expect(rulesOf(await county.refused(funds.recall, { params: others.params, body: recall }))).toEqual([
    "allocation-not-posted",
  ]);
  expect(await faults()).toEqual([]);
});

async function spent({ tx }: Stage) {
  const batch = await aBatch(tx);
  const project = await aProject(tx, { status: "started", budgetFen: 100_000_000, villages: { 前柳庄: 1, 松坡: 2 } });
  const allocation = await anAllocation(tx, { batchId: batch.id, projectId: project.id, amountFen: 60_000_000 });
  const contract = await aContract(tx, { projectId: project.id });
  await aPayment(tx, { contractId: contract.id, allocationId: allocation.id, until: "paid" });
  return { batch, project, allocation };
}

apiTest("what a project has not spent is recalled, the rest goes back upward; what is spent stays", async (stage) => {
  const { batch, allocation } = await spent(stage);
  const county = await stage.as("county", "青岚县");
  const moving = { onDay: "2026-11-01", document: "青财农〔2026〕40号", text: "年底未形成支出" };
  const recall = async (amountFen: number, version = 2) =>
    county.refused(funds.recall, { params: allocation.params, body: { ...moving, version, amountFen } });
  expect(rulesOf(await recall(50_000_001))).toEqual(["over-unspent"]);
  expect(rulesOf(await recall(0))).toEqual(["amount-zero"]);
  expect((await recall(1, 1)).code).toBe("stale");
  await county.call(funds.recall, {
    params: allocation.params,
    body: { ...moving, version: 2, amountFen: 50_000_000 },
  });
  const villages = await county.call(funds.villages, { query: {} });
  expect(villages.rows.map(({ allocatedFen }) => allocatedFen)).toEqual([6_666_667, 3_333_333]);
  const page = await county.call(funds.read, { params: batch.params, query: {} });
  expect(page).toMatchObject({ allocatedFen: 10_000_000, paidFen: 10_000_000, balanceFen: 990_000_000 });
  const back = { ...moving, version: page.version, amountFen: 990_000_001 };
  expect(rulesOf(await county.refused(funds.giveBack, { params: batch.params, body: back }))).toEqual(["over-batch"]);
  await county.call(funds.giveBack, { params: batch.params, body: { ...back, amountFen: 990_000_000 } });
  expect((await county.call(funds.read, { params: batch.params, query: {} })).balanceFen).toBe(0);
  expect(await faults()).toEqual([]);
});

apiTest("once all that a terminated project has not spent is recalled, it stands as recalled", async (stage) => {
  const { project, allocation } = await spent(stage);
  await stage.tx.updateTable("project").set({ standing: "terminated" }).where("id", "=", project.id).execute();
  const county = await stage.as("county", "青岚县");
  const standing = async (amountFen: number, version: number) => {
    const body = { onDay: "2026-11-01", document: "青财农〔2026〕40号", text: "项目终止", version, amountFen };
    await county.call(funds.recall, { params: allocation.params, body });
    return stage.tx.selectFrom("project").select("standing").where("id", "=", project.id).executeTakeFirstOrThrow();
  };
  expect(await standing(49_999_999, 2)).toEqual({ standing: "terminated" });
  expect(await standing(1, 3)).toEqual({ standing: "recalled" });
});

apiTest("idle money and projects not started by their day are shown for a person to decide", async ({ as, tx }) => {
  const county = await as("county", "青岚县");
  const batch = await aBatch(tx);
  const late = await aProject(tx, { status: "tendered" });
  const begun = await aProject(tx, { status: "started" });
  for (const { id: projectId } of [late, begun]) await anAllocation(tx, { batchId: batch.id, projectId });
  const { waiting } = await county.call(funds.list, { query: {} });
  expect(waiting).toEqual({ blocked: 0, idle: 2, recall: 1 });
  const { rows } = await county.call(funds.allocations, { query: { waits: "recall" } });
  expect(rows).toMatchObject([{ projectId: late.id, recallSince: "2026-08-31", light: "red", idleDays: 266 }]);
});

apiTest("a township sees of a batch what came to it, and nothing of the rest", async ({ as, tx }) => {
  const batch = await aBatch(tx);
  const near = await aProject(tx, { villages: { 前柳庄: 1 }, status: "banked" });
  const next = await aProject(tx, { villages: { 松坡: 1 }, status: "banked" });
  await anAllocation(tx, { batchId: batch.id, projectId: near.id, amountFen: 300 });
  await anAllocation(tx, { batchId: batch.id, projectId: next.id, amountFen: 500 });
  const township = await as("township", "柳溪镇");
  const list = await township.call(funds.list, { query: {} });
  expect(list).toMatchObject({ total: 1, sum: { amountFen: 300, allocatedFen: 300 }, can: { write: false } });
  const page = await township.call(funds.read, { params: batch.params, query: {} });
  expect(page.allocations.rows.map(({ projectId }) => projectId)).toEqual([near.id]);
  const none = await aBatch(tx);
  expect((await township.refused(funds.read, { params: none.params, query: {} })).code).toBe("not-found");
  expect((await township.call(funds.choices, { query: {} })).batches).toHaveLength(1);
});
