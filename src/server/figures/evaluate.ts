import { type RawBuilder, sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import { nothing } from "#domain/figures/settled.ts";
import { everyPart, type FigureUse, type KnownFigure } from "#domain/figures/text-blocks.ts";
import { shareInTenths, shareText } from "#domain/share.ts";
import type { Db } from "../db/db.ts";
import type { Argument, Catalogue, CountedFigure, Figure, Period, Scope, SummedFigure } from "./figure.ts";

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
  /** Counts and sums as they are; shares in tenths of a percent. */
  readonly value: number;
  /** As it stands in a text. */
  readonly display: string;
  readonly columns: readonly string[];
}

export type Countable = CountedFigure | SummedFigure;

export interface Counted {
  readonly code: string;
  readonly scope: string | null;
  readonly value: number;
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

async function count({ db, actor, period }: View, figures: readonly Countable[]): Promise<Counted[]> {
  if (figures.length === 0) return [];
  const counts = figures.map((figure): RawBuilder<Counted> => {
    const total = figure.kind === "sum" ? sql`coalesce(sum(r.amount), 0)` : sql`count(*)`;
    return sql`select ${figure.code}::text as code, r.scope, ${total}::bigint as value
      from ${figure.rows(db, actor, period)} as r group by r.scope`;
  });
  const { rows } = await sql<Counted>`${sql.join(counts, sql` union all `)}`.execute(db);
  return rows;
}

/** Joins what was counted to what was asked: a part without rows is zero, a part that does not exist has no value. */
export function valuesOf(
  catalogue: Catalogue,
  scopes: ScopesOf,
  uses: readonly FigureUse[],
  counted: readonly Counted[],
): FigureValue[] {
  const totals = new Map(counted.map(({ code, scope, value }) => [totalKey(code, scope), value]));
  const totalOf = (code: string, scope: string | null) => totals.get(totalKey(code, scope)) ?? 0;
  return uses.flatMap((use): FigureValue[] => {
    const figure = catalogue.get(use.code);
    if (!figure) return [];
    const { code, definition, unit } = figure;
    if (figure.kind === "share") {
      const tenths = shareInTenths(totalOf(figure.part, null), totalOf(figure.whole, null));
      if (tenths === undefined || use.scope !== null) return [];
      const display = shareText(tenths);
      return [
        { key: use.key, code, name: figure.name, definition, unit, value: tenths, display, columns: shareColumns },
      ];
    }
    const parts = scopes.get(code);
    const name = nameOf(figure, use.scope, parts);
    if (name === undefined) return [];
    const known = { key: use.key, code, name, definition, unit, columns: figure.columns };
    if (use.scope === everyPart) return [{ ...known, ...broken(parts!, unit, (scope) => totalOf(code, scope)) }];
    const value = totalOf(code, use.scope);
    return [{ ...known, value, display: String(value) }];
  });
}

/** 县级管理25个、镇级管理20个: the parts that hold something, as a sentence lists them. */
function broken(parts: readonly Scope[], unit: string, totalOf: (scope: string) => number) {
  const counted = parts.map(({ scope, label }) => ({ label, value: totalOf(scope) }));
  const held = counted.filter(({ value }) => value !== 0);
  const display = held.map(({ label, value }) => `${label}${value}${unit}`).join("、");
  return { value: held.reduce((sum, { value }) => sum + value, 0), display: display === "" ? nothing : display };
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
