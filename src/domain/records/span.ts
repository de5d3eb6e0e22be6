import { addDays, addMonths, type IsoDate } from "../date.ts";
import { monthOf } from "./tally.ts";

export interface Span {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

interface Parts {
  /** First days of the first and the last whole month. */
  readonly months: readonly Span[];
  readonly days: readonly Span[];
}

/**
 * Whole months as their first days, and the days before and behind them; a span backwards holds no day. Nothing is written down of days to come:
 * a span that reaches today holds the rest of its last month, too.
 */
export function spanParts({ from, to: until }: Span, today: IsoDate): Parts {
  if (until < from) return { months: [], days: [{ from, to: until }] };
  const to = until < today ? until : addDays(addMonths(monthOf(until), 1), -1);
  const first = from === monthOf(from) ? from : addMonths(monthOf(from), 1);
  const last = addDays(to, 1) === monthOf(addDays(to, 1)) ? monthOf(to) : addMonths(monthOf(to), -1);
  if (last < first) return { months: [], days: [{ from, to }] };
  const days = [
    { from, to: addDays(first, -1) },
    { from: addMonths(last, 1), to },
  ];
  return { months: [{ from: first, to: last }], days: days.filter((span) => span.from <= span.to) };
}
