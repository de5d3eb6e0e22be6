import { addMonths, diffDays, type IsoDate } from "#domain/date.ts";

export interface Dates {
  readonly planStartOn: IsoDate | null;
  readonly planFinishOn: IsoDate | null;
  readonly startedOn: IsoDate | null;
  readonly finishedOn: IsoDate | null;
}

export interface Span {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

const monthOf = (day: IsoDate) => `${day.slice(0, 7)}-01`;

/** Whole months around every day there is to draw, and today. */
export function spanOf(rows: readonly Dates[], today: IsoDate): Span {
  const days = rows
    .flatMap(({ planStartOn, planFinishOn, startedOn, finishedOn }) => [
      planStartOn,
      planFinishOn,
      startedOn,
      finishedOn,
    ])
    .filter((day): day is IsoDate => day !== null);
  const all = [...days, today].toSorted();
  return { from: monthOf(all[0]!), to: addMonths(monthOf(all.at(-1)!), 1) };
}

/** In percent of the span. */
export const placeOf = (day: IsoDate, { from, to }: Span): number => (100 * diffDays(from, day)) / diffDays(from, to);

/** 计划 and 实际 as left and width in percent; what goes on is drawn until today. */
export function barsOf(row: Dates, span: Span, today: IsoDate) {
  const bar = (from: IsoDate | null, to: IsoDate | null) => {
    if (from === null || to === null) return null;
    const left = placeOf(from, span);
    return { left, width: Math.max(0.4, placeOf(to, span) - left) };
  };
  const end = row.finishedOn ?? (row.startedOn !== null && row.startedOn < today ? today : row.startedOn);
  return { planned: bar(row.planStartOn, row.planFinishOn), actual: bar(row.startedOn, end) };
}

export interface Tick {
  readonly at: number;
  readonly word: string;
  readonly year: boolean;
}

/** One word a month, or as many months apart as fit; January says its year. */
export function ticksOf(span: Span): Tick[] {
  const months = Math.round(diffDays(span.from, span.to) / 30.4);
  const step = [1, 2, 3, 6, 12].find((one) => months / one <= 26) ?? 24;
  const ticks: Tick[] = [];
  for (let day = span.from, n = 0; day < span.to; day = addMonths(span.from, ++n)) {
    const month = Number(day.slice(5, 7));
    const year = month === 1 || n === 0;
    if (year || (month - 1) % step === 0)
      ticks.push({ at: placeOf(day, span), word: year ? `${day.slice(0, 4)}年${month}月` : `${month}月`, year });
  }
  return ticks;
}
