import { isWorkingDay, known, type WorkingCalendar } from "../calendar.ts";
import { addDays, type IsoDate } from "../date.ts";
import { type Away, lastAway } from "./leave.ts";

/** One month of a posting, every day of it in exactly one part. */
export interface MonthDays {
  /** 2026-03 */
  readonly month: string;
  readonly posted: number;
  readonly rest: number;
  readonly leave: number;
  readonly errand: number;
  readonly inVillage: number;
  /** The year's notice of days off is not out yet: Monday to Friday stand for working days. */
  readonly provisional: boolean;
}

type Part = "rest" | "leave" | "errand" | "inVillage";

/**
 * 在村天数＝派驻天数－休息日－请假－公出，按工作日历推算，不打卡、不签到。
 *
 * A rest day within a leave is a rest day: each day is counted once. `toOn` is the last day to count, the end of the posting or
 * today, whichever comes first.
 */
export function daysByMonth(
  { fromOn, toOn }: { readonly fromOn: IsoDate; readonly toOn: IsoDate },
  aways: readonly Away[],
  calendar: WorkingCalendar,
): MonthDays[] {
  const months = new Map<string, Record<Part, number> & { provisional: boolean }>();
  for (let day = fromOn; day <= toOn; day = addDays(day, 1)) {
    const key = day.slice(0, 7);
    const month = months.get(key) ?? { rest: 0, leave: 0, errand: 0, inVillage: 0, provisional: !known(calendar, day) };
    month[partOf(day, aways, calendar)] += 1;
    months.set(key, month);
  }
  return [...months].map(([month, { rest, leave, errand, inVillage, provisional }]) => ({
    month,
    posted: rest + leave + errand + inVillage,
    rest,
    leave,
    errand,
    inVillage,
    provisional,
  }));
}

function partOf(day: IsoDate, aways: readonly Away[], calendar: WorkingCalendar): Part {
  if (!isWorkingDay(calendar, day)) return "rest";
  const covering = aways.filter((one) => one.fromOn <= day && day <= lastAway(one));
  if (covering.some(({ kind }) => kind === "leave")) return "leave";
  return covering.length > 0 ? "errand" : "inVillage";
}

const parts = ["posted", "rest", "leave", "errand", "inVillage"] as const;

/** The months of one year as one line. */
export function sumOf(months: readonly MonthDays[]): Record<(typeof parts)[number], number> {
  const sum = { posted: 0, rest: 0, leave: 0, errand: 0, inVillage: 0 };
  for (const month of months) for (const part of parts) sum[part] += month[part];
  return sum;
}
