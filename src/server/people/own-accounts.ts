import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { Db } from "../db/db.ts";

/** This account, and others of the same name and telephone: the same person with another office. */
export async function listOwnAccounts(db: Db, { accountId }: Actor): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select ${accountId}::uuid as id union
    select a.id from account own join account a on a.phone = own.phone and a.name = own.name where own.id = ${accountId}`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}
