import { sql, type Updateable } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { CaseStatus } from "#domain/cases/case.ts";
import { type Correction, correctionOf, type RoundFile } from "#domain/cases/correction.ts";
import type { IsoDate } from "#domain/date.ts";
import type { Level } from "#domain/screening/decision.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { Tx } from "../db/db.ts";
import type { Schema } from "../db/schema.ts";
import { withinCounties } from "../people/reach.ts";
import { saveMerger } from "./moved.ts";

export interface StandingDecision {
  readonly countyId: string;
  readonly id: string;
  readonly roundId: string;
  readonly decidedOn: IsoDate;
  readonly cycleMonths: number;
  /** A later decision has put this one right: its list no longer stands. */
  readonly corrected: boolean;
}

export async function findDecision(tx: Tx, actor: Actor, decisionId: string): Promise<StandingDecision | undefined> {
  const { rows } = await sql<StandingDecision>`
    select d.county_id, d.id, d.round_id, d.decided_on, r.cycle_months,
      exists (select from decision c where c.county_id = d.county_id and c.corrects_id = d.id) as corrected
    from decision d join round r on r.county_id = d.county_id and r.id = d.round_id
    where d.id = ${decisionId} and ${withinCounties(actor, "d")}`.execute(tx);
  return rows[0];
}

/** Files of the round under lock, withdrawn ones too: a decision may name them again. */
async function lockFiles(tx: Tx, actor: Actor, { countyId, roundId }: StandingDecision): Promise<RoundFile[]> {
  const rows = await tx
    .selectFrom("caseFile as f")
    .where(withinCounties(actor, "f"))
    .where("f.countyId", "=", countyId)
    .where("f.roundId", "=", roundId)
    .select(["f.id", "f.roundId", "f.villageId", "f.status", "f.openedOn", "f.clockFrom", "f.withdrawnOn"])
    .select(["f.mergedIntoId", sql<string>`coalesce(f.listed_village_id, f.village_id)`.as("listedId")])
    .orderBy("f.id")
    .forUpdate()
    .execute();
  return rows as ((typeof rows)[number] & { status: CaseStatus })[];
}

async function listNamed(tx: Tx, actor: Actor, { countyId, id }: StandingDecision) {
  const rows = await tx
    .selectFrom("decisionVillage as v")
    .where(withinCounties(actor, "v"))
    .where("v.countyId", "=", countyId)
    .where("v.decisionId", "=", id)
    .where("v.outcome", "=", "confirmed")
    .select(["v.villageId", "v.level"])
    .execute();
  return rows as { villageId: string; level: Level }[];
}

/**
 * A file for every confirmed village; those that stand keep their dates and follow the decision, those it names no longer are
 * withdrawn. In this order, so that at no moment two files are at work for one village.
 */
export async function saveOpenings(tx: Tx, actor: Actor, decision: StandingDecision, dueOn: IsoDate, today: IsoDate) {
  const files = await lockFiles(tx, actor, decision);
  const correction = correctionOf(files, await listNamed(tx, actor, decision), today);
  const { countyId } = decision;
  await changeFiles(tx, actor, countyId, correction.withdrawn, { withdrawnOn: today });
  for (const merger of correction.mergers) await saveMerger(tx, actor, { countyId, onDate: today }, merger);
  await changeFiles(tx, actor, countyId, correction.freed, { mergedIntoId: null, mergedOn: null });
  const changed = await keepFiles(tx, actor, decision, correction.kept);
  const opened = await insertFiles(tx, decision, correction.toOpen, dueOn);
  return { opened, changed, withdrawn: correction.withdrawn.length };
}

async function changeFiles(
  tx: Tx,
  actor: Actor,
  countyId: string,
  ids: readonly string[],
  change: Pick<Updateable<Schema["caseFile"]>, "withdrawnOn" | "mergedIntoId" | "mergedOn">,
) {
  if (ids.length === 0) return;
  await tx
    .updateTable("caseFile")
    .set({ ...change, version: sql`version + 1`, updatedAt: new Date() })
    .where(withinCounties(actor, "caseFile"))
    .where("countyId", "=", countyId)
    .where("id", "in", [...ids])
    .execute();
}

async function keepFiles(
  tx: Tx,
  actor: Actor,
  { countyId, id: decisionId }: StandingDecision,
  kept: Correction["kept"],
): Promise<number> {
  const { rows } = await sql`
    update case_file f set decision_id = ${decisionId}, level = x.level, withdrawn_on = null, version = f.version + 1, updated_at = now()
    from unnest(${kept.map(({ id }) => id)}::uuid[], ${kept.map(({ level }) => level)}::text[]) as x (id, level)
    where ${withinCounties(actor, "f")} and f.county_id = ${countyId} and f.id = x.id and f.decision_id <> ${decisionId}
    returning f.id`.execute(tx);
  return rows.length;
}

async function insertFiles(
  tx: Tx,
  { countyId, id, roundId, decidedOn }: StandingDecision,
  villageIds: readonly string[],
  dueOn: IsoDate,
): Promise<number> {
  const { rows } = await sql`
    insert into case_file (county_id, id, round_id, village_id, township_id, decision_id, level, manifestations, opened_on, due_on)
    select v.county_id, new.id, ${roundId}, v.village_id, v.township_id, v.decision_id, v.level,
      coalesce(a.manifestations, '{}'), ${decidedOn}, ${dueOn}
    from unnest(${villageIds.map(() => uuidv7())}::uuid[], ${[...villageIds]}::uuid[]) as new (id, village_id)
    join decision_village v on v.county_id = ${countyId} and v.decision_id = ${id} and v.village_id = new.village_id
    left join assessment a on a.county_id = v.county_id and a.round_id = ${roundId} and a.village_id = v.village_id
    on conflict (county_id, round_id, (coalesce(listed_village_id, village_id)), opening) do nothing
    returning id`.execute(tx);
  return rows.length;
}
