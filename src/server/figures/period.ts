import { sql } from "kysely";
import { spanText } from "#domain/figures/period.ts";
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
