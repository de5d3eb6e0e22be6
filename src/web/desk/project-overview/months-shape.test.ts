import { expect, test } from "vitest";
import { monthsShape, roundUp } from "./months-shape.ts";

const months = [
  { month: "2026-01-01", plannedFen: 100, paidFen: 50 },
  { month: "2026-02-01", plannedFen: 300, paidFen: 80 },
];

test("the axis reaches a round amount that holds every value", () => {
  expect([0, 1, 12, 20, 21, 51, 100].map(roundUp)).toEqual([1, 1, 20, 20, 50, 100, 100]);
});

test("more money lies higher, and zero lies on the ground", () => {
  const { planned, paid, yOf, top } = monthsShape(months);
  expect(top).toBe(500);
  expect(planned.y).toBeLessThan(paid.y);
  expect(yOf(0)).toBeGreaterThan(yOf(top));
});

test("words at the ends keep their distance", () => {
  const { planned, paid } = monthsShape([{ month: "2026-01-01", plannedFen: 100, paidFen: 100 }]);
  expect(Math.abs(planned.y - paid.y)).toBeCloseTo(18);
});

test("what was paid is drawn as far as today, the plan beyond it", () => {
  const { planned, paid } = monthsShape([...months, { month: "2026-03-01", plannedFen: 400, paidFen: null }]);
  expect(paid.x).toBeLessThan(planned.x);
  expect([planned.fen, paid.fen]).toEqual([400, 80]);
});
