import { expect, test } from "vitest";
import { officialCalendar } from "../calendar-data.ts";
import { scheduleBackward } from "./backward.ts";
import { openDays } from "./closed-window.ts";
import { shippedTemplates } from "./template-data.ts";

test.each(shippedTemplates.map((template) => [template.title, template] as const))(
  "%s can be scheduled",
  (_, template) => {
    for (const deadline of ["2026-12-31", "2027-06-30", "2028-02-29"]) {
      const { steps, faults } = scheduleBackward(template, deadline, officialCalendar);
      expect([steps.length, faults]).toEqual([template.steps.length, []]);
    }
  },
);

test("a road is surfaced from 1 March on, in a leap year too", () => {
  const { windows } = shippedTemplates.find(({ code }) => code === "road")!;
  const open = openDays(windows, 7);
  expect(["2027-02-28", "2027-03-01", "2028-02-28", "2028-02-29", "2028-03-01"].map(open)).toEqual([
    false,
    true,
    false,
    false,
    true,
  ]);
});

test("no two shipped templates share a code", () => {
  expect(new Set(shippedTemplates.map(({ code }) => code)).size).toBe(shippedTemplates.length);
});
