import { z } from "zod";
import { gates } from "#domain/projects/gate.ts";
import { assetClasses, projectKinds, projectStatuses, standings } from "#domain/projects/project.ts";
import { acceptanceResults } from "#domain/projects/gates/facts.ts";
import { passers } from "#domain/projects/gates/gate-rule.ts";
import { procurementCategories, procurementMethods } from "#domain/projects/gates/procurement.ts";
import { id, isoDate, line, text } from "./common.ts";
import { fen } from "./project-shapes.ts";
import { reason } from "./problem.ts";

export const gate = z.enum(gates);
export const category = z.enum(procurementCategories, { error: "请选择采购类别" });
export const method = z.enum(procurementMethods, { error: "请选择采购方式" });

const member = z.object({ name: line(20), unit: line(60), post: text(40).default("") });
const acceptance = {
  result: z.enum(acceptanceResults, { error: "请选择验收结论" }),
  members: z.array(member).max(30, "验收人员不能超过 30 人"),
};

/** What each gate asks beside its papers; which gate it is stands within. */
export const gateFacts = z.discriminatedUnion("gate", [
  z.object({ gate: z.literal("approval") }),
  z.object({ gate: z.literal("design") }),
  z.object({ gate: z.literal("budget-review"), budgetFen: fen, reason: text(500).default("") }),
  z.object({
    gate: z.literal("tender"),
    category,
    method,
    amountFen: fen.min(1, "金额应大于零"),
    winner: text(100),
    exemptionId: id.nullable().default(null),
  }),
  z.object({ gate: z.literal("contract") }),
  z.object({ gate: z.literal("start"), supervisor: text(100).default("") }),
  z.object({ gate: z.literal("completion"), stated: z.boolean().default(false) }),
  z.object({ gate: z.literal("preliminary-acceptance"), ...acceptance }),
  z.object({ gate: z.literal("final-acceptance"), ...acceptance }),
  z.object({ gate: z.literal("settlement"), settledFen: fen, auditOffice: text(100) }),
  z.object({ gate: z.literal("transfer"), receiver: text(100) }),
  z.object({ gate: z.literal("title"), certificate: text(100).default(""), why: text(200).default("") }),
  z.object({ gate: z.literal("upkeep"), caretaker: text(40) }),
  z.object({ gate: z.literal("income"), incomeFen: fen, receivedOn: isoDate }),
]);

export const evidence = z.object({
  name: line(40),
  reference: text(200).default(""),
  onDay: isoDate.nullable().default(null),
  fileId: id.nullable().default(null),
});

const askedEvidence = z.object({
  name: z.string(),
  file: z.enum(["optional", "required"]),
  basis: z.string(),
});

export const projectFile = z.object({
  id,
  name: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  purpose: z.string(),
});

const pass = z.object({
  id,
  onDay: isoDate,
  document: z.string(),
  /** As it was written then. */
  facts: z.record(z.string(), z.unknown()),
  evidence: z.array(evidence),
  text: z.string(),
  by: z.string(),
  unit: z.string(),
  ruleVersion: z.int(),
});

/** One gate in the line: behind, the one at hand, ahead, or not for this project. */
const gateLine = z.object({
  gate,
  state: z.enum(["behind", "now", "ahead", "not-asked"]),
  by: z.enum(passers),
  /** Who passes it, in words: 财政评审部门（县财政局）. */
  byWords: z.string(),
  asked: z.array(askedEvidence),
  plan: z.object({ startOn: isoDate, finishOn: isoDate }).nullable(),
  /** Days behind its plan, as it was passed or as of today; negative when it was earlier. */
  lateDays: z.int().nullable(),
  pass: pass.nullable(),
});

export const projectGatesPage = z.object({
  id,
  version: z.int(),
  kind: z.enum(projectKinds),
  assetClass: z.enum(assetClasses),
  status: z.enum(projectStatuses),
  standing: z.enum(standings),
  estimateFen: z.int(),
  budgetFen: z.int().nullable(),
  contractedFen: z.int(),
  percent: z.int().nullable(),
  builder: z.string(),
  owner: z.string(),
  planFinishOn: isoDate.nullable(),
  gates: z.array(gateLine),
  next: gate.nullable(),
  /** What stands in the way of whoever passes it, before she has filled in anything. */
  missing: z.array(reason),
  exemptions: z.array(
    z.object({
      id,
      category,
      method,
      amountFen: z.int(),
      basis: z.string(),
      document: z.string(),
      approvedOn: isoDate,
      by: z.string(),
      mine: z.boolean(),
    }),
  ),
  withdrawn: z.array(z.object({ gate, onDay: isoDate, withdrawnOn: isoDate, text: z.string(), by: z.string() })),
  failed: z.array(z.object({ gate, onDay: isoDate, text: z.string(), by: z.string() })),
  files: z.array(projectFile),
  /** The last pass, where this office may take it back; `why` says what is in the way. */
  undo: z.object({ gate, why: z.array(z.string()) }).nullable(),
  can: z.object({ pass: z.boolean(), exempt: z.boolean(), schedule: z.boolean(), attach: z.boolean() }),
});

export const gateSchedule = z.object({
  days: z.array(z.object({ gate, startOn: isoDate, finishOn: isoDate })),
  /** 来得及，还是来不及. */
  sentence: z.string(),
  late: z.boolean(),
  /** Days off of every year it touches have been published. */
  known: z.boolean(),
});

export const splitHint = z.object({
  projectId: id,
  name: z.string(),
  onDay: isoDate,
  winner: z.string(),
  amountFen: z.int(),
});
