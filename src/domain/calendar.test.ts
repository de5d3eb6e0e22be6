import fc from "fast-check";
import { expect, test } from "vitest";
import { addWorkingDays, isWorkingDay, known, spanKnown, workingDaysBetween } from "./calendar.ts";
import { officialCalendar as calendar } from "./calendar-data.ts";
import { dayNumber, fromDayNumber } from "./date.ts";

const anyDay = fc.integer({ min: 18_600, max: 21_500 }).map(fromDayNumber); // 2020-12 to 2028-11

test("a holiday on a Thursday is off and a make-up Sunday is worked", () => {
  expect(isWorkingDay(calendar, "2026-10-01")).toBe(false);
  expect(isWorkingDay(calendar, "2026-09-20")).toBe(true);
  expect(isWorkingDay(calendar, "2026-11-20")).toBe(true);
  expect(isWorkingDay(calendar, "2026-11-22")).toBe(false);
});

test("a year without a notice falls back to Monday to Friday and is not called known", () => {
  expect(known(calendar, "2026-12-31")).toBe(true);
  expect(known(calendar, "2027-01-01")).toBe(false);
  expect(isWorkingDay(calendar, "2027-10-01")).toBe(true);
  expect(spanKnown(calendar, "2026-12-01", "2027-01-04")).toBe(false);
  expect(spanKnown(calendar, "2026-12-01", "2025-01-04")).toBe(true);
});

test("counts across the National Day holiday of 2026", () => {
  expect(addWorkingDays(calendar, "2026-09-30", 1)).toBe("2026-10-08");
  expect(addWorkingDays(calendar, "2026-10-08", -1)).toBe("2026-09-30");
  expect(addWorkingDays(calendar, "2026-10-08", 2)).toBe("2026-10-10");
  expect(workingDaysBetween(calendar, "2026-09-30", "2026-10-08")).toBe(1);
  expect(workingDaysBetween(calendar, "2026-10-08", "2026-09-30")).toBe(-1);
  expect(workingDaysBetween(calendar, "2026-11-20", "2026-11-20")).toBe(0);
  expect(addWorkingDays(calendar, "2026-11-22", 0)).toBe("2026-11-22");
});

test("adding n working days lands on a working day n away", () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 120 }), (from, days) => {
      const to = addWorkingDays(calendar, from, days);
      expect(isWorkingDay(calendar, to)).toBe(true);
      expect(workingDaysBetween(calendar, from, to)).toBe(days);
    }),
  );
});

test("the count has a sign and adds up over a third day", () => {
  fc.assert(
    fc.property(anyDay, anyDay, anyDay, (a, b, c) => {
      const ab = workingDaysBetween(calendar, a, b);
      expect(ab + workingDaysBetween(calendar, b, a)).toBe(0);
      expect(ab + workingDaysBetween(calendar, b, c)).toBe(workingDaysBetween(calendar, a, c));
    }),
    { numRuns: 40 },
  );
});

test("the count is what walking day by day counts", () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 400 }), (from, length) => {
      const days = Array.from({ length }, (_, i) => fromDayNumber(dayNumber(from) + 1 + i));
      const walked = days.filter((day) => isWorkingDay(calendar, day)).length;
      expect(workingDaysBetween(calendar, from, fromDayNumber(dayNumber(from) + length))).toBe(walked);
    }),
  );
});
