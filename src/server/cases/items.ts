import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { CaseStatus } from "#domain/cases/case.ts";
import type { GivenLight } from "#domain/cases/light.ts";
import type { GoalField, GoalTask, ProblemAspect } from "#domain/cases/problem-aspects.ts";
import type { IsoDate } from "#domain/date.ts";
import type { Db, Tx } from "../db/db.ts";
import { withinVillages } from "../people/reach.ts";

export type ListName = "problems" | "goals";
const tables = { problems: "caseProblem", goals: "caseGoal" } as const;

export interface CaseItem {
  readonly id: string;
  readonly caseId: string;
  readonly text: string;
  readonly dueOn: IsoDate | null;
  readonly doneOn: IsoDate | null;
  readonly version: number;
}

export interface ProblemRow extends CaseItem {
  readonly aspect: ProblemAspect;
  readonly rootCause: string;
  readonly evidence: string;
}

export interface GoalRow extends CaseItem, GivenLight {
  readonly field: GoalField;
  readonly task: GoalTask;
  readonly measure: string;
  readonly responsibleUnit: string;
  readonly responsiblePerson: string;
}

/** The lists of some files, in the order they were written down. */
export async function listProblems(db: Db, actor: Actor, caseIds: readonly string[]): Promise<ProblemRow[]> {
  const rows = await db
    .selectFrom("caseProblem as i")
    .select(["i.id", "i.caseId", "i.text", "i.dueOn", "i.doneOn", "i.version", "i.aspect", "i.rootCause", "i.evidence"])
    .where(withinVillages(actor, "i"))
    .where(sql<boolean>`i.case_id = any (${caseIds}::uuid[])`)
    .where("i.removedAt", "is", null)
    .orderBy("i.createdAt")
    .orderBy("i.id")
    .execute();
  return rows as ProblemRow[];
}

export async function listGoals(db: Db, actor: Actor, caseIds: readonly string[]): Promise<GoalRow[]> {
  const rows = await db
    .selectFrom("caseGoal as i")
    .select(["i.id", "i.caseId", "i.text", "i.dueOn", "i.doneOn", "i.version", "i.field", "i.task", "i.measure"])
    .select(["i.responsibleUnit", "i.responsiblePerson", "i.setLight", "i.handLight", "i.handUntil"])
    .where(withinVillages(actor, "i"))
    .where(sql<boolean>`i.case_id = any (${caseIds}::uuid[])`)
    .where("i.removedAt", "is", null)
    .orderBy("i.createdAt")
    .orderBy("i.id")
    .execute();
  return rows as GoalRow[];
}

export interface LockedCase {
  readonly id: string;
  readonly countyId: string;
  readonly villageId: string;
  readonly townshipId: string;
  readonly status: CaseStatus;
  readonly openedOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly withdrawnOn: IsoDate | null;
  readonly mergedIntoId: string | null;
  readonly version: number;
  readonly workedBy: readonly string[];
  readonly hands: readonly string[];
  readonly listedVillageId: string | null;
  readonly selfAssessedBy: string | null;
  readonly checkedBy: string | null;
  readonly delistedOn: IsoDate | null;
  readonly consolidationTo: IsoDate | null;
}

/** One writer at a time in one file. */
export function lockCase(tx: Tx, actor: Actor, id: string): Promise<LockedCase | undefined> {
  return tx
    .selectFrom("caseFile as c")
    .select(["c.id", "c.countyId", "c.villageId", "c.townshipId", "c.status", "c.openedOn", "c.dueOn", "c.withdrawnOn"])
    .select(["c.mergedIntoId", "c.version", "c.workedBy", "c.hands", "c.selfAssessedBy", "c.checkedBy"])
    .select(["c.delistedOn", "c.consolidationTo", "c.listedVillageId"])
    .where(withinVillages(actor, "c"))
    .where("c.id", "=", id)
    .forUpdate()
    .executeTakeFirst();
}

export async function findItem(tx: Tx, actor: Actor, list: ListName, file: LockedCase, id: string) {
  const { rows } = await sql<CaseItem & { removed: boolean }>`
    select i.id, i.case_id, i.text, i.due_on, i.done_on, i.version, i.removed_at is not null as removed
    from ${sql.table(tables[list])} i
    where ${withinVillages(actor, "i")} and i.county_id = ${file.countyId} and i.case_id = ${file.id} and i.id = ${id}`.execute(
    tx,
  );
  return rows[0];
}

export type ProblemFields = Pick<ProblemRow, "aspect" | "text" | "rootCause" | "evidence" | "dueOn">;
export type GoalFields = Omit<GoalRow, "id" | "caseId" | "doneOn" | "version" | keyof GivenLight>;
export type ItemChange = { readonly doneOn?: IsoDate | null; readonly removedAt?: Date | null };

/** False when the id is taken. */
export async function insertItem(
  tx: Tx,
  list: ListName,
  { countyId, id: caseId, villageId, townshipId }: LockedCase,
  fields: { readonly id: string } & (ProblemFields | GoalFields),
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto(tables[list] as "caseGoal")
    .values({ countyId, caseId, villageId, townshipId, ...(fields as { id: string } & GoalFields) })
    .onConflict((on) => on.columns(["countyId", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function updateItem(
  tx: Tx,
  actor: Actor,
  list: ListName,
  file: LockedCase,
  id: string,
  change: ProblemFields | GoalFields | ItemChange,
): Promise<number> {
  const { version } = await tx
    .updateTable(tables[list] as "caseGoal")
    .set({ ...(change as Partial<GoalFields> & ItemChange), version: sql`version + 1`, updatedAt: new Date() })
    .where(withinVillages(actor, tables[list]))
    .where("countyId", "=", file.countyId)
    .where("id", "=", id)
    .returning("version")
    .executeTakeFirstOrThrow();
  return version;
}

/** Whoever has ticked off a line of a file is remembered for good: another hand accepts it. */
export async function saveWorker(tx: Tx, actor: Actor, file: Pick<LockedCase, "countyId" | "id" | "workedBy">) {
  if (file.workedBy.includes(actor.accountId)) return;
  await tx
    .updateTable("caseFile")
    .set({ workedBy: [...file.workedBy, actor.accountId] })
    .where(withinVillages(actor, "caseFile"))
    .where("countyId", "=", file.countyId)
    .where("id", "=", file.id)
    .execute();
}
