import { expect, test } from "vitest";
import { plannedDay } from "./planned-day.ts";

test("平年没有 2 月 29 日，单独告诉经办人", () => {
  expect(plannedDay("2027-02-29")).toBe("2027 年 2 月没有 29 日，请改为 2 月 28 日或者 3 月 1 日");
  expect(plannedDay("2028-02-29")).toBeUndefined();
  expect(plannedDay("2027-04-31")).toBe("日期应写成 2026-11-22 的样式");
  expect(plannedDay("0027-03-01")).toBe("日期应写成 2026-11-22 的样式");
  expect(plannedDay("2027-03-01")).toBeUndefined();
});
