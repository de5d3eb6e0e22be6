import { z } from "zod";
import { inspectionStatuses, type InspectionWait, inspectionWaits } from "#domain/inspections/inspection.ts";
import { byId, countyId, done, id, line, pageOf, paging } from "./common.ts";
import {
  candidate,
  inspectionBody,
  inspectionFile,
  inspectionRow,
  member,
  objectRow,
  subject,
} from "./inspection-shapes.ts";
import { route } from "./route.ts";

const version = z.int().min(1);
const saved = z.object({ version });
const year = z.coerce.number().int().min(2000).max(2100);

const counts = Object.fromEntries(inspectionWaits.map((wait) => [wait, z.int()])) as Record<InspectionWait, z.ZodInt>;

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
      /** Only those that wait for whoever asks. */
      waits: z.enum(inspectionWaits).optional(),
      countyId: countyId.optional(),
      ...paging,
    }),
    result: pageOf(inspectionRow),
  }),
  waiting: route({
    verb: "inspection.read",
    method: "GET",
    path: "/inspections/waiting",
    title: "督查和抽取中待本人办理的",
    result: z.object(counts),
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
