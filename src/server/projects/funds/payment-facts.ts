import { type RawBuilder, sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { Fen } from "#domain/money.ts";
import type { FundRule } from "#domain/projects/funds/fund-type.ts";
import { type PaymentGround, paymentRefusals, type PaymentSource } from "#domain/projects/funds/payable.ts";
import type { PaidContract, PaymentKind, PaymentStatus } from "#domain/projects/funds/payment.ts";
import type { Refusal } from "#domain/projects/gates/refusal.ts";
import type { ProjectStatus, Standing } from "#domain/projects/project.ts";
import type { Db } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";

/** What the rules ask of a payment, found in one statement for as many as are asked for. */
export interface PaymentFacts {
  readonly countyId: string;
  readonly id: string;
  readonly version: number;
  readonly projectId: string;
  readonly contractId: string;
  readonly kind: PaymentKind;
  readonly amountFen: Fen;
  readonly paymentStatus: PaymentStatus;
  readonly requestedBy: string;
  readonly requestedOn: IsoDate;
  readonly answeredOn: IsoDate | null;
  readonly paidOn: IsoDate | null;
  readonly voucher: string | null;
  readonly status: ProjectStatus;
  readonly standing: Standing;
  readonly budgetFen: Fen | null;
  readonly projectPaidFen: Fen;
  readonly settledFen: Fen | null;
  readonly acceptedOn: IsoDate | null;
  readonly openObjections: number;
  readonly contract: PaidContract;
  readonly pendingFen: Fen;
  readonly sources: readonly (PaymentSource & { readonly allocationId: string })[];
}

/** 结算审定金额、竣工验收日期：of gates passed and not taken back. */
const passed = (actor: Actor, gate: string, what: RawBuilder<unknown>) => sql`(select ${what} from gate_pass g
  where ${withinShared(actor, "g")} and g.county_id = p.county_id and g.project_id = p.id and g.gate = ${gate} and g.withdrawn_on is null)`;

export const settledOf = (actor: Actor) => passed(actor, "settlement", sql`(g.facts ->> 'settledFen')::bigint`);
export const acceptedOf = (actor: Actor) => passed(actor, "final-acceptance", sql`g.on_day`);

/** 没有答复的异议 of the project p, against whichever notice. */
export const openObjectionsOf = (
  actor: Actor,
) => sql`(select count(*)::int from objection o where ${withinShared(actor, "o")}
  and o.county_id = p.county_id and o.project_id = p.id
  and not exists (select from objection_answer n where n.county_id = o.county_id and n.objection_id = o.id))`;

/** Retention paid of the contract c. */
const retentionPaidOf = (actor: Actor) => sql`(select coalesce(sum(r.amount_fen), 0)::bigint from payment r
  where ${withinShared(actor, "r")} and r.county_id = c.county_id and r.contract_id = c.id and r.kind = 'retention' and r.status = 'paid')`;

export const contractFacts = (actor: Actor) => sql`jsonb_build_object('amountFen', c.amount_fen, 'paidFen', c.paid_fen,
  'retentionPaidFen', ${retentionPaidOf(actor)}, 'signedOn', c.signed_on, 'retentionPercent', c.retention_percent,
  'retentionDueOn', c.retention_due_on)`;

export async function listPaymentFacts(db: Db, actor: Actor, which: RawBuilder<unknown>): Promise<PaymentFacts[]> {
  const { rows } = await sql<PaymentFacts>`
    select y.county_id, y.id, y.version, y.project_id, y.contract_id, y.kind, y.amount_fen, y.status as payment_status, y.requested_by,
      y.requested_on, y.answered_on, y.paid_on, y.voucher, p.status, p.standing, p.budget_fen, p.paid_fen as project_paid_fen,
      ${settledOf(actor)} as settled_fen, ${acceptedOf(actor)} as accepted_on,
      ${openObjectionsOf(actor)} as open_objections, ${contractFacts(actor)} as contract,
      (select coalesce(sum(o.amount_fen), 0)::bigint from payment o where ${withinShared(actor, "o")} and o.county_id = y.county_id
        and o.contract_id = y.contract_id and o.id <> y.id and o.status in ('requested', 'approved')) as pending_fen,
      (select jsonb_agg(jsonb_build_object('allocationId', s.allocation_id, 'name', b.type_name, 'amountFen', s.amount_fen,
          'balanceFen', a.amount_fen - a.recalled_fen - a.paid_fen, 'receivedOn', b.received_on,
          'open', a.status = 'posted' and a.project_id = y.project_id) order by s.allocation_id)
        from payment_source s join fund_allocation a on a.county_id = s.county_id and a.id = s.allocation_id and ${withinShared(actor, "a")}
          join fund_batch b on b.county_id = a.county_id and b.id = a.batch_id
        where ${withinShared(actor, "s")} and s.county_id = y.county_id and s.payment_id = y.id) as sources
    from payment y
      join project p on p.county_id = y.county_id and p.id = y.project_id
      join project_contract c on c.county_id = y.county_id and c.id = y.contract_id
    where ${withinShared(actor, "y")} and ${which}`.execute(db);
  return rows;
}

interface On {
  readonly onDay: IsoDate;
  readonly today: IsoDate;
  /** Whether what else is asked for on the contract counts: it does for a request, and no longer when money goes out. */
  readonly withPending: boolean;
}

export function groundOf(facts: PaymentFacts, rule: FundRule, { onDay, today, withPending }: On): PaymentGround {
  const { status, standing, budgetFen, projectPaidFen, settledFen, acceptedOn, openObjections, contract, pendingFen } =
    facts;
  const { advancePercent, progressPercent, retentionMonths } = rule;
  return {
    status,
    standing,
    budgetFen,
    paidFen: projectPaidFen,
    settledFen,
    acceptedOn,
    openObjections,
    contract,
    advancePercent,
    progressPercent,
    retentionMonths,
    pendingFen: withPending ? pendingFen : 0,
    onDay,
    today,
  };
}

/** 被卡住: why an open payment cannot be made as things stand today. */
export const stuckWhy = (facts: PaymentFacts, rule: FundRule, today: IsoDate): Refusal[] =>
  paymentRefusals(facts, groundOf(facts, rule, { onDay: today, today, withPending: false }));
