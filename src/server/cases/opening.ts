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

/** A file for every confirmed village; one that is open already keeps its dates and follows the new decision. */
export async function saveOpenings(tx: Tx, actor: Actor, decision: StandingDecision, dueOn: IsoDate) {
  const { countyId, roundId, decidedOn } = decision;
  const villages = await tx
    .selectFrom("decisionVillage as v")
    .where(withinCounties(actor, "v"))
    .where("v.countyId", "=", countyId)
    .where("v.decisionId", "=", decision.id)
    .where("v.outcome", "=", "confirmed")
    .select("v.villageId")
    .execute();
  const ids = villages.map(() => uuidv7());
  const { rows } = await sql<{ id: string }>`
    insert into case_file (county_id, id, round_id, village_id, township_id, decision_id, level, manifestations, opened_on, due_on)
    select v.county_id, new.id, ${roundId}, v.village_id, v.township_id, v.decision_id, v.level,
      coalesce(a.manifestations, '{}'), ${decidedOn}, ${dueOn}
    from unnest(${ids}::uuid[], ${villages.map((one) => one.villageId)}::uuid[]) as new (id, village_id)
    join decision_village v on v.county_id = ${countyId} and v.decision_id = ${decision.id} and v.village_id = new.village_id
    left join assessment a on a.county_id = v.county_id and a.round_id = ${roundId} and a.village_id = v.village_id
    on conflict (county_id, round_id, village_id) do update set decision_id = excluded.decision_id, level = excluded.level,
      withdrawn_on = null, version = case_file.version + 1, updated_at = now()
    where case_file.decision_id <> excluded.decision_id
    returning id`.execute(tx);
  const made = new Set(ids);
  const opened = rows.filter(({ id }) => made.has(id)).length;
  return { opened, changed: rows.length - opened };
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
