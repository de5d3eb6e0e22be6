import { type RawBuilder, sql } from "kysely";
import { type Actor, may } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { Fen } from "#domain/money.ts";
import type { FundLevel } from "#domain/projects/funds/fund-type.ts";
import { idleDays, idleLight } from "#domain/projects/funds/idle.ts";
import type { BatchRow } from "#contract/fund-shapes.ts";
import { notFound } from "#contract/problem.ts";
import type { Db, Tx } from "../../db/db.ts";
import { withinCounties, withinShared } from "../../people/reach.ts";
import type { FundRules } from "./fund-rule.ts";

export interface BatchFilter {
  readonly countyId?: string | undefined;
  readonly year?: number | undefined;
  readonly typeCode?: string | undefined;
  readonly level?: FundLevel | undefined;
}

type Found = Omit<BatchRow, "idleDays" | "light">;

/**
 * Paid of a batch is the sum over its allocations: read beside it, since payments of many projects would queue at one row. An office that
 * reaches part of a county sees of a batch what was allocated within its reach, and nothing of the rest.
 */
const columns = (
  actor: Actor,
) => sql`b.id, b.county_id, county.name as county, b.type_code, b.type_name, b.level, b.year, b.document, b.document_on,
  b.received_on, b.giver, b.text, b.version, spent.paid_fen, ${sums(actor)}, ${given(actor)} - spent.paid_fen as unspent_fen
  from fund_batch b join area county on county.id = b.county_id
  cross join lateral (select coalesce(sum(a.paid_fen), 0)::bigint as paid_fen,
      coalesce(sum(a.amount_fen - a.recalled_fen) filter (where a.status = 'posted'), 0)::bigint as given_fen
    from fund_allocation a where ${withinShared(actor, "a")} and a.county_id = b.county_id and a.batch_id = b.id) spent`;

const isPartial = ({ townships, villages }: Actor) => townships !== "all" || villages !== "all";
const given = (actor: Actor) => (isPartial(actor) ? sql`spent.given_fen` : sql`b.allocated_fen`);
const sums = (actor: Actor) =>
  isPartial(actor)
    ? sql`spent.given_fen as amount_fen, spent.given_fen as allocated_fen, 0 as returned_fen, 0 as balance_fen`
    : sql`b.amount_fen, b.allocated_fen, b.returned_fen, b.amount_fen - b.allocated_fen - b.returned_fen as balance_fen`;

/** Of an office that reaches part of a county, batches with something within its reach. */
const within = (actor: Actor) =>
  isPartial(actor)
    ? sql`${withinCounties(actor, "b")} and exists (select from fund_allocation a where ${withinShared(actor, "a")} and a.county_id = b.county_id
        and a.batch_id = b.id)`
    : withinCounties(actor, "b");

function conditions(actor: Actor, { countyId, year, typeCode, level }: BatchFilter): RawBuilder<unknown> {
  const asked = [
    countyId !== undefined && sql`b.county_id = ${countyId}`,
    year !== undefined && sql`b.year = ${year}`,
    typeCode !== undefined && sql`b.type_code = ${typeCode}`,
    level !== undefined && sql`b.level = ${level}`,
  ];
  return sql.join([within(actor), ...asked.filter((one) => one !== false)], sql` and `);
}

export interface Paging {
  readonly page: number;
  readonly size: number;
}

export async function listBatches(db: Db, actor: Actor, filter: BatchFilter, rules: FundRules, { page, size }: Paging) {
  const { rows } = await sql<Found>`
    select ${columns(actor)} where ${conditions(actor, filter)}
    order by b.year desc, b.document_on desc, b.id limit ${size} offset ${(page - 1) * size}`.execute(db);
  return rows.map((row) => withClock(row, rules));
}

/** 县级结存 idles from the day the money arrived. */
function withClock(row: Found, rules: FundRules): BatchRow {
  const days = idleDays(row.balanceFen, row.receivedOn, rules.today);
  const { countyYellowDays: yellowDays, countyRedDays: redDays } = rules.of(row.countyId);
  return { ...row, idleDays: days, light: idleLight(days, { yellowDays, redDays }) };
}

interface BatchSum {
  readonly total: number;
  readonly amountFen: Fen;
  readonly allocatedFen: Fen;
  readonly returnedFen: Fen;
  readonly paidFen: Fen;
  readonly unreceivedFen: Fen;
}

export async function sumBatches(db: Db, actor: Actor, filter: BatchFilter) {
  const { rows } = await sql<BatchSum>`
    select count(*)::int as total, coalesce(sum(f.amount_fen), 0)::bigint as amount_fen, coalesce(sum(f.allocated_fen), 0)::bigint as allocated_fen,
      coalesce(sum(f.returned_fen), 0)::bigint as returned_fen, coalesce(sum(f.paid_fen), 0)::bigint as paid_fen,
      coalesce(sum(f.amount_fen) filter (where f.received_on is null), 0)::bigint as unreceived_fen
    from (select ${columns(actor)} where ${conditions(actor, filter)}) f`.execute(db);
  const { total, ...sum } = rows[0]!;
  return { total, sum };
}

export async function findBatch(db: Db, actor: Actor, id: string, rules: FundRules): Promise<BatchRow> {
  const { rows } = await sql<Found>`select ${columns(actor)} where ${within(actor)} and b.id = ${id}`.execute(db);
  if (!rows[0]) throw notFound("资金批次");
  return withClock(rows[0], rules);
}

export interface LockedBatch {
  readonly countyId: string;
  readonly id: string;
  readonly typeCode: string;
  readonly typeName: string;
  readonly year: number;
  readonly document: string;
  readonly documentOn: IsoDate;
  readonly receivedOn: IsoDate | null;
  readonly amountFen: Fen;
  readonly allocatedFen: Fen;
  readonly returnedFen: Fen;
  readonly version: number;
}

/** One writer at a time at one batch; behind the project, where both are locked. */
export async function lockBatch(tx: Tx, actor: Actor, id: string): Promise<LockedBatch> {
  const { rows } = await sql<LockedBatch>`
    select b.county_id, b.id, b.type_code, b.type_name, b.year, b.document, b.document_on, b.received_on, b.amount_fen, b.allocated_fen,
      b.returned_fen, b.version
    from fund_batch b where ${withinCounties(actor, "b")} and b.id = ${id} for no key update`.execute(tx);
  if (!rows[0]) throw notFound("资金批次");
  return rows[0];
}

export const fundActs = (actor: Actor) => ({ write: may(actor, "fund.write"), override: may(actor, "fund.override") });
