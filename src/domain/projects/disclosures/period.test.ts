import fc from "fast-check";
import { expect, test } from "vitest";
import { isWorkingDay, type WorkingCalendar, workingDaysBetween } from "../../calendar.ts";
import { addDays, diffDays, fromDayNumber } from "../../date.ts";
import { daysLeft, isOver, leastUntil, openFrom } from "./period.ts";

const calendar: WorkingCalendar = {
  days: { "2026-10-01": "holiday", "2026-10-02": "holiday", "2026-10-05": "holiday", "2026-10-10": "workday" },
  officialYears: [2026],
};

test("the day of posting does not count, ten full days follow, and it is over on the day after", () => {
  const last = leastUntil({ days: 10, counted: "calendar" }, "2026-11-01", calendar);
  expect(last).toBe("2026-11-11");
  expect(isOver(last, "2026-11-11")).toBe(false);
  expect(isOver(last, "2026-11-12")).toBe(true);
  expect(openFrom(last)).toBe("2026-11-12");
});

test("a period over the end of February knows the leap year", () => {
  const term = { days: 10, counted: "calendar" } as const;
  expect(leastUntil(term, "2028-02-19", calendar)).toBe("2028-02-29");
  expect(leastUntil(term, "2028-02-29", calendar)).toBe("2028-03-10");
  expect(leastUntil(term, "2027-02-19", calendar)).toBe("2027-03-01");
});

test("a last day that is a rest day stays the last, or moves on where the county says so", () => {
  // 2026-11-15 is a Sunday.
  expect(leastUntil({ days: 10, counted: "calendar" }, "2026-11-05", calendar)).toBe("2026-11-15");
  expect(leastUntil({ days: 10, counted: "extended" }, "2026-11-05", calendar)).toBe("2026-11-16");
  expect(leastUntil({ days: 10, counted: "extended" }, "2026-11-02", calendar)).toBe("2026-11-12");
});

test("working days leave out the holiday and take the Saturday worked in exchange", () => {
  expect(leastUntil({ days: 7, counted: "working" }, "2026-09-30", calendar)).toBe("2026-10-13");
});

test("the days left are counted with today, and end with the period", () => {
  expect(daysLeft("2026-11-11", "2026-11-01")).toBe(11);
  expect(daysLeft("2026-11-11", "2026-11-11")).toBe(1);
  expect(daysLeft("2026-11-11", "2026-11-12")).toBe(0);
});

const day = fc.integer({ min: 14_000, max: 40_000 }).map(fromDayNumber);
const days = fc.integer({ min: 7, max: 60 });

test("whatever the day: a period is never shorter than its days, and a working one holds so many working days", () => {
  fc.assert(
    fc.property(day, days, (from, n) => {
      const plain = leastUntil({ days: n, counted: "calendar" }, from, calendar);
      expect(diffDays(from, plain)).toBe(n);
      const moved = leastUntil({ days: n, counted: "extended" }, from, calendar);
      expect(moved >= plain && isWorkingDay(calendar, moved)).toBe(true);
      const worked = leastUntil({ days: n, counted: "working" }, from, calendar);
      expect(workingDaysBetween(calendar, from, worked)).toBe(n);
      expect(isWorkingDay(calendar, worked)).toBe(true);
    }),
  );
});

test("whatever the day: it is over exactly when no day is left", () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -40, max: 40 }), (until, shift) => {
      const today = addDays(until, shift);
      expect(isOver(until, today)).toBe(daysLeft(until, today) === 0);
      expect(isOver(until, today)).toBe(today >= openFrom(until));
    }),
  );
});
