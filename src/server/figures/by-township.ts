import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { Db } from "../db/db.ts";
import { withinReach } from "../people/reach.ts";
import {
  type AmountRow,
  type Argument,
  type CountedFigure,
  type FigureRow,
  type Period,
  type RowsByPart,
  type SummedFigure,
  type Tally,
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

type OfCounty<Row extends Tally | FigureRow> = (
  ...asked: [db: Db, actor: Actor, period: Period]
) => ReturnType<RowsByPart<Row>>;

type Whole<F extends CountedFigure | SummedFigure> = Omit<
  F,
  "kind" | "rows" | "rowsByPart" | "argument" | "tallies" | "talliesByPart"
>;

/** A figure of the county and the same figure township by township. */
export const withTownships = (
  figure: Whole<CountedFigure>,
  rows: RowsByPart,
  tallies?: RowsByPart<Tally>,
): readonly CountedFigure[] => inBothWays({ ...figure, kind: "count" }, rows, tallies);

/** The same of rows that are added up. */
export const sumWithTownships = (
  figure: Whole<SummedFigure>,
  rows: RowsByPart<AmountRow>,
  tallies?: RowsByPart<Tally>,
): readonly SummedFigure[] => inBothWays({ ...figure, kind: "sum" }, rows, tallies);

function inBothWays<F extends { readonly code: string }, Row extends FigureRow>(
  figure: F,
  rows: RowsByPart<Row>,
  talliesByPart: RowsByPart<Tally> | undefined,
) {
  const by = (scope: typeof undivided) => ({
    rows: ((db, actor, period) => rows(db, actor, period, scope)) satisfies OfCounty<Row>,
    ...(talliesByPart && {
      tallies: ((db, actor, period) => talliesByPart(db, actor, period, scope)) satisfies OfCounty<Tally>,
    }),
  });
  return [
    { ...figure, ...by(undivided), rowsByPart: rows, ...(talliesByPart && { talliesByPart }) },
    { ...figure, ...by(inTownship), code: `${figure.code}-by-township`, argument: township },
  ];
}

/** How many, and as a second figure which: the rows by the name in their first cell. */
export const withNames = (figure: Omit<CountedFigure, "kind" | "argument">): readonly CountedFigure[] => [
  { ...figure, kind: "count" },
  { ...figure, kind: "count", code: `${figure.code}-by-name`, name: `${figure.name}（名单）`, namedBy: 0 },
];
