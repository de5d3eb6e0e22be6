import { type RawBuilder, sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { withinShared } from "../../people/reach.ts";
import { isLit } from "../../projects/queries.ts";

interface OnDay {
  readonly day: IsoDate;
  /** Month ends behind that day, the nearest first. */
  readonly ends: readonly IsoDate[];
}

export const litProjects = (actor: Actor, countyId: string): RawBuilder<unknown> => sql`
  select p.county_id, p.id, null::uuid as village_id, p.township_id, null::uuid as organisation_id, p.reach,
    case when p.finished_on is null then p.plan_finish_on end as own_due, p.plan_start_on as from_on, p.plan_finish_on as to_on,
    p.plan_start_on, p.started_on, p.finished_on
  from project p where ${withinShared(actor, "p")} and p.county_id = ${countyId} and ${isLit("p")}`;

/** The planned days of its gates, and the days on which they were passed. */
export const projectDeadlines: RawBuilder<unknown> = sql`
  select g.finish_on as due_on, gp.on_day as done_on from gate_plan g
  left join gate_pass gp on gp.county_id = g.county_id and gp.project_id = g.project_id and gp.gate = g.gate and gp.withdrawn_on is null
  where g.county_id = x.county_id and g.project_id = x.id`;

const endOf = sql`(m.month + interval '1 month - 1 day')::date`;

/**
 * 形象进度: percent of the works by the months of the project. Planned is what the months that have ended planned, done what was last
 * reported; a finished project has done all.
 */
export const projectPercent = ({ day, ends }: OnDay): RawBuilder<unknown> => {
  const on = sql`${day}::date`;
  const ended = sql`${endOf} <= ${on}`;
  const reported = sql`m.actual_percent is not null and m.reported_on <= ${on} and m.month <= ${on}`;
  const actual = sql`case when x.finished_on <= ${on} then 100
    else coalesce((array_agg(m.actual_percent order by m.month desc) filter (where ${reported}))[1], 0) end::int`;
  const planned = sql`count(m.planned_percent) > 0`;
  return sql`
    select case when ${planned} or x.to_on > x.from_on then 100 else 0 end as total, ${actual} as done,
      case when ${planned} then 100 else 0 end as dated, ${actual} as dated_done,
      coalesce(max(m.planned_percent) filter (where ${ended}), 0)::int as due,
      min(${endOf}) filter (where not ${ended} and m.planned_percent > 0) as next_due, ${missesAt(ends)} as misses
    from project_month m where m.county_id = x.county_id and m.project_id = x.id`;
};

/** Months running, the nearest first, at whose end the works were behind their plan. */
function missesAt(ends: readonly IsoDate[]): RawBuilder<unknown> {
  if (ends.length === 0) return sql`0`;
  const whens = ends.map(
    (end, months) => sql`when coalesce(max(m.planned_percent) filter (where m.month <= ${end}::date), 0)
      <= case when x.finished_on <= ${end}::date then 100
        else coalesce(max(m.actual_percent) filter (where m.month <= ${end}::date and m.reported_on <= ${day(end)}), 0) end
      then ${sql.lit(months)}`,
  );
  return sql`case ${sql.join(whens, sql` `)} else ${sql.lit(ends.length)} end`;
}

/** A month is reported in the days after its end: what came within the next month counts for it. */
const day = (end: IsoDate) => sql`(${end}::date + interval '1 month')::date`;

const months = (from: RawBuilder<unknown>, to: RawBuilder<unknown>) =>
  sql`(12 * (extract(year from ${to}) - extract(year from ${from})) + extract(month from ${to}) - extract(month from ${from}))::int`;

/**
 * 银川 2025：计划开工当月未开工亮黄灯、满三个月亮红灯；资金支付低于计划亮红灯；统计数据迟报一个月以上亮黄灯、两个月以上亮红灯。
 */
export const projectMoney = ({ day: today }: OnDay): RawBuilder<unknown> => {
  const on = sql`${today}::date`;
  const waits = sql`x.plan_start_on is not null and (x.started_on is null or x.started_on > ${on})`;
  const unreported = sql`m.planned_percent is not null and (m.actual_percent is null or m.reported_on > ${on}) and ${endOf} < ${on}
    and m.month >= date_trunc('month', x.started_on)`;
  return sql`
    select case when ${waits} then greatest(0, ${months(sql`x.plan_start_on`, on)}) end as unstarted,
      max(m.planned_fen) filter (where ${endOf} <= ${on}) as payment_planned,
      case when count(m.planned_fen) > 0 then (select coalesce(sum(y.amount_fen), 0)::bigint from payment y
        where y.county_id = x.county_id and y.project_id = x.id and y.status in ('paid', 'reversed') and y.paid_on <= ${on}
          and (y.reversed_on is null or y.reversed_on > ${on})) end as payment_made,
      case when x.started_on is not null and x.finished_on is null and count(m.planned_percent) > 0
        then greatest(0, coalesce(max(${months(sql`m.month`, on)}) filter (where ${unreported}), 0) - 1) end as statistics_late
    from project_month m where m.county_id = x.county_id and m.project_id = x.id`;
};
