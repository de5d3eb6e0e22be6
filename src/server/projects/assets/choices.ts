import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { Db } from "../../db/db.ts";
import { withinReach, withinVillages } from "../../people/reach.ts";

/** What the filters and forms choose from: of one county, where the office reaches one, or the one asked for. */
export async function readAssetChoices(db: Db, actor: Actor, asked: string | undefined) {
  const counties = await db
    .selectFrom("area")
    .select(["id", "name"])
    .where("id", "in", [...actor.counties, ""])
    .orderBy("sortOrder")
    .orderBy("code")
    .execute();
  const countyId = asked ?? (counties.length === 1 ? counties[0]!.id : undefined);
  if (!countyId || !counties.some(({ id }) => id === countyId)) return { counties, townships: [], villages: [] };
  const townships = await sql<{ id: string; name: string }>`
    select t.id, t.name from township t where ${withinReach(actor, "t", "id")} and t.county_id = ${countyId} and t.valid_to is null
    order by t.sort_order, t.id`.execute(db);
  const villages = await sql<{ id: string; name: string; townshipId: string }>`
    select v.id, v.name, v.township_id from village v
    where ${withinVillages(actor, "v", "id")} and v.county_id = ${countyId} and v.valid_to is null order by v.sort_order, v.id`.execute(
    db,
  );
  return { counties, townships: townships.rows, villages: villages.rows };
}
