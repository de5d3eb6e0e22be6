import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { withinCounties } from "../people/reach.ts";
import type { Succession } from "../registry/commands.ts";

/** 村并入、划转后：what an inspection goes to, and who keeps away from the village, lie with the successor. What was frozen stays as it was. */
export async function followObjects(
  tx: Tx,
  actor: Actor,
  { countyId, fromId, toId, townshipId }: Succession,
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    update inspection_object o set village_id = ${toId}, township_id = ${townshipId}
    where ${withinCounties(actor, "o")} and o.county_id = ${countyId} and o.village_id = ${fromId} returning o.id`.execute(
    tx,
  );
  await sql`
    update inspector_recusal r set village_id = ${toId}, township_id = ${townshipId}
    where ${withinCounties(actor, "r")} and r.county_id = ${countyId} and r.village_id = ${fromId}`.execute(tx);
  if (rows.length === 0) return;
  const detail = { act: "follow", objects: rows.length };
  await record(tx, actor, { verb: "inspection.edit", countyId, subjectId: toId, detail });
}
