import { type AliasableExpression, type RawBuilder, sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { Db } from "../db/db.ts";

/** The round of a county, the day the question is asked, and the days whose doings are asked for, both ends included. */
export interface Period {
  readonly countyId: string;
  readonly roundId: string;
  /** More rounds whose villages are counted with those of the first: a township may have teams of two at once. */
  readonly otherRounds?: readonly string[];
  /** The inspection whose numbers are asked for; without one they have no answer. */
  readonly inspectionId?: string | null;
  readonly today: IsoDate;
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** One row behind a number: `cells` are what a reader sees, `sort` orders them, `scope` says to which part the row belongs. */
export interface FigureRow {
  readonly scope: string | null;
  readonly sort: number[];
  readonly cells: string[];
}

/** Rows that are added up and not counted. */
export interface AmountRow extends FigureRow {
  readonly amount: number;
}

export interface Scope {
  readonly scope: string;
  readonly label: string;
}

/** What a figure may be asked for in parts: a township, a level, an aspect. */
export interface Argument {
  readonly name: string;
  readonly scopes: (db: Db, actor: Actor, period: Period) => Promise<readonly Scope[]>;
}

interface Named {
  readonly code: string;
  readonly name: string;
  /** 口径: one sentence that says what is counted and what is not. */
  readonly definition: string;
  readonly unit: string;
  /** Has an answer only where the period names an inspection. */
  readonly needs?: "inspection";
}

/** The query joins the township under the alias t and, where its rows lie in villages, the village under v. */
export type RowsByPart<Row extends Tally | FigureRow = FigureRow> = (
  db: Db,
  actor: Actor,
  period: Period,
  scope: RawBuilder<string | null>,
) => AliasableExpression<Row>;

/** Part of a total, from sums that are kept beside the rows. */
export interface Tally {
  readonly scope: string | null;
  readonly amount: number;
}

interface Countable extends Named {
  readonly columns: readonly string[];
  readonly argument?: Argument;
  /** The same rows, told apart by a part of the county: all villages are counted in one statement. */
  readonly rowsByPart?: RowsByPart;
  /** What the rows come to, without reading each: for rows that grow without end. The figure still opens to the rows, and they must agree. */
  readonly tallies?: (db: Db, actor: Actor, period: Period) => AliasableExpression<Tally>;
  readonly talliesByPart?: RowsByPart<Tally>;
}

export interface CountedFigure extends Countable {
  readonly kind: "count";
  /** Which cell names a row, where a text says the names and not how many: 县信访局、县水利局. */
  readonly namedBy?: number;
  readonly rows: (db: Db, actor: Actor, period: Period) => AliasableExpression<FigureRow>;
}

export interface SummedFigure extends Countable {
  readonly kind: "sum";
  /** Amounts are fen; a text says 万元. */
  readonly money?: true;
  readonly rows: (db: Db, actor: Actor, period: Period) => AliasableExpression<AmountRow>;
}

/** A share of two figures without scope. It is computed, never typed, and rounds as domain/share.ts says. */
export interface ShareFigure extends Named {
  readonly kind: "share";
  readonly part: string;
  readonly whole: string;
}

export type Figure = CountedFigure | SummedFigure | ShareFigure;

/** The scope of a figure that is not asked for in parts. */
export const undivided = sql<string | null>`null::text`;

/** A stored word as its Chinese label, so that a scope and a cell read as an official writes them. */
export function inWords(column: string, labels: Readonly<Record<string, string>>): RawBuilder<string> {
  const cases = Object.entries(labels).map(([word, label]) => sql`when ${word} then ${label}`);
  return sql<string>`case ${sql.ref(column)} ${sql.join(cases, sql` `)} else ${sql.ref(column)} end`;
}

/** An argument whose parts are the same in every county. */
export function fixedArgument(name: string, labels: Readonly<Record<string, string>>): Argument {
  const scopes = Object.values(labels).map((label) => ({ scope: label, label }));
  return { name, scopes: () => Promise.resolve(scopes) };
}

/** Two figures under one code that mean different things would make every document doubtful. */
export function catalogueOf(...lists: readonly (readonly Figure[])[]): ReadonlyMap<string, Figure> {
  const catalogue = new Map<string, Figure>();
  for (const figure of lists.flat()) {
    if (catalogue.has(figure.code)) throw new Error(`Two figures are called ${figure.code}`);
    catalogue.set(figure.code, figure);
  }
  return catalogue;
}

export type Catalogue = ReadonlyMap<string, Figure>;

/** The figures that can be asked of this period: without an inspection none of one, rather than a nought. */
export const answerable = (catalogue: Catalogue, { inspectionId }: Pick<Period, "inspectionId">): Catalogue =>
  inspectionId ? catalogue : new Map([...catalogue].filter(([, { needs }]) => needs !== "inspection"));

/** 统计截止日: where things stand is asked of the last day of the period, or of today while it is not over. */
export const asOf = ({ to, today }: Period): IsoDate => (to < today ? to : today);

export const roundsOf = ({ roundId, otherRounds = [] }: Period): string[] => [roundId, ...otherRounds];
