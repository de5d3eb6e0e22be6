import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { Db, Tx } from "../db/db.ts";
import { withinVillages } from "../people/reach.ts";
import type { LockedCase } from "./items.ts";

type Place = Pick<LockedCase, "countyId" | "id" | "villageId" | "townshipId">;

export interface NewLookBack {
  readonly id: string;
  readonly onDay: IsoDate;
  readonly visitors: string;
  readonly finding: string;
  readonly relapsed: boolean;
  readonly successorId: string | null;
}

/** False when the id is taken. */
export async function insertLookBack(tx: Tx, actor: Actor, file: Place, lookBack: NewLookBack): Promise<boolean> {
  const { countyId, id: caseId, villageId, townshipId } = file;
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("lookBack")
    .values({ countyId, caseId, villageId, townshipId, ...lookBack, madeBy: actor.accountId })
    .onConflict((on) => on.columns(["countyId", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function findLastSoundLookBack(db: Db, actor: Actor, file: Place): Promise<IsoDate | null> {
  const row = await db
    .selectFrom("lookBack as b")
    .where(withinVillages(actor, "b"))
    .where("b.countyId", "=", file.countyId)
    .where("b.caseId", "=", file.id)
    .where("b.relapsed", "=", false)
    .select((eb) => eb.fn.max("b.onDay").as("onDay"))
    .executeTakeFirst();
  return row?.onDay ?? null;
}

interface Reopening {
  readonly newId: string;
  readonly onDay: IsoDate;
  readonly dueOn: IsoDate;
}

/**
 * 反弹另立新档：in the same round under the same decision, one opening further, on the clock of the first listing. "taken"
 * when the id is in use, "at-work" when the village has another file at work in the round.
 */
export async function insertReopening(tx: Tx, actor: Actor, file: Place, { newId, onDay, dueOn }: Reopening) {
  const { rows } = await sql<{ id: string }>`
    insert into case_file (county_id, id, round_id, village_id, township_id, decision_id, level, manifestations, opened_on, due_on,
      listed_village_id, opening, predecessor_id, clock_from)
    select c.county_id, ${newId}, c.round_id, c.village_id, c.township_id, c.decision_id, c.level, c.manifestations, ${onDay}, ${dueOn},
      c.listed_village_id, c.opening + 1, c.id, coalesce(c.clock_from, c.opened_on)
    from case_file c where ${withinVillages(actor, "c")} and c.county_id = ${file.countyId} and c.id = ${file.id}
    on conflict do nothing returning id`.execute(tx);
  if (rows.length === 1) return "opened";
  const taken = await tx
    .selectFrom("caseFile")
    .where(withinVillages(actor, "caseFile"))
    .where("countyId", "=", file.countyId)
    .where("id", "=", newId)
    .select("id")
    .executeTakeFirst();
  return taken ? "taken" : "at-work";
}

/** The chosen problems as new ones, open and due with the new file; how many there were. */
export async function copyProblems(
  tx: Tx,
  actor: Actor,
  file: Place,
  { newId, dueOn }: Reopening,
  ids: readonly string[],
): Promise<number> {
  const { rows } = await sql`
    insert into case_problem (county_id, id, case_id, village_id, township_id, aspect, text, root_cause, evidence, due_on)
    select p.county_id, x.copy, ${newId}, p.village_id, p.township_id, p.aspect, p.text, p.root_cause, p.evidence, ${dueOn}
    from unnest(${[...ids]}::uuid[], ${ids.map(() => uuidv7())}::uuid[]) as x (id, copy)
    join case_problem p on p.county_id = ${file.countyId} and p.case_id = ${file.id} and p.id = x.id and p.removed_at is null
    where ${withinVillages(actor, "p")}
    returning id`.execute(tx);
  return rows.length;
}
