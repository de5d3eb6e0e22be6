import { z } from "zod";
import { lights } from "#domain/cases/light.ts";
import { contractCategories, contractForms } from "#domain/projects/funds/contract.ts";
import { fundLevels } from "#domain/projects/funds/fund-type.ts";
import { entryKinds, ledgerAccounts } from "#domain/projects/funds/ledger.ts";
import { paymentKinds, paymentStatuses } from "#domain/projects/funds/payment.ts";
import { projectStatuses, standings } from "#domain/projects/project.ts";
import { countyId, id, isoDate, line, text } from "./common.ts";
import { reason } from "./problem.ts";

export const version = z.int().min(1);
export const saved = z.object({ version });
/** Whole fen; whether it is zero, negative or too much is told by the rules, in a sentence. */
const money = z.int("金额应填到分");
const fen = z.int();
const light = z.enum(lights);

export const movement = { version, amountFen: money, onDay: isoDate, document: line(100), text: line(500) };

export const batchBody = z.object({
  id,
  countyId,
  typeCode: line(40),
  year: z.int("请填写年度").min(2013, "年度应在 2013 年以后").max(2199),
  document: line(100),
  documentOn: isoDate,
  receivedOn: isoDate.nullable().default(null),
  amountFen: money,
  giver: text(60).default(""),
  text: text(500).default(""),
});
export type BatchBody = z.output<typeof batchBody>;

export const batchRow = z.object({
  id,
  countyId,
  county: z.string(),
  typeCode: z.string(),
  typeName: z.string(),
  level: z.enum(fundLevels),
  year: z.int(),
  document: z.string(),
  documentOn: isoDate,
  receivedOn: isoDate.nullable(),
  amountFen: fen,
  allocatedFen: fen,
  returnedFen: fen,
  paidFen: fen,
  /** 县级结存. */
  balanceFen: fen,
  /** 项目结存. */
  unspentFen: fen,
  idleDays: z.int().nullable(),
  light,
  giver: z.string(),
  text: z.string(),
  version,
});
export type BatchRow = z.output<typeof batchRow>;

export const allocationBody = z.object({
  id,
  fundId: id,
  projectId: id,
  /** Empty: a use in words that no list holds. */
  useCode: text(40),
  useName: line(60),
  purpose: text(300).default(""),
  document: text(100).default(""),
  onDay: isoDate,
  amountFen: money,
});
export type AllocationBody = z.output<typeof allocationBody>;

const hit = z.object({
  kind: z.enum(["outside", "prohibited"]),
  code: z.string(),
  text: z.string(),
  words: z.string(),
});

export const allocationRow = z.object({
  id,
  countyId,
  fundId: id,
  typeName: z.string(),
  year: z.int(),
  document: z.string(),
  projectId: id,
  project: z.string(),
  projectStatus: z.enum(projectStatuses),
  projectStanding: z.enum(standings),
  useCode: z.string(),
  useName: z.string(),
  purpose: z.string(),
  onDay: isoDate,
  amountFen: fen,
  recalledFen: fen,
  paidFen: fen,
  unspentFen: fen,
  status: z.enum(["blocked", "posted", "withdrawn"]),
  hits: z.array(hit),
  madeBy: z.string(),
  /** Whoever reads it made it: another one has to judge its use. */
  own: z.boolean(),
  override: z
    .object({
      decision: z.enum(["allowed", "refused"]),
      reason: z.string(),
      basis: z.string(),
      by: z.string(),
      onDay: isoDate,
    })
    .nullable(),
  receivedOn: isoDate.nullable(),
  idleDays: z.int().nullable(),
  light,
  /** Not started by this day: a label for a person to decide. */
  recallSince: isoDate.nullable(),
  version,
});
export type AllocationRow = z.output<typeof allocationRow>;

export const contractBody = z.object({
  id,
  projectId: id,
  form: z.enum(contractForms),
  category: z.enum(contractCategories),
  number: line(60),
  name: text(80).default(""),
  party: line(80),
  amountFen: money,
  signedOn: isoDate,
  finishOn: isoDate.nullable().default(null),
  retentionPercent: z.int("应为整数").min(0, "不能小于 0").max(20, "质量保证金不能超过 20%"),
  retentionDueOn: isoDate.nullable().default(null),
});
export type ContractBody = z.output<typeof contractBody>;

export const supplementBody = z.object({
  id,
  version,
  deltaFen: money,
  document: line(100),
  reason: line(500),
  changeId: id.nullable().default(null),
  onDay: isoDate,
});

export const contractRow = z.object({
  id,
  form: z.enum(contractForms),
  category: z.enum(contractCategories),
  number: z.string(),
  name: z.string(),
  party: z.string(),
  firstFen: fen,
  amountFen: fen,
  paidFen: fen,
  pendingFen: fen,
  signedOn: isoDate,
  finishOn: isoDate.nullable(),
  retentionPercent: z.int(),
  retentionDueOn: isoDate.nullable(),
  changes: z.array(
    z.object({ id, deltaFen: fen, amountFen: fen, document: z.string(), reason: z.string(), onDay: isoDate }),
  ),
  version,
});

export const paymentBody = z.object({
  id,
  projectId: id,
  contractId: id,
  kind: z.enum(paymentKinds, { error: "请选择款项" }),
  amountFen: money,
  onDay: isoDate,
  text: text(300).default(""),
  papers: text(300).default(""),
  sources: z.array(z.object({ allocationId: id, amountFen: money })).max(20, "资金来源不能超过 20 项"),
});
export type PaymentBody = z.output<typeof paymentBody>;

export const paymentRow = z.object({
  id,
  countyId,
  county: z.string(),
  projectId: id,
  project: z.string(),
  contractId: id,
  contract: z.string(),
  party: z.string(),
  kind: z.enum(paymentKinds),
  amountFen: fen,
  text: z.string(),
  papers: z.string(),
  status: z.enum(paymentStatuses),
  requestedBy: z.string(),
  requestedOn: isoDate,
  answeredBy: z.string().nullable(),
  answeredOn: isoDate.nullable(),
  answer: z.string(),
  paidOn: isoDate.nullable(),
  voucher: z.string().nullable(),
  reversedOn: isoDate.nullable(),
  reversal: z.string(),
  sources: z.array(z.object({ allocationId: id, name: z.string(), amountFen: fen })),
  /** Of an open one: why it cannot go on as things stand (被卡住). */
  why: z.array(reason),
  can: z.object({ approve: z.boolean(), withdraw: z.boolean(), post: z.boolean(), reverse: z.boolean() }),
  version,
});
export type PaymentRow = z.output<typeof paymentRow>;

export const ledgerFilter = {
  countyId: countyId.optional(),
  fundId: id.optional(),
  projectId: id.optional(),
  kind: z.enum(entryKinds).optional(),
  account: z.enum(ledgerAccounts).optional(),
  from: isoDate.optional(),
  to: isoDate.optional(),
};

export const entryRow = z.object({
  id,
  kind: z.enum(entryKinds),
  onDay: isoDate,
  debit: z.enum(ledgerAccounts),
  credit: z.enum(ledgerAccounts),
  amountFen: fen,
  county: z.string(),
  fund: z.string(),
  fundId: id,
  project: z.string().nullable(),
  projectId: id.nullable(),
  document: z.string(),
  text: z.string(),
  by: z.string(),
});
export type EntryRow = z.output<typeof entryRow>;

export const accountLine = z.object({
  account: z.enum(ledgerAccounts),
  debitFen: fen,
  creditFen: fen,
  balanceFen: fen,
});
