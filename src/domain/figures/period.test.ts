import { expect, test } from "vitest";
import { reversedSentence, spanOf, spanReversed, spanText } from "./period.ts";

test("a period that is not named begins with the round and ends today", () => {
  const today = "2026-11-22";
  expect(spanOf({}, "2026-01-05", today)).toEqual({ from: "2026-01-05", to: today });
  expect(spanOf({ from: "2026-03-01" }, "2026-01-05", today)).toEqual({ from: "2026-03-01", to: today });
  expect(spanOf({ from: null, to: "2026-06-30" }, "2026-01-05", today)).toEqual({
    from: "2026-01-05",
    to: "2026-06-30",
  });
  expect(spanOf({}, null, today)).toEqual({ from: today, to: today });
});

test("a period cannot end before it begins", () => {
  expect(spanReversed({ from: "2026-03-02", to: "2026-03-01" })).toBe(true);
  expect(spanReversed({ from: "2026-03-01", to: "2026-03-01" })).toBe(false);
  expect(spanReversed({ from: "2026-03-01", to: null })).toBe(false);
  const span = spanOf({ to: "2025-12-31" }, "2026-01-05", "2026-11-22");
  expect(spanReversed(span)).toBe(true);
  expect(reversedSentence(span)).toContain("起始日期（2026年1月5日）晚于截止日期（2025年12月31日）");
});

test("reads as an official says it", () => {
  expect(spanText({ from: "2026-03-01", to: "2026-06-30" })).toBe("2026年3月1日至6月30日");
  expect(spanText({ from: "2025-12-01", to: "2026-02-28" })).toBe("2025年12月1日至2026年2月28日");
  expect(spanText({ from: "2026-03-01", to: "2026-03-01" })).toBe("2026年3月1日");
});
