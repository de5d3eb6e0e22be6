import { addDays, type IsoDate, isoDate, partsOf, weekday } from "../date.ts";

export interface Span {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

export interface Body {
  readonly id: string;
  readonly township: string;
}

/** An evaluation of the half-year and whom it looks at. */
export interface Look {
  readonly to: IsoDate;
  readonly subjectIds: readonly string[];
}

export interface CoverageWeek extends Span {
  readonly looked: readonly string[];
  readonly planned: readonly string[];
}

export function halfYearOf(day: IsoDate): Span {
  const { year, month } = partsOf(day);
  return month <= 6
    ? { from: isoDate(year, 1, 1), to: isoDate(year, 6, 30) }
    : { from: isoDate(year, 7, 1), to: isoDate(year, 12, 31) };
}

/** Monday to Sunday; the first and last week of a span may be short. */
export function weeksOf({ from, to }: Span): Span[] {
  const weeks: Span[] = [];
  for (let first = from; first <= to;) {
    const sunday = addDays(first, 7 - weekday(first));
    weeks.push({ from: first, to: sunday < to ? sunday : to });
    first = addDays(sunday, 1);
  }
  return weeks;
}

/**
 * 周抽查、月调度、季评估，半年全覆盖：who has been looked at in which week of the half-year, and in which of the weeks left each of the
 * others is due, evenly and taking the townships in turn, so that nobody is left over at the end.
 */
export function coverage(half: Span, bodies: readonly Body[], looks: readonly Look[], today: IsoDate): CoverageWeek[] {
  const known = new Set(bodies.map(({ id }) => id));
  const within = looks.filter(({ to }) => to >= half.from && to <= half.to);
  const covered = new Set(within.flatMap(({ subjectIds }) => subjectIds));
  const waiting = inTurn(bodies.filter(({ id }) => !covered.has(id)));
  const weeks = weeksOf(half);
  let left = weeks.filter(({ to }) => to >= today).length;
  let taken = 0;
  return weeks.map((week) => {
    const here = within.filter(({ to }) => to >= week.from && to <= week.to).flatMap(({ subjectIds }) => subjectIds);
    const looked = [...new Set(here)].filter((id) => known.has(id)).toSorted();
    if (week.to < today) return { ...week, looked, planned: [] };
    const share = Math.ceil((waiting.length - taken) / left);
    left -= 1;
    taken += share;
    return { ...week, looked, planned: waiting.slice(taken - share, taken) };
  });
}

/** The first of each township, then the second of each, and so on. */
function inTurn(bodies: readonly Body[]): string[] {
  const seen = new Map<string, number>();
  const turns = bodies.map(({ id, township }, at) => {
    const turn = seen.get(township) ?? 0;
    seen.set(township, turn + 1);
    return { id, turn, at };
  });
  return turns.toSorted((a, b) => a.turn - b.turn || a.at - b.at).map(({ id }) => id);
}
