import { expect, test } from "vitest";
import { changeOf, lastDayOf, monthBefore, monthEnds, monthOf, monthToFreeze } from "./months.ts";

test("months begin on their first day", () => {
  expect(monthOf("2026-11-22")).toBe("2026-11-01");
  expect(monthBefore("2026-01-31")).toBe("2025-12-01");
  expect(lastDayOf("2028-02-01")).toBe("2028-02-29");
  expect(monthEnds("2026-03-31", 3)).toEqual(["2026-02-28", "2026-01-31", "2025-12-31"]);
});

test("the month that has ended is frozen once", () => {
  expect(monthToFreeze("2026-11-30", null)).toBe("2026-10-01");
  expect(monthToFreeze("2026-12-01", "2026-10-01")).toBe("2026-11-01");
  expect(monthToFreeze("2026-12-31", "2026-11-01")).toBeNull();
});

test("上月红→本月绿 is better; grey is neither", () => {
  expect(changeOf("red", "green")).toBe("better");
  expect(changeOf("green", "yellow")).toBe("worse");
  expect(changeOf("red", "red")).toBe("same");
  expect(changeOf("none", "red")).toBe("same");
  expect(changeOf(null, "red")).toBe("new");
});
