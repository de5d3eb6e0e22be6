import { z } from "zod";
import { duties } from "#domain/projects/gates/gate-rule.ts";
import { procurementMethods } from "#domain/projects/gates/procurement.ts";
import { byId, done, id, isoDate, line, pageOf, paging, text } from "./common.ts";
import {
  category,
  evidence,
  gate,
  gateFacts,
  gateSchedule,
  method,
  projectFile,
  projectGatesPage,
  splitHint,
} from "./project-gate-shapes.ts";
import { projectKind, reasoned, saved, someFen, version } from "./project-shapes.ts";
import { route } from "./route.ts";

/** What of the gates and works waits for an office. */
export const workWaits = ["pass", "late", "change", "mend", "confirm"] as const;
export type WorkWait = (typeof workWaits)[number];

/** Any text: a day that does not exist is told by the schedule in a sentence of its own. */
const finishOn = z.string().trim().min(1, "请填写完工日期").max(10, "日期应写成 2026-11-22 的样式");

export const projectGates = {
  read: route({
    verb: "project.read",
    method: "GET",
    path: "/projects/:id/gates",
    title: "一个项目的关口：已过、待过、还缺什么",
    params: byId,
    result: projectGatesPage,
  }),
  pass: route({
    verb: "project.pass",
    method: "POST",
    path: "/projects/:id/gates",
    title: "过关；只能是依次的下一个关口",
    params: byId,
    body: z.object({
      /** Of the pass. */
      id,
      version,
      onDay: isoDate,
      document: text(100).default(""),
      text: text(1000).default(""),
      evidence: z.array(evidence).max(40, "佐证不能超过 40 项").default([]),
      facts: gateFacts,
    }),
    result: saved.extend({ passed: z.boolean() }),
  }),
  undo: route({
    verb: "project.halt",
    method: "POST",
    path: "/projects/:id/gates/undo",
    title: "撤回最近通过的关口，写明理由",
    params: byId,
    body: reasoned.extend({ gate }),
    result: saved,
  }),
  splitting: route({
    verb: "project.pass",
    method: "GET",
    path: "/projects/:id/splitting",
    title: "招投标前提示：至少采用哪种方式，是否疑似化整为零",
    params: byId,
    query: z.object({
      procurementCategory: category,
      amountFen: z.coerce.number().int().min(1),
      winner: z.string().max(100).default(""),
    }),
    result: z.object({ asked: z.enum(procurementMethods).nullable(), hints: z.array(splitHint) }),
  }),
  exempt: route({
    verb: "project.decide",
    method: "POST",
    path: "/projects/:id/tender-exemptions",
    title: "批准采用较弱的采购方式，写明依据",
    params: byId,
    body: z.object({
      id,
      version,
      category,
      method,
      amountFen: someFen,
      basis: line(500),
      document: text(100).default(""),
    }),
    result: saved,
  }),
  preview: route({
    verb: "project.read",
    method: "GET",
    path: "/projects/:id/gate-plan",
    title: "从完工日期倒排各关口，预览",
    params: byId,
    query: z.object({ finishOn: finishOn.optional() }),
    result: gateSchedule,
  }),
  schedule: route({
    verb: "project.arrange",
    method: "PUT",
    path: "/projects/:id/gate-plan",
    title: "保存倒排的关口计划",
    params: byId,
    body: z.object({ version, finishOn }),
    result: saved,
  }),
  adjust: route({
    verb: "project.arrange",
    method: "POST",
    path: "/projects/:id/gate-plan/adjust",
    title: "手工调整一个关口的计划日期",
    params: byId,
    body: z.object({ version, gate, startOn: isoDate, finishOn: isoDate }),
    result: saved,
  }),
  attach: route({
    verb: "project.record",
    method: "POST",
    path: "/projects/:id/files",
    title: "上传一个项目附件",
    params: byId,
    query: z.object({ fileId: id, purpose: z.string().max(40).default("") }),
    upload: true,
    result: projectFile,
  }),
  file: route({
    verb: "project.read",
    method: "POST",
    path: "/projects/:id/files/:projectFileId",
    title: "下载项目附件",
    params: z.object({ id, projectFileId: id }),
    download: "file",
  }),
  duties: route({
    verb: "project.read",
    method: "GET",
    path: "/project-duties",
    title: "项目职责单位",
    result: z.object({
      rows: z.array(
        z.object({
          id,
          county: z.string(),
          duty: z.enum(duties),
          kind: projectKind.nullable(),
          organisationId: id,
          organisation: z.string(),
        }),
      ),
      units: z.array(z.object({ id, name: z.string() })),
      can: z.object({ arrange: z.boolean() }),
    }),
  }),
  arrangeDuty: route({
    verb: "project.arrange",
    method: "POST",
    path: "/project-duties",
    title: "设定一个部门的项目职责",
    body: z.object({
      id,
      duty: z.enum(duties, { error: "请选择职责" }),
      kind: projectKind.nullable().default(null),
      organisationId: id,
    }),
    result: done,
  }),
  endDuty: route({
    verb: "project.arrange",
    method: "DELETE",
    path: "/project-duties/:dutyId",
    title: "撤去一个部门的项目职责",
    params: z.object({ dutyId: id }),
    result: done,
  }),
  waiting: route({
    verb: "project.read",
    method: "GET",
    path: "/project-work-waiting",
    title: "关口和实施中等我办的有几件",
    result: z.record(z.enum(workWaits), z.int()),
  }),
  waitingList: route({
    verb: "project.read",
    method: "GET",
    path: "/project-work-waiting/list",
    title: "关口和实施中等我办的项目",
    query: z.object({ wait: z.enum(workWaits).default("pass"), ...paging }),
    result: pageOf(
      z.object({
        /** Of the project; several things of one project are several rows. */
        id,
        key: z.string(),
        number: z.int(),
        year: z.int(),
        name: z.string(),
        township: z.string().nullable(),
        matter: z.string(),
        dueOn: isoDate.nullable(),
        lateDays: z.int(),
      }),
    ),
  }),
};
