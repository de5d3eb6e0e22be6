import { sql } from "kysely";
import { conflict } from "#contract/problem.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { paymentKindLabel } from "#domain/projects/funds/labels.ts";
import type { PaymentKind } from "#domain/projects/funds/payment.ts";
import { paymentFaults } from "#domain/projects/imported-money.ts";
import type { Tx } from "../../db/db.ts";
import type { FieldFault, Misplaced, Placed, Register, RowToPlace, SavedRow, Values } from "../../imports/register.ts";
import { withinShared } from "../../people/reach.ts";
import { paymentColumns } from "./money-fields.ts";
import { moneyTemplate, requireOwnCounty, todayOf, unknownProject } from "./money-places.ts";
import {
  type OpenAllocation,
  type PayableProject,
  type PaymentsGround,
  readPaymentsGround,
  withPayment,
} from "./payment-ground.ts";

interface PaymentRecord {
  readonly id: string;
  readonly projectId: string;
  readonly projectNumber: string;
  readonly contractId: string;
  readonly kind: PaymentKind;
  readonly amountFen: number;
  readonly onDay: IsoDate;
  readonly voucher: string;
  readonly text: string;
  readonly sources: readonly { readonly allocationId: string; readonly amountFen: number }[];
}

/** 拨付台账: what was paid before the county came is paid again in the ledger, of money that has been allocated here. */
export const paymentRegister: Register = {
  code: "payment",
  title: "项目拨付台账",
  verb: "fund.write",
  needsRound: false,
  open: async (db, actor, { countyId }) => {
    const ground = await readPaymentsGround(db, actor, countyId);
    return {
      fields: paymentColumns,
      place: (row) => placePayment(row, ground),
      keys: ({ values: { project, voucher } }, placed) =>
        "faults" in placed
          ? []
          : [
              {
                ...{ kind: "voucher", value: `${project}\n${voucher}`, field: "voucher" },
                ...{ rule: "voucher-twice", what: "项目编号、凭证号" },
              },
            ],
    };
  },
  template: async () =>
    moneyTemplate("项目拨付台账", paymentColumns, ["amount", "parts"], { kind: Object.values(paymentKindLabel) }),
  lockStamps: (tx, actor, { countyId }, ids) => lockPaymentVersions(tx, actor, countyId, ids),
  stampAfter: () => "2",
  save: async (tx, actor, scope, rows) => {
    requireOwnCounty(actor, scope);
    await lockPaid(tx, actor, scope.countyId, rows);
    refuseTogether(await readPaymentsGround(tx, actor, scope.countyId), rows);
    const records = rows.map(({ record }) => {
      const { id, sources, ...facts } = record as PaymentRecord;
      return { id, facts, parts: sources };
    });
    await sql`select import_payment(${scope.countyId}, r.id, ${actor.accountId}::uuid, r.facts, r.parts)
      from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r (id uuid, facts jsonb, parts jsonb)`.execute(tx);
  },
  /** 冲正: entries the other way round; the payment stays in the ledger as reversed. */
  undo: async (tx, actor, scope, { remove }) => {
    requireOwnCounty(actor, scope);
    await sql`select reverse_payment(${scope.countyId}, r.id, ${actor.accountId}::uuid, ${await todayOf(tx)}::date, '撤销导入')
      from unnest(${[...remove]}::uuid[]) as r (id)`.execute(tx);
  },
};

/** Payments that each fit may not fit together: taken one after the other, the first too many is named. */
function refuseTogether(ground: PaymentsGround, rows: readonly SavedRow[]) {
  const projects = new Map(ground.projects);
  for (const { rowNumber, record } of rows) {
    const payment = record as PaymentRecord;
    const project = projects.get(payment.projectNumber);
    const faults = project ? faultsOf(payment, project, ground) : [unknownProject];
    if (faults.length > 0) throw conflict(`第 ${rowNumber} 行：${faults[0]!.sentence}本批没有导入。`);
    projects.set(payment.projectNumber, withPayment(project!, payment));
  }
}

function faultsOf(payment: PaymentRecord, project: PayableProject, { today, rule }: PaymentsGround) {
  const contract = project.contracts.find(({ id }) => id === payment.contractId);
  const { advancePercent, progressPercent, retentionMonths } = rule;
  const sources = payment.sources.map(({ allocationId, amountFen }) => {
    const open = project.allocations.find(({ id }) => id === allocationId)!;
    return { ...open, amountFen, open: true };
  });
  return paymentFaults(
    { ...payment, sources },
    {
      ...project,
      openObjections: 0,
      ...{ contract: contract?.facts, pendingFen: contract?.pendingFen ?? 0, vouchers: new Set(project.vouchers) },
      ...{ advancePercent, progressPercent, retentionMonths, onDay: payment.onDay, today },
    },
  );
}

function placePayment({ values }: RowToPlace, ground: PaymentsGround): Placed | Misplaced {
  const project = ground.projects.get(String(values.project));
  if (!project) return { faults: [unknownProject] };
  const contract = project.contracts.find(({ number }) => number === values.contractNumber);
  if (!contract)
    return {
      faults: [
        {
          field: "contractNumber",
          rule: "contract-unknown",
          sentence: `该项目没有登记“${values.contractNumber}”这份合同（发放清单），请先导入合同。`,
        },
      ],
    };
  const sources = sourcesOf(values, project);
  if ("sentence" in sources) return { faults: [sources] };
  const record: PaymentRecord = {
    ...{ id: uuidv7(), projectId: project.id, projectNumber: String(values.project), contractId: contract.id },
    ...{ kind: values.kind as PaymentKind, amountFen: Number(values.amount), onDay: String(values.onDay) },
    ...{ voucher: String(values.voucher), text: String(values.text ?? ""), sources },
  };
  const faults = faultsOf(record, project, ground);
  if (faults.length > 0) return { faults };
  return { subjectId: record.id, townshipId: null, record, before: null, same: false };
}

const wrongSource = (rule: string, sentence: string, field = "documents"): FieldFault => ({ field, rule, sentence });

const plain = (text: string) => text.normalize("NFKC").replaceAll(/\s+/gu, "");

/** 资金文号 against what was allocated to the project; with one allocation alone it need not be written. */
function sourcesOf(values: Values, { allocations }: PayableProject) {
  const found = namedSources(values, allocations);
  if ("sentence" in found) return found;
  const amounts = values.parts === undefined ? [] : String(values.parts).split("、").map(Number);
  if (found.length > 1 && amounts.length !== found.length)
    return wrongSource(
      "parts-count",
      `资金文号有 ${found.length} 个，各文号金额有 ${amounts.length} 个，请一一对应。`,
      "parts",
    );
  return found.map(({ id }, i) => ({ allocationId: id, amountFen: amounts[i] ?? Number(values.amount) }));
}

function namedSources({ documents = "" }: Values, allocations: readonly OpenAllocation[]) {
  if (allocations.length === 0)
    return wrongSource("source-missing", "该项目还没有安排资金，请先在“资金”中登记批次、安排到该项目。");
  const named = String(documents)
    .split(/[、;；\n]/u)
    .map(plain)
    .filter(Boolean);
  if (named.length === 0)
    return allocations.length === 1
      ? allocations
      : wrongSource("source-ambiguous", "该项目有多项资金，请填写资金文号。");
  const found = named.map((one) => allocations.filter((each) => plain(each.document) === one));
  const at = found.findIndex((all) => all.length !== 1);
  if (at < 0) return found.map(([one]) => one!);
  return found[at]!.length === 0
    ? wrongSource("source-unknown", `“${named[at]}”没有安排到该项目，请核对资金文号。`)
    : wrongSource("source-ambiguous", `“${named[at]}”有多笔安排到该项目，不能判断用哪一笔，请在系统中逐笔办理。`);
}

/** In the order of their ids, so that two imports never wait for each other in a ring. */
async function lockPaid(tx: Tx, actor: Actor, countyId: string, rows: readonly SavedRow[]) {
  const ids = rows.map(({ record }) => (record as PaymentRecord).projectId);
  await sql`select from project p where ${withinShared(actor, "p")} and p.county_id = ${countyId} and p.id = any (${ids}::uuid[])
    order by p.id for no key update`.execute(tx);
}

async function lockPaymentVersions(tx: Tx, actor: Actor, countyId: string, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; version: number }>`
    select y.id, y.version from payment y where ${withinShared(actor, "y")} and y.county_id = ${countyId}
      and y.id = any (${[...ids]}::uuid[]) order by y.id`.execute(tx);
  return new Map(rows.map(({ id, version }) => [id, String(version)]));
}
