import { expect, test } from "vitest";
import { spanOf, spanWords } from "./span.ts";

test.each([
  ["weekly", "2026-11-22", "2026-11-16", "2026-11-22"],
  ["monthly", "2024-02-10", "2024-02-01", "2024-02-29"],
  ["quarterly", "2026-11-22", "2026-10-01", "2026-12-31"],
  ["half-year", "2026-03-01", "2026-01-01", "2026-06-30"],
] as const)("%s of %s is from %s to %s", (cadence, day, from, to) => {
  expect(spanOf(cadence, day)).toEqual({ from, to });
});

test.each([
  ["weekly", "2026-11-22", "2026年11月16日至22日"],
  ["weekly", "2026-12-01", "2026年11月30日至12月6日"],
  ["monthly", "2026-02-10", "2026年2月"],
  ["quarterly", "2026-11-22", "2026年第四季度"],
  ["half-year", "2026-11-22", "2026年下半年"],
] as const)("%s of %s is called %s", (cadence, day, words) => {
  expect(spanWords(cadence, spanOf(cadence, day))).toBe(words);
});
