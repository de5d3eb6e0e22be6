import { type AliasableExpression, type RawBuilder, sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { Db } from "../db/db.ts";
import { withinReach } from "../people/reach.ts";
import { type Argument, type CountedFigure, type FigureRow, type Period, undivided } from "./figure.ts";

const township: Argument = {
  name: "乡镇（街道）",
  scopes: (db, actor, { countyId }) =>
    db
      .selectFrom("township as t")
      .where("t.countyId", "=", countyId)
      .where("t.validTo", "is", null)
      .where(withinReach(actor, "t", "id"))
      .select(["t.name as scope", "t.name as label"])
      .orderBy("t.sortOrder")
      .orderBy("t.id")
      .execute(),
};

/** The query of such a figure joins the township under the alias t. */
export type RowsByPart = (
  db: Db,
  actor: Actor,
  period: Period,
  scope: RawBuilder<string | null>,
) => AliasableExpression<FigureRow>;

/** A figure of the county and the same figure township by township. */
export function withTownships(
  figure: Omit<CountedFigure, "kind" | "rows" | "argument">,
  rows: RowsByPart,
): readonly CountedFigure[] {
  const inTownship = sql<string>`t.name`;
  return [
    { ...figure, kind: "count", rows: (db, actor, period) => rows(db, actor, period, undivided) },
    {
      ...figure,
      kind: "count",
      code: `${figure.code}-by-township`,
      argument: township,
      rows: (db, actor, period) => rows(db, actor, period, inTownship),
    },
  ];
}
