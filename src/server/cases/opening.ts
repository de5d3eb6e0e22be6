import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { Tx } from "../db/db.ts";
import { withinCounties } from "../people/reach.ts";

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

/** The village as a decision named it; the file may have followed it to a successor since. */
const listedAs = sql`coalesce(f.listed_village_id, f.village_id)`;

/** A file for every confirmed village; those that stand already keep their dates and follow the new decision. */
export async function saveOpenings(tx: Tx, actor: Actor, decision: StandingDecision, dueOn: IsoDate) {
  const changed = await keepOpenings(tx, actor, decision);
  const { countyId, roundId, decidedOn } = decision;
  const villages = await tx
    .selectFrom("decisionVillage as v")
    .where(withinCounties(actor, "v"))
    .where("v.countyId", "=", countyId)
    .where("v.decisionId", "=", decision.id)
    .where("v.outcome", "=", "confirmed")
    .where(
      sql<boolean>`not exists (select from case_file f
        where f.county_id = ${countyId} and f.round_id = ${roundId} and ${listedAs} = v.village_id)`,
    )
    .select("v.villageId")
    .execute();
  const { rows } = await sql`
    insert into case_file (county_id, id, round_id, village_id, township_id, decision_id, level, manifestations, opened_on, due_on)
    select v.county_id, new.id, ${roundId}, v.village_id, v.township_id, v.decision_id, v.level,
      coalesce(a.manifestations, '{}'), ${decidedOn}, ${dueOn}
    from unnest(${villages.map(() => uuidv7())}::uuid[], ${villages.map((one) => one.villageId)}::uuid[]) as new (id, village_id)
    join decision_village v on v.county_id = ${countyId} and v.decision_id = ${decision.id} and v.village_id = new.village_id
    left join assessment a on a.county_id = v.county_id and a.round_id = ${roundId} and a.village_id = v.village_id
    on conflict (county_id, round_id, (coalesce(listed_village_id, village_id)), opening) do nothing
    returning id`.execute(tx);
  return { opened: rows.length, changed };
}

async function keepOpenings(tx: Tx, actor: Actor, { countyId, roundId, id }: StandingDecision): Promise<number> {
  const { rows } = await sql`
    update case_file f set decision_id = v.decision_id, level = v.level, withdrawn_on = null, version = f.version + 1, updated_at = now()
    from decision_village v
    where v.county_id = ${countyId} and v.decision_id = ${id} and v.outcome = 'confirmed' and ${withinCounties(actor, "f")}
      and f.county_id = ${countyId} and f.round_id = ${roundId} and ${listedAs} = v.village_id and f.decision_id <> v.decision_id
    returning f.id`.execute(tx);
  return rows.length;
}

/** Whoever stood on an earlier list of the round and not on this one. */
export async function saveWithdrawals(tx: Tx, actor: Actor, decision: StandingDecision, today: IsoDate) {
  const gone = await tx
    .updateTable("caseFile")
    .set({ withdrawnOn: today, version: sql`version + 1`, updatedAt: new Date() })
    .where(withinCounties(actor, "caseFile"))
    .where("countyId", "=", decision.countyId)
    .where("roundId", "=", decision.roundId)
    .where("decisionId", "<>", decision.id)
    .where("withdrawnOn", "is", null)
    .returning("id")
    .execute();
  return gone.length;
}
