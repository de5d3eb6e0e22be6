import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { Tx } from "../../db/db.ts";
import { withinCounties } from "../../people/reach.ts";
import type { Succession } from "../../registry/commands.ts";

/** 村并入、划转后，亮灯和历史随村走：whoever reads the successor reads how its things stood before. Nothing else of it changes. */
export async function followLights(
  tx: Tx,
  actor: Actor,
  { countyId, fromId, toId, townshipId }: Succession,
): Promise<void> {
  for (const table of ["light", "light_month", "light_override"])
    await sql`
      update ${sql.table(table)} x set village_id = ${toId}, township_id = ${townshipId}
      where ${withinCounties(actor, "x")} and x.county_id = ${countyId} and x.village_id = ${fromId}`.execute(tx);
}
