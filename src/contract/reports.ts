import { z } from "zod";
import { reportStates } from "#domain/records/report.ts";
import { block, blocks } from "./blocks.ts";
import { byId, countyId, id, isoDate, line, paging } from "./common.ts";
import { figureValue, openedFigure, token } from "./figures.ts";
import { reason } from "./problem.ts";
import { route } from "./route.ts";

const state = z.enum(reportStates);
const kept = z.enum(["draft", "submitted", "returned", "accepted"]);
const version = z.int().min(1);

/** Left out: the present month. */
const month = {
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  month: z.coerce.number().int().min(1, "月份应为 1 至 12").max(12, "月份应为 1 至 12").optional(),
};
const monthBody = {
  year: z.int().min(2000).max(2100),
  month: z.int().min(1, "月份应为 1 至 12").max(12, "月份应为 1 至 12"),
};

/** A team, or a township, in the month asked for; nobody's name stands in it. */
const reportRow = z.object({
  /** Null while nobody has opened the report. */
  id: id.nullable(),
  countyId,
  of: z.enum(["team", "township"]),
  teamId: id.nullable(),
  name: z.string(),
  townshipId: id,
  township: z.string(),
  village: z.string().nullable(),
  state,
  dueOn: isoDate,
  late: z.boolean(),
  submittedAt: z.string().nullable(),
  can: z.object({ open: z.boolean(), decide: z.boolean() }),
});

const step = z.object({
  id,
  action: z.enum(["submit", "withdraw", "return", "accept"]),
  reason: z.string(),
  by: z.string(),
  at: z.string(),
});

const reportLine = z.object({ id, onDay: isoDate, kind: z.string(), village: z.string(), text: z.string() });

const moved = z.object({
  key: z.string(),
  name: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

const reportText = z.object({
  id,
  countyId,
  teamId: id.nullable(),
  name: z.string(),
  township: z.string(),
  village: z.string().nullable(),
  ...monthBody,
  title: z.string(),
  status: kept,
  dueOn: isoDate,
  late: z.boolean(),
  version,
  blocks,
  /** The day the numbers are of: today, or the day it was handed in. */
  asOf: isoDate,
  frozen: z.boolean(),
  values: z.array(figureValue),
  /** Numbers that have moved since the draft was written. */
  moved: z.array(moved),
  unbound: z.array(reason),
  returnReason: z.string(),
  steps: z.array(step),
  /** What the month's entries offer for the text; only to whoever may write it. */
  lines: z.array(reportLine),
  can: z.object({
    edit: z.boolean(),
    submit: z.boolean(),
    withdraw: z.boolean(),
    accept: z.boolean(),
    return: z.boolean(),
  }),
});

const changed = z.object({ status: kept, version });
const move = <const V extends "report.write" | "report.accept", const P extends string>(
  verb: V,
  path: P,
  title: string,
) =>
  route({
    verb,
    method: "POST",
    path: `/reports/:id/${path}`,
    title,
    params: byId,
    body: z.object({ version }),
    result: changed,
  });

export const reports = {
  list: route({
    verb: "report.read",
    method: "GET",
    path: "/reports",
    title: "一个月的月报：各工作队和乡镇（街道）是否报送",
    query: z.object({ ...month, countyId: countyId.optional() }),
    result: z.array(reportRow),
  }),
  figures: route({
    verb: "report.read",
    method: "GET",
    path: "/reports/figures",
    title: "月报可用的指标：名称、口径和单位",
    result: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        definition: z.string(),
        unit: z.string(),
        argument: z.string().nullable(),
        scopes: z.array(z.object({ scope: z.string(), label: z.string() })),
      }),
    ),
  }),
  get: route({
    verb: "report.read",
    method: "GET",
    path: "/reports/:id",
    title: "一份月报：正文、数字（已报送的为报送时的数字）和办理过程",
    params: byId,
    result: reportText,
  }),
  open: route({
    verb: "report.write",
    method: "POST",
    path: "/reports",
    title: "起草月报；已经起草的，返回原稿",
    body: z.object({ id, ...monthBody, teamId: id.nullable(), townshipId: id }),
    result: z.object({ id }),
  }),
  write: route({
    verb: "report.make",
    method: "POST",
    path: "/reports/write",
    title: "一次起草全县当月月报（后台任务），已经起草的不动",
    body: z.object(monthBody),
    result: z.object({ jobId: id }),
  }),
  save: route({
    verb: "report.write",
    method: "PUT",
    path: "/reports/:id",
    title: "保存正文",
    params: byId,
    body: z.object({ version, blocks }),
    result: changed,
  }),
  submit: move("report.write", "submit", "报送：数字和明细定格"),
  withdraw: move("report.write", "withdraw", "撤回尚未接收的月报"),
  accept: move("report.accept", "accept", "接收"),
  return: route({
    verb: "report.accept",
    method: "POST",
    path: "/reports/:id/return",
    title: "退回修改",
    params: byId,
    body: z.object({ version, reason: line(300) }),
    result: changed,
  }),
  figure: route({
    verb: "report.read",
    method: "GET",
    path: "/reports/:id/figure",
    title: "月报中一个数字的口径和明细",
    params: byId,
    query: z.object({ token, ...paging }),
    result: openedFigure,
  }),
  submission: route({
    verb: "report.read",
    method: "GET",
    path: "/reports/:id/submissions/:stepId",
    title: "某一次报送时的正文和数字",
    params: z.object({ id, stepId: id }),
    result: z.object({ at: z.string(), blocks: z.array(block), values: z.array(figureValue) }),
  }),
  document: route({
    verb: "report.read",
    method: "POST",
    path: "/reports/:id/document",
    title: "下载月报（未报送的为校样）",
    params: byId,
    download: "docx",
  }),
};
