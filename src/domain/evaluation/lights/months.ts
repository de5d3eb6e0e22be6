import { type Light, lights } from "../../cases/light.ts";
import { addDays, addMonths, type IsoDate, isoDate, partsOf } from "../../date.ts";

/** The first day of the month of a day. */
export function monthOf(day: IsoDate): IsoDate {
  const { year, month } = partsOf(day);
  return isoDate(year, month, 1);
}

export const monthBefore = (month: IsoDate): IsoDate => monthOf(addDays(monthOf(month), -1));

export const lastDayOf = (month: IsoDate): IsoDate => addDays(addMonths(monthOf(month), 1), -1);

/** The last days of the months that have ended, the nearest first. */
export function monthEnds(day: IsoDate, count: number): IsoDate[] {
  const ends: IsoDate[] = [];
  let month = monthOf(day);
  while (ends.length < count) {
    month = monthBefore(month);
    ends.push(lastDayOf(month));
  }
  return ends;
}

/** 月末定格：the last ended month, unless it is frozen already. Months before it that nobody evaluated stay empty. */
export function monthToFreeze(today: IsoDate, frozenTo: IsoDate | null): IsoDate | null {
  const last = monthBefore(today);
  return frozenTo !== null && frozenTo >= last ? null : last;
}

export const changes = ["better", "worse", "same", "new"] as const;
export type Change = (typeof changes)[number];

/** 上月红→本月绿 is better. What had or has no colour has not changed for better or worse. */
export function changeOf(before: Light | null, now: Light): Change {
  if (before === null) return "new";
  if (before === now || before === "none" || now === "none") return "same";
  return lights.indexOf(now) < lights.indexOf(before) ? "better" : "worse";
}
