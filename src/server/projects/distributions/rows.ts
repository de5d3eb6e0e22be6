import { sql } from "kysely";
import { notFound, stale } from "#contract/problem.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { Actor, Verb } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import {
  type DistributionAction,
  distributionAfter,
  type DistributionLine,
  type DistributionStatus,
} from "#domain/projects/assets/distribution.ts";
import type { FourMeetings } from "#domain/projects/assets/four-meetings.ts";
import { record } from "../../audit/record.ts";
import type { Db, Tx } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";

export interface LockedPlan {
  readonly countyId: string;
  readonly id: string;
  readonly reach: readonly string[];
  readonly villageId: string;
  readonly townshipId: string;
  readonly year: number;
  readonly number: number;
  readonly totalFen: number;
  readonly status: DistributionStatus;
  readonly text: string;
  readonly meetings: FourMeetings | null;
  readonly hands: readonly string[];
  readonly version: number;
}

const columns = sql`d.county_id, d.id, d.reach, d.village_id, d.township_id, d.year, d.number, d.total_fen, d.status, d.text, d.meetings,
  d.hands, d.version`;

export async function findPlan(db: Db, actor: Actor, id: string): Promise<LockedPlan> {
  const { rows } = await sql<LockedPlan>`
    select ${columns} from distribution d where ${withinShared(actor, "d")} and d.id = ${id}`.execute(db);
  if (!rows[0]) throw notFound("分配方案");
  return rows[0];
}

export interface At {
  readonly id: string;
  readonly version: number;
}

/** The plan under lock, as the officer saw it: of two at once the second is told. */
export async function atPlan(tx: Tx, actor: Actor, { id, version }: At): Promise<LockedPlan> {
  const { rows } = await sql<LockedPlan>`
    select ${columns} from distribution d where ${withinShared(actor, "d")} and d.id = ${id} for no key update`.execute(
    tx,
  );
  if (!rows[0]) throw notFound("分配方案");
  if (rows[0].version !== version) throw stale("分配方案");
  return rows[0];
}

export async function readLines(db: Db, actor: Actor, { countyId, id }: Pick<LockedPlan, "countyId" | "id">) {
  const { rows } = await sql<DistributionLine>`
    select l.use, l.amount_fen, l.text from distribution_line l
    where ${withinShared(actor, "l")} and l.county_id = ${countyId} and l.distribution_id = ${id} order by l.position`.execute(
    db,
  );
  return rows;
}

export interface PlanMove {
  readonly verb: Verb;
  readonly action: DistributionAction | "edit";
  readonly onDay: IsoDate;
  readonly text: string;
  readonly change?: Readonly<Record<string, unknown>>;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Moves the plan along its flow, keeps the step and leaves a trace; the rules have been asked before. */
export async function movePlan(tx: Tx, actor: Actor, plan: LockedPlan, move: PlanMove) {
  const { verb, action, onDay, text, change = {}, detail = {} } = move;
  const status = action === "edit" ? plan.status : distributionAfter(plan.status, action)!;
  const version = plan.version + 1;
  await tx
    .updateTable("distribution")
    .set({ ...change, status, version, updatedAt: new Date() })
    .where("countyId", "=", plan.countyId)
    .where("id", "=", plan.id)
    .execute();
  await insertPlanStep(tx, actor, plan, { action, fromStatus: plan.status, toStatus: status, onDay, text });
  await record(tx, actor, {
    verb,
    countyId: plan.countyId,
    subjectId: plan.id,
    detail: { act: action, from: plan.status, to: status, day: onDay, ...(text && { text }), ...detail },
  });
  return { version };
}

interface NewStep {
  readonly action: string;
  readonly fromStatus: string;
  readonly toStatus: string;
  readonly onDay: IsoDate;
  readonly text: string;
}

export function insertPlanStep(
  tx: Tx,
  actor: Actor,
  { countyId, id, reach }: Pick<LockedPlan, "countyId" | "id" | "reach">,
  step: NewStep,
) {
  const row = { countyId, id: uuidv7(), distributionId: id, ...step, reach: [...reach], madeBy: actor.accountId };
  return tx.insertInto("distributionStep").values(row).execute();
}

/** Stays whatever comes: whoever had a hand in a plan does not file it. */
export const withPlanHand = ({ hands }: Pick<LockedPlan, "hands">, { accountId }: Actor) => [
  ...new Set([...hands, accountId]),
];
