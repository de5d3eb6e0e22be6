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

/** Four counts over rows of (due_on, done_on); tally.test.ts proves that they agree with itemState(). */
export function tallyOf({ today, until }: PlanLines, items: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(
    select count(*) filter (where done_on is null and due_on < ${today}::date)::int as late,
      count(*) filter (where done_on is null and due_on >= ${today}::date and due_on <= ${until}::date)::int as due,
      count(done_on)::int as done, count(*)::int as total
    from (${items}) item)`;
}

/** Lines of a plan that still stand in it. */
export const standingTasks = (alias: string) =>
  sql`select i.due_on, i.done_on from plan_task i
    where i.county_id = ${sql.ref(`${alias}.county_id`)} and i.plan_id = ${sql.ref(`${alias}.id`)}
      and i.removed_at is null and i.carried_on is null`;

/** No line below carries it out just now: what is late is said once, where it is worked on. */
const withoutOpenChild = sql`not exists (select from plan_task c where c.county_id = i.county_id and c.parent_id = i.id
  and c.removed_at is null and c.carried_on is null and c.done_on is null)`;

/**
 * Everything a team has promised for a day: its tasks, its major items and the steps of its approved schedules, each with the
 * day it is waited for. A step that has not begun is waited for on its latest start.
 */
export const promisesOf = (alias: string) => {
  const [county, id] = [sql.ref(`${alias}.county_id`), sql.ref(`${alias}.id`)];
  return sql`
    select 'task' as kind, i.id, i.plan_id as in_id, i.text, i.due_on, i.done_on from plan_task i
    where i.county_id = ${county} and i.team_id = ${id} and i.removed_at is null and i.carried_on is null and ${withoutOpenChild}
    union all
    select 'major-item', m.id, m.id, m.title, m.lands_on, m.landed_on from major_item m
    where m.county_id = ${county} and m.team_id = ${id} and m.status <> 'dropped'
    union all
    select 'step', s.id, s.id, s.name || '：' || p.name,
      case when p.started_on is null then p.latest_start else p.latest_finish end, p.done_on
    from schedule s join schedule_step p on p.county_id = s.county_id and p.schedule_id = s.id
    where s.county_id = ${county} and s.team_id = ${id} and s.status = 'approved'`;
};
