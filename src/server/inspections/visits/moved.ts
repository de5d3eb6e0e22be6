import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import { record } from "../../audit/record.ts";
import type { Tx } from "../../db/db.ts";
import { withinCounties } from "../../people/reach.ts";
import type { Succession } from "../../registry/commands.ts";

const parts = ["visit_revision", "interview"];

/**
 * 村并入、划转后，到村检查随村走：those still being filled in go on where they are, finished ones are read by whoever reads the village now,
 * with what was said in them and how they were corrected. What was written stays as it was, so its version stays, too.
 */
export async function followVisits(
  tx: Tx,
  actor: Actor,
  { countyId, fromId, toId, townshipId }: Succession,
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select v.id from visit v where ${withinCounties(actor, "v")} and v.county_id = ${countyId} and v.village_id = ${fromId}
    order by v.id for update`.execute(tx);
  if (rows.length === 0) return;
  const ids = rows.map(({ id }) => id);
  await sql`
    update visit v set village_id = ${toId}, township_id = ${townshipId}, updated_at = now()
    where ${withinCounties(actor, "v")} and v.county_id = ${countyId} and v.id = any (${ids}::uuid[])`.execute(tx);
  for (const table of parts)
    await sql`
      update ${sql.table(table)} x set village_id = ${toId}, township_id = ${townshipId}
      where ${withinCounties(actor, "x")} and x.county_id = ${countyId} and x.visit_id = any (${ids}::uuid[])`.execute(
      tx,
    );
  const detail = { act: "follow", visitsMoved: ids.length };
  await record(tx, actor, { verb: "visit.write", countyId, subjectId: toId, detail });
}
