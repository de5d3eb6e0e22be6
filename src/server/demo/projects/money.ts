import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import { addDays, type IsoDate } from "#domain/date.ts";
import type { Fen } from "#domain/money.ts";
import { toVillages } from "#domain/projects/funds/allocation.ts";
import { record } from "../../audit/record.ts";
import type { Tx } from "../../db/db.ts";
import { qiyun } from "../counties.ts";
import { demoId } from "../ids.ts";
import { officeDay, type Timeline } from "../timeline.ts";
import { type Batch, batchesOf } from "./fund-plan.ts";
import { approver, county, declarer, finance } from "./hands.ts";
import { paymentsOf, type PlannedPayment } from "./payments.ts";
import type { DemoProject } from "./plan.ts";
import { builderOf } from "./rows.ts";

/** The functions of the ledger move the money here as everywhere; one statement calls one of them for all rows. */
async function forEach(
  tx: Tx,
  call: (row: ReturnType<typeof sql.raw>) => ReturnType<typeof sql>,
  rows: readonly object[],
) {
  if (rows.length === 0) return;
  await sql`select count(*) from (select ${call(sql.raw("e.row"))} from jsonb_array_elements(${JSON.stringify(rows)}::jsonb)
    with ordinality as e (row, at) order by e.at) done`.execute(tx);
}

/** 资金批次. */
export async function loadBatches(tx: Tx, timeline: Timeline) {
  const rows = batchesOf(timeline).map((batch) => ({ ...batch, ruleVersion: 0 }));
  await forEach(
    tx,
    (row) => sql`receive_fund(${qiyun.id}, (${row} ->> 'id')::uuid, ${county.accountId}::uuid, ${row})`,
    rows,
  );
}

export interface Allocation {
  readonly id: string;
  readonly project: DemoProject;
  readonly batch: Batch;
  readonly amountFen: Fen;
  readonly onDay: IsoDate;
}

const isPremises = ({ works }: DemoProject) => works.kind === "party-premises";

/** 安排到项目：batch after batch until each is given out; money that may not mend premises comes first and goes elsewhere. */
export function allocationsOf(projects: readonly DemoProject[], { today, calendar }: Timeline): Allocation[] {
  const batches = batchesOf({ today }).filter(({ pooled }) => !pooled);
  const late = (day: IsoDate, batch: Batch) => {
    const on = day > addDays(batch.receivedOn, 3) ? day : addDays(batch.receivedOn, 3);
    return officeDay(calendar, on < today ? on : today);
  };
  return (["first", "second", "coming"] as const).flatMap((wave) => {
    const left = batches.filter((one) => one.wave === wave).map((batch) => ({ batch, fen: batch.amountFen }));
    const paid = projects.filter((one) => one.wave === wave && one.moneyFen > 0);
    return [...paid.filter((one) => !isPremises(one)), ...paid.filter(isPremises)].flatMap((project) =>
      taken(left, project.moneyFen).map(({ batch, fen }, i) => ({
        id: demoId(`allocation ${i} to ${project.id}`, i),
        project,
        batch,
        amountFen: fen,
        onDay: late(addDays(project.days.approval!, 1), batch),
      })),
    );
  });
}

/** Takes so much from the first that have some left. */
function taken(left: { readonly batch: Batch; fen: Fen }[], wanted: Fen): { batch: Batch; fen: Fen }[] {
  let open = wanted;
  return left.flatMap((one) => {
    const fen = Math.min(one.fen, open);
    one.fen -= fen;
    open -= fen;
    return fen > 0 ? [{ batch: one.batch, fen }] : [];
  });
}

export async function loadAllocations(tx: Tx, allocations: readonly Allocation[]) {
  const rows = allocations.map(({ id, project, batch, amountFen, onDay }) => ({
    id,
    batchId: batch.id,
    projectId: project.id,
    useCode: project.works.use[0],
    useName: project.works.use[1],
    purpose: `${project.name}建设`,
    document: `栖农领发〔${onDay.slice(0, 4)}〕${Number(onDay.slice(5, 7)) + 10}号`,
    onDay,
    amountFen,
    hits: [],
    ruleVersion: 0,
    parts: toVillages(amountFen, [{ villageId: project.village.id, share: 1 }]),
  }));
  await forEach(
    tx,
    (row) =>
      sql`allocate_fund(${qiyun.id}, (${row} ->> 'id')::uuid, ${county.accountId}::uuid, ${row}, ${row} -> 'parts')`,
    rows,
  );
}

export const contractId = (project: { readonly id: string }) => demoId(`contract of ${project.id}`);

/** 合同；到户的凭发放清单. */
export async function loadContracts(tx: Tx, projects: readonly DemoProject[]) {
  const rows = projects.flatMap((project, n) => {
    const { id, village, works, moneyFen } = project;
    const signedOn = project.days.contract;
    if (!signedOn) return [];
    const year = signedOn.slice(0, 4);
    const household = works.assetClass === "household";
    const kept = household ? {} : { retentionDueOn: null };
    return [
      {
        ...kept,
        id: contractId(project),
        by: declarer(village.townshipId).accountId,
        projectId: id,
        form: household ? "grant-list" : "contract",
        category: household ? "grant" : "works",
        number: household ? `${year}-发放-${n + 1}` : `栖建合〔${year}〕${n + 1}号`,
        name: household ? "到户发放清单" : `${works.name.replace("项目", "")}施工合同`,
        party: household ? `${village.name}发放对象` : builderOf(project, n),
        amountFen: moneyFen,
        signedOn,
        finishOn:
          addDays(project.planned.completion!, -2) > signedOn ? addDays(project.planned.completion!, -2) : signedOn,
        retentionPercent: household ? 0 : 3,
      },
    ];
  });
  await forEach(
    tx,
    (row) => sql`sign_contract(${qiyun.id}, (${row} ->> 'id')::uuid, (${row} ->> 'by')::uuid, ${row})`,
    rows,
  );
}

/** 申请、审核、办理：three persons of three offices. */
export async function loadPayments(
  tx: Tx,
  projects: readonly DemoProject[],
  allocations: readonly Allocation[],
  timeline: Timeline,
) {
  const rows = projects.flatMap((project) => sourced(project, allocations, paymentsOf(project, timeline)));
  const by = (account: Actor) => sql`${account.accountId}::uuid`;
  const day = (row: ReturnType<typeof sql.raw>, key: string) => sql`(${row} ->> ${sql.lit(key)})::date`;
  await sql`analyze project, project_contract, fund_batch, fund_allocation, ledger_entry`.execute(tx);
  const sorted = rows.toSorted((a, b) => (a.paidOn < b.paidOn ? -1 : 1));
  await forEach(
    tx,
    (row) => sql`ask_payment(${qiyun.id}, (${row} ->> 'id')::uuid, (${row} ->> 'by')::uuid, ${row}, ${row} -> 'parts')`,
    sorted,
  );
  await sql`analyze payment, payment_source`.execute(tx);
  await forEach(
    tx,
    (row) =>
      sql`answer_payment(${qiyun.id}, (${row} ->> 'id')::uuid, ${by(approver)}, 'approved', ${day(row, "answeredOn")}, '')`,
    sorted,
  );
  await forEach(
    tx,
    (row) =>
      sql`pay(${qiyun.id}, (${row} ->> 'id')::uuid, ${by(finance)}, ${day(row, "paidOn")}, ${row} ->> 'voucher')`,
    sorted.map((one, i) => ({
      ...one,
      voucher: `栖财支〔${one.paidOn.slice(0, 4)}〕${String(i + 1).padStart(4, "0")}号`,
    })),
  );
  await record(tx, county, {
    verb: "fund.write",
    countyId: qiyun.id,
    subjectId: qiyun.id,
    detail: { demo: true, rows: allocations.length + sorted.length },
  });
}

/** Paid out of its allocations in turn. */
function sourced(project: DemoProject, allocations: readonly Allocation[], payments: readonly PlannedPayment[]) {
  const left = allocations
    .filter((one) => one.project === project)
    .map(({ id, amountFen }) => ({ id, fen: amountFen }));
  return payments.map((payment, i) => {
    let open = payment.amountFen;
    const parts = left.flatMap((one) => {
      const fen = Math.min(one.fen, open);
      one.fen -= fen;
      open -= fen;
      return fen > 0 ? [{ allocationId: one.id, amountFen: fen }] : [];
    });
    return {
      ...payment,
      id: demoId(`payment ${i} of ${project.id}`, i),
      contractId: contractId(project),
      by: declarer(project.village.townshipId).accountId,
      parts,
    };
  });
}
