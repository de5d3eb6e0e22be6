import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Allocating,
  allocationRefusals,
  givingBackRefusals,
  overrideRefusals,
  recallRefusals,
  toVillages,
  unspentOf,
} from "./allocation.ts";

const batch = { documentOn: "2026-01-10", amountFen: 1000, allocatedFen: 300, returnedFen: 100 };
const project = { status: "banked", standing: "normal", estimateFen: 900, budgetFen: null, allocatedFen: 0 } as const;
const asking = (over: Partial<Allocating> = {}): Allocating => ({
  amountFen: 600,
  onDay: "2026-02-01",
  today: "2026-02-02",
  batch,
  project,
  ...over,
});
const rules = (over: Partial<Allocating> = {}) => allocationRefusals(asking(over)).map(({ rule }) => rule);

test("what is left of the batch can be allocated, and not a fen more", () => {
  expect(rules()).toEqual([]);
  const [over] = allocationRefusals(asking({ amountFen: 601 }));
  expect(over).toMatchObject({ rule: "over-batch", sentence: "该批次结存 6 元，超出 0.01 元。" });
});

test("a project is given no more than its budget, or its estimate before the review", () => {
  expect(rules({ project: { ...project, allocatedFen: 301 } })).toEqual(["over-project"]);
  expect(rules({ project: { ...project, budgetFen: 599 } })).toEqual(["over-project"]);
  expect(rules({ project: { ...project, budgetFen: 600 } })).toEqual([]);
});

test("only what is decided and stands normal, and only from the document's day to today", () => {
  expect(rules({ project: { ...project, status: "argued" } })).toEqual(["project-not-banked"]);
  expect(rules({ project: { ...project, status: "started", standing: "paused" } })).toEqual(["project-standing"]);
  expect(rules({ onDay: "2026-01-09" })).toEqual(["day-too-early"]);
  expect(rules({ onDay: "2026-02-03" })).toEqual(["day-in-future"]);
});

const allocation = { onDay: "2026-02-01", amountFen: 600, recalledFen: 100, paidFen: 200, status: "posted" } as const;

test("what is recalled has not been spent, and what never stood is not recalled", () => {
  const on = { onDay: "2026-03-01", today: "2026-03-01" };
  const recall = (amountFen: number) => recallRefusals(allocation, { amountFen, ...on }).map(({ rule }) => rule);
  expect(unspentOf(allocation)).toBe(300);
  expect(recall(300)).toEqual([]);
  expect(recall(301)).toEqual(["over-unspent"]);
  expect(recall(0)).toEqual(["amount-zero"]);
  const blocked = { ...allocation, recalledFen: 0, paidFen: 0, status: "blocked" } as const;
  expect(recallRefusals(blocked, { amountFen: 1, ...on }).map(({ rule }) => rule)).toEqual(["allocation-not-posted"]);
});

test("what goes back upward lies with the county", () => {
  const back = (amountFen: number) =>
    givingBackRefusals(batch, { amountFen, onDay: "2026-03-01", today: "2026-03-01" }).map(({ rule }) => rule);
  expect(back(600)).toEqual([]);
  expect(back(601)).toEqual(["over-batch"]);
});

test("whoever allocated does not let his own use pass", () => {
  const rulesOf = (status: "blocked" | "posted", by: string) =>
    overrideRefusals({ status, madeBy: "一" }, by).map(({ rule }) => rule);
  expect(rulesOf("blocked", "二")).toEqual([]);
  expect(rulesOf("blocked", "一")).toEqual(["override-by-asker"]);
  expect(rulesOf("posted", "二")).toEqual(["allocation-not-blocked"]);
});

test("the villages' parts add up to the fen; what does not divide goes by the largest remainder, then by their order", () => {
  const three = ["甲", "乙", "丙"].map((villageId) => ({ villageId, share: 1 }));
  expect(toVillages(100, three).map(({ amountFen }) => amountFen)).toEqual([34, 33, 33]);
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1e12 }),
      fc.array(fc.integer({ min: 1, max: 9999 }), { minLength: 1, maxLength: 8 }),
      (total, shares) => {
        const parts = toVillages(
          total,
          shares.map((share, i) => ({ villageId: String(i), share })),
        );
        expect(parts.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(total);
      },
    ),
  );
});
