import { type Insertable, sql, type Updateable } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { CaseAction, CaseStatus } from "#domain/cases/case.ts";
import type { CheckHand, ConsolidationCheck, PlannedCheck } from "#domain/cases/consolidation.ts";
import type { IsoDate } from "#domain/date.ts";
import type { Level } from "#domain/screening/decision.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { Schema } from "../db/schema.ts";
import type { Db, Tx } from "../db/db.ts";
import { withinVillages } from "../people/reach.ts";
import type { LockedCase } from "./items.ts";

export type StepChange = Omit<Updateable<Schema["caseFile"]>, "version" | "updatedAt">;
type Place = Pick<LockedCase, "countyId" | "id" | "villageId" | "townshipId">;

const rowIn = ({ countyId, id: caseId, villageId, townshipId }: Place) => ({ countyId, caseId, villageId, townshipId });

export async function findCaseState(tx: Tx, actor: Actor, file: Place) {
  const { level, manifestations } = await tx
    .selectFrom("caseFile as c")
    .where(withinVillages(actor, "c"))
    .where("c.countyId", "=", file.countyId)
    .where("c.id", "=", file.id)
    .select(["c.level", "c.manifestations"])
    .executeTakeFirstOrThrow();
  return { level: level as Level, manifestations };
}

/** The new version of the file. */
export async function updateCase(tx: Tx, actor: Actor, file: Place, change: StepChange): Promise<number> {
  const { version } = await tx
    .updateTable("caseFile")
    .set({ ...change, version: sql`version + 1`, updatedAt: new Date() })
    .where(withinVillages(actor, "caseFile"))
    .where("countyId", "=", file.countyId)
    .where("id", "=", file.id)
    .returning("version")
    .executeTakeFirstOrThrow();
  return version;
}

interface NewStep {
  readonly action: CaseAction;
  readonly fromStatus: CaseStatus;
  readonly toStatus: CaseStatus;
  readonly onDay: IsoDate;
  readonly opinion: string;
}

export async function insertStep(tx: Tx, actor: Actor, file: Place, step: NewStep) {
  const row = { ...rowIn(file), id: uuidv7(), ...step, madeBy: actor.accountId };
  await tx.insertInto("caseStep").values(row).execute();
}

/** The day of the township's yes that stands. */
export async function findCheckedOn(db: Db, actor: Actor, file: Pick<Place, "countyId" | "id">): Promise<IsoDate> {
  const { onDay } = await db
    .selectFrom("caseStep as s")
    .where(withinVillages(actor, "s"))
    .where("s.countyId", "=", file.countyId)
    .where("s.caseId", "=", file.id)
    .where("s.action", "=", "check")
    .select("s.onDay")
    .orderBy("s.madeAt", "desc")
    .orderBy("s.id", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
  return onDay;
}

export type NewAcceptance = Omit<
  Insertable<Schema["acceptance"]>,
  "countyId" | "caseId" | "villageId" | "townshipId" | "attempt" | "recordedBy" | "recordedAt"
>;

/** False when the id is taken. */
export async function insertAcceptance(tx: Tx, actor: Actor, file: Place, acceptance: NewAcceptance): Promise<boolean> {
  const attempt = sql<number>`(select count(*) + 1 from acceptance a where a.county_id = ${file.countyId} and a.case_id = ${file.id})`;
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("acceptance")
    .values({ ...rowIn(file), ...acceptance, attempt, recordedBy: actor.accountId })
    .onConflict((on) => on.columns(["countyId", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function findHeldOn(db: Db, actor: Actor, file: Place): Promise<IsoDate> {
  const { heldOn } = await db
    .selectFrom("acceptance as a")
    .where(withinVillages(actor, "a"))
    .where("a.countyId", "=", file.countyId)
    .where("a.caseId", "=", file.id)
    .where("a.outcome", "=", "passed")
    .select("a.heldOn")
    .orderBy("a.attempt", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
  return heldOn;
}

/** Lines due later than the file are due with it; those taken up again are open and due with it. How many were taken up. */
export async function reworkItems(tx: Tx, actor: Actor, file: Place, dueOn: IsoDate, reopen: readonly string[]) {
  let reopened = 0;
  for (const table of ["case_problem", "case_goal"]) {
    const lines = sql`${withinVillages(actor, "i")} and i.county_id = ${file.countyId} and i.case_id = ${file.id} and i.removed_at is null`;
    const { rows } = await sql`
      update ${sql.table(table)} i set done_on = null, due_on = ${dueOn}, version = i.version + 1, updated_at = now()
      where ${lines} and i.id = any (${[...reopen]}::uuid[]) returning i.id`.execute(tx);
    reopened += rows.length;
    await sql`
      update ${sql.table(table)} i set due_on = ${dueOn}, version = i.version + 1, updated_at = now()
      where ${lines} and i.due_on > ${dueOn}`.execute(tx);
  }
  return reopened;
}

export async function insertChecks(tx: Tx, file: Place, checks: readonly PlannedCheck[]) {
  await tx
    .insertInto("consolidationCheck")
    .values(checks.map((check) => ({ ...rowIn(file), id: uuidv7(), ...check })))
    .execute();
}

export interface CheckRow extends ConsolidationCheck {
  readonly id: string;
  readonly finding: string;
  readonly version: number;
  readonly doneAs: CheckHand | null;
  readonly by: string | null;
}

export async function listFileChecks(db: Db, actor: Actor, file: Place): Promise<CheckRow[]> {
  const rows = await db
    .selectFrom("consolidationCheck as k")
    .where(withinVillages(actor, "k"))
    .where("k.countyId", "=", file.countyId)
    .where("k.caseId", "=", file.id)
    .select(["k.id", "k.month", "k.dueOn", "k.doneOn", "k.sound", "k.finding", "k.version", "k.doneAs"])
    .select(sql<string | null>`(select w.name from account w where w.id = k.done_by)`.as("by"))
    .orderBy("k.month")
    .execute();
  return rows as CheckRow[];
}

export const checkHandOf = ({ role }: Actor): CheckHand => (role === "county" ? "county" : "township");

interface MadeCheck {
  readonly id: string;
  readonly doneOn: IsoDate;
  readonly sound: boolean;
  readonly finding: string;
  readonly doneAs: CheckHand;
}

export async function saveCheck(tx: Tx, actor: Actor, file: Place, { id, ...check }: MadeCheck): Promise<number> {
  const { version } = await tx
    .updateTable("consolidationCheck")
    .set({ ...check, doneBy: actor.accountId, version: sql`version + 1` })
    .where(withinVillages(actor, "consolidationCheck"))
    .where("countyId", "=", file.countyId)
    .where("id", "=", id)
    .returning("version")
    .executeTakeFirstOrThrow();
  return version;
}
