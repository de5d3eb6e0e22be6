import { addDays, addMonths, type IsoDate } from "../date.ts";
import { monthOf } from "./tally.ts";

export interface Span {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** Whole months as their first days, and the days before and behind them; a span backwards holds no day. */
export function spanParts({ from, to }: Span): { readonly months: readonly Span[]; readonly days: readonly Span[] } {
  if (to < from) return { months: [], days: [{ from, to }] };
  const first = from === monthOf(from) ? from : addMonths(monthOf(from), 1);
  const last = addDays(to, 1) === monthOf(addDays(to, 1)) ? monthOf(to) : addMonths(monthOf(to), -1);
  if (last < first) return { months: [], days: [{ from, to }] };
  const days = [
    { from, to: addDays(first, -1) },
    { from: addMonths(last, 1), to },
  ];
  return { months: [{ from: first, to: last }], days: days.filter((span) => span.from <= span.to) };
}
