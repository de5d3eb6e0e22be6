import { type RawBuilder, sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { ScheduleStatus } from "#domain/plans/schedule.ts";
import type { Db } from "../db/db.ts";
import { paged } from "../db/paged.ts";
import { withinVillages } from "../people/reach.ts";
import { type PlanLines, tallyOf } from "./lines.ts";
import { type ScheduleHead, scheduleLinks, stepDays } from "./schedules.ts";

interface LedgerFilter {
  readonly countyId: string;
  readonly townshipId?: string | undefined;
  readonly status?: ScheduleStatus | undefined;
}

interface LedgerRow extends ScheduleHead {
  readonly village: string;
  readonly township: string;
}

const standing = (actor: Actor, alias: string, countyId: string) => sql`
  ${withinVillages(actor, alias)} and ${sql.ref(`${alias}.county_id`)} = ${countyId} and tm.dissolved_on is null`;

const teamOf = (alias: string) =>
  sql`join team tm on tm.county_id = ${sql.ref(`${alias}.county_id`)} and tm.id = ${sql.ref(`${alias}.team_id`)}`;

/** 倒排工期 of all standing teams within reach: what waits for the township first, then the nearest deadline. */
export async function listLedger(
  db: Db,
  actor: Actor,
  { countyId, townshipId, status }: LedgerFilter,
  lines: PlanLines,
  { page, size }: { page: number; size: number },
) {
  const from = sql`from schedule s ${teamOf("s")} where ${standing(actor, "s", countyId)}
    ${townshipId ? sql`and s.township_id = ${townshipId}` : sql``} ${status ? sql`and s.status = ${status}` : sql``}`;
  const { rows } = await sql<LedgerRow & { rowsFound: number }>`
    select s.id, s.name, s.deadline, s.status, s.template ->> 'title' as template, s.adjusted is not null as adjusted,
      ${scheduleLinks}, n.total as steps, n.done, n.late, n.due, v.name as village, t.name as township, s.rows_found
    from (select s.*, tm.village_id as team_village_id, count(*) over ()::int as rows_found ${from}
      order by (s.status = 'submitted') desc, (s.status = 'dropped'), s.deadline, s.id
      limit ${size} offset ${(page - 1) * size}) s
    join village v on v.county_id = s.county_id and v.id = s.team_village_id
    join township t on t.county_id = s.county_id and t.id = s.township_id
    cross join lateral ${tallyOf(lines, stepDays)} n
    order by (s.status = 'submitted') desc, (s.status = 'dropped'), s.deadline, s.id`.execute(db);
  const found = rows.map(({ rowsFound, ...row }) => ({ row, total: rowsFound }));
  const counted = await paged(found, page, async () => {
    const { rows: all } = await sql<{ total: number }>`select count(*)::int as total ${from}`.execute(db);
    return all[0]!;
  });
  return { rows: counted.rows.map(({ row }) => row), total: counted.total };
}

interface WaitingCounts {
  readonly submitted: number;
  readonly returned: number;
}

/** What waits for a township, and what came back to a team, as the two lists show it. */
export async function countWaiting(db: Db, actor: Actor, countyId: string) {
  const counts = (table: "plan" | "schedule"): RawBuilder<unknown> => sql`(
    select json_build_object('submitted', count(*) filter (where x.status = 'submitted'),
      'returned', count(*) filter (where x.status = 'returned'))
    from ${sql.table(table)} x ${teamOf("x")}
    where ${standing(actor, "x", countyId)} and x.status in ('submitted', 'returned'))`;
  const { rows } = await sql<{ plans: WaitingCounts; schedules: WaitingCounts }>`
    select ${counts("plan")} as plans, ${counts("schedule")} as schedules`.execute(db);
  return rows[0]!;
}
