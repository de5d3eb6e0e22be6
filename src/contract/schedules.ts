import { z } from "zod";
import { type ScheduleStatus, scheduleFlow } from "#domain/plans/schedule.ts";
import { itemStates } from "#domain/plans/task.ts";
import { bases } from "#domain/plans/template.ts";
import { byId, countyId, id, isoDate, line, pageOf, paging, text } from "./common.ts";
import { route } from "./route.ts";

const scheduleStatuses = Object.keys(scheduleFlow) as [ScheduleStatus, ...ScheduleStatus[]];
const state = z.enum(itemStates);
const version = z.int().min(1);
const saved = z.object({ version: z.int() });
const link = z.object({ id, text: z.string() }).nullable();

const timedStep = z.object({
  position: z.int(),
  name: z.string(),
  days: z.int(),
  basis: z.enum(bases),
  owner: z.string(),
  after: z.array(z.int()),
  latestStart: isoDate,
  latestFinish: isoDate,
  earliestStart: isoDate,
  earliestFinish: isoDate,
  startedOn: isoDate.nullable(),
  doneOn: isoDate.nullable(),
  slackDays: z.int(),
  state,
});

/** What a drawing needs: the steps, the closed stretches, today and the deadline. */
const drawing = {
  deadline: isoDate,
  today: isoDate,
  steps: z.array(timedStep),
  closed: z.array(z.object({ name: z.string(), from: isoDate, to: isoDate, steps: z.array(z.int()) })),
  finishOn: isoDate,
  lateDays: z.int(),
  sentence: z.string(),
  /** Years of the working calendar the schedule runs into that are not published yet. */
  provisional: z.boolean(),
};

const scheduleHead = z.object({
  id,
  name: z.string(),
  deadline: isoDate,
  status: z.enum(scheduleStatuses),
  template: z.string(),
  /** The steps are no longer those of the template. */
  adjusted: z.boolean(),
  steps: z.int(),
  done: z.int(),
  late: z.int(),
  due: z.int(),
  majorItem: link,
  goal: link,
  task: link,
});

/** Empty names and lengths that are none are refused by the rule, in a sentence of its own. */
const stepFields = z.object({
  name: text(40),
  days: z.number(),
  basis: z.enum(bases),
  owner: text(40),
});
const position = z.int().min(0);
const adjustment = z.discriminatedUnion("act", [
  z.object({ version, act: z.literal("change"), position, step: stepFields }),
  /** After the step at the position; 0 is before all of them. */
  z.object({ version, act: z.literal("add"), position, step: stepFields }),
  z.object({ version, act: z.literal("remove"), position }),
  z.object({ version, act: z.literal("move-up"), position }),
  z.object({ version, act: z.literal("move-down"), position }),
]);

/** The template by code, or the steps as the township and team agreed on them for this work alone. */
const scheduleBody = z.object({
  name: line(100),
  templateCode: z.string().min(1, "请选择工序模板").max(40),
  /** A day as it was typed: one that does not exist is refused in a sentence of its own. */
  deadline: z.string().trim().max(20),
  majorItemId: id.nullable(),
  goalId: id.nullable(),
  taskId: id.nullable(),
});

export const schedules = {
  templates: route({
    verb: "plan.read",
    method: "GET",
    path: "/plan-teams/:id/templates",
    title: "倒排工期可选的工序模板",
    params: byId,
    result: z.array(z.object({ code: z.string(), title: z.string(), steps: z.int() })),
  }),
  preview: route({
    verb: "plan.read",
    method: "GET",
    path: "/plan-teams/:id/schedule-preview",
    title: "按模板和完成时限试排",
    params: byId,
    query: z.object({ templateCode: z.string().max(40), deadline: z.string().max(20) }),
    result: z.object(drawing),
  }),
  list: route({
    verb: "plan.read",
    method: "GET",
    path: "/plan-teams/:id/schedules",
    title: "一个工作队的倒排工期",
    params: byId,
    result: z.object({ rows: z.array(scheduleHead), can: z.object({ write: z.boolean() }) }),
  }),
  ledger: route({
    verb: "plan.read",
    method: "GET",
    path: "/schedules",
    title: "各工作队的倒排工期",
    query: z.object({
      countyId: countyId.optional(),
      townshipId: id.optional(),
      status: z.enum(scheduleStatuses).optional(),
      ...paging,
    }),
    result: pageOf(scheduleHead.extend({ village: z.string(), township: z.string() })),
  }),
  read: route({
    verb: "plan.read",
    method: "GET",
    path: "/schedules/:id",
    title: "一份倒排工期",
    params: byId,
    result: scheduleHead.omit({ steps: true, done: true, late: true, due: true }).extend({
      ...drawing,
      teamId: id,
      team: z.string(),
      village: z.string(),
      reason: z.string(),
      approvedOn: isoDate.nullable(),
      /** How many days too late it already was when it was approved. */
      lateAtApproval: z.int(),
      version: z.int(),
      can: z.object({
        edit: z.boolean(),
        submit: z.boolean(),
        withdraw: z.boolean(),
        approve: z.boolean(),
        return: z.boolean(),
        drop: z.boolean(),
        mark: z.boolean(),
        restore: z.boolean(),
      }),
    }),
  }),
  create: route({
    verb: "plan.write",
    method: "POST",
    path: "/plan-teams/:id/schedules",
    title: "倒排一项工期",
    params: byId,
    body: scheduleBody.extend({ id }),
    result: saved,
  }),
  edit: route({
    verb: "plan.write",
    method: "PUT",
    path: "/schedules/:id",
    title: "改名称、完成时限，重新倒排",
    params: byId,
    body: z.object({ version, name: line(100), deadline: z.string().trim().max(20) }),
    result: saved,
  }),
  move: route({
    verb: "plan.write",
    method: "POST",
    path: "/schedules/:id/move",
    title: "倒排工期报审、撤回、作废",
    params: byId,
    body: z.object({ version, action: z.enum(["submit", "withdraw", "drop"]), reason: text(300) }),
    result: saved,
  }),
  review: route({
    verb: "plan.approve",
    method: "POST",
    path: "/schedules/:id/review",
    title: "批准或者退回倒排工期",
    params: byId,
    body: z.object({
      version,
      outcome: z.enum(["approve", "return"]),
      reason: text(300),
      /** 已知晓来不及。 */
      knowingly: z.boolean(),
    }),
    result: z.object({ version: z.int(), lateDays: z.int() }),
  }),
  adjust: route({
    verb: "plan.write",
    method: "POST",
    path: "/schedules/:id/adjust",
    title: "调整一道工序：改名称和工期、增加、删除、上移、下移，重新倒排",
    params: byId,
    body: adjustment,
    result: saved,
  }),
  restore: route({
    verb: "plan.write",
    method: "POST",
    path: "/schedules/:id/restore",
    title: "恢复模板工期",
    params: byId,
    body: z.object({ version }),
    result: saved,
  }),
  markStep: route({
    verb: "plan.write",
    method: "POST",
    path: "/schedules/:id/steps",
    title: "登记一道工序开工、完工",
    params: byId,
    body: z.object({
      version,
      position: z.int().min(1),
      startedOn: isoDate.nullable(),
      doneOn: isoDate.nullable(),
    }),
    result: saved,
  }),
};
