import { afterAll, beforeAll, expect, test } from "vitest";
import { sql } from "kysely";
import { uuidv7 } from "#contract/uuid.ts";
import { appUrlOf } from "../../db/app-login.ts";
import { type Gate, openGate, type Tx } from "../../db/db.ts";
import { asOwner } from "../../ground.ts";
import { ask } from "../../testing/ask.ts";
import { countyClerk as county, qinglan } from "../../testing/cast.ts";
import { aBatch, aContract, anAllocation, aPayment } from "../../testing/given-funds.ts";
import { aProject } from "../../testing/given-projects.ts";
import { together } from "../../testing/together.ts";
import { workerDatabase } from "../../testing/worker-database.ts";
import { allocate, recallAllocation } from "./allocating.ts";
import { postPayment } from "./paying.ts";
import { requestPayment } from "./requesting.ts";

// Two officers truly at once need two connections and commits; this file has a database of its own.

const today = "2026-11-22";
let gate: Gate;
let ownerUrl: string;

beforeAll(async () => {
  ownerUrl = await workerDatabase();
  gate = openGate(await appUrlOf(ownerUrl));
});
afterAll(() => gate.close());

/** Both are under way before either is done. */
const slowly = <T>(act: (tx: Tx) => Promise<T>) =>
  gate.write(county, async (tx) => {
    const done = await act(tx);
    await sql`select pg_sleep(0.2)`.execute(tx);
    return done;
  });

const aWork = () =>
  asOwner(ownerUrl, async (tx) => {
    const batch = await aBatch(tx, { amountFen: 100_000_000 });
    const project = await aProject(tx, { status: "accepted", budgetFen: 100_000_000 });
    const allocation = await anAllocation(tx, { batchId: batch.id, projectId: project.id, amountFen: 60_000_000 });
    const contract = await aContract(tx, { projectId: project.id, amountFen: 60_000_000, retentionPercent: 0 });
    return { batch, project, allocation, contract };
  });

const rest = () => ask(ownerUrl, "select * from ledger_faults($1)", [qinglan]);

test("of two who post the same payment at once one pays it, the other is told so", async () => {
  const { allocation, contract } = await aWork();
  const payment = await asOwner(ownerUrl, (tx) =>
    aPayment(tx, { contractId: contract.id, allocationId: allocation.id, until: "approved" }),
  );
  const post = (voucher: string) =>
    slowly((tx) => postPayment(tx, county, { id: payment.id, version: 2, onDay: today, voucher }, today));
  expect(await together([post("凭1"), post("凭2")])).toEqual({ done: 1, refused: ["stale"] });
  expect(await ask(ownerUrl, "select id from ledger_entry where payment_id = $1", [payment.id])).toHaveLength(1);
  expect(await rest()).toEqual([]);
});

test("two who ask at once for more than the contract holds together: one gets it, the other is told by how much", async () => {
  const { project, allocation, contract } = await aWork();
  const request = () =>
    slowly((tx) =>
      requestPayment(
        tx,
        county,
        {
          id: uuidv7(),
          projectId: project.id,
          contractId: contract.id,
          kind: "final",
          amountFen: 40_000_000,
          onDay: today,
          text: "",
          papers: "",
          sources: [{ allocationId: allocation.id, amountFen: 40_000_000 }],
        },
        today,
      ),
    );
  const { done, refused } = await together([request(), request()], "message");
  expect([done, refused]).toEqual([1, ["合同金额 60 万元，已拨付 0 元，在办 40 万元，本次超出合同 20 万元。"]]);
  expect(await rest()).toEqual([]);
});

test("a recall and a payment of the same money at once: the second is told what is left", async () => {
  const { allocation, contract } = await aWork();
  const payment = await asOwner(ownerUrl, (tx) =>
    aPayment(tx, { contractId: contract.id, allocationId: allocation.id, until: "approved", amountFen: 50_000_000 }),
  );
  const post = slowly((tx) =>
    postPayment(tx, county, { id: payment.id, version: 2, onDay: today, voucher: "凭1" }, today),
  );
  const moving = { amountFen: 20_000_000, onDay: today, document: "收回", text: "收回" };
  const recall = slowly((tx) => recallAllocation(tx, county, { id: allocation.id, version: 1, ...moving }, today));
  const { done, refused } = await together([post, recall]);
  expect(done).toBe(1);
  // Whoever comes second finds another version of the allocation, or too little in it.
  expect(["stale", "refused"]).toContain(refused[0]);
  expect(await rest()).toEqual([]);
});

test("two who allocate the rest of a batch at once: one gets it", async () => {
  const { batch } = await aWork();
  const give = async () => {
    const { id: projectId } = await asOwner(ownerUrl, (tx) => aProject(tx, { status: "banked" }));
    const body = {
      id: uuidv7(),
      fundId: batch.id,
      projectId,
      useCode: "U01",
      useName: "发展特色产业",
      purpose: "",
      document: "",
    };
    return slowly((tx) => allocate(tx, county, { ...body, onDay: today, amountFen: 40_000_000 }, today));
  };
  const { done, refused } = await together([give(), give()], "message");
  expect([done, refused]).toEqual([1, ["该批次结存 0 元，超出 40 万元。"]]);
  expect(await rest()).toEqual([]);
});
