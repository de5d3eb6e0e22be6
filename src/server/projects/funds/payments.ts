import { type RawBuilder, sql } from "kysely";
import { type Actor, may } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { PaymentKind, PaymentStatus } from "#domain/projects/funds/payment.ts";
import type { PaymentRow } from "#contract/fund-shapes.ts";
import type { PaymentWait } from "#contract/payments.ts";
import type { Db } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";
import { ofReachedProjects } from "../reached.ts";
import type { Paging } from "./batches.ts";
import type { FundRules } from "./fund-rule.ts";
import { listPaymentFacts, stuckWhy } from "./payment-facts.ts";
import type { Refusal } from "#domain/projects/gates/refusal.ts";

export interface PaymentFilter {
  readonly countyId?: string | undefined;
  readonly waits?: PaymentWait | undefined;
  readonly status?: PaymentStatus | undefined;
  readonly kind?: PaymentKind | undefined;
  readonly projectId?: string | undefined;
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
}

const day = sql`coalesce(y.paid_on, y.requested_on)`;

function conditions(actor: Actor, filter: PaymentFilter, stuck: readonly string[]): RawBuilder<unknown> {
  const { countyId, waits, status, kind, projectId, from, to } = filter;
  const asked = [
    countyId !== undefined && sql`y.county_id = ${countyId}`,
    waits === "approve" && sql`y.status = 'requested'`,
    waits === "post" && sql`y.status = 'approved'`,
    waits === "stuck" && sql`y.id = any (${[...stuck]}::uuid[])`,
    status !== undefined && sql`y.status = ${status}`,
    kind !== undefined && sql`y.kind = ${kind}`,
    projectId !== undefined && sql`y.project_id = ${projectId}`,
    from !== undefined && sql`${day} >= ${from}`,
    to !== undefined && sql`${day} <= ${to}`,
  ];
  return sql.join([withinShared(actor, "y"), ...asked.filter((one) => one !== false)], sql` and `);
}

/** As many open payments as a county can have at its desks; what lies beyond is judged when it is opened. */
const mostOpen = 5000;

/** Every open payment that cannot go on, with the reasons: asked of the same rules that would refuse it. */
export async function findStuck(db: Db, actor: Actor, { countyId, projectId }: PaymentFilter, rules: FundRules) {
  const of = [
    sql`y.status in ('requested', 'approved')`,
    countyId !== undefined && sql`y.county_id = ${countyId}`,
    projectId !== undefined && sql`y.project_id = ${projectId}`,
  ];
  const which = sql`${sql.join(
    of.filter((one) => one !== false),
    sql` and `,
  )} limit ${mostOpen}`;
  const open = await listPaymentFacts(db, actor, which);
  const stuck = open.map((facts) => [facts.id, stuckWhy(facts, rules.of(facts.countyId), rules.today)] as const);
  return new Map(stuck.filter(([, why]) => why.length > 0));
}

type Found = Omit<PaymentRow, "why" | "can"> & { readonly requester: string };

interface Asked {
  readonly filter: PaymentFilter;
  readonly stuck: ReadonlyMap<string, readonly Refusal[]>;
  readonly finance: boolean;
}

/** What waits, the oldest on top; of all, the latest: either way in the order of an index, however many there are. */
const orderOf = ({ waits }: PaymentFilter) =>
  waits === undefined ? sql`order by y.requested_on desc, y.id desc` : sql`order by y.requested_on, y.id`;

export async function listPayments(db: Db, actor: Actor, { filter, stuck, finance }: Asked, { page, size }: Paging) {
  const [where, order] = [conditions(actor, filter, [...stuck.keys()]), orderOf(filter)];
  const { rows } = await sql<Found>`
    select y.id, y.county_id, county.name as county, y.project_id, p.name as project, y.contract_id, c.number as contract, c.party, y.kind,
      y.amount_fen, y.text, y.papers, y.status, y.requested_by as requester, coalesce(asker.name, '') as requested_by, y.requested_on,
      judge.name as answered_by, y.answered_on, y.answer, y.paid_on, y.voucher, y.reversed_on, y.reversal, y.version,
      (select coalesce(jsonb_agg(jsonb_build_object('allocationId', s.allocation_id, 'name', b.type_name, 'amountFen', s.amount_fen)
          order by s.allocation_id), '[]')
        from payment_source s join fund_allocation a on a.county_id = s.county_id and a.id = s.allocation_id and ${withinShared(actor, "a")}
          join fund_batch b on b.county_id = a.county_id and b.id = a.batch_id
        where ${withinShared(actor, "s")} and s.county_id = y.county_id and s.payment_id = y.id) as sources
    from (select y.county_id, y.id from payment y where ${where} ${order} limit ${size} offset ${(page - 1) * size}) at
      join payment y on y.county_id = at.county_id and y.id = at.id
      join area county on county.id = y.county_id
      join project p on p.county_id = y.county_id and p.id = y.project_id
      join project_contract c on c.county_id = y.county_id and c.id = y.contract_id
      left join account asker on asker.id = y.requested_by
      left join account judge on judge.id = y.answered_by
    where ${withinShared(actor, "y")} ${order}`.execute(db);
  return rows.map((row) => shown(actor, row, stuck.get(row.id) ?? [], finance));
}

function shown(actor: Actor, { requester, ...row }: Found, why: readonly Refusal[], finance: boolean): PaymentRow {
  const open = row.status === "requested" || row.status === "approved";
  const own = requester === actor.accountId;
  const posts = may(actor, "payment.post") && (actor.role !== "department" || finance);
  return {
    ...row,
    why: [...why],
    can: {
      approve: may(actor, "payment.approve") && row.status === "requested" && !own,
      withdraw: may(actor, "payment.write") && open && own,
      post: posts && row.status === "approved",
      reverse: posts && row.status === "paid",
    },
  };
}

export async function countPayments(db: Db, actor: Actor, filter: PaymentFilter, stuck: readonly string[]) {
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from payment y where ${conditions(actor, filter, stuck)} and ${ofReachedProjects(actor, "y")}`.execute(
    db,
  );
  return rows[0]!.total;
}

interface Waiting {
  readonly approve: number;
  readonly post: number;
  readonly openFen: number;
}

/** What waits, of the partial index alone. */
export async function sumWaiting(db: Db, actor: Actor, { countyId }: PaymentFilter): Promise<Waiting> {
  const { rows } = await sql<Waiting>`
    select count(*) filter (where y.status = 'requested')::int as approve, count(*) filter (where y.status = 'approved')::int as post,
      coalesce(sum(y.amount_fen), 0)::bigint as open_fen
    from payment y where ${conditions(actor, { countyId }, [])} and y.status in ('requested', 'approved')`.execute(db);
  return rows[0]!;
}
