import { type RawBuilder, sql } from "kysely";
import type { Scope } from "./figure.ts";

const order = sql<number[]>`array[t.sort_order, v.sort_order]`;

/** 乡镇、村 stand first in every row that lies in a village. */
export const place = ["乡镇（街道）", "村（社区）"] as const;

/** A date as a cell shows it. */
export const day = (column: string) => sql<string>`coalesce(${sql.ref(column)}::text, '')`;

/** What a row of a village shows: township and village under the aliases t and v, then more cells. */
export const shown = (scope: RawBuilder<Scope["scope"] | null>, ...more: readonly RawBuilder<string>[]) =>
  [
    scope.as("scope"),
    order.as("sort"),
    sql<string[]>`array[${sql.join([sql`t.name`, sql`v.name`, ...more])}]`.as("cells"),
  ] as const;
