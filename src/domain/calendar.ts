import { addDays, dayNumber, type IsoDate, weekday } from "./date.ts";

/** Days that differ from the plain week, and the years a State Council notice covers. A row of data, so a county may correct it. */
export interface WorkingCalendar {
  readonly days: Readonly<Record<IsoDate, "holiday" | "workday">>;
  readonly officialYears: readonly number[];
}

/** False where no notice has been published yet: there the answers are Monday to Friday, and the screen must say so. */
export function known(calendar: WorkingCalendar, date: IsoDate): boolean {
  return calendar.officialYears.includes(Number(date.slice(0, 4)));
}

/** Whether every year a span touches has been published. */
export function spanKnown(calendar: WorkingCalendar, from: IsoDate, to: IsoDate): boolean {
  const [first, last] = [from, to].map((date) => Number(date.slice(0, 4))).toSorted((a, b) => a - b);
  for (let year = first!; year <= last!; year += 1) if (!calendar.officialYears.includes(year)) return false;
  return true;
}

/**
 * 《全国年节及纪念日放假办法》及国务院办公厅每年的节假日安排通知：放假日不上班，调休上班日照常上班。
 *
 * A day the table does not name follows the week, also in years nobody has published yet.
 */
export function isWorkingDay(calendar: WorkingCalendar, date: IsoDate): boolean {
  const named = calendar.days[date];
  if (named) return named === "workday";
  return weekday(date) <= 5;
}

/**
 * 《民法典》第二百零一条：按照年、月、日计算期间的，开始的当日不计入，自下一日开始计算。
 *
 * The n-th working day after the date (before it when n is negative); zero days leave the date as it is, even on a Sunday.
 */
export function addWorkingDays(calendar: WorkingCalendar, date: IsoDate, days: number): IsoDate {
  const step = days < 0 ? -1 : 1;
  let left = Math.abs(days);
  let day = date;
  while (left > 0) {
    day = addDays(day, step);
    if (isWorkingDay(calendar, day)) left -= 1;
  }
  return day;
}

/**
 * Working days after the first date up to and including the second; negative when the second is earlier, so that
 * between(a, b) is always minus between(b, a) and a deadline passed yesterday reads −1 on a working day.
 */
export function workingDaysBetween(calendar: WorkingCalendar, from: IsoDate, to: IsoDate): number {
  const [first, last] = [dayNumber(from), dayNumber(to)];
  if (last < first) return 0 - workingDaysBetween(calendar, to, from);
  let count = weekdaysUpTo(last) - weekdaysUpTo(first);
  // A list asks this for every row: only the named days of the span are looked at, not each of its days.
  for (const [day, kind] of Object.entries(calendar.days)) {
    if (day <= from || day > to) continue;
    const plain = weekday(day) <= 5;
    if (plain !== (kind === "workday")) count += plain ? -1 : 1;
  }
  return count;
}

/** Mondays to Fridays up to and including a day, from one Monday on that cancels out. */
function weekdaysUpTo(number: number): number {
  const fromMonday = number + 3; // 1970-01-01 was a Thursday
  const week = Math.floor(fromMonday / 7);
  return week * 5 + Math.min(5, fromMonday - week * 7 + 1);
}
