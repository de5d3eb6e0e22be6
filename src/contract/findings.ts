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
import { byId, countyId, id, isoDate, line, pageOf, paging, text } from "./common.ts";
import { route } from "./route.ts";

export const findingStatus = z.enum(findingStatuses);
const version = z.int().min(1);
const saved = z.object({ version });
const type = z.enum(findingTypes, { error: "请选择整改类型" });
const severity = z.enum(severities, { error: "请选择严重程度" });
const source = z.enum(findingSources, { error: "请选择来源" });
const assignee = z.enum(assignees, { error: "请选择责任单位" });

/** What an inspection, a visit or an office writes down as a finding. */
export const findingBody = z.object({
  id,
  source,
  inspectionId: id.nullable().default(null),
  visitId: id.nullable().default(null),
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

const findingFilter = {
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
const file = z.object({ id, name: z.string(), mediaType: z.string(), bytes: z.int() });
const light = z.enum(lights);

const findingRow = z.object({
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

const lookBackRow = z.object({
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

const linked = z.object({
  id,
  number: z.int(),
  foundOn: isoDate,
  category: z.string(),
  description: z.string(),
  status: findingStatus,
});

/** What an office may do with the finding now; `why` says what is still in the way. */
export const findingActs = [...findingActions, "look-back"] as const;
export type FindingAct = (typeof findingActs)[number];

const finding = findingRow.extend({
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

const wordsOf = (of: z.ZodString) => z.object({ version, text: of });
const reasoned = wordsOf(line(1000));
const said = wordsOf(text(1000));

const handing = {
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

const post = { method: "POST", params: byId, result: saved } as const;

export const findings = {
  list: route({
    verb: "finding.read",
    method: "GET",
    path: "/findings",
    title: "问题整改台账",
    query: z.object({ ...findingFilter, ...paging }),
    result: pageOf(findingRow).extend({
      open: z.int(),
      closed: z.int(),
      waiting: z.object(
        Object.fromEntries(findingWaits.map((wait) => [wait, z.int()])) as Record<FindingWait, z.ZodInt>,
      ),
      lights: z.object({ red: z.int(), yellow: z.int(), green: z.int(), none: z.int() }),
      can: z.object({ write: z.boolean(), assign: z.boolean(), lookBack: z.boolean() }),
    }),
  }),
  choices: route({
    verb: "finding.read",
    method: "GET",
    path: "/finding-choices",
    title: "问题整改台账可选的县、乡镇、单位、督查项目、类别",
    query: z.object({ countyId: countyId.optional() }),
    result: z.object({
      counties: z.array(z.object({ id: countyId, name: z.string() })),
      townships: z.array(z.object({ id, name: z.string() })),
      villages: z.array(z.object({ id, name: z.string(), townshipId: id, team: z.boolean() })),
      units: z.array(z.object({ id, name: z.string() })),
      inspections: z.array(z.object({ id, title: z.string() })),
      categories: z.array(z.object({ name: z.string(), independent: z.boolean() })),
      severities: z.record(z.enum(severities), z.string()),
      /** The last day each type may have when it is handed over today. */
      latest: z.record(z.enum(findingTypes), isoDate),
    }),
  }),
  earlier: route({
    verb: "finding.write",
    method: "GET",
    path: "/findings/earlier",
    title: "该村近十二个月同类问题，供登记时关联",
    query: z.object({ villageId: id, category: z.string().max(30) }),
    result: z.object({ rows: z.array(linked) }),
  }),
  read: route({
    verb: "finding.read",
    method: "GET",
    path: "/findings/:id",
    title: "一个问题及其整改过程",
    params: byId,
    result: finding,
  }),
  register: route({
    verb: "finding.write",
    method: "POST",
    path: "/findings",
    title: "登记问题",
    body: findingBody,
    result: z.object({ id, number: z.int(), version }),
  }),
  assign: route({
    verb: "finding.assign",
    method: "POST",
    path: "/findings/assign",
    title: "交办或者改派，可以一次多个",
    body: z.object({
      findings: z.array(z.object({ id, version })).min(1, "请至少选择一个问题").max(200, "一次不能超过 200 个"),
      ...handing,
    }),
    result: z.object({ assigned: z.int() }),
  }),
  withdraw: route({
    ...post,
    verb: "finding.assign",
    path: "/findings/:id/withdraw",
    title: "撤回登记有误、尚未交办的问题",
    body: reasoned,
  }),
  postpone: route({
    ...post,
    verb: "finding.assign",
    path: "/findings/:id/postpone",
    title: "期限届满前延长期限",
    body: reasoned.extend({ dueOn: isoDate }),
  }),
  start: route({
    ...post,
    verb: "finding.rectify",
    path: "/findings/:id/start",
    title: "接收整改",
    body: z.object({ version }),
  }),
  progress: route({
    ...post,
    verb: "finding.rectify",
    path: "/findings/:id/progress",
    title: "填写整改进展；分阶段整改的可以注明完成了哪个阶段",
    body: wordsOf(line(2000)).extend({ stageDone: z.boolean().default(false) }),
  }),
  request: route({
    ...post,
    verb: "finding.rectify",
    path: "/findings/:id/request",
    title: "申请销号，写明整改结果",
    body: z.object({ version, outcome: line(4000), evidence: z.array(id).max(9, "附件不能超过 9 个").default([]) }),
  }),
  recall: route({
    ...post,
    verb: "finding.rectify",
    path: "/findings/:id/recall",
    title: "核查之前撤回销号申请",
    body: z.object({ version }),
  }),
  townCheck: route({
    ...post,
    verb: "finding.check",
    path: "/findings/:id/town-check",
    title: "镇级核查通过",
    body: said,
  }),
  check: route({
    ...post,
    verb: "finding.check",
    path: "/findings/:id/check",
    title: "县级核查通过",
    body: said,
  }),
  return: route({
    ...post,
    verb: "finding.check",
    path: "/findings/:id/return",
    title: "写明理由退回整改",
    body: reasoned,
  }),
  review: route({
    ...post,
    verb: "finding.check",
    path: "/findings/:id/review",
    title: "持续整改的定期核查，排出下一次",
    body: reasoned,
  }),
  close: route({
    ...post,
    verb: "finding.close",
    path: "/findings/:id/close",
    title: "销号",
    body: z.object({
      version,
      text: text(1000),
      voiceKind: z.enum(voiceKinds).nullable().default(null),
      voice: text(1000).default(""),
      satisfaction: z.enum(satisfactions).nullable().default(null),
    }),
  }),
  attach: route({
    verb: "finding.rectify",
    method: "POST",
    path: "/findings/:id/files",
    title: "上传一个佐证附件（不要求）",
    params: byId,
    query: z.object({ fileId: id }),
    upload: true,
    result: file,
  }),
  file: route({
    verb: "finding.read",
    method: "POST",
    path: "/findings/:id/files/:fileId",
    title: "下载佐证附件",
    params: z.object({ id, fileId: id }),
    download: "file",
  }),
  ledger: route({
    verb: "finding.read",
    method: "POST",
    path: "/findings/ledger",
    title: "导出问题整改台账（至多 20,000 个）",
    body: z.object(findingFilter),
    download: "xlsx",
  }),
  lookBack: route({
    verb: "finding.look-back",
    method: "POST",
    path: "/findings/:id/look-backs",
    title: "登记回头看；发现反弹的重新整改，时间连续计算",
    params: byId,
    body: z.object({
      /** The one drawn, or a new one of the county's own. */
      id,
      version,
      onDay: isoDate,
      visitors: line(200),
      text: line(2000),
      result: z.enum(lookBackResults, { error: "请选择回头看结果" }),
    }),
    result: saved,
  }),
  lookBacks: route({
    verb: "finding.look-back",
    method: "GET",
    path: "/finding-look-backs",
    title: "回头看：抽中待看的、已看的，和每月的抽取",
    query: z.object({ countyId: countyId.optional(), done: z.literal("1").optional(), ...paging }),
    result: pageOf(lookBackRow).extend({
      samples: z.array(
        z.object({
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
        }),
      ),
    }),
  }),
};
