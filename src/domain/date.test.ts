import fc from "fast-check";
import { expect, test } from "vitest";
import * as date from "./date.ts";

const anyDay = fc.integer({ min: -200_000, max: 100_000 }).map(date.fromDayNumber);

test("knows which days exist", () => {
  expect(["2024-02-29", "2000-02-29", "2026-11-30"].every(date.isIsoDate)).toBe(true);
  expect(
    ["2026-02-29", "1900-02-29", "2026-11-31", "2026-13-01", "2026-00-10", "2026-1-1", "0999-01-01", ""].some(
      date.isIsoDate,
    ),
  ).toBe(false);
});

test("a text that is no day is a fault", () => {
  expect(() => date.addDays("2026-02-30", 1)).toThrow(RangeError);
});

test("steps over the ends of months, years and leap days", () => {
  expect(date.addDays("2026-12-31", 1)).toBe("2027-01-01");
  expect(date.addDays("2024-02-28", 1)).toBe("2024-02-29");
  expect(date.addDays("2026-03-01", -1)).toBe("2026-02-28");
  expect(date.diffDays("2026-01-01", "2027-01-01")).toBe(365);
  expect(date.diffDays("2024-03-01", "2024-02-28")).toBe(-2);
});

test("a month from the 31st ends on the last day there is", () => {
  expect(date.addMonths("2026-01-31", 1)).toBe("2026-02-28");
  expect(date.addMonths("2024-01-31", 1)).toBe("2024-02-29");
  expect(date.addMonths("2026-03-31", -1)).toBe("2026-02-28");
  expect(date.addMonths("2026-11-22", 14)).toBe("2028-01-22");
  expect(date.addMonths("2026-01-15", -1)).toBe("2025-12-15");
  expect(date.addYears("2024-02-29", 1)).toBe("2025-02-28");
  expect(date.addYears("2024-02-29", 4)).toBe("2028-02-29");
});

test("names weekdays and writes a date as a document does", () => {
  expect(date.weekday("2026-11-22")).toBe(7);
  expect(date.weekday("1969-12-29")).toBe(1);
  expect(date.formatChinese("2026-11-02")).toBe("2026年11月2日");
});

test("adding days and taking the difference undo one another", () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (from, days) => {
      const to = date.addDays(from, days);
      expect(date.isIsoDate(to)).toBe(true);
      expect(date.diffDays(from, to)).toBe(days);
      expect(from < to).toBe(days > 0);
    }),
  );
});

test("weekdays follow one another", () => {
  fc.assert(fc.property(anyDay, (day) => date.weekday(date.addDays(day, 1)) === (date.weekday(day) % 7) + 1));
});
