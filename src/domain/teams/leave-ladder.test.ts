import { expect, test } from "vitest";
import {
  agreedByAsker,
  answered,
  ladderFaults,
  openStep,
  outcomeOf,
  rungFor,
  shippedLeaveLadder,
  stepsFor,
} from "./leave-ladder.ts";

const officesFor = (days: number, hasUnit = true) =>
  stepsFor(rungFor(shippedLeaveLadder, days), hasUnit).map(({ office }) => office);

test.each([
  [1, ["township"]],
  [3, ["township"]],
  [4, ["county"]],
  [10, ["county"]],
  [11, ["unit", "county"]],
  [366, ["unit", "county"]],
])("%i days are agreed to by %j", (days, offices) => {
  expect(officesFor(days)).toEqual(offices);
});

test("whom no unit has sent needs no word of one, but never of nobody", () => {
  expect(officesFor(11, false)).toEqual(["county"]);
  expect(stepsFor({ upToDays: null, offices: ["unit"], notices: [] }, false)[0]?.office).toBe("county");
});

test("a unit agrees by asking; where the rung asks it alone, the county answers", () => {
  const word = {
    answer: "approved" as const,
    by: "a",
    name: "王某",
    at: "2026-11-22T00:00:00.000Z",
    reason: "代为申请",
  };
  const agreed = (offices: ("unit" | "county" | "township")[]) =>
    agreedByAsker(stepsFor({ upToDays: null, offices, notices: [] }, true), "unit", word).map(({ office, answer }) => [
      office,
      answer,
    ]);
  expect(agreed(["unit"])).toEqual([
    ["unit", "approved"],
    ["county", null],
  ]);
  expect(agreed(["unit", "county"])).toEqual([
    ["unit", "approved"],
    ["county", null],
  ]);
  expect(agreed(["township"])).toEqual([["township", null]]);
});

test("steps are answered in their order, one no ends it", () => {
  const steps = stepsFor(rungFor(shippedLeaveLadder, 20), true);
  const answer = { by: "a", name: "王某", at: "2026-11-22T00:00:00.000Z", reason: "" };
  const first = answered(steps, { ...answer, approve: true });
  expect([openStep(first)?.office, outcomeOf(first)]).toEqual(["county", "asked"]);
  expect(outcomeOf(answered(first, { ...answer, approve: true }))).toBe("approved");
  expect(outcomeOf(answered(steps, { ...answer, approve: false, reason: "农忙" }))).toBe("refused");
});

test("a ladder rises, ends open and asks somebody on every rung", () => {
  expect(ladderFaults(shippedLeaveLadder.rungs)).toEqual([]);
  const rung = (upToDays: number | null) => ({ upToDays, offices: ["county"] as const, notices: [] });
  expect(ladderFaults([rung(5), rung(3), rung(null)])).toHaveLength(1);
  expect(ladderFaults([rung(null), rung(null)])).toHaveLength(1);
  expect(ladderFaults([rung(5)])).toHaveLength(1);
  expect(ladderFaults([{ ...rung(null), offices: [] }])).toHaveLength(1);
});
