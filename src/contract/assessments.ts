import { z } from "zod";
import { byId, id, line, pageOf, paging, text } from "./common.ts";
import { route } from "./route.ts";

const assessmentStatus = z.enum(["waiting", "draft", "submitted", "returned", "missing"]);

const value = z.int("请填写整数，没有数据的留空").nullable();
const ofVillage = z.object({ id, villageId: id });

const assessmentRow = z.object({
  villageId: id,
  village: z.string(),
  townshipId: id,
  township: z.string(),
  status: assessmentStatus,
  /** In the order of round.indicators; empty while waiting. */
  values: z.array(z.int().nullable()),
  manifestations: z.array(z.string()),
  note: z.string(),
  returnReason: z.string(),
  version: z.int(),
  updatedAt: z.string(),
  can: z.object({ write: z.boolean(), submit: z.boolean(), return: z.boolean(), markMissing: z.boolean() }),
});

const townshipProgress = z.object({
  townshipId: id,
  township: z.string(),
  villages: z.int(),
  waiting: z.int(),
  draft: z.int(),
  returned: z.int(),
  submitted: z.int(),
  missing: z.int(),
});

export const assessments = {
  list: route({
    verb: "assessment.read",
    method: "GET",
    path: "/rounds/:id/assessments",
    title: "各村摸排表",
    params: byId,
    query: z.object({
      townshipId: id.optional(),
      /** One or several, with commas between. */
      status: z
        .string()
        .transform((given) => given.split(",").filter(Boolean))
        .pipe(z.array(assessmentStatus))
        .optional(),
      search: z.string().trim().max(40).optional(),
      ...paging,
    }),
    result: pageOf(assessmentRow),
  }),
  read: route({
    verb: "assessment.read",
    method: "GET",
    path: "/rounds/:id/assessments/:villageId",
    title: "一个村的摸排表",
    params: ofVillage,
    result: assessmentRow,
  }),
  progress: route({
    verb: "assessment.read",
    method: "GET",
    path: "/rounds/:id/progress",
    title: "各乡镇摸排进度",
    params: byId,
    result: z.array(townshipProgress),
  }),
  save: route({
    verb: "assessment.write",
    method: "PUT",
    path: "/rounds/:id/assessments/:villageId",
    title: "填报一个村的摸排表（存草稿或者提交）",
    params: ofVillage,
    body: z.object({
      version: z.int(),
      values: z.array(value).max(40),
      manifestations: z.array(z.string().max(40)).max(60),
      note: text(1000),
      submit: z.boolean(),
    }),
    result: z.object({ status: assessmentStatus, version: z.int() }),
  }),
  submit: route({
    verb: "assessment.write",
    method: "POST",
    path: "/rounds/:id/assessments/submit",
    title: "提交多个村的草稿",
    params: byId,
    body: z.object({ villageIds: z.array(id).min(1).max(2000) }),
    result: z.object({ submitted: z.int() }),
  }),
  return: route({
    verb: "assessment.return",
    method: "POST",
    path: "/rounds/:id/assessments/:villageId/return",
    title: "退回乡镇重填，写明理由",
    params: ofVillage,
    body: z.object({ version: z.int(), reason: line(400) }),
    result: z.object({ status: assessmentStatus, version: z.int() }),
  }),
  markMissing: route({
    verb: "assessment.return",
    method: "POST",
    path: "/rounds/:id/missing",
    title: "把没有报来的村标明缺报（乡镇补报的，仍按补报计）",
    params: byId,
    body: z.object({ villageIds: z.array(id).min(1).max(2000) }),
    result: z.object({ marked: z.int() }),
  }),
};
