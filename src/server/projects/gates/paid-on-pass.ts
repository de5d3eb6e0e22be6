import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { Fen } from "#domain/money.ts";
import type { Gate } from "#domain/projects/gate.ts";
import type { Db } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";
import type { LockedProject } from "../rows.ts";

/** 凭这一关口付了多少: all payments rest on the contract and the start, what is paid after acceptance on acceptance and settlement. */
export async function readPaidOnPass(
  db: Db,
  actor: Actor,
  { countyId, id, paidFen }: LockedProject,
  gate: Gate,
): Promise<Fen> {
  if (gate === "contract" || gate === "start") return paidFen;
  if (!accepting.includes(gate)) return 0;
  const { rows } = await sql<{ fen: Fen }>`
    select coalesce(sum(y.amount_fen), 0)::bigint as fen from payment y
    where ${withinShared(actor, "y")} and y.county_id = ${countyId} and y.project_id = ${id} and y.status = 'paid'
      and y.kind in ('final', 'retention')`.execute(db);
  return rows[0]!.fen;
}

const accepting: readonly Gate[] = ["preliminary-acceptance", "final-acceptance", "settlement"];
