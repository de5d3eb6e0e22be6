import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { PlanStatus, PlanTime } from "#domain/plans/plan.ts";
import type { Db, Tx } from "../db/db.ts";
import { withinVillages } from "../people/reach.ts";
import { standsNow } from "./lines.ts";
import type { LockedPlan } from "./queries.ts";

interface NamedRow {
  readonly id: string;
  readonly text: string;
}

export interface TaskRow {
  readonly id: string;
  readonly text: string;
  readonly owner: string;
  readonly dueOn: IsoDate | null;
  readonly doneOn: IsoDate | null;
  readonly doneNote: string;
  readonly carriedFrom: string | null;
  readonly carriedOn: IsoDate | null;
  readonly parent: NamedRow | null;
  readonly problem: NamedRow | null;
  readonly goal: NamedRow | null;
  readonly majorItem: NamedRow | null;
  readonly childrenDone: number;
  readonly childrenTotal: number;
  /** A later list goes on with it, in force once that list is approved. */
  readonly goesOn: boolean;
  /** The last open one of those that carry its parent out: done, it leaves the parent to be marked too. */
  readonly lastPart: boolean;
  readonly version: number;
}

const named = (table: string, column: string, text: string) => sql`(
  select json_build_object('id', x.id, 'text', ${sql.ref(`x.${text}`)}) from ${sql.table(table)} x
  where x.county_id = i.county_id and x.id = ${sql.ref(`i.${column}`)})`;

/** A line of a later list was copied from it and stands there. */
const goesOn = sql`exists (select from plan_task copy where copy.county_id = i.county_id and copy.carried_from = i.id
  and copy.removed_at is null)`;

const lastPart = sql`exists (select from plan_task u join plan q on q.county_id = u.county_id and q.id = u.plan_id
  where u.county_id = i.county_id and u.id = i.parent_id and u.done_on is null and ${standsNow("u")} and q.status = 'approved'
    and not exists (${openPartsOf("u")} and part.id <> i.id))`;

/** Lines not done that carry this one out. */
function openPartsOf(alias: string) {
  return sql`select from plan_task part where part.county_id = ${sql.ref(`${alias}.county_id`)}
    and part.parent_id = ${sql.ref(`${alias}.id`)} and part.done_on is null and ${standsNow("part")}`;
}

/** The lines of a plan in the order they were written down, those struck off left out. */
export async function listTasks(db: Db, actor: Actor, plan: { countyId: string; id: string }): Promise<TaskRow[]> {
  const { rows } = await sql<TaskRow>`
    select i.id, i.text, i.owner, i.due_on, i.done_on, i.done_note, i.carried_from, i.carried_on, i.version,
      ${named("plan_task", "parent_id", "text")} as parent, ${named("case_problem", "problem_id", "text")} as problem,
      ${named("case_goal", "goal_id", "text")} as goal, ${named("major_item", "major_item_id", "title")} as major_item,
      k.done as children_done, k.total as children_total, ${goesOn} as goes_on, ${lastPart} as last_part
    from plan_task i
    cross join lateral (select count(c.done_on)::int as done, count(*)::int as total from plan_task c
      where c.county_id = i.county_id and c.parent_id = i.id and ${standsNow("c")}) k
    where ${withinVillages(actor, "i")} and i.county_id = ${plan.countyId} and i.plan_id = ${plan.id} and i.removed_at is null
    order by i.position, i.id`.execute(db);
  return rows;
}

export interface LockedTask extends PlanTime, TaskFields {
  readonly id: string;
  readonly countyId: string;
  readonly planId: string;
  readonly teamId: string;
  readonly doneOn: IsoDate | null;
  readonly doneNote: string;
  readonly carriedFrom: string | null;
  readonly carriedOn: IsoDate | null;
  readonly removed: boolean;
  readonly goesOn: boolean;
  readonly version: number;
  readonly status: PlanStatus;
}

/** The line and its plan, both held: a line is not marked while the plan is sent back. */
export async function lockTask(tx: Tx, actor: Actor, id: string): Promise<LockedTask | undefined> {
  const { rows } = await sql<LockedTask>`
    select i.id, i.county_id, i.plan_id, i.team_id, i.text, i.owner, i.due_on, i.parent_id, i.problem_id, i.goal_id, i.major_item_id,
      i.done_on, i.done_note, i.carried_from, i.carried_on, i.removed_at is not null as removed, ${goesOn} as goes_on, i.version,
      p.kind, p.year, p.month, p.status
    from plan_task i join plan p on p.county_id = i.county_id and p.id = i.plan_id
    where ${withinVillages(actor, "i")} and i.id = ${id} for update of p, i`.execute(tx);
  return rows[0];
}

/** Where a line stands and what it was copied from: neither ever changes. */
export async function findOrigin(tx: Tx, actor: Actor, id: string) {
  return tx
    .selectFrom("planTask as i")
    .select(["i.planId", "i.carriedFrom"])
    .where(withinVillages(actor, "i"))
    .where("i.id", "=", id)
    .executeTakeFirst();
}

export async function hasOpenParts(tx: Tx, actor: Actor, { countyId, id }: { countyId: string; id: string }) {
  const { rows } =
    await sql`select from plan_task i where ${withinVillages(actor, "i")} and i.county_id = ${countyId} and i.id = ${id}
    and exists (${openPartsOf("i")})`.execute(tx);
  return rows.length > 0;
}

export interface TaskFields {
  readonly text: string;
  readonly owner: string;
  readonly dueOn: IsoDate | null;
  readonly parentId: string | null;
  readonly problemId: string | null;
  readonly goalId: string | null;
  readonly majorItemId: string | null;
}

/** False when the id is taken. */
export async function insertTask(tx: Tx, plan: LockedPlan, id: string, fields: TaskFields): Promise<boolean> {
  const { countyId, id: planId, teamId, villageId, townshipId } = plan;
  const position = sql<number>`(select coalesce(max(position), 0) + 1 from plan_task where county_id = ${countyId} and plan_id = ${planId})`;
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("planTask")
    .values({ countyId, id, planId, teamId, villageId, townshipId, position, ...fields })
    .onConflict((on) => on.columns(["countyId", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export interface TaskChange extends Partial<TaskFields> {
  readonly doneOn?: IsoDate | null;
  readonly doneNote?: string;
  readonly removedAt?: Date | null;
  readonly carriedOn?: IsoDate | null;
}

export async function updateTask(
  tx: Tx,
  actor: Actor,
  task: { countyId: string; id: string },
  change: TaskChange,
): Promise<number> {
  const { version } = await tx
    .updateTable("planTask")
    .set({ ...change, version: sql`version + 1`, updatedAt: new Date() })
    .where(withinVillages(actor, "planTask"))
    .where("countyId", "=", task.countyId)
    .where("id", "=", task.id)
    .returning("version")
    .executeTakeFirstOrThrow();
  return version;
}

export async function countTasks(tx: Tx, actor: Actor, plan: { countyId: string; id: string }): Promise<number> {
  const { n } = await tx
    .selectFrom("planTask as i")
    .select((eb) => eb.fn.countAll<string>().as("n"))
    .where(withinVillages(actor, "i"))
    .where("countyId", "=", plan.countyId)
    .where("planId", "=", plan.id)
    .where("removedAt", "is", null)
    .executeTakeFirstOrThrow();
  return Number(n);
}
