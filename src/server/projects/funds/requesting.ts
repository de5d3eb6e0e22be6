import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { Fen } from "#domain/money.ts";
import type { FundRule } from "#domain/projects/funds/fund-type.ts";
import { type PaymentGround, paymentRefusals, type PaymentSource } from "#domain/projects/funds/payable.ts";
import type { PaidContract } from "#domain/projects/funds/payment.ts";
import type { PaymentBody } from "#contract/fund-shapes.ts";
import { notFound } from "#contract/problem.ts";
import { record } from "../../audit/record.ts";
import type { Tx } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";
import { ruleOf } from "../../rules/queries.ts";
import { type LockedProject, lockProject } from "../rows.ts";
import { acceptedOf, contractFacts, openObjectionsOf, settledOf } from "./payment-facts.ts";
import { refuseMoney } from "./receiving.ts";
import { askPayment } from "./saving.ts";

/** 申请拨付. */
export async function requestPayment(tx: Tx, actor: Actor, body: PaymentBody, today: IsoDate) {
  const { id, projectId, sources, ...said } = body;
  const project = await lockProject(tx, actor, projectId);
  if (!project) throw notFound("项目");
  const { countyId } = project;
  const { content: rule } = await ruleOf(tx, countyId, "fund-types", today);
  const ground = await groundFor(tx, actor, project, { contractId: said.contractId, onDay: said.onDay, today, rule });
  const open = await listSources(tx, actor, project);
  const chosen = mergedSources(sources).map(({ allocationId, amountFen }) => ({
    ...(open.get(allocationId) ?? closedSource),
    amountFen,
  }));
  refuseMoney(paymentRefusals({ ...said, sources: chosen }, ground));
  await askPayment(tx, actor, { countyId, id }, said, mergedSources(sources));
  const { kind, amountFen, onDay } = said;
  await record(tx, actor, {
    verb: "payment.write",
    countyId,
    subjectId: id,
    detail: { act: "request-payment", projectId, paymentKind: kind, amountFen, day: onDay },
  });
  return { id, version: 1 };
}

type Source = PaymentBody["sources"][number];

/** One allocation named twice is one source. */
function mergedSources(sources: readonly Source[]): Source[] {
  const sums = new Map<string, Fen>();
  for (const { allocationId, amountFen } of sources) sums.set(allocationId, (sums.get(allocationId) ?? 0) + amountFen);
  return [...sums].map(([allocationId, amountFen]) => ({ allocationId, amountFen }));
}

const closedSource: Omit<PaymentSource, "amountFen"> = { name: "", balanceFen: 0, receivedOn: null, open: false };

async function listSources(tx: Tx, actor: Actor, { countyId, id }: LockedProject) {
  const { rows } = await sql<Omit<PaymentSource, "amountFen"> & { id: string }>`
    select a.id, b.type_name as name, a.amount_fen - a.recalled_fen - a.paid_fen as balance_fen, b.received_on, a.status = 'posted' as open
    from fund_allocation a join fund_batch b on b.county_id = a.county_id and b.id = a.batch_id
    where ${withinShared(actor, "a")} and a.county_id = ${countyId} and a.project_id = ${id}`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}

interface Asked {
  readonly contractId: string;
  readonly onDay: IsoDate;
  readonly today: IsoDate;
  readonly rule: FundRule;
}

interface Found {
  readonly settledFen: Fen | null;
  readonly acceptedOn: IsoDate | null;
  readonly openObjections: number;
  readonly contract: PaidContract | null;
  readonly pendingFen: Fen;
}

async function groundFor(
  tx: Tx,
  actor: Actor,
  project: LockedProject,
  { contractId, onDay, today, rule }: Asked,
): Promise<PaymentGround> {
  const { rows } = await sql<Found>`
    select ${settledOf(actor)} as settled_fen, ${acceptedOf(actor)} as accepted_on,
      ${openObjectionsOf(actor)} as open_objections,
      case when c.id is not null then ${contractFacts(actor)} end as contract,
      (select coalesce(sum(y.amount_fen), 0)::bigint from payment y where ${withinShared(actor, "y")} and y.county_id = c.county_id
        and y.contract_id = c.id and y.status in ('requested', 'approved')) as pending_fen
    from project p left join project_contract c on c.county_id = p.county_id and c.project_id = p.id and c.id = ${contractId}
    where ${withinShared(actor, "p")} and p.county_id = ${project.countyId} and p.id = ${project.id}`.execute(tx);
  const { contract, ...found } = rows[0]!;
  const { status, standing, budgetFen, paidFen } = project;
  const { advancePercent, progressPercent, retentionMonths } = rule;
  const limits = { advancePercent, progressPercent, retentionMonths };
  return { ...found, ...limits, status, standing, budgetFen, paidFen, contract: contract ?? undefined, onDay, today };
}
