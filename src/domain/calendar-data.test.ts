import chineseDays from "chinese-days";
import { expect, test } from "vitest";
import { isWorkingDay } from "./calendar.ts";
import { namedDays, officialCalendar } from "./calendar-data.ts";
import { addDays, weekday } from "./date.ts";

test("no day is named twice", () => {
  expect(new Set(namedDays.map((day) => day.date)).size).toBe(namedDays.length);
});

test("days worked in exchange are all Saturdays or Sundays", () => {
  const worked = namedDays.filter((day) => day.kind === "workday");
  expect(worked.every((day) => weekday(day.date) >= 6)).toBe(true);
});

test("2026 has 33 days off and 6 days worked in exchange, as its notice says", () => {
  const days = namedDays.filter((day) => day.date.startsWith("2026"));
  expect(days.filter((day) => day.kind === "holiday")).toHaveLength(33);
  expect(days.filter((day) => day.kind === "workday").map((day) => day.date)).toEqual([
    "2026-01-04",
    "2026-02-14",
    "2026-02-28",
    "2026-05-09",
    "2026-09-20",
    "2026-10-10",
  ]);
  expect(days.find((day) => day.date === "2026-02-17")?.name).toBe("春节");
  expect(days.find((day) => day.date === "2026-02-14")?.name).toBe("春节调休上班");
});

test("agrees day by day with an independent table for all official years", () => {
  const differing: string[] = [];
  for (let day = "2021-01-01"; day <= "2026-12-31"; day = addDays(day, 1)) {
    if (isWorkingDay(officialCalendar, day) !== chineseDays.isWorkday(day)) differing.push(day);
  }
  expect(differing).toEqual([]);
});
