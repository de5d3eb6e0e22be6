import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { Tx } from "../db/db.ts";
import type { Succession } from "../registry/commands.ts";
import { withinCounties, withinReach } from "../people/reach.ts";

/**
 * 村划转到别的乡镇（街道）：未审定的轮次随村走。 What was handed in goes to the village's new row and is read by its new
 * township alone; its place in the ranking and on the shortlist goes along. Opinions and visits are never changed: they are
 * read as said of the successor. A decided round is a record of its day and stays as it is.
 *
 * The rounds are held in share, as by any other work inside a step.
 */
export async function followMove(
  tx: Tx,
  actor: Actor,
  { kind, countyId, fromId, toId, townshipId }: Succession,
): Promise<void> {
  if (kind !== "moved") return;
  const rounds = await tx
    .selectFrom("round as r")
    .where(withinCounties(actor, "r"))
    .where("r.countyId", "=", countyId)
    .where("r.status", "!=", "decided")
    .orderBy("r.id")
    .select("r.id")
    .forShare()
    .execute();
  if (rounds.length === 0) return;
  const ids = rounds.map(({ id }) => id);
  await sql`
    update assessment a set village_id = ${toId}, township_id = t.id, township_order = t.sort_order, version = a.version + 1
    from township t
    where t.county_id = ${countyId} and t.id = ${townshipId} and a.county_id = ${countyId} and a.round_id = any (${ids}::uuid[])
      and a.village_id = ${fromId} and ${withinReach(actor, "a")}`.execute(tx);
  for (const table of ["ranking", "shortlist_entry"])
    await sql`
      update ${sql.table(table)} x set village_id = ${toId}, township_id = ${townshipId}
      where x.county_id = ${countyId} and x.round_id = any (${ids}::uuid[]) and x.village_id = ${fromId}
        and ${withinReach(actor, "x")}`.execute(tx);
}
