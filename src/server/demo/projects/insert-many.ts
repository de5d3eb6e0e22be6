import type { Insertable } from "kysely";
import type { Schema } from "../../db/schema.ts";
import type { Tx } from "../../db/db.ts";

/** PostgreSQL takes 65,535 parameters at once. */
const most = 30_000;

export async function insertMany<T extends keyof Schema>(tx: Tx, table: T, rows: readonly Insertable<Schema[T]>[]) {
  const size = Math.floor(most / Math.max(1, Object.keys(rows[0] ?? {}).length));
  for (let from = 0; from < rows.length; from += size)
    await tx
      .insertInto(table)
      .values(rows.slice(from, from + size) as never)
      .execute();
}
