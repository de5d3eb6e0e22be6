import { sql } from "kysely";
import type { IsoDate } from "#domain/date.ts";
import { type AskedSpan, reversedSentence, type Span, spanOf, spanReversed, spanText } from "#domain/figures/period.ts";
import { invalid } from "#contract/problem.ts";
import type { CountedFigure, FigureRow } from "./figure.ts";

/** 统计期 as a text names it: changed with the period, never by hand. */
export const periodFigure: CountedFigure = {
  kind: "count",
  code: "period",
  name: "统计期",
  definition: "本文按期统计的数字的起止日期，含首尾两日；未指定的，自本轮启动之日起，至统计当日止。",
  unit: "",
  columns: ["统计期", "起", "止"],
  namedBy: 0,
  rows: (db, _actor, { from, to }) =>
    db
      .selectNoFrom([
        sql<FigureRow["scope"]>`null::text`.as("scope"),
        sql<number[]>`array[1]`.as("sort"),
        sql<string[]>`array[${spanText({ from, to })}::text, ${from}::text, ${to}::text]`.as("cells"),
      ])
      .$castTo<FigureRow>(),
};

/** The period asked for, completed; refused when one end was named and the other, completed, lies on its wrong side. */
export function spanAsked(asked: AskedSpan, openedOn: IsoDate | null, today: IsoDate): Span {
  const span = spanOf(asked, openedOn, today);
  if (spanReversed(span)) throw invalid(reversedSentence(span));
  return span;
}
