import { sql } from "kysely";
import type { PaymentKind } from "#domain/projects/funds/payment.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { Tx } from "../db/db.ts";
import { qinglan } from "./cast.ts";

/** Nobody of the cast: whoever of it acts is another person. */
const somebodyElse = uuidv7();
const judge = uuidv7();

/** The functions of the ledger ask whom they serve; a test sets the scene for the whole county. */
async function asCounty(tx: Tx, countyId: string) {
  await sql`select set_config('app.counties', ${`,${countyId},`}, true), set_config('app.townships', '*', true),
    set_config('app.villages', '*', true), set_config('app.account', '', true)`.execute(tx);
}

interface BatchOver {
  readonly countyId?: string;
  readonly id?: string;
  readonly typeCode?: string;
  readonly typeName?: string;
  readonly level?: string;
  readonly year?: number;
  readonly document?: string;
  readonly documentOn?: string;
  readonly receivedOn?: string | null;
  readonly amountFen?: number;
}

/** A batch of 常态化帮扶资金 of 10,000,000 yuan that arrived in February 2026. */
export async function aBatch(tx: Tx, { countyId = qinglan, id = uuidv7(), ...over }: BatchOver = {}) {
  await asCounty(tx, countyId);
  const facts = {
    typeCode: "regular-aid",
    typeName: "中央财政常态化帮扶资金",
    level: "central",
    year: 2026,
    document: "青财农〔2026〕3号",
    documentOn: "2026-01-20",
    receivedOn: "2026-02-01",
    amountFen: 1_000_000_000,
    ruleVersion: 0,
    ...over,
  };
  await sql`select receive_fund(${countyId}, ${id}::uuid, ${somebodyElse}::uuid, ${JSON.stringify(facts)}::jsonb)`.execute(
    tx,
  );
  return { id, params: { id } };
}

interface AllocationOver {
  readonly countyId?: string;
  readonly id?: string;
  readonly batchId: string;
  readonly projectId: string;
  readonly amountFen?: number;
  readonly onDay?: string;
  readonly hits?: readonly object[];
  readonly purpose?: string;
  readonly madeBy?: string;
}

/** An allocation; to the villages of its project by their shares, the first of them taking what does not divide. */
export async function anAllocation(
  tx: Tx,
  { countyId = qinglan, id = uuidv7(), madeBy = somebodyElse, ...over }: AllocationOver,
) {
  await asCounty(tx, countyId);
  const facts = {
    useCode: "U01",
    useName: "发展特色产业，改善生产条件",
    amountFen: 100_000_000,
    onDay: "2026-03-01",
    document: "青乡振发〔2026〕5号",
    hits: [],
    ruleVersion: 0,
    ...over,
  };
  await sql`select allocate_fund(${countyId}, ${id}::uuid, ${madeBy}::uuid, ${JSON.stringify(facts)}::jsonb, (
    select jsonb_agg(jsonb_build_object('villageId', v.village_id, 'share', v.share, 'amountFen', part + case when place = 1 then rest else 0 end) order by place)
    from (select v.*, part, row_number() over (order by v.share desc, v.village_id) as place, ${facts.amountFen}::bigint - sum(part) over () as rest
      from (select w.*, ${facts.amountFen}::bigint * w.share / sum(w.share) over () as exact from project_village w
          where w.county_id = ${countyId} and w.project_id = ${facts.projectId}) v
        cross join lateral (select floor(v.exact)::bigint as part) p) v))`.execute(tx);
  return { id, params: { id }, version: 1 };
}

interface ContractOver {
  readonly countyId?: string;
  readonly id?: string;
  readonly projectId: string;
  readonly amountFen?: number;
  readonly number?: string;
  readonly party?: string;
  readonly form?: string;
  readonly category?: string;
  readonly signedOn?: string;
  readonly retentionPercent?: number;
  readonly retentionDueOn?: string | null;
}

/** A contract of 800,000 yuan signed in April 2026, 3 % of it kept back. */
export async function aContract(tx: Tx, { countyId = qinglan, id = uuidv7(), ...over }: ContractOver) {
  await asCounty(tx, countyId);
  const facts = {
    form: "contract",
    category: "works",
    number: "青建合〔2026〕12号",
    party: "青岚建筑公司",
    amountFen: 80_000_000,
    signedOn: "2026-04-01",
    retentionPercent: 3,
    ...over,
  };
  await sql`select sign_contract(${countyId}, ${id}::uuid, ${somebodyElse}::uuid, ${JSON.stringify(facts)}::jsonb)`.execute(
    tx,
  );
  return { id, params: { id }, version: 1 };
}

interface PaymentOver {
  readonly countyId?: string;
  readonly id?: string;
  readonly contractId: string;
  readonly allocationId: string;
  readonly kind?: PaymentKind;
  readonly amountFen?: number;
  readonly onDay?: string;
  readonly until?: "requested" | "approved" | "paid";
  readonly text?: string;
  readonly voucher?: string;
  readonly requestedBy?: string;
}

const usualPayment = { amountFen: 10_000_000, onDay: "2026-05-10", until: "requested", kind: "progress" } as const;

/** A payment of 100,000 yuan out of one allocation, as far as said. */
export async function aPayment(tx: Tx, over: PaymentOver) {
  const {
    countyId = qinglan,
    id = uuidv7(),
    requestedBy = somebodyElse,
    contractId,
    allocationId,
    voucher,
    text,
  } = over;
  const { amountFen, onDay, until, kind } = { ...usualPayment, ...over };
  await asCounty(tx, countyId);
  const facts = { contractId, kind, amountFen, onDay, text };
  const parts = [{ allocationId, amountFen }];
  await sql`select ask_payment(${countyId}, ${id}::uuid, ${requestedBy}::uuid, ${JSON.stringify(facts)}::jsonb,
    ${JSON.stringify(parts)}::jsonb)`.execute(tx);
  if (until !== "requested")
    await sql`select answer_payment(${countyId}, ${id}::uuid, ${judge}::uuid, 'approved', ${onDay}, '')`.execute(tx);
  if (until === "paid")
    await sql`select pay(${countyId}, ${id}::uuid, ${judge}::uuid, ${onDay}, ${voucher ?? `凭${id.slice(-8)}`})`.execute(
      tx,
    );
  return { id, params: { id }, version: { requested: 1, approved: 2, paid: 3 }[until] };
}
