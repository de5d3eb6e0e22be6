import { type RawBuilder, sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import { withinShared } from "../../people/reach.ts";

type Words = Readonly<Record<string, string>>;

/** `yuan`: the query gives fen. A column that says gives what it says it of: a code, or facts. */
export interface ArchiveColumn {
  readonly head: string;
  readonly kind: "text" | "day" | "yuan" | "number";
  readonly value: RawBuilder<unknown>;
  readonly say?: (told: unknown) => string;
}

/** One part of the archive of a project: its page, its sheet and its table in the package are all made of this. */
export interface ArchivePart {
  readonly code: string;
  readonly title: string;
  readonly columns: readonly ArchiveColumn[];
  /** from, join and where behind the alias x, whose reach is looked at besides; p is the project. */
  readonly from: RawBuilder<unknown>;
  readonly order: RawBuilder<unknown>;
}

export const text = (head: string, value: RawBuilder<unknown>): ArchiveColumn => ({ head, kind: "text", value });
export const day = (head: string, value: RawBuilder<unknown>): ArchiveColumn => ({ head, kind: "day", value });
export const yuan = (head: string, value: RawBuilder<unknown>): ArchiveColumn => ({
  head: `${head}（元）`,
  kind: "yuan",
  value,
});
export const count = (head: string, value: RawBuilder<unknown>): ArchiveColumn => ({ head, kind: "number", value });
export const word = (head: string, value: RawBuilder<unknown>, words: Words): ArchiveColumn => ({
  head,
  kind: "text",
  value,
  say: (code) => words[String(code)] ?? String(code),
});
export const said = (head: string, value: RawBuilder<unknown>, say: (told: unknown) => string): ArchiveColumn => ({
  head,
  kind: "text",
  value,
  say,
});

/** Who did it: the account's name. */
export const byWhom = (column: string) =>
  sql`coalesce((select a.name from account a where a.id = ${sql.ref(column)}), '')`;
export const placeName = (column: string) => sql`project_place_name(p.county_id, ${sql.ref(column)})`;
export const unitName = (column: string) =>
  sql`(select o.name from organisation o where o.county_id = p.county_id and o.id = ${sql.ref(column)})`;

/** Rows of a table that hangs on the project. */
export const hanging = (table: string, joins = sql``) =>
  sql`from ${sql.table(table)} x ${joins} where x.county_id = p.county_id and x.project_id = p.id`;

/** The rows of a part as an array of arrays, for the project p. */
export const rowsOf = (actor: Actor, { columns, from, order }: ArchivePart) => sql`
  coalesce((select json_agg(json_build_array(${sql.join(columns.map(({ value }) => value))}) order by ${order})
    ${from} and ${withinShared(actor, "x")}), '[]'::json)`;
