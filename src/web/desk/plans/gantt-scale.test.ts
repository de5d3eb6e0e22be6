import { expect, test } from "vitest";
import { left, scaleOf, width } from "./gantt-scale.ts";

const step = (from: string, to: string) =>
  ({ latestStart: from, latestFinish: to, earliestStart: from, earliestFinish: to }) as never;

test("the drawing begins with the month of its first day and holds every day", () => {
  const scale = scaleOf({ steps: [step("2026-11-20", "2027-02-10")], today: "2026-11-22", deadline: "2027-03-01" });
  expect([scale.from, scale.x("2026-11-01")]).toEqual(["2026-11-01", left]);
  expect(scale.x("2027-03-01")).toBeLessThan(width);
  expect(scale.months.map(({ label }) => label)).toEqual(["2026年11月", "12月", "2027年1月", "2月", "3月"]);
});

test("years on end are labelled with room between", () => {
  const scale = scaleOf({ steps: [step("2024-01-01", "2028-12-01")], today: "2026-11-22", deadline: "2028-12-31" });
  expect(scale.months.length).toBeLessThanOrEqual(15);
});
