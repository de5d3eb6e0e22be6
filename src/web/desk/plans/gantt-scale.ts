import { addDays, diffDays, isoDate, partsOf } from "#domain/date.ts";
import type { Drawing } from "./contract-types.ts";

/** A stretch of the paper in its own units; the drawing is as wide as its frame. */
export interface GanttScale {
  readonly from: string;
  readonly to: string;
  readonly months: readonly { readonly x: number; readonly label: string }[];
  readonly x: (day: string) => number;
}

export const left = 190;
export const width = 1000;
export const rowHeight = 26;
export const top = 40;

/** First to last day drawn, both with their month; a label for as many months as there is room for. */
export function scaleOf({ steps, today, deadline }: Pick<Drawing, "steps" | "today" | "deadline">): GanttScale {
  const days = [
    ...steps.flatMap((step) => [step.latestStart, step.latestFinish, step.earliestStart, step.earliestFinish]),
    today,
    deadline,
  ].toSorted();
  const [from, to] = [monthOf(days[0]!), addDays(days.at(-1)!, 5)];
  const x = (day: string) => left + (diffDays(from, day) / diffDays(from, to)) * (width - left - 8);
  const firsts = monthsBetween(from, to);
  const step = Math.ceil(firsts.length / 14);
  const months = firsts
    .filter((_, index) => index % step === 0)
    .map((day, index) => ({ x: x(day), label: monthLabel(day, index === 0) }));
  return { from, to, months, x };
}

function monthOf(day: string): string {
  const { year, month } = partsOf(day);
  return isoDate(year, month, 1);
}

function monthsBetween(from: string, to: string): string[] {
  const months: string[] = [];
  let { year, month } = partsOf(from);
  for (let day = from; day <= to;) {
    months.push(day);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
    day = isoDate(year, month, 1);
  }
  return months;
}

const monthLabel = (day: string, first: boolean) => {
  const { year, month } = partsOf(day);
  return first || month === 1 ? `${year}年${month}月` : `${month}月`;
};
