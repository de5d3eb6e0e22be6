import { z } from "zod";
import { opinionConclusions } from "#domain/projects/argument.ts";
import { bankActs } from "#domain/projects/bank-act.ts";
import { permitKinds, permitStates } from "#domain/projects/permit.ts";
import { projectPhases } from "#domain/projects/phase.ts";
import { assetClasses, projectKinds, projectStatuses, standings } from "#domain/projects/project.ts";
import { plannedDay } from "#domain/projects/planned-day.ts";
import { countyId, id, isoDate, line, text } from "./common.ts";

export const version = z.int().min(1);
export const saved = z.object({ version });
export const reasoned = z.object({ version, text: line(1000) });

export const projectKind = z.enum(projectKinds, { error: "请选择项目类型" });
const assetClass = z.enum(assetClasses, { error: "请选择形成资产的类别" });
const status = z.enum(projectStatuses);
const standing = z.enum(standings);
const declaredFrom = z.enum(["team", "township", "county"]);

/** 一亿亿分以内: what JavaScript and the columns hold exactly, and no county spends. */
const mostFen = 10_000_000_000_000;
export const fen = z.int("金额应精确到分").min(0, "金额不能为负数").max(mostFen, "金额过大，请核对单位是元还是万元");
export const someFen = fen.min(1, "金额应大于零");

/** A day of a plan: 2 月 29 日 of a common year is told in a sentence of its own. */
const planDay = z.iso
  .date({ error: ({ input }) => plannedDay(String(input)), abort: true })
  .refine((day) => plannedDay(day) === undefined, { error: ({ input }) => plannedDay(String(input)) })
  .nullable()
  .default(null);

export const phoneNumber = z
  .string()
  .trim()
  .regex(/^(1\d{10}|0\d{2,3}-?\d{7,8})$/, "联系电话应为 11 位手机号，或带区号的座机号")
  .nullable();

const permit = z.object({
  kind: z.enum(permitKinds),
  state: z.enum(permitStates),
  document: text(100).default(""),
});

/** What is written of a project while it is drafted. */
export const projectWords = {
  name: line(80),
  kind: projectKind,
  assetClass,
  villages: z
    .array(
      z.object({
        villageId: id,
        share: z.int("份额应为整数").min(1, "份额应为大于零的整数").max(100_000, "份额不能超过 100000"),
        promisedFen: fen,
      }),
    )
    .min(1, "请至少选择一个受益村")
    .max(200, "受益村不能超过 200 个"),
  /** 牵头乡镇, chosen by the county alone: it reviews; null: the county itself does. */
  townshipId: id.nullable().default(null),
  promisedFen: fen,
  place: text(200),
  content: text(2000),
  scale: text(500),
  target: text(1000),
  linkMechanism: text(1000),
  owner: text(100),
  ownerId: id.nullable().default(null),
  sectorId: id.nullable().default(null),
  responsible: text(40),
  permits: z.array(permit).max(9).default([]),
  estimateFen: someFen,
  planStartOn: planDay,
  planFinishOn: planDay,
};

export const projectWaits = ["mend", "review", "opinion", "argue", "decide"] as const;
export type ProjectWait = (typeof projectWaits)[number];

export const projectFilter = {
  countyId: countyId.optional(),
  townshipId: id.optional(),
  villageId: id.optional(),
  kind: projectKind.optional(),
  phase: z.enum(projectPhases).optional(),
  status: status.optional(),
  standing: standing.optional(),
  waits: z.enum(projectWaits).optional(),
  year: z.coerce.number().int().min(2013).max(2199).optional(),
  /** Part of the name, or a number as 2026-12. */
  search: z.string().trim().max(40).optional(),
};

export const projectRow = z.object({
  id,
  countyId,
  county: z.string(),
  year: z.int(),
  number: z.int(),
  name: z.string(),
  kind: projectKind,
  assetClass,
  township: z.string().nullable(),
  villages: z.int(),
  /** The first villages by name, as many as a line holds. */
  villageNames: z.string(),
  estimateFen: z.int(),
  budgetFen: z.int().nullable(),
  allocatedFen: z.int(),
  contractedFen: z.int(),
  paidFen: z.int(),
  status,
  standing,
  planFinishOn: isoDate.nullable(),
  version,
  can: z.object({ decide: z.boolean() }),
});

const projectVillage = z.object({
  villageId: id,
  village: z.string(),
  townshipId: id,
  township: z.string(),
  share: z.int(),
  promisedFen: z.int(),
});

const projectStep = z.object({
  id,
  action: z.string(),
  fromStatus: z.string(),
  toStatus: z.string(),
  fromStanding: z.string(),
  toStanding: z.string(),
  onDay: isoDate,
  text: z.string(),
  by: z.string(),
});

const conclusion = z.enum(opinionConclusions, { error: "请选择意见" });

const opinion = z.object({
  id,
  expertId: id.nullable(),
  organisationId: id.nullable(),
  /** The expert with his unit, or the department. */
  by: z.string(),
  unit: z.string(),
  conclusion,
  text: z.string(),
  writtenOn: isoDate,
});

const hearing = z.object({
  id,
  heldOn: isoDate,
  place: z.string(),
  chair: z.string(),
  conclusion: z.enum(["pass", "return"]).nullable(),
  text: z.string(),
  concludedOn: isoDate.nullable(),
  opinions: z.array(opinion),
});

export const project = projectRow.extend({
  townshipId: id.nullable(),
  declaredFrom,
  place: z.string(),
  content: z.string(),
  scale: z.string(),
  target: z.string(),
  linkMechanism: z.string(),
  owner: z.string(),
  ownerId: id.nullable(),
  ownerUnit: z.string().nullable(),
  sectorId: id.nullable(),
  sector: z.string().nullable(),
  builder: z.string(),
  responsible: z.string(),
  phoneMasked: z.string().nullable(),
  permits: z.array(permit),
  promisedFen: z.int(),
  planStartOn: isoDate.nullable(),
  startedOn: isoDate.nullable(),
  finishedOn: isoDate.nullable(),
  imported: z.boolean(),
  createdBy: z.string(),
  served: z.array(projectVillage),
  steps: z.array(projectStep),
  hearings: z.array(hearing),
  /** What this office may do in the bank now; `why` says what is still in the way. */
  acts: z.array(z.object({ act: z.enum(bankActs), why: z.array(z.string()) })),
  /** What still keeps the open hearing from being concluded with 通过. */
  lacks: z.array(z.string()),
  reveal: z.boolean(),
});

export const hearingBody = z.object({
  id,
  version,
  heldOn: isoDate,
  place: line(100),
  chair: line(40),
});

export const opinionBody = z.object({
  id,
  /** Whose opinion the county writes down; a department writes its own. */
  expertId: id.nullable().default(null),
  conclusion,
  text: line(2000),
  writtenOn: isoDate,
});
