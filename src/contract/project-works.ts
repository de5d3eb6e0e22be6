import { z } from "zod";
import { changeDecisions } from "#domain/projects/works/change.ts";
import { qualityConclusions } from "#domain/projects/works/quality.ts";
import { standings } from "#domain/projects/project.ts";
import { byId, id, isoDate, line, text } from "./common.ts";
import { fen, reasoned, saved, someFen, version } from "./project-shapes.ts";
import { route } from "./route.ts";

const percent = z.int("进度应为整数").min(0, "进度不能小于 0").max(100, "进度不能大于 100");
const post = { method: "POST", result: saved } as const;
const conclusion = z.enum(qualityConclusions, { error: "请选择检查结论" });

const monthPlan = z.object({
  month: isoDate,
  milestone: text(100).default(""),
  plannedPercent: percent.nullable().default(null),
  plannedFen: fen.nullable().default(null),
});

const monthRow = z.object({
  month: isoDate,
  milestone: z.string(),
  plannedPercent: z.int().nullable(),
  plannedFen: z.int().nullable(),
  actualPercent: z.int().nullable(),
  actualText: z.string(),
  reportedOn: isoDate.nullable(),
  reportedBy: z.string(),
  /** What has been paid up to the end of the month. */
  paidFen: z.int().nullable(),
});

const meetingRow = z.object({
  id,
  heldOn: isoDate,
  chair: z.string(),
  attendees: z.string(),
  matter: z.string(),
  decision: z.string(),
  responsible: z.string(),
  dueOn: isoDate.nullable(),
  doneOn: isoDate.nullable(),
  outcome: z.string(),
  late: z.boolean(),
});

const checkRow = z.object({
  id,
  checkedOn: isoDate,
  unit: z.string(),
  checkers: z.string(),
  part: z.string(),
  conclusion,
  text: z.string(),
  dueOn: isoDate.nullable(),
  mendedOn: isoDate.nullable(),
  mendedText: z.string(),
  mendedBy: z.string(),
  confirmedOn: isoDate.nullable(),
  confirmedBy: z.string(),
  late: z.boolean(),
  /** Empty: go ahead; null: not an act of this office. */
  mend: z.array(z.string()).nullable(),
  confirm: z.array(z.string()).nullable(),
});

const changeRow = z.object({
  id,
  reason: z.string(),
  content: z.string(),
  newBudgetFen: z.int().nullable(),
  newFinishOn: isoDate.nullable(),
  oldBudgetFen: z.int().nullable(),
  oldFinishOn: isoDate.nullable(),
  askedOn: isoDate,
  askedBy: z.string(),
  decision: z.enum(changeDecisions).nullable(),
  decidedOn: isoDate.nullable(),
  decidedBy: z.string(),
  document: z.string(),
  answer: z.string(),
  mine: z.boolean(),
});

export const projectWorks = {
  read: route({
    verb: "project.read",
    method: "GET",
    path: "/projects/:id/works",
    title: "一个项目的实施：按月进度、协调会、质量检查、变更",
    params: byId,
    result: z.object({
      id,
      version,
      standing: z.enum(standings),
      budgetFen: z.int().nullable(),
      estimateFen: z.int(),
      contractedFen: z.int(),
      paidFen: z.int(),
      planStartOn: isoDate.nullable(),
      planFinishOn: isoDate.nullable(),
      startedOn: isoDate.nullable(),
      finishedOn: isoDate.nullable(),
      months: z.array(monthRow),
      meetings: z.array(meetingRow),
      checks: z.array(checkRow),
      changes: z.array(changeRow),
      /** What this office may do now beside the gates. */
      can: z.object({
        record: z.boolean(),
        check: z.boolean(),
        change: z.boolean(),
        pause: z.boolean(),
        resume: z.boolean(),
        terminate: z.boolean(),
      }),
    }),
  }),
  even: route({
    verb: "project.read",
    method: "GET",
    path: "/projects/:id/even-months",
    title: "按开工、完工日期匀速排出的按月计划，供参考",
    params: byId,
    query: z.object({ startOn: isoDate.optional(), finishOn: isoDate.optional() }),
    result: z.object({ months: z.array(monthPlan) }),
  }),
  planMonths: route({
    ...post,
    verb: "project.record",
    method: "PUT",
    path: "/projects/:id/months",
    title: "保存按月计划",
    params: byId,
    body: z.object({ version, months: z.array(monthPlan).max(60, "不能超过 60 个月") }),
  }),
  reportMonth: route({
    ...post,
    verb: "project.record",
    path: "/projects/:id/months",
    title: "填报一个月的实际进度",
    params: byId,
    body: z.object({ version, month: isoDate, actualPercent: percent, text: text(500).default("") }),
  }),
  meet: route({
    ...post,
    verb: "project.record",
    path: "/projects/:id/meetings",
    title: "登记协调会",
    params: byId,
    body: z.object({
      id,
      version,
      heldOn: isoDate,
      chair: line(40),
      attendees: text(300).default(""),
      matter: line(500),
      decision: text(1000).default(""),
      responsible: text(60).default(""),
      dueOn: isoDate.nullable().default(null),
    }),
  }),
  settle: route({
    ...post,
    verb: "project.record",
    path: "/projects/:id/meetings/:meetingId/settle",
    title: "协调事项办结",
    params: z.object({ id, meetingId: id }),
    body: z.object({ version, doneOn: isoDate, outcome: line(500) }),
  }),
  check: route({
    ...post,
    verb: "project.record",
    path: "/projects/:id/checks",
    title: "登记质量检查",
    params: byId,
    body: z.object({
      id,
      version,
      checkedOn: isoDate,
      checkers: line(100),
      part: text(100).default(""),
      conclusion,
      text: line(1000),
      dueOn: isoDate.nullable().default(null),
    }),
  }),
  mend: route({
    ...post,
    verb: "project.record",
    path: "/projects/:id/checks/:qualityCheckId/mend",
    title: "填报质量问题的整改",
    params: z.object({ id, qualityCheckId: id }),
    body: z.object({ version, mendedOn: isoDate, text: line(1000) }),
  }),
  confirm: route({
    ...post,
    verb: "project.record",
    path: "/projects/:id/checks/:qualityCheckId/confirm",
    title: "确认质量问题已经整改，或者退回",
    params: z.object({ id, qualityCheckId: id }),
    body: z.object({ version, mended: z.boolean(), text: text(500).default("") }),
  }),
  ask: route({
    ...post,
    verb: "project.change",
    path: "/projects/:id/changes",
    title: "申请项目变更",
    params: byId,
    body: z.object({
      id,
      version,
      reason: line(1000),
      content: text(2000).default(""),
      newBudgetFen: someFen.nullable().default(null),
      newFinishOn: isoDate.nullable().default(null),
    }),
  }),
  decide: route({
    ...post,
    verb: "project.halt",
    path: "/projects/:id/changes/:changeId/decide",
    title: "批复项目变更",
    params: z.object({ id, changeId: id }),
    body: z.object({
      version,
      decision: z.enum(["approved", "refused"], { error: "请选择是否同意" }),
      document: text(100).default(""),
      answer: text(1000).default(""),
    }),
  }),
  takeBack: route({
    ...post,
    verb: "project.change",
    path: "/projects/:id/changes/:changeId/take-back",
    title: "撤回变更申请",
    params: z.object({ id, changeId: id }),
    body: z.object({ version, text: text(500).default("") }),
  }),
  halt: route({
    ...post,
    verb: "project.halt",
    path: "/projects/:id/halt",
    title: "暂停、恢复、终止项目，写明理由",
    params: byId,
    body: reasoned.extend({ action: z.enum(["pause", "resume", "terminate"]) }),
  }),
};
