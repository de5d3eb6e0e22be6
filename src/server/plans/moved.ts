import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { Tx } from "../db/db.ts";
import { withinReach } from "../people/reach.ts";
import type { Succession } from "../registry/commands.ts";

/**
 * 村划转、合并，工作队随村走，计划随工作队走：what the team has planned lies from now on where the team stands. Called after the team has
 * moved; what belongs to a team that stayed, or was dissolved before, stays where it was written.
 */
export async function followPlans(
  tx: Tx,
  actor: Actor,
  { countyId, fromId, toId, townshipId }: Succession,
): Promise<void> {
  const moved = sql`select t.id from team t
    where ${withinReach(actor, "t")} and t.county_id = ${countyId} and t.village_id = ${toId} and t.dissolved_on is null`;
  for (const table of ["plan", "plan_task", "major_item", "schedule", "duty_week"])
    await sql`
      update ${sql.table(table)} x set village_id = ${toId}, township_id = ${townshipId}
      where ${withinReach(actor, "x")} and x.county_id = ${countyId} and x.village_id = ${fromId} and x.team_id in (${moved})`.execute(
      tx,
    );
  await sql`
    update schedule_step x set village_id = ${toId}, township_id = ${townshipId} from schedule s
    where ${withinReach(actor, "x")} and s.county_id = ${countyId} and s.village_id = ${toId} and s.team_id in (${moved})
      and x.county_id = s.county_id and x.schedule_id = s.id`.execute(tx);
}
