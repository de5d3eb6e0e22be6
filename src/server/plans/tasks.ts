import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { MonthLine, OpenLine } from "#domain/plans/task.ts";
import type { PlanStatus, PlanTime } from "#domain/plans/plan.ts";
import type { Db, Tx } from "../db/db.ts";
import { withinVillages } from "../people/reach.ts";
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
  readonly version: number;
}

const named = (table: string, column: string, text: string) => sql`(
  select json_build_object('id', x.id, 'text', ${sql.ref(`x.${text}`)}) from ${sql.table(table)} x
  where x.county_id = i.county_id and x.id = ${sql.ref(`i.${column}`)})`;

/** The lines of a plan in the order they were written down, those struck off left out. */
export async function listTasks(db: Db, actor: Actor, plan: { countyId: string; id: string }): Promise<TaskRow[]> {
  const { rows } = await sql<TaskRow>`
    select i.id, i.text, i.owner, i.due_on, i.done_on, i.done_note, i.carried_from, i.carried_on, i.version,
      ${named("plan_task", "parent_id", "text")} as parent, ${named("case_problem", "problem_id", "text")} as problem,
      ${named("case_goal", "goal_id", "text")} as goal, ${named("major_item", "major_item_id", "title")} as major_item,
      k.done as children_done, k.total as children_total
    from plan_task i
    cross join lateral (select count(c.done_on)::int as done, count(*)::int as total from plan_task c
      where c.county_id = i.county_id and c.parent_id = i.id and c.removed_at is null and c.carried_on is null) k
    where ${withinVillages(actor, "i")} and i.county_id = ${plan.countyId} and i.plan_id = ${plan.id} and i.removed_at is null
    order by i.position, i.id`.execute(db);
  return rows;
}

export interface LockedTask extends PlanTime {
  readonly id: string;
  readonly countyId: string;
  readonly planId: string;
  readonly teamId: string;
  readonly text: string;
  readonly dueOn: IsoDate | null;
  readonly doneOn: IsoDate | null;
  readonly carriedFrom: string | null;
  readonly carriedOn: IsoDate | null;
  readonly removed: boolean;
  readonly version: number;
  readonly status: PlanStatus;
}

/** The line and its plan, both held: a line is not marked while the plan is sent back. */
export async function lockTask(tx: Tx, actor: Actor, id: string): Promise<LockedTask | undefined> {
  const { rows } = await sql<LockedTask>`
    select i.id, i.county_id, i.plan_id, i.team_id, i.text, i.due_on, i.done_on, i.carried_from, i.carried_on,
      i.removed_at is not null as removed, i.version, p.kind, p.year, p.month, p.status
    from plan_task i join plan p on p.county_id = i.county_id and p.id = i.plan_id
    where ${withinVillages(actor, "i")} and i.id = ${id} for update of p, i`.execute(tx);
  return rows[0];
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

/** What the last monthly list before this month left open, held until it is carried over. */
export async function lockUnfinished(
  tx: Tx,
  actor: Actor,
  team: { countyId: string; id: string },
  { year, month }: { year: number; month: number },
): Promise<OpenLine[]> {
  const { rows } = await sql<OpenLine>`
    select i.id, i.parent_id, i.due_on from plan_task i
    join plan p on p.county_id = i.county_id and p.id = i.plan_id
    where ${withinVillages(actor, "i")} and i.county_id = ${team.countyId} and i.team_id = ${team.id} and p.kind = 'monthly'
      and (p.year, p.month) < (${year}, ${month}) and i.removed_at is null and i.carried_on is null and i.done_on is null
    order by p.year, p.month, i.position, i.id for update of i`.execute(tx);
  return rows;
}

export async function listAnnualOpen(
  tx: Tx,
  actor: Actor,
  team: { countyId: string; id: string },
  annualId: string,
): Promise<OpenLine[]> {
  const { rows } = await sql<OpenLine>`
    select i.id, i.parent_id, i.due_on from plan_task i
    where ${withinVillages(actor, "i")} and i.county_id = ${team.countyId} and i.plan_id = ${annualId} and i.removed_at is null and i.carried_on is null
      and i.done_on is null
    order by i.position, i.id`.execute(tx);
  return rows;
}

/** Copies words, owner and links of the lines named; what goes on from an earlier month no longer counts there. */
export async function insertMonthLines(tx: Tx, plan: LockedPlan, lines: readonly MonthLine[], today: IsoDate) {
  if (lines.length === 0) return;
  const { countyId } = plan;
  await sql`
    insert into plan_task (county_id, id, plan_id, team_id, village_id, township_id, parent_id, carried_from, position, text, owner,
      problem_id, goal_id, major_item_id, due_on)
    select ${countyId}, new.id, ${plan.id}, ${plan.teamId}, ${plan.villageId}, ${plan.townshipId}, new.parent_id, new.carried_from,
      new.position, i.text, i.owner, i.problem_id, i.goal_id, i.major_item_id, i.due_on
    from unnest(${lines.map(() => uuidv7())}::uuid[], ${lines.map((one) => one.copyOf)}::uuid[],
        ${lines.map((one) => one.parentId)}::uuid[], ${lines.map((one) => one.carriedFrom)}::uuid[],
        ${lines.map((_, index) => index + 1)}::int[])
      as new (id, copy_of, parent_id, carried_from, position)
    join plan_task i on i.county_id = ${countyId} and i.id = new.copy_of`.execute(tx);
  await sql`
    update plan_task set carried_on = ${today}, version = version + 1
    where county_id = ${countyId} and id = any (${lines.flatMap((one) => one.carriedFrom ?? [])}::uuid[])`.execute(tx);
}
