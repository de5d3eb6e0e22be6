import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { KeptChecklist } from "#contract/checklist-shape.ts";
import type { IsoDate } from "#domain/date.ts";
import type { Answer } from "#domain/inspections/checklist.ts";
import type { VisitKind, VisitStatus, VisitWay } from "#domain/inspections/visit.ts";
import type { Tx } from "../../db/db.ts";
import { withinVillages } from "../../people/reach.ts";

export interface StoredVisit {
  readonly countyId: string;
  readonly id: string;
  readonly kind: VisitKind;
  readonly status: VisitStatus;
  readonly onDay: IsoDate;
  readonly inspectionId: string | null;
  /** Status of its inspection; null: none. */
  readonly inspectionStatus: string | null;
  readonly villageId: string | null;
  readonly townshipId: string;
  readonly checklist: KeptChecklist | null;
  readonly answers: Answer[];
  readonly feedback: string;
  readonly feedbackTo: string;
  readonly madeBy: string;
  /** Accounts of the inspectors who went. */
  readonly accounts: string[];
  readonly version: number;
}

/** Held until the transaction ends: two inspectors may write at once. */
export async function lockVisit(tx: Tx, actor: Actor, id: string): Promise<StoredVisit | undefined> {
  const { rows } = await sql<StoredVisit>`
    select v.county_id, v.id, v.kind, v.status, v.on_day, v.inspection_id, v.village_id, v.township_id, v.checklist, v.answers,
      v.feedback, v.feedback_to, v.made_by, v.version,
      (select n.status from inspection n where n.county_id = v.county_id and n.id = v.inspection_id) as inspection_status,
      array(select i.account_id::text from inspector i
        where i.county_id = v.county_id and i.person_id = any (v.inspectors) and i.account_id is not null) as accounts
    from visit v where ${withinVillages(actor, "v")} and v.id = ${id} for update of v`.execute(tx);
  return rows[0];
}

export interface NewVisit {
  readonly countyId: string;
  readonly id: string;
  readonly kind: VisitKind;
  readonly way: VisitWay;
  readonly onDay: IsoDate;
  readonly inspectionId: string | null;
  readonly objectId: string | null;
  readonly villageId: string | null;
  readonly townshipId: string;
  readonly teamId: string | null;
  readonly visitors: string;
  readonly inspectors: readonly string[];
  readonly changedReason: string;
  readonly checklistVersion: number;
  readonly checklist: KeptChecklist | null;
  readonly madeBy: string;
}

/** False when it stands already, or another visit to the same object is open. */
export async function insertVisit(tx: Tx, { checklist, inspectors, ...row }: NewVisit): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("visit")
    .values({
      ...row,
      inspectors: [...inspectors],
      checklist: checklist === null ? null : JSON.stringify(checklist),
    })
    .onConflict((on) => on.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

interface ChangedVisit {
  readonly answers?: readonly Answer[] | undefined;
  readonly feedback?: string | undefined;
  readonly feedbackTo?: string | undefined;
  readonly status?: VisitStatus;
  readonly submittedBy?: string;
  readonly submittedAt?: Date;
}

export async function saveVisit(tx: Tx, visit: StoredVisit, { answers, ...change }: ChangedVisit): Promise<number> {
  const { version } = await tx
    .updateTable("visit")
    .set({
      ...change,
      ...(answers && { answers: JSON.stringify(answers) }),
      version: visit.version + 1,
      updatedAt: sql<string>`now()`,
    })
    .where("countyId", "=", visit.countyId)
    .where("id", "=", visit.id)
    .returning("version")
    .executeTakeFirstOrThrow();
  return version;
}

/** What it said until now stays beside it, with who corrected it and why. */
export async function keepRevision(tx: Tx, actor: Actor, visit: StoredVisit, reason: string): Promise<void> {
  const { countyId, id: visitId, villageId, townshipId, answers, feedback, feedbackTo } = visit;
  const { last } = await tx
    .selectFrom("visitRevision as r")
    .where("r.countyId", "=", countyId)
    .where("r.visitId", "=", visitId)
    .where(withinVillages(actor, "r"))
    .select((eb) => eb.fn.coalesce(eb.fn.max("r.number"), sql<number>`0`).as("last"))
    .executeTakeFirstOrThrow();
  const place = { countyId, visitId, villageId, townshipId };
  const said = { answers: JSON.stringify(answers), feedback, feedbackTo };
  await tx
    .insertInto("visitRevision")
    .values({ ...place, ...said, number: last + 1, reason, madeBy: actor.accountId })
    .execute();
}
