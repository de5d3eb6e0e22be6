import { addDays, diffDays, type IsoDate, isIsoDate } from "../date.ts";
import { springFestivalOf } from "./spring-festival.ts";

export const windowKinds = ["yearly", "dated", "spring-festival"] as const;
export type WindowKind = (typeof windowKinds)[number];

/** 不能施工、不宜安排的时段：春节前后、农忙、雨季。 */
export interface ClosedWindow {
  readonly name: string;
  readonly kind: WindowKind;
  /** Month and day of a yearly window (06-01), a date of a dated one; empty for 春节. */
  readonly from: string;
  readonly to: string;
  /** Days before and after 正月初一, for 春节 alone. */
  readonly before: number;
  readonly after: number;
  /** The steps it closes, by position from 1; empty closes all of them. */
  readonly steps: readonly number[];
}

const monthDay = /^\d{2}-\d{2}$/;
/** 02-29 is a day of the year here: in a common year it reads as the end of February or the beginning of March. */
const isMonthDay = (text: string) => monthDay.test(text) && isIsoDate(`2028-${text}`);

const closes = (window: ClosedWindow, position: number) => window.steps.length === 0 || window.steps.includes(position);

/** Whether no work is done on this day. A yearly window whose end comes before its beginning runs over New Year. */
export function covers(window: ClosedWindow, day: IsoDate): boolean {
  if (window.kind === "dated") return window.from <= day && day <= window.to;
  if (window.kind === "spring-festival") return nearSpringFestival(window, day);
  const { from, to } = window;
  const here = day.slice(5);
  return from <= to ? from <= here && here <= to : here >= from || here <= to;
}

function nearSpringFestival({ before, after }: { before: number; after: number }, day: IsoDate): boolean {
  const year = Number(day.slice(0, 4));
  return [year, year + 1].some((one) => {
    const festival = springFestivalOf(one);
    if (festival === undefined) return false;
    const distance = diffDays(festival, day);
    return -before <= distance && distance <= after;
  });
}

/** The windows that close one step, asked for many days. */
export function openDays(windows: readonly ClosedWindow[], position: number): (day: IsoDate) => boolean {
  const mine = windows.filter((window) => closes(window, position));
  return (day) => !mine.some((window) => covers(window, day));
}

export interface ClosedSpan {
  readonly name: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** The steps it closes; empty closes all of them. */
  readonly steps: readonly number[];
}

/** What a drawing shades: every stretch of closed days between two days, window by window. */
export function closedSpans(windows: readonly ClosedWindow[], from: IsoDate, to: IsoDate): ClosedSpan[] {
  return windows.flatMap((window) => {
    const { name, steps } = window;
    const spans: ClosedSpan[] = [];
    let begun: IsoDate | null = null;
    for (let day = from; day <= to; day = addDays(day, 1)) {
      const closed = covers(window, day);
      if (closed) begun ??= day;
      if (begun !== null && (!closed || day === to)) {
        spans.push({ name, from: begun, to: closed ? day : addDays(day, -1), steps });
        begun = null;
      }
    }
    return spans;
  });
}

/** What is wrong with a window, in a sentence; undefined when nothing is. */
export function windowFault(window: ClosedWindow, stepCount: number): string | undefined {
  const strange = window.steps.find((position) => position < 1 || position > stepCount);
  if (strange !== undefined) return `停工时段“${window.name}”所指的第${strange}道工序不存在`;
  if (window.kind === "yearly")
    return isMonthDay(window.from) && isMonthDay(window.to) ? undefined : datesWrong(window);
  if (window.kind === "spring-festival") return undefined;
  if (!isIsoDate(window.from) || !isIsoDate(window.to)) return datesWrong(window);
  return window.from > window.to ? `停工时段“${window.name}”的起始日期晚于结束日期` : undefined;
}

const datesWrong = ({ name }: ClosedWindow) => `停工时段“${name}”的日期不存在，请改正`;
