import { z } from "zod";
import { entryKinds } from "#domain/evaluation/facts.ts";
import { byId, done, id, isoDate, line } from "./common.ts";
import { target } from "./evaluation-shapes.ts";
import { route } from "./route.ts";

const ofSubject = z.object({ id, subjectId: id });
const code = z.string().regex(/^[cdpmv]\d+(\.\d+)?$/, "没有该项目");
const count = z.int("应为整数").min(0, "不能小于 0").max(100_000, "不能大于 100000");
const hundredths = z.int("得分至多两位小数").min(0, "不能小于 0").max(100_000, "不能大于 1000 分");
const reason = line(200);
const version = z.int().min(1);

/** Points are hundredths; `version` is 0 where nothing was entered before. */
const where = { subjectId: id, item: code, version: z.int().min(0), reason };

export const evaluationInput = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("score"), points: hundredths, ...where }),
  z.object({ kind: z.literal("grade"), level: line(20), ...where }),
  z.object({ kind: z.literal("survey"), asked: count, satisfied: count, fair: count, dissatisfied: count, ...where }),
  z.object({ kind: z.literal("completion"), done: count, planned: count, ...where }),
]);

const sheetRow = z.object({
  subjectId: id,
  name: z.string(),
  township: z.string(),
  /** Whether this office may write it now. */
  open: z.boolean(),
  content: z.record(z.string(), z.unknown()).nullable(),
  reason: z.string(),
  version: z.int(),
});

export const evaluationWork = {
  sheet: route({
    verb: "evaluation.read",
    method: "GET",
    path: "/evaluations/:id/sheet",
    title: "录入表：一个项目各考核对象的评分",
    params: byId,
    query: z.object({ item: code }),
    result: z.object({ kind: z.enum(["score", "grade", "survey", "completion"]).nullable(), rows: z.array(sheetRow) }),
  }),
  inputs: route({
    verb: "evaluation.score",
    method: "POST",
    path: "/evaluations/:id/inputs",
    title: "录入评分、测评和完成情况（可成批）",
    params: byId,
    body: z.object({ inputs: z.array(evaluationInput).min(1, "没有要保存的评分").max(3000, "一次不能超过 3000 项") }),
    result: z.object({ saved: z.int() }),
  }),
  targets: route({
    verb: "evaluation.score",
    method: "PUT",
    path: "/evaluations/:id/subjects/:subjectId/targets",
    title: "设定差异化目标",
    params: ofSubject,
    body: z.object({ version, targets: z.array(target).max(12, "不能超过 12 项") }),
    result: z.object({ version }),
  }),
  addEntry: route({
    verb: "evaluation.score",
    method: "POST",
    path: "/evaluations/:id/subjects/:subjectId/entries",
    title: "日常记载：加分、扣分、关键节点、否决情形",
    params: ofSubject,
    body: z.object({
      id,
      item: code,
      kind: z.enum(entryKinds),
      onDay: isoDate,
      points: hundredths.default(0),
      reached: z.boolean().nullable().default(null),
      reason,
    }),
    result: done,
  }),
  withdrawEntry: route({
    verb: "evaluation.score",
    method: "POST",
    path: "/evaluations/:id/subjects/:subjectId/entries/:entryId/withdraw",
    title: "撤销一条日常记载",
    params: ofSubject.extend({ entryId: id }),
    body: z.object({ reason }),
    result: done,
  }),
  appeal: route({
    verb: "evaluation.appeal",
    method: "POST",
    path: "/evaluations/:id/subjects/:subjectId/appeals",
    title: "申诉",
    params: ofSubject,
    body: z.object({ id, item: code, text: line(500) }),
    result: done,
  }),
  answer: route({
    verb: "evaluation.answer",
    method: "POST",
    path: "/evaluations/:id/subjects/:subjectId/appeals/:appealId/answer",
    title: "答复申诉；成立的，该对象重新取数，可以更正评分",
    params: ofSubject.extend({ appealId: id }),
    body: z.object({ version, upheld: z.boolean(), answer: line(500) }),
    result: done,
  }),
};
