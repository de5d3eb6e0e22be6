import { type RawBuilder, sql } from "kysely";
import { yellowUntil } from "#domain/cases/light.ts";
import type { WorkingCalendar } from "#domain/calendar.ts";
import type { IsoDate } from "#domain/date.ts";
import { readCalendar } from "../calendar/queries.ts";
import type { Db } from "../db/db.ts";
import { ruleOf } from "../rules/queries.ts";

/** What the county has set, and the last day that counts as near: everything that decides a state today. */
export interface PlanLines {
  readonly today: IsoDate;
  readonly until: IsoDate;
  readonly dueWithin: number;
  /** How many major items a team files each year, and after how many days one is “仍在谋划”. */
  readonly required: number;
  readonly planningDays: number;
  readonly calendar: WorkingCalendar;
}

export async function planLines(db: Db, countyId: string, today: IsoDate): Promise<PlanLines> {
  const calendar = await readCalendar(db);
  const { dueWithin } = (await ruleOf(db, countyId, "plan-due", today)).content;
  const { count: required, planningDays } = (await ruleOf(db, countyId, "major-items", today)).content;
  const until = yellowUntil(today, calendar, { yellowWithin: dueWithin });
  return { today, until, dueWithin, required, planningDays, calendar };
}

export interface PlanTally {
  readonly late: number;
  readonly due: number;
  readonly done: number;
  readonly total: number;
}

/** Counts over rows of (due_on, done_on); tally.test.ts proves that they agree with itemState(). */
export function tallyOf({ today, until }: PlanLines, items: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(
    select count(*) filter (where done_on is null and due_on < ${today}::date)::int as late,
      count(*) filter (where done_on is null and due_on >= ${today}::date and due_on <= ${until}::date)::int as due,
      count(done_on)::int as done, count(*)::int as total, count(due_on)::int as dated
    from (${items}) item)`;
}

/** Lines of a plan that still stand in it. */
export const standingTasks = (alias: string) =>
  sql`select i.due_on, i.done_on from plan_task i
    where i.county_id = ${sql.ref(`${alias}.county_id`)} and i.plan_id = ${sql.ref(`${alias}.id`)}
      and i.removed_at is null and i.carried_on is null`;

/**
 * A line that counts in its own list: not struck off, not carried over, and no copy whose list waits to be approved: until then
 * the line it was copied from counts.
 */
export function standsNow(alias: string): RawBuilder<boolean> {
  const of = (column: string) => sql.ref(`${alias}.${column}`);
  return sql<boolean>`${of("removed_at")} is null and ${of("carried_on")} is null
    and not exists (select from plan_task origin where origin.county_id = ${of("county_id")} and origin.id = ${of("carried_from")}
      and origin.removed_at is null and origin.carried_on is null)`;
}

/**
 * 任务按最细一级计: the one rule of what counts as a task, for the wall, the lists, the village's file, the figures and the making of a
 * month. A line stands aside while a finer line carries it out, and once it is done itself if finer lines did it.
 */
export function finestLine(alias: string): RawBuilder<boolean> {
  const of = (column: string) => sql.ref(`${alias}.${column}`);
  return sql<boolean>`(${standsNow(alias)} and not exists (select from plan_task part where part.county_id = ${of("county_id")}
    and part.parent_id = ${of("id")} and ${standsNow("part")} and (part.done_on is null or ${of("done_on")} is not null)))`;
}

/** 仍在谋划, as isStuck() says it: an item of whatever year. */
export const stuckOf = (alias: string, { today, planningDays }: PlanLines) => sql`
  (${sql.ref(`${alias}.status`)} = 'planning' and ${sql.ref(`${alias}.planned_since`)} < ${today}::date - ${planningDays}::int)`;

/**
 * Everything a team has promised for a day: its tasks, its major items and the steps of its approved schedules, each with the
 * day it is waited for. A step that has not begun is waited for on its latest start.
 */
export const promisesOf = (alias: string) => {
  const [county, id] = [sql.ref(`${alias}.county_id`), sql.ref(`${alias}.id`)];
  return sql`
    select 'task' as kind, i.id, i.plan_id as in_id, i.text, i.due_on, i.done_on from plan_task i
    where i.county_id = ${county} and i.team_id = ${id} and ${finestLine("i")}
    union all
    select 'major-item', m.id, m.id, m.title, m.lands_on, m.landed_on from major_item m
    where m.county_id = ${county} and m.team_id = ${id} and m.status <> 'dropped'
    union all
    select 'step', s.id, s.id, s.name || '：' || p.name,
      case when p.started_on is null then p.latest_start else p.latest_finish end, p.done_on
    from schedule s join schedule_step p on p.county_id = s.county_id and p.schedule_id = s.id
    where s.county_id = ${county} and s.team_id = ${id} and s.status = 'approved'`;
};
