import { z } from "zod";
import { majorCategories, type MajorItemStatus, majorItemFlow } from "#domain/plans/major-item.ts";
import { itemStates } from "#domain/plans/task.ts";
import { byId, id, isoDate, line, text } from "./common.ts";
import { route } from "./route.ts";

const itemStatuses = Object.keys(majorItemFlow) as [MajorItemStatus, ...MajorItemStatus[]];
const state = z.enum(itemStates);
const version = z.int().min(1);
const saved = z.object({ version: z.int() });
const year = z.int().min(2000).max(2100);
const link = z.object({ id, text: z.string() }).nullable();

const itemBody = z.object({
  title: line(100),
  category: z.enum(majorCategories, { error: "请选择事项类别" }),
  problemId: id.nullable(),
  budgetFen: z.int().min(0, "预算不能是负数").max(100_000_000_000, "预算不能超过 10 亿元").nullable(),
  landsOn: isoDate.nullable(),
});

const itemRow = z.object({
  id,
  position: z.int(),
  title: z.string(),
  category: z.enum(majorCategories),
  problem: link,
  budgetFen: z.int().nullable(),
  landsOn: isoDate.nullable(),
  landedOn: isoDate.nullable(),
  status: z.enum(itemStatuses),
  state,
  plannedSince: isoDate,
  /** “仍在谋划”. */
  stuck: z.boolean(),
  dropReason: z.string(),
  filedOn: isoDate.nullable(),
  warnings: z.array(z.string()),
  version: z.int(),
});

export const majorItems = {
  list: route({
    verb: "plan.read",
    method: "GET",
    path: "/plan-teams/:id/major-items",
    title: "一个工作队一年的重大帮扶事项",
    params: byId,
    query: z.object({ year: z.coerce.number().int().min(2000).max(2100) }),
    result: z.object({
      required: z.int(),
      planningDays: z.int(),
      rows: z.array(itemRow),
      /** Why they cannot be filed now, a sentence each; empty when they can. */
      notYet: z.array(z.string()),
      can: z.object({ write: z.boolean() }),
    }),
  }),
  add: route({
    verb: "major-item.write",
    method: "POST",
    path: "/plan-teams/:id/major-items",
    title: "增加一项重大帮扶事项",
    params: byId,
    body: itemBody.extend({ id, year }),
    result: saved,
  }),
  edit: route({
    verb: "major-item.write",
    method: "PUT",
    path: "/major-items/:id",
    title: "修改一项重大帮扶事项",
    params: byId,
    body: itemBody.extend({ version }),
    result: saved,
  }),
  move: route({
    verb: "major-item.write",
    method: "POST",
    path: "/major-items/:id/move",
    title: "重大帮扶事项开始实施、落地、取消或者退回上一步",
    params: byId,
    body: z.object({
      version,
      action: z.enum(["begin", "land", "step-back", "drop"]),
      reason: text(300),
      landedOn: isoDate.nullable(),
    }),
    result: saved,
  }),
  file: route({
    verb: "major-item.write",
    method: "POST",
    path: "/plan-teams/:id/major-items/file",
    title: "重大帮扶事项一次报齐",
    params: byId,
    body: z.object({ year }),
    result: z.object({ filed: z.int() }),
  }),
};
