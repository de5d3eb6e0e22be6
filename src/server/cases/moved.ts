import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { CaseStatus } from "#domain/cases/case.ts";
import { type Merger, mergersOf } from "#domain/cases/merger.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import type { Succession } from "../registry/commands.ts";
import { withinCounties } from "../people/reach.ts";

const parts = ["case_problem", "case_goal", "case_step", "acceptance", "consolidation_check", "look_back"];

/**
 * 村并入、划转后，整顿档案随村走：every file that was not withdrawn lies with the successor from now on, and with it its lines
 * and records; under which village it was listed stays written. Where two files of a round are at work for one village
 * then, one goes on and the others are read (domain/cases/merger.ts).
 */
export async function followCases(
  tx: Tx,
  actor: Actor,
  { countyId, fromId, toId, townshipId, onDate }: Succession,
): Promise<void> {
  const files = await tx
    .selectFrom("caseFile as c")
    .where(withinCounties(actor, "c"))
    .where("c.countyId", "=", countyId)
    .where("c.villageId", "in", [fromId, toId])
    .where("c.withdrawnOn", "is", null)
    .orderBy("c.id")
    .select([
      "c.id",
      "c.roundId",
      "c.villageId",
      "c.status",
      "c.openedOn",
      sql<string>`coalesce(c.listed_village_id, c.village_id)`.as("listedId"),
      "c.clockFrom",
      "c.withdrawnOn",
      "c.mergedIntoId",
    ])
    .forUpdate()
    .execute();
  const mergers = mergersOf(files as ((typeof files)[number] & { status: CaseStatus })[], toId);
  for (const merger of mergers) await saveMerger(tx, actor, { countyId, onDate }, merger);
  const moving = files.filter(({ villageId }) => villageId !== toId).map(({ id }) => id);
  if (moving.length === 0) return;
  await sql`
    update case_file c set village_id = ${toId}, township_id = ${townshipId}, listed_village_id = coalesce(c.listed_village_id, c.village_id),
      version = c.version + 1, updated_at = now()
    where ${withinCounties(actor, "c")} and c.county_id = ${countyId} and c.id = any (${moving}::uuid[])`.execute(tx);
  for (const table of parts)
    await sql`
      update ${sql.table(table)} x set village_id = ${toId}, township_id = ${townshipId}
      where ${withinCounties(actor, "x")} and x.county_id = ${countyId} and x.case_id = any (${moving}::uuid[])`.execute(
      tx,
    );
  await record(tx, actor, {
    verb: "case.write",
    countyId,
    subjectId: toId,
    detail: { act: "follow", files: moving.length, merged: mergers.flatMap(({ read }) => read).length },
  });
}

/** One file goes on from that day, the others are read. */
export async function saveMerger(
  tx: Tx,
  actor: Actor,
  { countyId, onDate }: Pick<Succession, "countyId" | "onDate">,
  { goesOn, clockFrom, read }: Merger,
) {
  await sql`
    update case_file c set merged_into_id = ${goesOn}, merged_on = ${onDate}, version = c.version + 1, updated_at = now()
    where ${withinCounties(actor, "c")} and c.county_id = ${countyId} and c.id = any (${[...read]}::uuid[])`.execute(
    tx,
  );
  await sql`
    update case_file c set clock_from = ${clockFrom}, version = c.version + 1, updated_at = now()
    where ${withinCounties(actor, "c")} and c.county_id = ${countyId} and c.id = ${goesOn}
      and coalesce(c.clock_from, c.opened_on) > ${clockFrom}`.execute(tx);
}
