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
  await followOpen(tx, actor, { countyId, fromId, toId });
  if (rows.length === 0) return;
  const detail = { act: "follow", objects: rows.length };
  await record(tx, actor, { verb: "inspection.edit", countyId, subjectId: toId, detail });
}

/** What has not set out yet goes on with the successor: where it may go, and which village it may go to once more. */
async function followOpen(
  tx: Tx,
  actor: Actor,
  { countyId, fromId, toId }: Pick<Succession, "countyId" | "fromId" | "toId">,
) {
  await sql`
    update inspection i set scope = jsonb_set(i.scope, '{ids}', (
        select jsonb_agg(distinct case when x = ${fromId} then ${toId} else x end) from jsonb_array_elements_text(i.scope->'ids') x)),
      version = i.version + 1, updated_at = now()
    where ${withinCounties(actor, "i")} and i.county_id = ${countyId} and i.status in ('planned', 'drawn') and i.scope->'ids' ? ${fromId}`.execute(
    tx,
  );
  await sql`
    update inspection_waiver w set village_id = ${toId}
    where ${withinCounties(actor, "w")} and w.county_id = ${countyId} and w.village_id = ${fromId}
      and not exists (select from inspection_waiver x where x.county_id = w.county_id and x.inspection_id = w.inspection_id and x.village_id = ${toId})
      and exists (select from inspection i where i.county_id = w.county_id and i.id = w.inspection_id and i.status in ('planned', 'drawn'))`.execute(
    tx,
  );
}
