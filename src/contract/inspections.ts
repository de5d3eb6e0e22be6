import { z } from "zod";
import { checklistSubjects } from "#domain/inspections/checklist.ts";
import { inspectionStatuses, scopeKinds } from "#domain/inspections/inspection.ts";
import { checklistShape } from "./checklist-shape.ts";
import { byId, countyId, done, id, isoDate, line, pageOf, paging, text } from "./common.ts";
import { route } from "./route.ts";

const version = z.int().min(1);
const saved = z.object({ version });
const year = z.coerce.number().int().min(2000).max(2100);
const subject = z.enum(checklistSubjects);

const scope = z.object({
  of: z.enum(scopeKinds),
  roundId: id.nullable().default(null),
  /** None: the whole county. */
  townshipIds: z.array(id).max(200).default([]),
  ids: z.array(id).max(2000, "一次最多选定 2000 个").default([]),
});

const inspectionBody = {
  planId: id,
  title: line(100),
  basis: line(500),
  approver: line(60),
  approvalNumber: text(60).default(""),
  approvedOn: isoDate,
  subject,
  scope,
  /** Of the county's rule `inspection-checklists`; its content is kept with the inspection. */
  checklistCode: z.string().min(1).max(40),
  startsOn: isoDate,
  endsOn: isoDate,
  unannounced: z.boolean().default(true),
};

const inspectionRow = z.object({
  countyId,
  ...{ id, planId: id },
  plan: z.string(),
  title: z.string(),
  subject,
  startsOn: isoDate,
  endsOn: isoDate,
  status: z.enum(inspectionStatuses),
  members: z.int(),
  /** How many were drawn or named; who they are may still be sealed. */
  objects: z.int(),
});

const member = z.object({ personId: id, groupNumber: z.int().min(1).max(200), leads: z.boolean().default(false) });

const inspectionFile = inspectionRow.extend({
  basis: z.string(),
  approver: z.string(),
  approvalNumber: z.string(),
  approvedOn: isoDate,
  scope,
  roundName: z.string().nullable(),
  checklist: checklistShape,
  checklistVersion: z.int(),
  warnings: z.array(z.string()),
  unannounced: z.boolean(),
  cancelReason: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  /** The result is there and this account may not read it yet. */
  sealed: z.boolean(),
  similar: z.array(z.object({ id, title: z.string(), startsOn: isoDate })),
  memberList: z.array(
    member.extend({ name: z.string(), unit: z.string().nullable(), post: z.string(), hasAccount: z.boolean() }),
  ),
  waivers: z.array(
    z.object({
      villageId: id,
      village: z.string(),
      reason: z.string(),
      askedBy: z.string(),
      allowedBy: z.string().nullable(),
      can: z.object({ allow: z.boolean() }),
    }),
  ),
  version,
  can: z.object({
    edit: z.boolean(),
    members: z.boolean(),
    draw: z.boolean(),
    cancel: z.boolean(),
    start: z.boolean(),
    finish: z.boolean(),
  }),
});

const objectRow = z.object({
  id,
  subjectId: id,
  name: z.string(),
  township: z.string(),
  stratum: z.string(),
  position: z.int(),
  groupNumber: z.int().nullable(),
  inspectors: z.array(z.object({ id, name: z.string() })),
  drawn: z.boolean(),
  waiverReason: z.string(),
});

const candidate = z.object({
  id,
  name: z.string(),
  township: z.string(),
  weak: z.boolean(),
  visits: z.int(),
  seenOn: isoDate.nullable(),
});

export const inspections = {
  list: route({
    verb: "inspection.read",
    method: "GET",
    path: "/inspections",
    title: "督查",
    query: z.object({
      year: year.optional(),
      planId: id.optional(),
      status: z.enum(inspectionStatuses).optional(),
      countyId: countyId.optional(),
      ...paging,
    }),
    result: pageOf(inspectionRow),
  }),
  checklists: route({
    verb: "inspection.edit",
    method: "GET",
    path: "/inspection-checklists",
    title: "可用的检查清单",
    result: z.object({
      version: z.int(),
      checklists: z.array(z.object({ code: z.string(), title: z.string(), subject, warnings: z.array(z.string()) })),
    }),
  }),
  get: route({
    verb: "inspection.read",
    method: "GET",
    path: "/inspections/:id",
    title: "一次督查",
    params: byId,
    result: inspectionFile,
  }),
  create: route({
    verb: "inspection.edit",
    method: "POST",
    path: "/inspections",
    title: "安排督查",
    body: z.object({ id, ...inspectionBody }),
    result: saved,
  }),
  edit: route({
    verb: "inspection.edit",
    method: "PUT",
    path: "/inspections/:id",
    title: "修改督查安排",
    params: byId,
    body: z.object({ version, ...inspectionBody }),
    result: saved,
  }),
  members: route({
    verb: "inspection.edit",
    method: "PUT",
    path: "/inspections/:id/members",
    title: "确定督查人员和分组",
    params: byId,
    body: z.object({ version, members: z.array(member).max(500, "一次督查不超过 500 人") }),
    result: saved,
  }),
  candidates: route({
    verb: "inspection.edit",
    method: "GET",
    path: "/inspections/:id/candidates",
    title: "督查范围内的对象",
    params: byId,
    result: z.object({ cap: z.int().nullable(), rows: z.array(candidate) }),
  }),
  objects: route({
    verb: "inspection.read",
    method: "GET",
    path: "/inspections/:id/objects",
    title: "督查对象",
    params: byId,
    query: z.object({ mine: z.enum(["yes"]).optional(), ...paging }),
    result: pageOf(objectRow),
  }),
  name: route({
    verb: "inspection.edit",
    method: "PUT",
    path: "/inspections/:id/objects",
    title: "不抽取，直接确定督查对象（全覆盖或点名）",
    params: byId,
    body: z.object({
      version,
      objects: z.array(z.object({ subjectId: id, groupNumber: z.int().min(1).max(200) })).max(2000, "一次最多 2000 个"),
    }),
    result: z.object({ version, objects: z.int() }),
  }),
  askWaiver: route({
    verb: "inspection.edit",
    method: "POST",
    path: "/inspections/:id/waivers",
    title: "申请超次数到村",
    params: byId,
    body: z.object({ villageId: id, reason: line(200) }),
    result: done,
  }),
  allowWaiver: route({
    verb: "inspection.waive",
    method: "POST",
    path: "/inspections/:id/waivers/allow",
    title: "同意超次数到村",
    params: byId,
    body: z.object({ villageId: id }),
    result: done,
  }),
  cancel: route({
    verb: "inspection.edit",
    method: "POST",
    path: "/inspections/:id/cancel",
    title: "取消督查",
    params: byId,
    body: z.object({ version, reason: line(200) }),
    result: saved,
  }),
  start: route({
    verb: "inspection.start",
    method: "POST",
    path: "/inspections/:id/start",
    title: "启动督查（此后抽取结果公开）",
    params: byId,
    body: z.object({ version }),
    result: saved,
  }),
  finish: route({
    verb: "inspection.start",
    method: "POST",
    path: "/inspections/:id/finish",
    title: "结束督查",
    params: byId,
    body: z.object({ version }),
    result: saved,
  }),
};
