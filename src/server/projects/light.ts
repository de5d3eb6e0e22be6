import { type RawBuilder, sql } from "kysely";
import { type LightLines, linesFor, shownOf } from "../cases/queries.ts";

/** 在办项目: from the bank until the accounts are settled; what is paused or has ended is not lit. */
export const isLit = (
  alias: string,
): RawBuilder<unknown> => sql`${sql.ref(`${alias}.standing`)} in ('normal', 'changing')
  and ${sql.ref(`${alias}.status`)} in ('banked', 'approved', 'designed', 'budgeted', 'tendered', 'contracted', 'started', 'completed',
    'pre-accepted', 'accepted')`;

/** How many gates it has planned, and the earliest day of those it has not passed; of a whole county at once project_deadlines() says it. */
const gatesOf = (
  alias: string,
) => sql`(select count(*) as planned, min(g.finish_on) filter (where y.id is null) as open from gate_plan g
  left join gate_pass y on y.county_id = g.county_id and y.project_id = g.project_id and y.gate = g.gate and y.withdrawn_on is null
  where g.county_id = ${sql.ref(`${alias}.county_id`)} and g.project_id = ${sql.ref(`${alias}.id`)})`;

/**
 * The light a project shows: by hand while it holds, else what the county's rule set gave it at the last evaluation; a project that was not
 * evaluated yet has the light of its deadlines. The row must carry county_id, id, status, standing, plan_finish_on, finished_on and its lights.
 */
export function projectLight(lines: LightLines, alias: string, gates = gatesOf(alias)): RawBuilder<unknown> {
  const p = (column: string) => sql.ref(`${alias}.${column}`);
  const { redBefore, yellowUntil } = linesFor(lines, p("county_id"), "project");
  const own = sql`case when ${p("finished_on")} is null then ${p("plan_finish_on")} end`;
  const live = sql`(select case when least(d.open, ${own}) < ${redBefore} then 'red' when least(d.open, ${own}) <= ${yellowUntil} then 'yellow'
      when d.planned > 0 then 'green' else 'none' end
    from ${gates} d)`;
  return sql`case when ${isLit(alias)} then ${shownOf(alias, lines.today, live)} else 'none' end`;
}
