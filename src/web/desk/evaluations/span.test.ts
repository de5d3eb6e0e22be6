import { expect, test } from "vitest";
import { spanOf } from "./span.ts";

test.each([
  ["weekly", "2026-11-22", "2026-11-16", "2026-11-22"],
  ["monthly", "2024-02-10", "2024-02-01", "2024-02-29"],
  ["quarterly", "2026-11-22", "2026-10-01", "2026-12-31"],
  ["half-year", "2026-03-01", "2026-01-01", "2026-06-30"],
] as const)("%s of %s is from %s to %s", (cadence, day, from, to) => {
  expect(spanOf(cadence, day)).toEqual({ from, to });
});
