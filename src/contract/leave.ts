import { z } from "zod";
import { type LeaveCategory, leaveCategories, leaveFlow, leaveKinds, type LeaveStatus } from "#domain/teams/leave.ts";
import { leaveNotices, leaveOffices } from "#domain/teams/leave-ladder.ts";
import { byId, id, isoDate, line, pageOf, paging, text } from "./common.ts";
import { route } from "./route.ts";
import { teamRules } from "./team-rules.ts";

const statuses = Object.keys(leaveFlow) as [LeaveStatus, ...LeaveStatus[]];
const categories = Object.keys(leaveCategories) as [LeaveCategory, ...LeaveCategory[]];
const kind = z.enum(leaveKinds);
const version = z.int().min(1);
const saved = z.object({ version: z.int(), status: z.enum(statuses) });

const candidate = z.object({ id, name: z.string(), post: z.string() });

const step = z.object({
  office: z.enum(leaveOffices),
  answer: z.enum(["approved", "refused"]).nullable(),
  name: z.string(),
  at: z.string().nullable(),
  reason: z.string(),
});

export const leaveRow = z.object({
  id,
  postingId: id,
  teamId: id,
  team: z.string(),
  village: z.string(),
  township: z.string(),
  name: z.string(),
  kind,
  fromOn: isoDate,
  toOn: isoDate,
  backOn: isoDate.nullable(),
  /** All days from first to last, rest days too. */
  days: z.int(),
  /** Null for whoever is no office of this leave: the reason stays with the team, those who answer and the county. */
  category: z.enum(categories).nullable(),
  reason: z.string().nullable(),
  substitute: z.string().nullable(),
  status: z.enum(statuses),
  steps: z.array(step),
  notices: z.array(z.enum(leaveNotices)),
  askedBy: z.string(),
  askedOn: isoDate,
  version: z.int(),
  /** 应当召回调整, as the year stands with this leave; for those who answer. */
  recall: z.string().nullable(),
  can: z.object({ answer: z.boolean(), withdraw: z.boolean(), back: z.boolean(), substitute: z.boolean() }),
});

export const leaves = {
  list: route({
    verb: "leave.read",
    method: "GET",
    path: "/leaves",
    title: "请假、公出",
    query: z.object({
      status: z.enum(statuses).optional(),
      teamId: id.optional(),
      townshipId: id.optional(),
      /** Only those this office must answer now. */
      mine: z.enum(["yes"]).optional(),
      /** Only those away on this day. */
      onDay: isoDate.optional(),
      ...paging,
    }),
    result: pageOf(leaveRow),
  }),
  choices: route({
    verb: "leave.write",
    method: "GET",
    path: "/leave-choices",
    title: "可以申请请假的人员、可以代岗的人员和审批层级",
    result: z.object({
      ladder: teamRules["leave-ladder"].shape,
      postings: z.array(
        z.object({
          id,
          name: z.string(),
          team: z.string(),
          fromOn: isoDate,
          toOn: isoDate,
          hasUnit: z.boolean(),
          substitutes: z.array(candidate),
        }),
      ),
    }),
  }),
  ask: route({
    verb: "leave.write",
    method: "POST",
    path: "/leaves",
    title: "申请请假、公出",
    body: z.object({
      id,
      postingId: id,
      kind,
      category: z.enum(categories, { error: "请选择事由" }),
      reason: text(200).default(""),
      fromOn: isoDate,
      toOn: isoDate,
      substituteId: id.nullable().default(null),
    }),
    result: saved,
  }),
  answer: route({
    verb: "leave.answer",
    method: "POST",
    path: "/leaves/:id/answer",
    title: "审批请假、公出",
    params: byId,
    body: z.discriminatedUnion("approve", [
      z.object({ version, approve: z.literal(true), reason: text(200).default("") }),
      z.object({ version, approve: z.literal(false), reason: line(200) }),
    ]),
    result: saved,
  }),
  withdraw: route({
    verb: "leave.write",
    method: "POST",
    path: "/leaves/:id/withdraw",
    title: "撤回请假、公出",
    params: byId,
    body: z.object({ version }),
    result: saved,
  }),
  substitutes: route({
    verb: "leave.write",
    method: "GET",
    path: "/leaves/:id/substitutes",
    title: "更换代岗人时可选的人员",
    params: byId,
    result: z.array(candidate),
  }),
  substitute: route({
    verb: "leave.write",
    method: "POST",
    path: "/leaves/:id/substitute",
    title: "更换代岗人，请假期间也可以更换",
    params: byId,
    body: z.object({ version, substituteId: id }),
    result: saved,
  }),
  back: route({
    verb: "leave.write",
    method: "POST",
    path: "/leaves/:id/back",
    title: "销假：提前回村",
    params: byId,
    body: z.object({ version, backOn: isoDate }),
    result: saved,
  }),
};
