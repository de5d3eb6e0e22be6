import type { Actor } from "#domain/access.ts";
import type { Satisfaction } from "#domain/inspections/finding.ts";
import type { InterviewKind } from "#domain/inspections/visit.ts";
import { conflict, notFound, stale } from "#contract/problem.ts";
import { record } from "../../audit/record.ts";
import type { Tx } from "../../db/db.ts";
import { withinVillages } from "../../people/reach.ts";
import { lockVisit, type StoredVisit } from "./rows.ts";
import { requireWriter, traceOf } from "./commands.ts";

export interface InterviewInput {
  /** 0: not yet written down. */
  readonly version: number;
  readonly kind: InterviewKind;
  readonly satisfied: Satisfaction | null;
  readonly text: string;
}

/** 访谈：by kind of person, without a name; the writer makes the id. */
export async function writeInterview(tx: Tx, actor: Actor, visitId: string, id: string, input: InterviewInput) {
  const visit = await openFor(tx, actor, visitId);
  const { version, ...said } = input;
  const stored = await lockInterview(tx, actor, visit, id);
  if (stored ? stored.version !== version : version !== 0) throw stale("访谈");
  const place = { countyId: visit.countyId, villageId: visit.villageId, townshipId: visit.townshipId };
  if (stored) await saveInterview(tx, visit, id, { ...said, version: version + 1 });
  else {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto("interview")
      .values({ ...place, ...said, id, visitId, madeBy: actor.accountId })
      .onConflict((on) => on.doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows === 0n) throw conflict("该访谈已经记下，请刷新后查看。");
  }
  await record(tx, actor, { ...traceOf(visit), detail: { act: "interview" } });
  return { version: version + 1 };
}

/** 删去：before the visit is submitted. */
export async function dropInterview(tx: Tx, actor: Actor, visitId: string, id: string, version: number, now: Date) {
  const visit = await openFor(tx, actor, visitId);
  const stored = await lockInterview(tx, actor, visit, id);
  if (!stored) throw notFound("访谈");
  if (stored.version !== version) throw stale("访谈");
  await saveInterview(tx, visit, id, { removedAt: now, version: version + 1 });
  await record(tx, actor, { ...traceOf(visit), detail: { act: "interview-drop" } });
  return { done: true as const };
}

async function openFor(tx: Tx, actor: Actor, id: string): Promise<StoredVisit> {
  const visit = await lockVisit(tx, actor, id);
  if (!visit) throw notFound("检查记录");
  requireWriter(visit, actor);
  if (visit.status !== "open") throw conflict("这次检查已经提交或者作废，访谈不能再改动。");
  return visit;
}

const lockInterview = (tx: Tx, actor: Actor, visit: StoredVisit, id: string) =>
  tx
    .selectFrom("interview as p")
    .where(withinVillages(actor, "p"))
    .where("p.countyId", "=", visit.countyId)
    .where("p.visitId", "=", visit.id)
    .where("p.id", "=", id)
    .where("p.removedAt", "is", null)
    .select("p.version")
    .forUpdate()
    .executeTakeFirst();

interface ChangedInterview extends Partial<Omit<InterviewInput, "version">> {
  readonly version: number;
  readonly removedAt?: Date;
}

const saveInterview = (tx: Tx, { countyId }: StoredVisit, id: string, change: ChangedInterview) =>
  tx.updateTable("interview").set(change).where("countyId", "=", countyId).where("id", "=", id).execute();
