import { addMonths, diffDays, type IsoDate } from "#domain/date.ts";

export interface Dates {
  readonly planStartOn: IsoDate | null;
  readonly planFinishOn: IsoDate | null;
  readonly startedOn: IsoDate | null;
  readonly finishedOn: IsoDate | null;
  /** Days a gate was passed, also those long before the works. */
  readonly gates: readonly { readonly passedOn: IsoDate | null }[];
}

export interface Span {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

const monthOf = (day: IsoDate) => `${day.slice(0, 7)}-01`;

/** Whole months around every day there is to draw, and today. */
export function spanOf(rows: readonly Dates[], today: IsoDate): Span {
  const days = rows
    .flatMap(({ planStartOn, planFinishOn, startedOn, finishedOn, gates }) => [
      planStartOn,
      planFinishOn,
      startedOn,
      finishedOn,
      ...gates.map(({ passedOn }) => passedOn),
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

/** What a word takes of the line, in percent: 2026年1月, 3月. */
const roomOf = (year: boolean) => (year ? 7 : 3.5);

/** One word a month, or as many months apart as fit; January says its year, and no word runs into the next. */
export function ticksOf(span: Span): Tick[] {
  const months = Math.round(diffDays(span.from, span.to) / 30.4);
  const step = [1, 2, 3, 6, 12].find((one) => months / one <= 26) ?? 24;
  const ticks: Tick[] = [];
  for (let day = span.from; day < span.to; day = addMonths(day, 1)) {
    const tick = tickOf(day, span);
    if (!tick.year && (Number(day.slice(5, 7)) - 1) % step !== 0) continue;
    const last = ticks.at(-1);
    const crowded = last !== undefined && tick.at < last.at + roomOf(last.year);
    if (crowded && !tick.year) continue;
    if (crowded) ticks.pop();
    ticks.push(tick);
  }
  return ticks;
}

function tickOf(day: IsoDate, span: Span): Tick {
  const month = Number(day.slice(5, 7));
  const year = month === 1 || day === span.from;
  return { at: placeOf(day, span), word: year ? `${day.slice(0, 4)}年${month}月` : `${month}月`, year };
}
