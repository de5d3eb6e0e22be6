import { expect, test } from "vitest";
import { changeRefusals, decideRefusals, standingRefusals } from "./change.ts";

const rules = (why: readonly { rule: string }[]) => why.map(({ rule }) => rule);
const bounds = { budgetFen: 100, contractedFen: 80, startedOn: null, planStartOn: "2026-03-01" };
const asked = { content: "", newBudgetFen: null, newFinishOn: null };

test("a change changes something", () => {
  expect(rules(changeRefusals(asked, bounds))).toEqual(["change-empty"]);
  expect(changeRefusals({ ...asked, content: "改为 18 座" }, bounds)).toEqual([]);
});

test("a new budget is not below what is contracted, to the fen, and not before the review", () => {
  expect(changeRefusals({ ...asked, newBudgetFen: 80 }, bounds)).toEqual([]);
  expect(rules(changeRefusals({ ...asked, newBudgetFen: 79 }, bounds))).toEqual(["budget-below-contract"]);
  expect(rules(changeRefusals({ ...asked, newBudgetFen: 80 }, { ...bounds, budgetFen: null }))).toEqual([
    "budget-not-reviewed",
  ]);
});

test("a new finish does not lie before the start", () => {
  expect(rules(changeRefusals({ ...asked, newFinishOn: "2026-02-28" }, bounds))).toEqual(["finish-before-start"]);
  expect(changeRefusals({ ...asked, newFinishOn: "2026-03-01" }, bounds)).toEqual([]);
});

test("whoever asked does not decide, and nobody else takes it back", () => {
  expect(decideRefusals({ askedBy: "a" }, "approved", ["b"])).toEqual([]);
  expect(rules(decideRefusals({ askedBy: "a" }, "refused", ["b", "a"]))).toEqual(["decided-by-asker"]);
  expect(decideRefusals({ askedBy: "a" }, "withdrawn", ["a"])).toEqual([]);
  expect(rules(decideRefusals({ askedBy: "a" }, "withdrawn", ["b"]))).toEqual(["withdrawn-by-other"]);
});

test("what is not in the bank yet and what has ended is neither changed nor paused", () => {
  expect(standingRefusals({ status: "started", standing: "normal" }, "pause")).toEqual([]);
  expect(standingRefusals({ status: "banked", standing: "normal" }, "terminate")).toEqual([]);
  expect(rules(standingRefusals({ status: "argued", standing: "normal" }, "pause"))).toEqual(["not-in-pipeline"]);
  expect(rules(standingRefusals({ status: "started", standing: "terminated" }, "resume"))).toEqual(["wrong-standing"]);
  expect(rules(standingRefusals({ status: "started", standing: "changing" }, "pause"))).toEqual(["wrong-standing"]);
});
