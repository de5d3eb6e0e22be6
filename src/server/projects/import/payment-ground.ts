import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { type FundRule, typeOf } from "#domain/projects/funds/fund-type.ts";
import type { PaidContract } from "#domain/projects/funds/payment.ts";
import type { ProjectStatus, Standing } from "#domain/projects/project.ts";
import type { Db } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";
import { ruleOf } from "../../rules/queries.ts";
import { acceptedOf, contractFacts, settledOf } from "../funds/payment-facts.ts";
import { todayOf } from "./money-places.ts";
import { projectCodeOf } from "../numbering.ts";

/** Money given to a project that a payment may be made of. */
export interface OpenAllocation {
  readonly id: string;
  readonly document: string;
  readonly name: string;
  readonly balanceFen: number;
  readonly receivedOn: IsoDate | null;
  readonly typeFrom: IsoDate | null;
}

export interface PayableProject {
  readonly id: string;
  readonly status: ProjectStatus;
  readonly standing: Standing;
  readonly budgetFen: number | null;
  readonly paidFen: number;
  readonly settledFen: number | null;
  readonly acceptedOn: IsoDate | null;
  readonly vouchers: readonly string[];
  readonly allocations: readonly OpenAllocation[];
  readonly contracts: readonly {
    readonly id: string;
    readonly number: string;
    readonly pendingFen: number;
    readonly facts: PaidContract;
  }[];
}

export interface PaymentsGround {
  readonly today: IsoDate;
  readonly rule: FundRule;
  /** By project number. */
  readonly projects: ReadonlyMap<string, PayableProject>;
}

type Stored = Omit<PayableProject, "allocations"> & {
  readonly number: string;
  readonly allocations: readonly (Omit<OpenAllocation, "typeFrom"> & { readonly typeCode: string })[];
};

/** Every project of the county that has a contract, with its money. */
export async function readPaymentsGround(db: Db, actor: Actor, countyId: string): Promise<PaymentsGround> {
  const today = await todayOf(db);
  const { content: rule } = await ruleOf(db, countyId, "fund-types", today);
  const { rows } = await sql<Stored>`
    select p.id, ${projectCodeOf("p")} as number, p.status, p.standing, p.budget_fen, p.paid_fen, ${settledOf(actor)} as settled_fen,
      ${acceptedOf(actor)} as accepted_on,
      array(select y.voucher from payment y where ${withinShared(actor, "y")} and y.county_id = p.county_id and y.project_id = p.id
        and y.status = 'paid') as vouchers,
      (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'document', b.document, 'name', b.type_name, 'typeCode', b.type_code,
          'balanceFen', a.amount_fen - a.recalled_fen - a.paid_fen, 'receivedOn', b.received_on) order by a.on_day, a.id), '[]')
        from fund_allocation a join fund_batch b on b.county_id = a.county_id and b.id = a.batch_id
        where ${withinShared(actor, "a")} and a.county_id = p.county_id and a.project_id = p.id and a.status = 'posted') as allocations,
      (select jsonb_agg(jsonb_build_object('id', c.id, 'number', c.number, 'facts', ${contractFacts(actor)},
          'pendingFen', (select coalesce(sum(o.amount_fen), 0)::bigint from payment o where ${withinShared(actor, "o")}
            and o.county_id = c.county_id and o.contract_id = c.id and o.status in ('requested', 'approved'))))
        from project_contract c where ${withinShared(actor, "c")} and c.county_id = p.county_id and c.project_id = p.id) as contracts
    from project p where ${withinShared(actor, "p")} and p.county_id = ${countyId}`.execute(db);
  const projects = rows.map(({ number, allocations, contracts, ...project }): [string, PayableProject] => [
    number,
    {
      ...project,
      contracts: contracts ?? [],
      allocations: allocations.map(({ typeCode, ...one }) => ({
        ...one,
        typeFrom: typeOf(rule, typeCode)?.validFrom ?? null,
      })),
    },
  ]);
  return { today, rule, projects: new Map(projects) };
}

interface Paid {
  readonly projectId: string;
  readonly contractId: string;
  readonly kind: string;
  readonly amountFen: number;
  readonly voucher: string;
  readonly sources: readonly { readonly allocationId: string; readonly amountFen: number }[];
}

/** The project once this payment is made. */
export function withPayment(project: PayableProject, paid: Paid): PayableProject {
  const taken = new Map(paid.sources.map(({ allocationId, amountFen }) => [allocationId, amountFen]));
  const retention = paid.kind === "retention" ? paid.amountFen : 0;
  return {
    ...project,
    paidFen: project.paidFen + paid.amountFen,
    vouchers: [...project.vouchers, paid.voucher],
    allocations: project.allocations.map((one) => ({ ...one, balanceFen: one.balanceFen - (taken.get(one.id) ?? 0) })),
    contracts: project.contracts.map((one) =>
      one.id !== paid.contractId
        ? one
        : {
            ...one,
            facts: {
              ...one.facts,
              paidFen: one.facts.paidFen + paid.amountFen,
              retentionPaidFen: one.facts.retentionPaidFen + retention,
            },
          },
    ),
  };
}
