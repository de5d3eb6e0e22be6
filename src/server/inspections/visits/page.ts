import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { KeptChecklist } from "#contract/checklist-shape.ts";
import type { Answer } from "#domain/inspections/checklist.ts";
import type { FindingStatus } from "#domain/inspections/finding.ts";
import type { Db, Tx } from "../../db/db.ts";
import { withinCounties, withinVillages } from "../../people/reach.ts";
import { visitColumns, visitPlaces, type VisitRow } from "./list.ts";

/** A visit of this id that stands already, for whoever sends it a second time. */
export function findStanding(tx: Tx, actor: Actor, id: string) {
  return tx
    .selectFrom("visit as v")
    .where(withinVillages(actor, "v"))
    .where("v.id", "=", id)
    .select(["v.madeBy", "v.version"])
    .executeTakeFirst();
}

interface VisitKey {
  readonly countyId: string;
  readonly id: string;
}

export async function hasFindings(db: Db, actor: Actor, visit: VisitKey): Promise<boolean> {
  return (await listFindings(db, actor, visit)).length > 0;
}

const listFindings = (db: Db, actor: Actor, { countyId, id }: VisitKey) =>
  db
    .selectFrom("finding as f")
    .where("f.countyId", "=", countyId)
    .where("f.visitId", "=", id)
    .where(withinCounties(actor, "f"))
    .select(["f.id", "f.number", "f.description", "f.category", "f.status"])
    .$narrowType<{ status: FindingStatus }>()
    .orderBy("f.number")
    .execute();

const listInterviews = (db: Db, actor: Actor, { countyId, id }: VisitKey) =>
  db
    .selectFrom("interview as p")
    .where("p.countyId", "=", countyId)
    .where("p.visitId", "=", id)
    .where(withinVillages(actor, "p"))
    .where("p.removedAt", "is", null)
    .select(["p.id", "p.kind", "p.satisfied", "p.text", "p.version"])
    .orderBy("p.madeAt")
    .orderBy("p.id")
    .execute();

const listRevisions = (db: Db, actor: Actor, { countyId, id }: VisitKey) =>
  db
    .selectFrom("visitRevision as r")
    .innerJoin("account as a", "a.id", "r.madeBy")
    .where("r.countyId", "=", countyId)
    .where("r.visitId", "=", id)
    .where(withinVillages(actor, "r"))
    .select(["r.number", "r.reason", "r.answers", "r.feedback", "r.feedbackTo", "a.name as madeBy", "r.madeAt"])
    .$narrowType<{ answers: Answer[] }>()
    .orderBy("r.number", "desc")
    .execute();

export interface ReadVisit extends Omit<VisitRow, "checklist"> {
  readonly townshipId: string;
  readonly checklist: KeptChecklist | null;
  readonly checklistVersion: number;
  readonly answers: Answer[];
  readonly feedback: string;
  readonly feedbackTo: string;
  readonly changedReason: string;
  readonly madeById: string;
  readonly accounts: string[];
  readonly madeBy: string;
  readonly submittedBy: string | null;
  readonly submittedAt: string | null;
  readonly version: number;
}

/** One visit with what was said in it, what was found and how it was corrected. */
export async function findVisit(db: Db, actor: Actor, id: string) {
  const { rows } = await sql<ReadVisit>`
    select ${visitColumns}, v.checklist, v.township_id, v.checklist_version, v.answers, v.feedback, v.feedback_to, v.changed_reason,
      v.made_by as made_by_id, v.submitted_at, v.version, coalesce(a.name, '—') as made_by, b.name as submitted_by,
      array(select i.account_id::text from inspector i
        where i.county_id = v.county_id and i.person_id = any (v.inspectors) and i.account_id is not null) as accounts
    from visit v ${visitPlaces} left join account a on a.id = v.made_by left join account b on b.id = v.submitted_by
    where ${withinVillages(actor, "v")} and v.id = ${id}::uuid`.execute(db);
  const [visit] = rows;
  if (!visit) return undefined;
  const [interviews, revisions, findings] = await Promise.all([
    listInterviews(db, actor, visit),
    listRevisions(db, actor, visit),
    listFindings(db, actor, visit),
  ]);
  return { ...visit, interviews, revisions, findings };
}
