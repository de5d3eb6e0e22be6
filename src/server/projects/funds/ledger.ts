import { type RawBuilder, sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { Fen } from "#domain/money.ts";
import { type EntryKind, type LedgerAccount, trialBalance } from "#domain/projects/funds/ledger.ts";
import type { EntryRow } from "#contract/fund-shapes.ts";
import type { Db } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";
import { ofReachedProjects } from "../reached.ts";
import type { Paging } from "./batches.ts";

export interface LedgerFilter {
  readonly countyId?: string | undefined;
  readonly fundId?: string | undefined;
  readonly projectId?: string | undefined;
  readonly kind?: EntryKind | undefined;
  readonly account?: LedgerAccount | undefined;
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
}

function conditions(
  actor: Actor,
  { countyId, fundId, projectId, kind, account, from, to }: LedgerFilter,
): RawBuilder<unknown> {
  const asked = [
    countyId !== undefined && sql`e.county_id = ${countyId}`,
    fundId !== undefined && sql`e.batch_id = ${fundId}`,
    projectId !== undefined && sql`e.project_id = ${projectId}`,
    kind !== undefined && sql`e.kind = ${kind}`,
    account !== undefined && sql`(e.debit = ${account} or e.credit = ${account})`,
    from !== undefined && sql`e.on_day >= ${from}`,
    to !== undefined && sql`e.on_day <= ${to}`,
  ];
  return sql.join([withinShared(actor, "e"), ...asked.filter((one) => one !== false)], sql` and `);
}

const order = sql`order by e.on_day desc, e.made_at desc, e.id desc`;

/** The latest on top; the page is found before anything is looked up for it. */
export async function listEntries(
  db: Db,
  actor: Actor,
  filter: LedgerFilter,
  { page, size }: Paging,
): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    select e.id, e.kind, e.on_day, e.debit, e.credit, e.amount_fen, county.name as county, b.type_name || ' ' || b.document as fund,
      e.batch_id as fund_id, p.name as project, e.project_id, e.document, e.text, coalesce(c.name, '') as by
    from (select e.county_id, e.id from ledger_entry e where ${conditions(actor, filter)} ${order} limit ${size} offset ${(page - 1) * size}) at
      join ledger_entry e on e.county_id = at.county_id and e.id = at.id
      join area county on county.id = e.county_id
      join fund_batch b on b.county_id = e.county_id and b.id = e.batch_id
      left join project p on p.county_id = e.county_id and p.id = e.project_id
      left join account c on c.id = e.made_by
    where ${withinShared(actor, "e")} ${order}`.execute(db);
  return rows;
}

export async function countEntries(db: Db, actor: Actor, filter: LedgerFilter): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from ledger_entry e where ${conditions(actor, filter)} and ${ofReachedProjects(actor, "e")}`.execute(
    db,
  );
  return rows[0]!.total;
}

interface Sides {
  readonly debit: LedgerAccount;
  readonly credit: LedgerAccount;
  readonly amountFen: Fen;
}

/** 试算平衡: sums by pair of accounts, joined to both sides of each account. */
export async function readTrial(db: Db, actor: Actor, filter: LedgerFilter) {
  const { rows } = await sql<Sides>`
    select e.debit, e.credit, sum(e.amount_fen)::bigint as amount_fen from ledger_entry e
    where ${conditions(actor, filter)} and ${ofReachedProjects(actor, "e")} group by 1, 2`.execute(db);
  const lines = trialBalance(rows);
  return { lines, balanced: lines.reduce((sum, { balanceFen }) => sum + balanceFen, 0) === 0 };
}
