import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { Fen } from "#domain/money.ts";
import type { Tx } from "../db/db.ts";
import type { ProjectPlace } from "./rows.ts";

/** 评审核定的预算: of a locked project, by its review or an approved change; null once the review is taken back. */
export async function saveBudget(tx: Tx, actor: Actor, { countyId, id }: ProjectPlace, fen: Fen | null): Promise<void> {
  await sql`select set_budget(${countyId}, ${id}::uuid, ${actor.accountId}::uuid, ${fen}::bigint)`.execute(tx);
}
