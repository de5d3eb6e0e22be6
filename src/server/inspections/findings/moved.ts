import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import { record } from "../../audit/record.ts";
import type { Tx } from "../../db/db.ts";
import type { Succession } from "../../registry/commands.ts";
import { withinCounties } from "../../people/reach.ts";
import type { FindingPlace } from "./rows.ts";

const parts = ["finding_step", "finding_file", "finding_look_back"];

/** What hangs on a finding is read by whoever reads it: it lies where the finding lies. */
export async function layFindingParts(
  tx: Tx,
  actor: Actor,
  { countyId, id, villageId, townshipId, organisationId }: FindingPlace,
) {
  for (const table of parts)
    await sql`
      update ${sql.table(table)} x set village_id = ${villageId}, township_id = ${townshipId}, organisation_id = ${organisationId}
      where ${withinCounties(actor, "x")} and x.county_id = ${countyId} and x.finding_id = ${id}`.execute(tx);
}

/**
 * 村并入、划转后，问题随村走：every finding lies with the successor from now on, with its course. Handed to the township, the
 * new township rectifies it; handed to a team that is no longer of this village, the county sees and hands it on.
 */
export async function followFindings(
  tx: Tx,
  actor: Actor,
  { countyId, fromId, toId, townshipId }: Succession,
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select f.id from finding f where ${withinCounties(actor, "f")} and f.county_id = ${countyId} and f.village_id = ${fromId}
    order by f.id for update`.execute(tx);
  if (rows.length === 0) return;
  const ids = rows.map(({ id }) => id);
  await sql`
    update finding f set village_id = ${toId}, township_id = ${townshipId}, version = f.version + 1, updated_at = now()
    where ${withinCounties(actor, "f")} and f.county_id = ${countyId} and f.id = any (${ids}::uuid[])`.execute(tx);
  for (const table of parts)
    await sql`
      update ${sql.table(table)} x set village_id = ${toId}, township_id = ${townshipId}
      where ${withinCounties(actor, "x")} and x.county_id = ${countyId} and x.finding_id = any (${ids}::uuid[])`.execute(
      tx,
    );
  const detail = { act: "follow", findings: ids.length };
  await record(tx, actor, { verb: "finding.write", countyId, subjectId: toId, detail });
}
