import { expect, test } from "vitest";
import type { Away } from "./leave.ts";
import { shippedLeaveLadder } from "./leave-ladder.ts";
import { sumLeave } from "./recall.ts";

const leave = (fromOn: string, toOn: string, over: Partial<Away> = {}): Away => ({
  kind: "leave",
  fromOn,
  toOn,
  backOn: null,
  ...over,
});
const sum = (...leaves: Away[]) => sumLeave(leaves, 2026, shippedLeaveLadder);

test("more than thirty days in a row, or in the year, are pointed out", () => {
  expect(sum(leave("2026-06-01", "2026-06-30"))).toEqual({ longest: 30, inYear: 30, because: [] });
  expect(sum(leave("2026-06-01", "2026-07-01"))).toEqual({ longest: 31, inYear: 31, because: ["consecutive", "year"] });
  const apart = [leave("2026-03-01", "2026-03-16"), leave("2026-09-01", "2026-09-15")];
  expect(sum(...apart)).toEqual({ longest: 16, inYear: 31, because: ["year"] });
});

test("leaves that join are one run, and a run over the turn of the year counts whole", () => {
  expect(sum(leave("2025-12-10", "2025-12-31"), leave("2026-01-01", "2026-01-10"))).toEqual({
    longest: 32,
    inYear: 10,
    because: ["consecutive"],
  });
});

test("errands never count, an early return counts less, other years do not count", () => {
  expect(sum(leave("2026-06-01", "2026-08-01", { kind: "errand" }))).toEqual({ longest: 0, inYear: 0, because: [] });
  expect(sum(leave("2026-06-01", "2026-08-01", { backOn: "2026-06-11" })).inYear).toBe(10);
  expect(sum(leave("2024-02-01", "2024-03-31")).inYear).toBe(0);
});
