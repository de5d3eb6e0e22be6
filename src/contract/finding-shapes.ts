import { z } from "zod";
import {
  assignees,
  findingActions,
  findingSources,
  findingStatuses,
  findingTypes,
  satisfactions,
  severities,
  voiceKinds,
} from "#domain/inspections/finding.ts";
import { lights } from "#domain/cases/light.ts";
import { hintKinds } from "#domain/inspections/finding-hints.ts";
import { lookBackResults } from "#domain/inspections/finding-look-back.ts";
import { countyId, id, isoDate, line, text } from "./common.ts";

const findingStatus = z.enum(findingStatuses);
export const version = z.int().min(1);
export const saved = z.object({ version });
const type = z.enum(findingTypes, { error: "请选择整改类型" });
const severity = z.enum(severities, { error: "请选择严重程度" });
const source = z.enum(findingSources, { error: "请选择来源" });
const assignee = z.enum(assignees, { error: "请选择责任单位" });

/** What an inspection or an office writes down as a finding; those of a visit come through the visit. */
export const findingBody = z.object({
  id,
  source,
  inspectionId: id.nullable().default(null),
  villageId: id.nullable(),
  townshipId: id.nullable().default(null),
  foundOn: isoDate,
  category: line(30),
  description: line(2000),
  basis: line(500),
  severity,
  type,
  earlierId: id.nullable().default(null),
});
export type FindingBody = z.output<typeof findingBody>;

/** Several lights in one word, as they stand in the address of the page: red,yellow. */
const lightList = z.string().regex(new RegExp(`^(${lights.join("|")})(,(${lights.join("|")}))*$`), {
  error: "亮灯应从 red、yellow、green、none 中选取，以逗号分开",
});

export const findingWaits = ["assign", "rectify", "town-check", "check", "close"] as const;
export type FindingWait = (typeof findingWaits)[number];

export const findingFilter = {
  countyId: countyId.optional(),
  status: findingStatus.optional(),
  type: type.optional(),
  source: source.optional(),
  category: z.string().max(30).optional(),
  severity: severity.optional(),
  light: lightList.optional(),
  waits: z.enum(findingWaits).optional(),
  townshipId: id.optional(),
  villageId: id.optional(),
  organisationId: id.optional(),
  inspectionId: id.optional(),
  visitId: id.optional(),
  repeated: z.literal("1").optional(),
  reopened: z.literal("1").optional(),
};

const stage = z.object({ text: z.string(), dueOn: isoDate, doneOn: isoDate.nullable() });
export const file = z.object({ id, name: z.string(), mediaType: z.string(), bytes: z.int() });
const light = z.enum(lights);

export const findingRow = z.object({
  id,
  number: z.int(),
  county: z.string(),
  township: z.string().nullable(),
  village: z.string().nullable(),
  source,
  foundOn: isoDate,
  category: z.string(),
  description: z.string(),
  severity,
  /** As the county calls it. */
  severityWord: z.string(),
  type,
  assignedTo: assignee.nullable(),
  /** The township, team or unit that rectifies, in words. */
  responsibleUnit: z.string(),
  responsible: z.string(),
  dueOn: isoDate.nullable(),
  status: findingStatus,
  light,
  /** Working days to the deadline; negative when it has passed. */
  days: z.int().nullable(),
  /** What the county says of a finding so late; empty when it is not. */
  late: z.string(),
  repeated: z.boolean(),
  reopened: z.int(),
  imported: z.boolean(),
  closedOn: isoDate.nullable(),
  version,
  can: z.object({ assign: z.boolean() }),
});

const findingStep = z.object({
  id,
  action: z.string(),
  fromStatus: z.string(),
  toStatus: z.string(),
  onDay: isoDate,
  text: z.string(),
  wasDueOn: isoDate.nullable(),
  newDueOn: isoDate.nullable(),
  by: z.string(),
});

export const lookBackRow = z.object({
  id,
  findingId: id,
  number: z.int(),
  county: z.string(),
  township: z.string().nullable(),
  village: z.string().nullable(),
  category: z.string(),
  description: z.string(),
  outcome: z.string(),
  /** Drawn by the program, or chosen. */
  drawn: z.boolean(),
  closedOn: isoDate,
  dueOn: isoDate,
  onDay: isoDate.nullable(),
  visitors: z.string(),
  text: z.string(),
  result: z.enum(lookBackResults).nullable(),
  by: z.string().nullable(),
  version,
  /** Why this officer may not do it; empty: go ahead. */
  why: z.array(z.string()),
});

/** How one month was drawn. */
export const lookBackSample = z.object({
  id,
  month: isoDate,
  algorithm: z.string(),
  frame: z.string(),
  frameSha256: z.string(),
  sealNumber: z.int(),
  sealHash: z.string(),
  seed: z.string(),
  drawn: z.int(),
  of: z.int(),
});

export const linked = z.object({
  id,
  number: z.int(),
  foundOn: isoDate,
  category: z.string(),
  description: z.string(),
  status: findingStatus,
});

/** What an office may do with the finding now; `why` says what is still in the way. */
const findingActs = [...findingActions, "look-back"] as const;
export type FindingAct = (typeof findingActs)[number];

export const finding = findingRow.extend({
  countyId,
  villageId: id.nullable(),
  townshipId: id.nullable(),
  teamId: id.nullable(),
  organisationId: id.nullable(),
  inspectionId: id.nullable(),
  inspection: z.string().nullable(),
  visitId: id.nullable(),
  basis: z.string(),
  measures: z.string(),
  leadLeader: z.string(),
  stages: z.array(stage),
  reviewDays: z.int().nullable(),
  clockFrom: isoDate,
  outcome: z.string(),
  evidence: z.array(file),
  files: z.array(file),
  independent: z.boolean(),
  voiceKind: z.enum(voiceKinds).nullable(),
  independentVoice: z.string(),
  satisfaction: z.enum(satisfactions).nullable(),
  townCheck: z.boolean(),
  townCheckedOn: isoDate.nullable(),
  townCheckedBy: z.string().nullable(),
  checkedOn: isoDate.nullable(),
  checkedBy: z.string().nullable(),
  closedBy: z.string().nullable(),
  requestedOn: isoDate.nullable(),
  requestedBy: z.string().nullable(),
  registeredBy: z.string(),
  /** Why the light has its colour. */
  sentence: z.string(),
  earlier: linked.nullable(),
  later: z.array(linked),
  steps: z.array(findingStep),
  lookBacks: z.array(lookBackRow),
  /** What whoever checks should know first; hints decide nothing. */
  hints: z.array(z.object({ kind: z.enum(hintKinds), sentence: z.string(), findings: z.array(linked) })),
  acts: z.array(z.object({ act: z.enum(findingActs), why: z.array(z.string()) })),
});

export const wordsOf = (of: z.ZodString) => z.object({ version, text: of });
export const reasoned = wordsOf(line(1000));
export const said = wordsOf(text(1000));

export const handing = {
  assignedTo: assignee,
  organisationId: id.nullable().default(null),
  leadLeader: text(40),
  responsible: line(40),
  measures: text(2000),
  /** null: as the county's rule has it for the type. */
  dueOn: isoDate.nullable(),
  stages: z
    .array(z.object({ text: line(200), dueOn: isoDate }))
    .max(20, "不能超过 20 个阶段")
    .default([]),
};
