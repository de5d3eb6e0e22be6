import { addMonths, daysInMonth, diffDays, type IsoDate, isoDate, partsOf } from "../../date.ts";
import type { Fen } from "../../money.ts";
import { type Refusal, when } from "../gates/refusal.ts";

/** Up to the end of a month: how far the works should be and what should be paid. */
export interface MonthPlan {
  /** The first day of the month. */
  readonly month: IsoDate;
  readonly milestone: string;
  readonly plannedPercent: number | null;
  readonly plannedFen: Fen | null;
}

const monthOf = (day: IsoDate): IsoDate => `${day.slice(0, 7)}-01`;

function lastDayOf(month: IsoDate): IsoDate {
  const { year, month: at } = partsOf(month);
  return isoDate(year, at, daysInMonth(year, at));
}

const mostMonths = 60;

/** 0.01 万元: what nobody plans more finely. */
const step = 10_000;

/** 匀速进度: as far each month as the days that have passed by its end, payments in whole hundreds of yuan; the last month is the whole. */
export function evenPlan(startOn: IsoDate, finishOn: IsoDate, amountFen: Fen): MonthPlan[] {
  const months: MonthPlan[] = [];
  const days = diffDays(startOn, finishOn) + 1;
  for (let month = monthOf(startOn); month <= finishOn && months.length < mostMonths; month = addMonths(month, 1)) {
    const upTo = lastDayOf(month) < finishOn ? diffDays(startOn, lastDayOf(month)) + 1 : days;
    const steps = (BigInt(amountFen) * BigInt(upTo)) / BigInt(days * step);
    const plannedFen = upTo === days ? amountFen : Number(steps) * step;
    months.push({ month, milestone: "", plannedPercent: Math.floor((100 * upTo) / days), plannedFen });
  }
  return months;
}

const word = (month: IsoDate) => `${Number(month.slice(0, 4))}年${Number(month.slice(5, 7))}月`;

/** 计划只升不降: both are cumulative, and no payment is planned beyond the budget. */
export function planRefusals(months: readonly MonthPlan[], budgetFen: Fen | null): Refusal[] {
  return months.flatMap(({ month, plannedPercent, plannedFen }, i) => {
    const before = months.slice(0, i);
    const percent = highest(before.map((one) => one.plannedPercent));
    const fen = highest(before.map((one) => one.plannedFen));
    return [
      ...when(!month.endsWith("-01"), "month-malformed", "月份应从每月 1 日起填写。", `months.${i}.month`),
      ...when(
        i > 0 && month <= months[i - 1]!.month,
        "months-not-ascending",
        "月份应依次递后，不能重复。",
        `months.${i}.month`,
      ),
      ...when(
        plannedPercent !== null && plannedPercent < percent,
        "plan-falls",
        `${word(month)}的计划进度低于前面月份的 ${percent}%。进度为累计数，不能下降。`,
        `months.${i}.plannedPercent`,
      ),
      ...when(
        plannedFen !== null && plannedFen < fen,
        "payment-falls",
        `${word(month)}的计划支付低于前面月份。支付为累计数，不能下降。`,
        `months.${i}.plannedFen`,
      ),
      ...when(
        budgetFen !== null && plannedFen !== null && plannedFen > budgetFen,
        "plan-over-budget",
        `${word(month)}的计划支付超过评审核定的预算。`,
        `months.${i}.plannedFen`,
      ),
    ];
  });
}

const highest = (values: readonly (number | null)[]) =>
  values.reduce<number>((most, one) => Math.max(most, one ?? 0), 0);

export interface Reported {
  readonly month: IsoDate;
  readonly actualPercent: number | null;
}

export interface Report {
  readonly month: IsoDate;
  readonly actualPercent: number;
  readonly text: string;
}

/** 实际进度: of a month that has begun; what falls says why, in words. */
export function reportRefusals(report: Report, reported: readonly Reported[], today: IsoDate): Refusal[] {
  const { month, actualPercent, text } = report;
  const before = highest(reported.filter((one) => one.month < month).map((one) => one.actualPercent));
  const behind = reported
    .filter((one) => one.month > month && one.actualPercent !== null)
    .map((one) => one.actualPercent!);
  const falls = actualPercent < before || behind.some((later) => later < actualPercent);
  return [
    ...when(month > monthOf(today), "month-in-future", "还没有到这个月，不能填报实际进度。", "month"),
    ...when(
      falls && text.trim() === "",
      "progress-falls",
      actualPercent < before
        ? `实际进度低于以前填报的 ${before}%，请写明原因。`
        : "实际进度高于后面月份已填报的进度，请写明原因。",
      "text",
    ),
  ];
}

/** How far the works are by the latest month reported. */
export const latestPercent = (reported: readonly Reported[]): number | null =>
  reported
    .filter((one) => one.actualPercent !== null)
    .toSorted((a, b) => (a.month < b.month ? -1 : 1))
    .at(-1)?.actualPercent ?? null;
