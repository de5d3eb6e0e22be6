import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "../../date.ts";
import { evenPlan, latestPercent, planRefusals, reportRefusals } from "./months.ts";

const month = (over: object) => ({
  month: "2026-03-01",
  milestone: "",
  plannedPercent: null,
  plannedFen: null,
  ...over,
});
const rules = (why: readonly { rule: string }[]) => why.map(({ rule }) => rule);

test("an even plan goes month by month to the whole", () => {
  const plan = evenPlan("2026-03-16", "2026-05-15", 10_000_001);
  expect(plan.map((one) => [one.month, one.plannedPercent, one.plannedFen])).toEqual([
    ["2026-03-01", 26, 2_620_000],
    ["2026-04-01", 75, 7_540_000],
    ["2026-05-01", 100, 10_000_001],
  ]);
});

test("an even plan never falls, ends with everything and is one the rules take", () => {
  const start = fc.integer({ min: 0, max: 1000 }).map((days) => addDays("2026-01-01", days));
  fc.assert(
    fc.property(start, fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 0, max: 9e12 }), (from, days, fen) => {
      const plan = evenPlan(from, addDays(from, days), fen);
      expect(plan.at(-1)).toMatchObject({ plannedPercent: 100, plannedFen: fen });
      expect(planRefusals(plan, fen)).toEqual([]);
    }),
  );
});

test("planned works and payments do not fall, and payments stay within the budget", () => {
  const plan = [
    month({ plannedPercent: 40, plannedFen: 50 }),
    month({ month: "2026-04-01", plannedPercent: 39, plannedFen: 49 }),
  ];
  expect(rules(planRefusals(plan, null))).toEqual(["plan-falls", "payment-falls"]);
  expect(rules(planRefusals([month({ plannedFen: 51 })], 50))).toEqual(["plan-over-budget"]);
  expect(rules(planRefusals([month({}), month({})], null))).toEqual(["months-not-ascending"]);
  expect(rules(planRefusals([month({ month: "2026-03-02" })], null))).toEqual(["month-malformed"]);
});

test("progress of a month to come is not reported, and what falls says why", () => {
  const reported = [
    { month: "2026-09-01", actualPercent: 50 },
    { month: "2026-11-01", actualPercent: 70 },
  ];
  const report = (over: object) =>
    rules(reportRefusals({ month: "2026-10-01", actualPercent: 60, text: "", ...over }, reported, "2026-11-22"));
  expect(report({})).toEqual([]);
  expect(report({ actualPercent: 49 })).toEqual(["progress-falls"]);
  expect(report({ actualPercent: 49, text: "返工重做" })).toEqual([]);
  expect(report({ actualPercent: 71 })).toEqual(["progress-falls"]);
  expect(report({ month: "2026-12-01", actualPercent: 80 })).toEqual(["month-in-future"]);
});

test("the latest month reported says how far the works are", () => {
  expect(latestPercent([])).toBeNull();
  expect(
    latestPercent([
      { month: "2026-10-01", actualPercent: 60 },
      { month: "2026-09-01", actualPercent: 50 },
      { month: "2026-11-01", actualPercent: null },
    ]),
  ).toBe(60);
});
