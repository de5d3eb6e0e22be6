import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { TimedStep } from "#domain/plans/backward.ts";
import type { StepProgress } from "#domain/plans/forward.ts";
import type { ScheduleStatus } from "#domain/plans/schedule.ts";
import type { Basis, ScheduleTemplate } from "#domain/plans/template.ts";
import type { Db, Tx } from "../db/db.ts";
import { withinVillages } from "../people/reach.ts";
import { type PlanLines, tallyOf } from "./lines.ts";

interface NamedRow {
  readonly id: string;
  readonly text: string;
}

export interface ScheduleHead {
  readonly id: string;
  readonly name: string;
  readonly deadline: IsoDate;
  readonly status: ScheduleStatus;
  readonly template: string;
  readonly adjusted: boolean;
  readonly steps: number;
  readonly done: number;
  readonly late: number;
  readonly due: number;
  readonly majorItem: NamedRow | null;
  readonly goal: NamedRow | null;
  readonly task: NamedRow | null;
}

const named = (table: string, column: string, text: string) => sql`(
  select json_build_object('id', x.id, 'text', ${sql.ref(`x.${text}`)}) from ${sql.table(table)} x
  where x.county_id = s.county_id and x.id = ${sql.ref(`s.${column}`)})`;

export const scheduleLinks = sql`${named("major_item", "major_item_id", "title")} as major_item, ${named("case_goal", "goal_id", "text")} as goal,
  ${named("plan_task", "task_id", "text")} as task`;

export const stepDays = sql`
  select case when p.started_on is null then p.latest_start else p.latest_finish end as due_on, p.done_on from schedule_step p
  where p.county_id = s.county_id and p.schedule_id = s.id`;

/** The open ones first, the nearest deadline first. */
export async function listSchedules(db: Db, actor: Actor, team: { countyId: string; id: string }, lines: PlanLines) {
  const { rows } = await sql<ScheduleHead>`
    select s.id, s.name, s.deadline, s.status, s.template ->> 'title' as template, s.adjusted is not null as adjusted, ${scheduleLinks},
      n.total as steps, n.done, n.late, n.due
    from schedule s cross join lateral ${tallyOf(lines, stepDays)} n
    where ${withinVillages(actor, "s")} and s.county_id = ${team.countyId} and s.team_id = ${team.id}
    order by (s.status = 'dropped'), s.deadline, s.id`.execute(db);
  return rows;
}

export interface StepRow extends TimedStep {
  readonly name: string;
  readonly days: number;
  readonly basis: Basis;
  readonly owner: string;
  readonly startedOn: IsoDate | null;
  readonly doneOn: IsoDate | null;
}

export interface ScheduleRow {
  readonly id: string;
  readonly countyId: string;
  readonly teamId: string;
  readonly name: string;
  readonly deadline: IsoDate;
  readonly status: ScheduleStatus;
  /** The steps as they stand, and those the schedule was made from. */
  readonly template: ScheduleTemplate;
  readonly original: ScheduleTemplate;
  readonly adjusted: boolean;
  readonly reason: string;
  readonly lateDays: number;
  readonly submittedBy: string | null;
  readonly approvedOn: IsoDate | null;
  readonly majorItem: NamedRow | null;
  readonly goal: NamedRow | null;
  readonly task: NamedRow | null;
  readonly version: number;
}

const columns = sql`s.id, s.county_id, s.team_id, s.name, s.deadline, s.status,
  coalesce(s.adjusted, s.template) as template, s.template as original, s.adjusted is not null as adjusted, s.reason, s.late_days, s.submitted_by,
  s.approved_on, s.version`;

export async function findSchedule(db: Db, actor: Actor, id: string): Promise<ScheduleRow | undefined> {
  const { rows } = await sql<ScheduleRow>`
    select ${columns}, ${scheduleLinks} from schedule s where ${withinVillages(actor, "s")} and s.id = ${id}`.execute(
    db,
  );
  return rows[0];
}

export async function lockSchedule(tx: Tx, actor: Actor, id: string): Promise<ScheduleRow | undefined> {
  const { rows } = await sql<ScheduleRow>`
    select ${columns} from schedule s where ${withinVillages(actor, "s")} and s.id = ${id} for update of s`.execute(tx);
  return rows[0];
}

export async function listSteps(
  db: Db,
  actor: Actor,
  { countyId, id }: { countyId: string; id: string },
): Promise<StepRow[]> {
  const { rows } = await sql<StepRow>`
    select p.position, p.name, p.days, p.basis, p.owner, p.latest_start, p.latest_finish, p.started_on, p.done_on
    from schedule_step p where ${withinVillages(actor, "p")} and p.county_id = ${countyId} and p.schedule_id = ${id}
    order by p.position`.execute(db);
  return rows;
}

interface Place {
  readonly countyId: string;
  readonly villageId: string;
  readonly townshipId: string;
}

export interface NewSchedule extends Place {
  readonly id: string;
  readonly teamId: string;
  readonly name: string;
  readonly deadline: IsoDate;
  readonly template: ScheduleTemplate;
  readonly templateVersion: number;
  readonly majorItemId: string | null;
  readonly goalId: string | null;
  readonly taskId: string | null;
}

/** False when the id is taken. */
export async function insertSchedule(tx: Tx, schedule: NewSchedule, steps: readonly TimedStep[]): Promise<boolean> {
  const { template, ...row } = schedule;
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("schedule")
    .values({ ...row, template: JSON.stringify(template) })
    .onConflict((on) => on.columns(["countyId", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows !== 1n) return false;
  await insertSteps(tx, schedule, template, steps);
  return true;
}

async function insertSteps(
  tx: Tx,
  { countyId, villageId, townshipId, id: scheduleId }: Place & { readonly id: string },
  template: ScheduleTemplate,
  steps: readonly (TimedStep & Partial<StepProgress>)[],
) {
  await tx
    .insertInto("scheduleStep")
    .values(
      steps.map((step) => {
        const { name, days, basis, owner } = template.steps[step.position - 1]!;
        return { ...step, name, days, basis, owner, countyId, villageId, townshipId, scheduleId };
      }),
    )
    .execute();
}

/** Other steps than before, each with the days it was begun and done on. */
export async function replaceSteps(
  tx: Tx,
  actor: Actor,
  schedule: ScheduleRow & Place,
  template: ScheduleTemplate,
  steps: readonly (TimedStep & StepProgress)[],
) {
  await tx
    .deleteFrom("scheduleStep")
    .where(withinVillages(actor, "scheduleStep"))
    .where("countyId", "=", schedule.countyId)
    .where("scheduleId", "=", schedule.id)
    .execute();
  await insertSteps(tx, schedule, template, steps);
}

/** New latest days after the deadline moved; what was begun and done stays. */
export async function saveLatestDays(
  tx: Tx,
  actor: Actor,
  { countyId, id }: { countyId: string; id: string },
  steps: readonly TimedStep[],
) {
  await sql`
    update schedule_step p set latest_start = n.latest_start, latest_finish = n.latest_finish
    from unnest(${steps.map((one) => one.position)}::int[], ${steps.map((one) => one.latestStart)}::date[],
      ${steps.map((one) => one.latestFinish)}::date[]) as n (position, latest_start, latest_finish)
    where ${withinVillages(actor, "p")} and p.county_id = ${countyId} and p.schedule_id = ${id} and p.position = n.position`.execute(
    tx,
  );
}

export interface ScheduleChange {
  readonly name?: string;
  readonly deadline?: IsoDate;
  readonly status?: ScheduleStatus;
  readonly reason?: string;
  readonly lateDays?: number;
  readonly submittedBy?: string | null;
  readonly approvedBy?: string | null;
  readonly approvedOn?: IsoDate | null;
  /** The steps as the team has settled them; null is the template's own. */
  readonly adjusted?: ScheduleTemplate | null;
}

export async function updateSchedule(
  tx: Tx,
  actor: Actor,
  { countyId, id }: { countyId: string; id: string },
  { adjusted, ...change }: ScheduleChange,
): Promise<number> {
  const steps = adjusted === undefined ? {} : { adjusted: adjusted && JSON.stringify(adjusted) };
  const { version } = await tx
    .updateTable("schedule")
    .set({ ...change, ...steps, version: sql`version + 1`, updatedAt: new Date() })
    .where(withinVillages(actor, "schedule"))
    .where("countyId", "=", countyId)
    .where("id", "=", id)
    .returning("version")
    .executeTakeFirstOrThrow();
  return version;
}

export async function updateStep(
  tx: Tx,
  actor: Actor,
  { countyId, id }: { countyId: string; id: string },
  position: number,
  days: { startedOn: IsoDate | null; doneOn: IsoDate | null },
) {
  await tx
    .updateTable("scheduleStep")
    .set(days)
    .where(withinVillages(actor, "scheduleStep"))
    .where("countyId", "=", countyId)
    .where("scheduleId", "=", id)
    .where("position", "=", position)
    .executeTakeFirstOrThrow();
}
