import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { Tx } from "../db/db.ts";
import { withinReach } from "../people/reach.ts";
import type { Succession } from "../registry/commands.ts";

/**
 * 村划转、合并，工作队随村走，尚未报送的月报随工作队走：what the team still writes goes to the township it lies in now. A report that was handed
 * in is with the office it was handed to. Called after the team has moved.
 */
export async function followReports(
  tx: Tx,
  actor: Actor,
  { countyId, fromId, toId, townshipId }: Succession,
): Promise<void> {
  await sql`
    update monthly_report r set village_id = ${toId}, township_id = ${townshipId} from team t
    where ${withinReach(actor, "r")} and r.county_id = ${countyId} and r.village_id = ${fromId} and r.status in ('draft', 'returned')
      and t.county_id = r.county_id and t.id = r.team_id and t.village_id = ${toId} and t.dissolved_on is null`.execute(
    tx,
  );
}
