import { expect, test } from "vitest";
import { monthAsked } from "./use-report-filter.ts";

test("without a month in the address it is that of the server's day", () => {
  expect(monthAsked(null, "2026-11-22")).toEqual({ year: 2026, month: 11 });
  expect(monthAsked("2026-02", "2026-11-22")).toEqual({ year: 2026, month: 2 });
  for (const nonsense of ["", "2026", "2026-13", "2026-00"])
    expect(monthAsked(nonsense, "2025-12-31")).toEqual({ year: 2025, month: 12 });
});
