import { addWorkingDays, isWorkingDay, type WorkingCalendar } from "../../calendar.ts";
import { addDays, diffDays, type IsoDate } from "../../date.ts";
import type { Posting } from "./disclosure.ts";

type Term = Pick<Posting, "days" | "counted">;

/**
 * 公告公示时间原则上不少于 10 日。《民法典》第二百零一条：按照日计算期间的，开始的当日不计入，自下一日开始计算。
 *
 * The least last day of a notice posted on a day: so many full days after it. By calendar days a last day that is no working
 * day stays the last (a board hangs on Sundays, too); "extended" moves it as 第二百零三条 does:
 * 期间的最后一日是法定休假日的，以法定休假日结束的次日为期间的最后一日。
 */
export function leastUntil({ days, counted }: Term, fromOn: IsoDate, calendar: WorkingCalendar): IsoDate {
  if (counted === "working") return addWorkingDays(calendar, fromOn, days);
  const last = addDays(fromOn, days);
  if (counted === "calendar" || isWorkingDay(calendar, last)) return last;
  return addWorkingDays(calendar, last, 1);
}

/** 期满的次日起方可办理下一步：on the last day somebody may still come. */
export const isOver = (untilOn: IsoDate, today: IsoDate): boolean => today > untilOn;

/** The first day on which what waits for it may be done. */
export const openFrom = (untilOn: IsoDate): IsoDate => addDays(untilOn, 1);

/** Days left with today among them: on the last day one, afterwards none. */
export const daysLeft = (untilOn: IsoDate, today: IsoDate): number => Math.max(0, diffDays(today, untilOn) + 1);
