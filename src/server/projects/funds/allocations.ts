import { type RawBuilder, sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { idleDays, idleLight, mayBeRecalled, startDeadline } from "#domain/projects/funds/idle.ts";
import { pipelineStatuses } from "#domain/projects/project.ts";
import type { AllocationRow } from "#contract/fund-shapes.ts";
import type { AllocationWait } from "#contract/funds.ts";
import type { Db } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";
import type { Paging } from "./batches.ts";
import { type FundRules, recallBefore } from "./fund-rule.ts";

export interface AllocationFilter {
  readonly countyId?: string | undefined;
  readonly fundId?: string | undefined;
  readonly projectId?: string | undefined;
  readonly waits?: AllocationWait | undefined;
}

const unspent = sql`(case when a.status = 'posted' then a.amount_fen - a.recalled_fen - a.paid_fen else 0 end)`;
const notStarted = ["banked", ...pipelineStatuses.slice(0, pipelineStatuses.indexOf("started"))];
/** Money that has not arrived lies nowhere. */
const since = sql`greatest(a.moved_on, b.received_on)`;

function waiting(rules: FundRules): Readonly<Record<AllocationWait, RawBuilder<unknown>>> {
  const yellow = rules.sql("a.county_id", ({ projectYellowDays }) => projectYellowDays);
  return {
    blocked: sql`a.status = 'blocked'`,
    idle: sql`${unspent} > 0 and b.received_on is not null and ${rules.today}::date - ${since} >= ${yellow}::int`,
    recall: sql`${unspent} > 0 and p.status = any (${notStarted}) and a.on_day < ${recallBefore(rules, "a.county_id")}`,
  };
}

const joined = sql`fund_allocation a join fund_batch b on b.county_id = a.county_id and b.id = a.batch_id
  join project p on p.county_id = a.county_id and p.id = a.project_id`;

function conditions(actor: Actor, { countyId, fundId, projectId, waits }: AllocationFilter, rules: FundRules) {
  const asked = [
    countyId !== undefined && sql`a.county_id = ${countyId}`,
    fundId !== undefined && sql`a.batch_id = ${fundId}`,
    projectId !== undefined && sql`a.project_id = ${projectId}`,
    waits !== undefined && waiting(rules)[waits],
  ];
  return sql.join([withinShared(actor, "a"), ...asked.filter((one) => one !== false)], sql` and `);
}

type Found = Omit<AllocationRow, "idleDays" | "light" | "recallSince"> & { readonly idleFrom: IsoDate | null };

export async function listAllocations(
  db: Db,
  actor: Actor,
  filter: AllocationFilter,
  rules: FundRules,
  { page, size }: Paging,
) {
  const { rows } = await sql<Found>`
    select a.id, a.county_id, a.batch_id as fund_id, b.type_name, b.year, a.document, a.project_id, p.name as project, p.status as project_status,
      p.standing as project_standing, a.use_code, a.use_name, a.purpose, a.on_day, a.amount_fen, a.recalled_fen, a.paid_fen, ${unspent} as unspent_fen,
      a.status, a.hits, coalesce((select c.name from account c where c.id = a.made_by), '') as made_by, a.made_by = ${actor.accountId}::uuid as own,
      b.received_on, case when b.received_on is not null then ${since} end as idle_from, a.version,
      (select jsonb_build_object('decision', o.decision, 'reason', o.reason, 'basis', o.basis, 'onDay', o.on_day,
          'by', coalesce((select c.name from account c where c.id = o.decided_by), ''))
        from use_override o where ${withinShared(actor, "o")} and o.county_id = a.county_id and o.allocation_id = a.id) as override
    from ${joined} where ${conditions(actor, filter, rules)}
    order by ${filter.waits === "idle" ? since : sql`a.on_day desc`}, a.id limit ${size} offset ${(page - 1) * size}`.execute(
    db,
  );
  return rows.map((row) => withClock(row, rules));
}

function withClock({ idleFrom, ...row }: Found, rules: FundRules): AllocationRow {
  const { projectYellowDays: yellowDays, projectRedDays: redDays, startBy } = rules.of(row.countyId);
  const days = idleDays(row.unspentFen, idleFrom, rules.today);
  const one = {
    status: row.projectStatus,
    standing: row.projectStanding,
    unspentFen: row.unspentFen,
    allocatedOn: row.onDay,
  };
  return {
    ...row,
    idleDays: days,
    light: idleLight(days, { yellowDays, redDays }),
    recallSince: mayBeRecalled(one, startBy, rules.today) ? startDeadline(row.onDay, startBy) : null,
  };
}

export async function countAllocations(
  db: Db,
  actor: Actor,
  filter: AllocationFilter,
  rules: FundRules,
): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from ${joined} where ${conditions(actor, filter, rules)}`.execute(db);
  return rows[0]!.total;
}

/** How many wait for a person, of each kind. */
export async function countWaiting(db: Db, actor: Actor, filter: AllocationFilter, rules: FundRules) {
  const { blocked, idle, recall } = waiting(rules);
  const { rows } = await sql<Record<AllocationWait, number>>`
    select count(*) filter (where ${blocked})::int as blocked, count(*) filter (where ${idle})::int as idle,
      count(*) filter (where ${recall})::int as recall
    from ${joined} where ${conditions(actor, filter, rules)} and a.status <> 'withdrawn'`.execute(db);
  return rows[0]!;
}
