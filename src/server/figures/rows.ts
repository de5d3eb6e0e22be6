import { sql } from "kysely";
import { everyPart, type FigureUse } from "#domain/figures/text-blocks.ts";
import {
  type Countable,
  countablesIn,
  type Counted,
  evaluate,
  type FigureValue,
  partsOf,
  type ScopesOf,
  valuesOf,
  type View,
} from "./evaluate.ts";
import type { Catalogue, Scope } from "./figure.ts";

export interface OpenedFigure extends FigureValue {
  readonly rows: readonly (readonly string[])[];
  readonly total: number;
}

/** A number with its 口径 and one page of the rows behind it; undefined when there is no such number. */
export async function openFigure(
  view: View,
  catalogue: Catalogue,
  scopes: ScopesOf,
  use: FigureUse,
  { page, size }: { page: number; size: number },
): Promise<OpenedFigure | undefined> {
  const figure = catalogue.get(use.code);
  const uses = [use, ...partsOf(figure).map(whole)];
  const values = await evaluate(view, catalogue, scopes, uses);
  const value = values.find(({ key }) => key === use.key);
  if (!figure || !value) return undefined;
  if (figure.kind === "share") return { ...value, rows: shareRows(values.slice(1)), total: 2 };
  const from = sql`${figure.rows(view.db, view.actor, view.period)} as r ${scopeClause(use.scope, scopes.get(use.code))}`;
  const { rows } = await sql<{ cells: string[] }>`select r.cells from ${from}
    order by r.sort, r.cells limit ${size} offset ${(page - 1) * size}`.execute(view.db);
  const counted = await sql<{ total: number }>`select count(*) as total from ${from}`.execute(view.db);
  return { ...value, rows: rows.map(({ cells }) => cells), total: counted.rows[0]!.total };
}

const whole = (code: string): FigureUse => ({ key: code, code, scope: null });

function scopeClause(scope: string | null, parts: readonly Scope[] = []) {
  if (scope === null) return sql``;
  const asked = scope === everyPart ? parts.map((part) => part.scope) : [scope];
  return sql`where r.scope = any(${asked}::text[])`;
}

const shareRows = (parts: readonly FigureValue[]) =>
  parts.map(({ name, display, unit }) => [name, `${display}${unit}`]);

export interface FrozenFigure extends FigureValue {
  readonly rows: readonly (readonly string[])[];
}

interface Taken {
  readonly code: string;
  readonly scope: string | null;
  readonly cells: string[];
  readonly amount: number | null;
  readonly name: string | null;
}

/** Every figure of a text with all its rows, taken in one statement: value and rows cannot disagree. The two behind a share come along. */
export async function freezeFigures(
  view: View,
  catalogue: Catalogue,
  scopes: ScopesOf,
  uses: readonly FigureUse[],
): Promise<FrozenFigure[]> {
  const behind = uses.flatMap(({ code }) => partsOf(catalogue.get(code)).map(whole));
  const all = [...new Map([...uses, ...behind].map((use) => [use.key, use])).values()];
  const taken = Map.groupBy(await takeRows(view, countablesIn(catalogue, all)), ({ code, scope }) =>
    keyOf(code, scope),
  );
  const counted = [...taken.values()].map(totalOf);
  const values = valuesOf(catalogue, scopes, all, counted);
  return values.map((value) => {
    const figure = catalogue.get(value.code)!;
    if (figure.kind === "share") {
      const parts = partsOf(figure).flatMap((code) => values.find(({ key }) => key === code) ?? []);
      return { ...value, rows: shareRows(parts) };
    }
    return {
      ...value,
      rows: keysBehind(value, scopes).flatMap((key) => (taken.get(key) ?? []).map(({ cells }) => cells)),
    };
  });
}

/** A breakdown stands on the rows of all its parts. */
const keysBehind = ({ key, code }: FigureValue, scopes: ScopesOf): string[] =>
  key === keyOf(code, everyPart) ? scopes.get(code)!.map(({ scope }) => keyOf(code, scope)) : [key];

const keyOf = (code: string, scope: string | null) => (scope === null ? code : `${code}:${scope}`);

function totalOf(rows: readonly Taken[]): Counted {
  const { code, scope, amount, name } = rows[0]!;
  const value = amount === null ? rows.length : rows.reduce((sum, row) => sum + row.amount!, 0);
  return { code, scope, value, names: name === null ? null : rows.map((row) => row.name).join("、") };
}

async function takeRows({ db, actor, period }: View, figures: readonly Countable[]): Promise<Taken[]> {
  if (figures.length === 0) return [];
  const parts = figures.map((figure) => {
    const amount = figure.kind === "sum" ? sql`r.amount::bigint` : sql`null::bigint`;
    const named = figure.kind === "count" && figure.namedBy !== undefined;
    const name = named ? sql`r.cells[${figure.namedBy! + 1}::integer]` : sql`null::text`;
    return sql`select ${figure.code}::text as code, r.scope, r.sort, r.cells, ${amount} as amount, ${name} as name
      from ${figure.rows(db, actor, period)} as r`;
  });
  const { rows } = await sql<Taken>`select taken.code, taken.scope, taken.cells, taken.amount, taken.name
    from (${sql.join(parts, sql` union all `)}) as taken order by taken.code, taken.sort, taken.cells`.execute(db);
  return rows;
}
