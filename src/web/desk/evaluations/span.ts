import { addDays, daysInMonth, type IsoDate, isoDate, partsOf, weekday } from "#domain/date.ts";
import { halfYearOf, type Span } from "#domain/evaluation/coverage.ts";
import type { Cadence } from "#domain/evaluation/scheme.ts";

/** 2026年11月、2026年第四季度、2026年下半年、2026年11月16日至22日 */
export function spanWords(cadence: Cadence, { from, to }: Span): string {
  const { year, month, day } = partsOf(from);
  const end = partsOf(to);
  if (cadence === "monthly") return `${year}年${month}月`;
  if (cadence === "quarterly") return `${year}年第${"一二三四"[(month - 1) / 3]!}季度`;
  if (cadence === "half-year") return `${year}年${month <= 6 ? "上" : "下"}半年`;
  return `${year}年${month}月${day}日至${end.month === month ? "" : `${end.month}月`}${end.day}日`;
}

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
