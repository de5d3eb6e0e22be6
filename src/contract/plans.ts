import { z } from "zod";
import { type PlanStatus, planFlow, planKinds } from "#domain/plans/plan.ts";
import { byId, countyId, id, isoDate, pageOf, paging, text } from "./common.ts";
import { taskRow } from "./plan-tasks.ts";
import { route } from "./route.ts";

const status = z.enum(Object.keys(planFlow) as [PlanStatus, ...PlanStatus[]]);
const kind = z.enum(planKinds);
const version = z.int().min(1);
const saved = z.object({ version: z.int() });
const year = z.int().min(2000).max(2100);
const month = z.int().min(1).max(12);

/** How many things of a plan or team are overdue, near, done, and how many there are. */
export const planTally = { late: z.int(), due: z.int(), done: z.int(), total: z.int() };

const planTime = { kind, year, month: month.nullable() };

const planRow = z.object({
  id,
  teamId: id,
  ...planTime,
  team: z.string(),
  village: z.string(),
  township: z.string(),
  status,
  approvedOn: isoDate.nullable(),
  postedOn: isoDate.nullable(),
  filedOn: isoDate.nullable(),
  ...planTally,
});

const teamRow = z.object({
  id,
  name: z.string(),
  village: z.string(),
  township: z.string(),
  organisation: z.string().nullable(),
  dissolvedOn: isoDate.nullable(),
  /** The plans that hold today, by their status; null where there is none yet. */
  threeYear: status.nullable(),
  annual: status.nullable(),
  monthly: status.nullable(),
  /** Items of this year, those filed, and those that are still being planned too long. */
  items: z.int(),
  filed: z.int(),
  stuck: z.int(),
  schedules: z.int(),
  ...planTally,
});

const waitingCounts = z.object({ submitted: z.int(), returned: z.int() });
const teamFilter = { countyId: countyId.optional(), townshipId: id.optional() };

export const plans = {
  list: route({
    verb: "plan.read",
    method: "GET",
    path: "/plans",
    title: "计划台账",
    query: z.object({
      ...teamFilter,
      teamId: id.optional(),
      kind: kind.optional(),
      year: z.coerce.number().int().min(2000).max(2100).optional(),
      month: z.coerce.number().int().min(1).max(12).optional(),
      status: status.optional(),
      light: z.enum(["late", "due"]).optional(),
      ...paging,
    }),
    result: pageOf(planRow).extend({ waiting: z.int(), late: z.int(), due: z.int() }),
  }),
  waiting: route({
    verb: "plan.read",
    method: "GET",
    path: "/plans/waiting",
    title: "计划、倒排工期中等着办的：待乡镇审批、退回修改",
    result: z.object({ plans: waitingCounts, schedules: waitingCounts }),
  }),
  teams: route({
    verb: "plan.read",
    method: "GET",
    path: "/plan-teams",
    title: "各工作队的计划、重大帮扶事项和倒排工期",
    query: z.object({
      ...teamFilter,
      lacks: z.enum(["three-year", "annual", "monthly", "major-items"]).optional(),
      light: z.enum(["late", "due", "stuck"]).optional(),
      ...paging,
    }),
    result: pageOf(teamRow).extend({ year: z.int(), month: z.int(), required: z.int() }),
  }),
  team: route({
    verb: "plan.read",
    method: "GET",
    path: "/plan-teams/:id",
    title: "一个工作队的计划首页",
    params: byId,
    result: z.object({
      id,
      name: z.string(),
      village: z.string(),
      villageId: id,
      township: z.string(),
      organisation: z.string().nullable(),
      formedOn: isoDate,
      termTo: isoDate,
      dissolvedOn: isoDate.nullable(),
      /** Where the village went, when it was merged. */
      successor: z.string().nullable(),
      today: isoDate,
      required: z.int(),
      planningDays: z.int(),
      plans: z.array(planRow),
      can: z.object({ write: z.boolean(), writeItems: z.boolean(), approve: z.boolean() }),
    }),
  }),
  links: route({
    verb: "plan.read",
    method: "GET",
    path: "/plan-teams/:id/links",
    title: "任务可以对应的问题、目标、重大事项和上级任务",
    params: byId,
    query: z.object({ planId: id.optional() }),
    result: z.object({
      problems: z.array(z.object({ id, text: z.string() })),
      goals: z.array(z.object({ id, text: z.string() })),
      majorItems: z.array(z.object({ id, text: z.string() })),
      parents: z.array(z.object({ id, text: z.string(), dueOn: isoDate.nullable(), used: z.boolean() })),
    }),
  }),
  read: route({
    verb: "plan.read",
    method: "GET",
    path: "/plans/:id",
    title: "一份计划和它的任务",
    params: byId,
    result: planRow.extend({
      aims: z.string(),
      returnReason: z.string(),
      from: isoDate,
      to: isoDate,
      version: z.int(),
      tasks: z.array(taskRow),
      can: z.object({
        edit: z.boolean(),
        mark: z.boolean(),
        submit: z.boolean(),
        withdraw: z.boolean(),
        approve: z.boolean(),
        return: z.boolean(),
        post: z.boolean(),
        file: z.boolean(),
      }),
    }),
  }),
  create: route({
    verb: "plan.write",
    method: "POST",
    path: "/plan-teams/:id/plans",
    title: "新建三年规划、年度计划或者月度任务清单",
    params: byId,
    body: z.object({ id, ...planTime, year, aims: text(2000) }),
    result: saved,
  }),
  makeMonthly: route({
    verb: "plan.write",
    method: "POST",
    path: "/plan-teams/:id/monthly",
    title: "由年度计划生成月度任务清单，未完成的结转",
    params: byId,
    body: z.object({ id, year, month }),
    result: z.object({ version: z.int(), carried: z.int(), taken: z.int() }),
  }),
  edit: route({
    verb: "plan.write",
    method: "PUT",
    path: "/plans/:id",
    title: "修改计划的总体目标",
    params: byId,
    body: z.object({ version, aims: text(2000) }),
    result: saved,
  }),
  submit: route({
    verb: "plan.write",
    method: "POST",
    path: "/plans/:id/submit",
    title: "计划报乡镇审核",
    params: byId,
    body: z.object({ version }),
    result: saved,
  }),
  withdraw: route({
    verb: "plan.write",
    method: "POST",
    path: "/plans/:id/withdraw",
    title: "撤回尚未审核的计划",
    params: byId,
    body: z.object({ version }),
    result: saved,
  }),
  review: route({
    verb: "plan.approve",
    method: "POST",
    path: "/plans/:id/review",
    title: "批准或者退回计划",
    params: byId,
    body: z.object({ version, outcome: z.enum(["approve", "return"]), reason: text(300) }),
    result: saved,
  }),
  post: route({
    verb: "plan.write",
    method: "POST",
    path: "/plans/:id/posted",
    title: "登记计划村内公示日期（日期为空则撤销）",
    params: byId,
    body: z.object({ version, postedOn: isoDate.nullable() }),
    result: saved,
  }),
  file: route({
    verb: "plan.file",
    method: "POST",
    path: "/plans/:id/filed",
    title: "登记计划报县备案日期（日期为空则撤销）",
    params: byId,
    body: z.object({ version, filedOn: isoDate.nullable() }),
    result: saved,
  }),
};
