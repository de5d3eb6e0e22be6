import { expect, test } from "vitest";
import { distributionAfter, distributionFlow, distributionRefusals, type DistributionLine } from "./distribution.ts";

const line = (use: DistributionLine["use"], amountFen: number, text = ""): DistributionLine => ({
  use,
  amountFen,
  text,
});
const plan = (lines: DistributionLine[], totalFen: number, availableFen = totalFen) => ({
  lines,
  totalFen,
  availableFen,
});

test("every arrow points at a state, and every state is reached", () => {
  const targets = new Set(Object.values(distributionFlow).flatMap((row) => Object.values(row) as string[]));
  expect([...targets].filter((state) => !(state in distributionFlow))).toEqual([]);
  expect(Object.keys(distributionFlow).filter((state) => state !== "draft" && !targets.has(state))).toEqual([]);
});

test("nothing is paid out that was not decided, posted and filed", () => {
  expect(distributionAfter("draft", "pay-out")).toBeUndefined();
  expect(distributionAfter("decided", "file")).toBeUndefined();
  expect(distributionAfter("posted", "pay-out")).toBeUndefined();
  expect(distributionAfter("filed", "pay-out")).toBe("paid-out");
});

test("the lines add up to the total to the fen", () => {
  const lines = [line("reserve", 1_000_000), line("members", 2_000_000)];
  expect(distributionRefusals(plan(lines, 3_000_000), [])).toEqual([]);
  expect(distributionRefusals(plan(lines, 3_000_001), [])).toEqual([
    { rule: "sum-differs", sumFen: 3_000_000, totalFen: 3_000_001 },
  ]);
});

test("no more is divided than there is", () => {
  expect(distributionRefusals(plan([line("members", 300)], 300, 299), [])).toEqual([
    { rule: "more-than-there-is", overFen: 1 },
  ]);
});

test("empty plans, lines of nothing and other uses without words are refused", () => {
  expect(distributionRefusals(plan([], 0), [])).toEqual([{ rule: "nothing-to-divide" }]);
  expect(distributionRefusals(plan([line("members", 5), line("help", 0)], 5), [])).toEqual([
    { rule: "line-not-positive" },
  ]);
  expect(distributionRefusals(plan([line("other", 5)], 5), [])).toEqual([{ rule: "other-without-words" }]);
  expect(distributionRefusals(plan([line("other", 5, "清理河道")], 5), [])).toEqual([]);
});

test("a share at its bound is within it, one fen beyond is not", () => {
  const bounds = [{ use: "reserve" as const, least: 30, most: null }];
  expect(distributionRefusals(plan([line("reserve", 30), line("members", 70)], 100), bounds)).toEqual([]);
  expect(distributionRefusals(plan([line("reserve", 29), line("members", 71)], 100), bounds)).toEqual([
    { rule: "below-least", use: "reserve", percent: 30 },
  ]);
  expect(distributionRefusals(plan([line("members", 100)], 100), [{ use: "members", least: null, most: 70 }])).toEqual([
    { rule: "above-most", use: "members", percent: 70 },
  ]);
});
