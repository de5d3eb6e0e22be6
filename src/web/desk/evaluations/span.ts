import { addDays, daysInMonth, type IsoDate, isoDate, partsOf, weekday } from "#domain/date.ts";
import { halfYearOf, type Span } from "#domain/evaluation/coverage.ts";
import type { Cadence } from "#domain/evaluation/scheme.ts";

/** The week, month, quarter or half-year a day lies in. */
export function spanOf(cadence: Cadence, day: IsoDate): Span {
  const { year, month } = partsOf(day);
  if (cadence === "weekly") {
    const monday = addDays(day, 1 - weekday(day));
    return { from: monday, to: addDays(monday, 6) };
  }
  if (cadence === "half-year") return halfYearOf(day);
  const first = cadence === "monthly" ? month : month - ((month - 1) % 3);
  const last = cadence === "monthly" ? month : first + 2;
  return { from: isoDate(year, first, 1), to: isoDate(year, last, daysInMonth(year, last)) };
}
