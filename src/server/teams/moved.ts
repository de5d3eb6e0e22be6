import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { withinReach } from "../people/reach.ts";
import type { Succession } from "../registry/commands.ts";

/**
 * 村划转、合并，工作队随村走：the standing team goes on in the village's successor, with its postings, leave, planned rotations and packs.
 *
 * Where the successor has a team of its own both stand as they are: one village keeps one team, and which one is dissolved is for the
 * county to say; the list shows it as waiting. A dissolved team is a record of its day and stays where it was.
 */
export async function followTeam(
  tx: Tx,
  actor: Actor,
  { countyId, fromId, toId, townshipId }: Succession,
): Promise<void> {
  const standing = await tx
    .selectFrom("team as t")
    .where(withinReach(actor, "t"))
    .where("t.countyId", "=", countyId)
    .where("t.villageId", "in", [fromId, toId])
    .where("t.dissolvedOn", "is", null)
    .orderBy("t.id")
    .select(["t.id", "t.villageId", "t.name"])
    .forUpdate()
    .execute();
  const team = standing.find(({ villageId }) => villageId === fromId);
  if (!team || standing.some(({ villageId }) => villageId === toId)) return;
  await sql`
    update team set village_id = ${toId}, township_id = ${townshipId}, version = version + 1, updated_at = now()
    where county_id = ${countyId} and id = ${team.id}`.execute(tx);
  for (const table of ["posting", "leave", "planned_rotation"])
    await sql`
      update ${sql.table(table)} set village_id = ${toId}, township_id = ${townshipId}, version = version + 1
      where county_id = ${countyId} and team_id = ${team.id}`.execute(tx);
  await sql`
    update handover h set village_id = ${toId}, township_id = ${townshipId} from posting p
    where p.county_id = ${countyId} and p.team_id = ${team.id} and h.county_id = p.county_id and h.posting_id = p.id`.execute(
    tx,
  );
  await record(tx, actor, {
    verb: "team.edit",
    countyId,
    subjectId: team.id,
    detail: { action: "follow", team: team.name, villageId: toId },
  });
}
