import type { calendar } from "#contract/calendar.ts";
import type { Result } from "#contract/route.ts";
import { daysInMonth, type IsoDate, isoDate, weekday } from "#domain/date.ts";

export type CalendarYear = Result<typeof calendar.read>;
export type CalendarDay = CalendarYear["days"][number];

/** Weeks from Monday; undefined fills the first week before the first day. */
export function monthCells(year: number, month: number): (IsoDate | undefined)[] {
  const days = Array.from({ length: daysInMonth(year, month) }, (_, index) => isoDate(year, month, index + 1));
  const before = Array.from({ length: weekday(days[0]!) - 1 }, () => undefined);
  return [...before, ...days];
}

/** What a press makes of a day: the opposite of the plain week, or the plain week again. */
export function toggled(days: readonly CalendarDay[], day: IsoDate): CalendarDay[] {
  const others = days.filter((one) => one.day !== day);
  if (others.length < days.length) return others;
  const plainlyWorked = weekday(day) <= 5;
  const change: CalendarDay = plainlyWorked
    ? { day, kind: "holiday", name: "放假" }
    : { day, kind: "workday", name: "调休上班" };
  return [...others, change].sort((a, b) => (a.day < b.day ? -1 : 1));
}
