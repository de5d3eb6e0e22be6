import { sql } from "kysely";
import { withinReach } from "../people/reach.ts";
import {
  type AmountRow,
  type Argument,
  type CountedFigure,
  type RowsByPart,
  type SummedFigure,
  undivided,
} from "./figure.ts";

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

const inTownship = sql<string>`t.name`;

/** A figure of the county and the same figure township by township. */
export function withTownships(
  figure: Omit<CountedFigure, "kind" | "rows" | "argument">,
  rows: RowsByPart,
): readonly CountedFigure[] {
  return [
    { ...figure, kind: "count", rowsByPart: rows, rows: (db, actor, period) => rows(db, actor, period, undivided) },
    {
      ...figure,
      kind: "count",
      code: `${figure.code}-by-township`,
      argument: township,
      rows: (db, actor, period) => rows(db, actor, period, inTownship),
    },
  ];
}

/** The same of rows that are added up. */
export function sumWithTownships(
  figure: Omit<SummedFigure, "kind" | "rows" | "argument">,
  rows: RowsByPart<AmountRow>,
): readonly SummedFigure[] {
  return [
    { ...figure, kind: "sum", rowsByPart: rows, rows: (db, actor, period) => rows(db, actor, period, undivided) },
    {
      ...figure,
      kind: "sum",
      code: `${figure.code}-by-township`,
      argument: township,
      rows: (db, actor, period) => rows(db, actor, period, inTownship),
    },
  ];
}

/** How many, and as a second figure which: the rows by the name in their first cell. */
export const withNames = (figure: Omit<CountedFigure, "kind" | "argument">): readonly CountedFigure[] => [
  { ...figure, kind: "count" },
  { ...figure, kind: "count", code: `${figure.code}-by-name`, name: `${figure.name}（名单）`, namedBy: 0 },
];
