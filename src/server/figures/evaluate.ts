import { type AliasableExpression, type RawBuilder, sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import { nothing } from "#domain/figures/settled.ts";
import { everyPart, type FigureUse, type KnownFigure } from "#domain/figures/text-blocks.ts";
import { wanOf } from "#domain/money.ts";
import { notApplicable, shareInTenths, shareText } from "#domain/share.ts";
import type { Db } from "../db/db.ts";
import type {
  Argument,
  Catalogue,
  CountedFigure,
  Figure,
  FigureRow,
  Period,
  Scope,
  SummedFigure,
  Tally,
} from "./figure.ts";

/** Whose eyes look, at which round, on which day. */
export interface View {
  readonly db: Db;
  readonly actor: Actor;
  readonly period: Period;
}

export type ScopesOf = ReadonlyMap<string, readonly Scope[]>;

/** The parts every figure may be asked for; an argument shared by many figures is asked once. */
export async function scopesOf({ db, actor, period }: View, catalogue: Catalogue): Promise<ScopesOf> {
  const asked = new Map<Argument, readonly Scope[]>();
  const found = new Map<string, readonly Scope[]>();
  for (const figure of catalogue.values()) {
    if (figure.kind === "share" || !figure.argument) continue;
    const { argument } = figure;
    if (!asked.has(argument)) asked.set(argument, await argument.scopes(db, actor, period));
    found.set(figure.code, asked.get(argument)!);
  }
  return found;
}

export function knownFigures(catalogue: Catalogue, scopes: ScopesOf): KnownFigure[] {
  return [...catalogue.values()].map(({ code }) => ({
    code,
    scoped: scopes.has(code),
    scopes: scopes.get(code)?.map(({ scope }) => scope),
  }));
}

export interface FigureValue {
  readonly key: string;
  readonly code: string;
  readonly name: string;
  readonly definition: string;
  readonly unit: string;
  /** Counts and sums as they are; shares in tenths of a percent, null where there is nothing to divide by. */
  readonly value: number | null;
  /** As it stands in a text. */
  readonly display: string;
  readonly columns: readonly string[];
}

export type Countable = CountedFigure | SummedFigure;

export interface Counted {
  readonly code: string;
  readonly scope: string | null;
  readonly value: number;
  /** Of rows that are named and not counted. */
  readonly names: string | null;
}

/** Counts every figure asked for in one statement, so all the numbers of a text are of one moment. */
export async function evaluate(
  view: View,
  catalogue: Catalogue,
  scopes: ScopesOf,
  uses: readonly FigureUse[],
): Promise<FigureValue[]> {
  const counted = await count(view, countablesIn(catalogue, uses));
  return valuesOf(catalogue, scopes, uses, counted);
}

/** The figures a text stands on: those it names, and the two behind every share. */
export function countablesIn(catalogue: Catalogue, uses: readonly FigureUse[]): Countable[] {
  const codes = new Set(uses.flatMap(({ code }) => partsOf(catalogue.get(code)).concat(code)));
  return [...codes].flatMap((code) => {
    const figure = catalogue.get(code);
    return figure && figure.kind !== "share" ? figure : [];
  });
}

export const partsOf = (figure: Figure | undefined): string[] =>
  figure?.kind === "share" ? [figure.part, figure.whole] : [];

function count({ db, actor, period }: View, figures: readonly Countable[]): Promise<Counted[]> {
  return countRows(
    db,
    figures.map((figure) => ({
      figure,
      rows: (figure.tallies ?? figure.rows)(db, actor, period),
      added: figure.kind === "sum" || figure.tallies !== undefined,
    })),
  );
}

interface Asked {
  readonly figure: Countable;
  readonly rows: AliasableExpression<FigureRow | Tally>;
  /** Each row says how much it is; else each counts one. */
  readonly added: boolean;
}

async function countRows(db: Db, asked: readonly Asked[]): Promise<Counted[]> {
  if (asked.length === 0) return [];
  const counts = asked.map(({ figure, rows, added }): RawBuilder<Counted> => {
    const total = added ? sql`coalesce(sum(r.amount), 0)` : sql`count(*)`;
    return sql`select ${figure.code}::text as code, r.scope, ${total}::bigint as value, ${namesOf(figure)} as names
      from ${rows} as r group by r.scope`;
  });
  const { rows } = await sql<Counted>`${sql.join(counts, sql` union all `)}`.execute(db);
  return rows;
}

const namesOf = (figure: Countable) =>
  figure.kind === "count" && figure.namedBy !== undefined
    ? sql`string_agg(r.cells[${figure.namedBy + 1}::integer], '、' order by r.sort, r.cells)`
    : sql`null::text`;

/** The parts a report may be of, and what tells their rows apart. */
const partIds = { township: sql<string>`t.id::text`, village: sql<string>`v.id::text` };

interface Parts {
  readonly part: keyof typeof partIds;
  /** Parts whose rows are another's: a village that went into its successor. */
  readonly goesOn: ReadonlyMap<string, string>;
}

function scopeOfPart({ part, goesOn }: Parts): RawBuilder<string> {
  const others = Object.fromEntries([...goesOn].filter(([from, to]) => from !== to));
  const id = partIds[part];
  return Object.keys(others).length === 0 ? id : sql`coalesce(${JSON.stringify(others)}::jsonb ->> ${id}, ${id})`;
}

/**
 * The figures of every village, or of every township, in one statement: what `evaluate` says of each when only its rows are
 * looked at. A part nothing was counted in has no entry.
 */
export async function evaluateByPart(
  { db, actor, period }: View,
  catalogue: Catalogue,
  uses: readonly FigureUse[],
  parts: Parts,
): Promise<(id: string) => FigureValue[]> {
  const scope = scopeOfPart(parts);
  const asked = countablesIn(catalogue, uses).map((figure) => {
    if (!figure.rowsByPart) throw new Error(`${figure.code} is not counted by ${parts.part}`);
    return {
      figure,
      rows: (figure.talliesByPart ?? figure.rowsByPart)(db, actor, period, scope),
      added: figure.kind === "sum" || figure.talliesByPart !== undefined,
    };
  });
  const counted = Map.groupBy(await countRows(db, asked), ({ scope }) => scope);
  return (id) => {
    const own = (counted.get(id) ?? []).map((one) => ({ ...one, scope: null }));
    return valuesOf(catalogue, new Map(), uses, own);
  };
}

/** Joins what was counted to what was asked: a part without rows is zero, a part that does not exist has no value. */
export function valuesOf(
  catalogue: Catalogue,
  scopes: ScopesOf,
  uses: readonly FigureUse[],
  counted: readonly Counted[],
): FigureValue[] {
  const totals = new Map(counted.map((one) => [totalKey(one.code, one.scope), one]));
  const totalOf = (code: string, scope: string | null) => totals.get(totalKey(code, scope))?.value ?? 0;
  return uses.flatMap((use): FigureValue[] => {
    const figure = catalogue.get(use.code);
    if (!figure) return [];
    const { code, definition, unit } = figure;
    if (figure.kind === "share") {
      if (use.scope !== null) return [];
      const share = shareOf(totalOf(figure.part, null), totalOf(figure.whole, null));
      return [{ key: use.key, code, name: figure.name, definition, unit, ...share, columns: shareColumns }];
    }
    const parts = scopes.get(code);
    const name = nameOf(figure, use.scope, parts);
    if (name === undefined) return [];
    const known = { key: use.key, code, name, definition, unit, columns: figure.columns };
    if (use.scope === everyPart) return [{ ...known, ...broken(figure, parts!, (scope) => totalOf(code, scope)) }];
    const { value, names } = totals.get(totalKey(code, use.scope)) ?? { value: 0, names: null };
    return [{ ...known, value, display: displayOf(figure, value, names) }];
  });
}

function shareOf(part: number, whole: number) {
  const value = shareInTenths(part, whole) ?? null;
  return { value, display: value === null ? notApplicable : shareText(value) };
}

/** 县级管理25个、镇级管理20个: the parts that hold something, as a sentence lists them. */
function broken(figure: Countable, parts: readonly Scope[], totalOf: (scope: string) => number) {
  const counted = parts.map(({ scope, label }) => ({ label, value: totalOf(scope) }));
  const held = counted.filter(({ value }) => value !== 0);
  const display = held.map(({ label, value }) => `${label}${displayOf(figure, value, null)}${figure.unit}`).join("、");
  return { value: held.reduce((sum, { value }) => sum + value, 0), display: display === "" ? nothing : display };
}

function displayOf(figure: Countable, value: number, names: string | null): string {
  if (figure.kind === "sum") return figure.money ? wanOf(value) : String(value);
  return figure.namedBy === undefined ? String(value) : (names ?? nothing);
}

const totalKey = (code: string, scope: string | null) => `${code}:${scope ?? ""}`;

/** A share opens to the two figures it was made of. */
const shareColumns = ["构成", "数值"] as const;

/** 审定列入村数（柳溪镇）; undefined when the figure cannot be asked so. */
function nameOf(figure: Countable, scope: string | null, scopes: readonly Scope[] | undefined): string | undefined {
  if (!scopes) return scope === null ? figure.name : undefined;
  if (scope === everyPart) return `${figure.name}（按${figure.argument!.name}分列）`;
  const label = scopes.find((one) => one.scope === scope)?.label;
  return label === undefined ? undefined : `${figure.name}（${label}）`;
}
