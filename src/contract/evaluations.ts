import { z } from "zod";
import { evaluationFlow, type EvaluationStatus } from "#domain/evaluation/evaluation.ts";
import { measures, subjectKinds } from "#domain/evaluation/measures.ts";
import { cadences } from "#domain/evaluation/scheme.ts";
import { byId, countyId, id, isoDate, line, pageOf, paging } from "./common.ts";
import { evaluationScheme } from "./evaluation-rules.ts";
import { route } from "./route.ts";

const status = z.enum(Object.keys(evaluationFlow) as [EvaluationStatus, ...EvaluationStatus[]]);
const subject = z.enum(subjectKinds);
const cadence = z.enum(cadences);
const version = z.int().min(1);
const ofSubject = z.object({ id, subjectId: id });
const changed = z.object({ version });

const evaluationRow = z.object({
  id,
  countyId,
  title: z.string(),
  round: z.string(),
  subject,
  cadence,
  from: isoDate,
  to: isoDate,
  scheme: z.string(),
  status,
  publicityTo: isoDate.nullable(),
  subjects: z.int(),
  openAppeals: z.int(),
});

export const scoredItem = z.object({
  code: z.string(),
  part: z.enum(["common", "differentiated", "plus", "minus"]),
  indicator: z.string(),
  name: z.string(),
  state: z.enum(["scored", "pending", "not-applicable"]),
  points: z.int(),
  of: z.int(),
  because: z.string(),
  source: z.enum(["system", "inspector", "survey", "entries"]),
  measures: z.array(z.enum(measures)).readonly(),
});

const scored = z.object({
  items: z.array(scoredItem).readonly(),
  common: z.int(),
  differentiated: z.int(),
  plus: z.int(),
  minus: z.int(),
  total: z.int(),
  vetoes: z.array(z.object({ code: z.string(), name: z.string(), because: z.string() })).readonly(),
  pending: z.array(z.string()).readonly(),
  because: z.string(),
  grade: z.string(),
  gradeBecause: z.string(),
});

const subjectHead = z.object({
  subjectId: id,
  name: z.string(),
  township: z.string(),
  mergedInto: z.string(),
  openAppeals: z.int(),
});

export const target = z.object({
  name: line(60),
  points: z.int("应为整数").min(1, "不能小于 1").max(1000, "不能大于 1000"),
  by: z.enum(["score", "completion"]),
});

const can = z.object({
  score: z.boolean(),
  publish: z.boolean(),
  cancel: z.boolean(),
  freeze: z.boolean(),
  recheck: z.boolean(),
  appeal: z.boolean(),
  answer: z.boolean(),
});

const head = evaluationRow.extend({
  roundId: id,
  schemeVersion: z.int(),
  content: evaluationScheme,
  publicityFrom: isoDate.nullable(),
  cancelReason: z.string(),
  frozenAt: z.string().nullable(),
  frozenBy: z.string().nullable(),
  resultSha256: z.string().nullable(),
  /** The scheme has a newer version by now; this evaluation goes on under its own. */
  newerScheme: z.int().nullable(),
  version,
  /** What still stands in the way of the next step, as sentences. */
  why: z.array(z.string()),
  can,
});

export const evaluations = {
  list: route({
    verb: "evaluation.read",
    method: "GET",
    path: "/evaluations",
    title: "考核：各期考核及其进度",
    query: z.object({
      countyId: countyId.optional(),
      subject: subject.optional(),
      status: status.optional(),
      ...paging,
    }),
    result: pageOf(evaluationRow).extend({ can: z.object({ create: z.boolean() }) }),
  }),
  schemes: route({
    verb: "evaluation.read",
    method: "GET",
    path: "/evaluation-schemes",
    title: "现行考核方案",
    query: z.object({ countyId: countyId.optional() }),
    result: z.object({ version: z.int(), schemes: z.array(evaluationScheme) }),
  }),
  coverage: route({
    verb: "evaluation.read",
    method: "GET",
    path: "/evaluation-coverage",
    title: "半年全覆盖：哪一周看了谁，还有谁没有看",
    query: z.object({ roundId: id, subject, day: isoDate.optional() }),
    result: z.object({
      from: isoDate,
      to: isoDate,
      total: z.int(),
      covered: z.int(),
      weeks: z.array(z.object({ from: isoDate, to: isoDate, looked: z.array(id), planned: z.array(id) })),
      bodies: z.array(z.object({ id, name: z.string(), township: z.string(), covered: z.boolean() })),
    }),
  }),
  create: route({
    verb: "evaluation.edit",
    method: "POST",
    path: "/evaluations",
    title: "安排一期考核",
    body: z.object({
      id,
      roundId: id,
      title: line(60),
      scheme: line(60),
      schemeVersion: z.int().min(0),
      cadence,
      from: isoDate,
      to: isoDate,
      /** Left out: all there are. */
      subjectIds: z.array(id).min(1, "至少选 1 个考核对象").max(2000, "不能超过 2000 个").optional(),
    }),
    result: z.object({ id, subjects: z.int() }),
  }),
  get: route({
    verb: "evaluation.read",
    method: "GET",
    path: "/evaluations/:id",
    title: "一期考核：方案、进度和可以办理的事项",
    params: byId,
    result: head,
  }),
  table: route({
    verb: "evaluation.read",
    method: "GET",
    path: "/evaluations/:id/subjects",
    title: "得分表：各考核对象各项得分（评分中为实时取数）",
    params: byId,
    query: z.object({
      q: z.string().trim().max(40).optional(),
      sort: z.enum(["name", "points"]).default("name"),
      pending: z.enum(["yes"]).optional(),
      ...paging,
    }),
    result: z.object({
      rows: z.array(subjectHead.extend({ targets: z.int(), score: scored })),
      total: z.int(),
      /** Items not yet scored, of all subjects. */
      pending: z.int(),
      asOf: isoDate,
      live: z.boolean(),
    }),
  }),
  subject: route({
    verb: "evaluation.read",
    method: "GET",
    path: "/evaluations/:id/subjects/:subjectId",
    title: "一个考核对象的得分、逐项说明、日常记载和申诉",
    params: ofSubject,
    result: subjectHead.extend({
      version,
      targets: z.array(target),
      score: scored,
      live: z.boolean(),
      inputs: z.array(
        z.object({
          item: z.string(),
          kind: z.enum(["score", "grade", "survey", "completion"]),
          content: z.record(z.string(), z.unknown()),
          reason: z.string(),
          by: z.string(),
          at: z.string(),
          version,
        }),
      ),
      entries: z.array(
        z.object({
          id,
          item: z.string(),
          kind: z.enum(["plus", "minus", "key-node", "veto"]),
          onDay: isoDate,
          points: z.int(),
          reached: z.boolean().nullable(),
          reason: z.string(),
          by: z.string(),
          withdrawReason: z.string(),
          withdrawn: z.boolean(),
        }),
      ),
      appeals: z.array(
        z.object({
          id,
          item: z.string(),
          text: z.string(),
          status: z.enum(["open", "upheld", "rejected"]),
          by: z.string(),
          madeOn: isoDate,
          answer: z.string(),
          answeredBy: z.string().nullable(),
          answeredOn: isoDate.nullable(),
          version,
        }),
      ),
      can: z.object({ write: z.boolean(), appeal: z.boolean(), answer: z.boolean() }),
    }),
  }),
  rows: route({
    verb: "evaluation.read",
    method: "GET",
    path: "/evaluations/:id/subjects/:subjectId/rows",
    title: "一个系统取数的口径和明细（公示以后为公示时的明细）",
    params: ofSubject,
    query: z.object({ measure: z.enum(measures), ...paging }),
    result: z.object({
      name: z.string(),
      definition: z.string(),
      unit: z.string(),
      columns: z.array(z.string()),
      rows: z.array(z.array(z.string())),
      total: z.int(),
      live: z.boolean(),
    }),
  }),
  recheck: route({
    verb: "evaluation.read",
    method: "GET",
    path: "/evaluations/:id/recheck",
    title: "复算核对：由留存的输入重新计算，与定格结果逐字节比较",
    params: byId,
    result: z.object({
      same: z.boolean(),
      subjects: z.int(),
      inputsSha256: z.string(),
      resultSha256: z.string(),
      recomputedSha256: z.string(),
    }),
  }),
  inputsFile: route({
    verb: "evaluation.read",
    method: "POST",
    path: "/evaluations/:id/inputs-file",
    title: "下载定格的输入（供复算）",
    params: byId,
    download: "json",
  }),
  export: route({
    verb: "evaluation.read",
    method: "POST",
    path: "/evaluations/:id/export",
    title: "导出得分表",
    params: byId,
    download: "xlsx",
  }),
  document: route({
    verb: "evaluation.read",
    method: "POST",
    path: "/evaluations/:id/subjects/:subjectId/document",
    title: "下载一个考核对象的评分表",
    params: ofSubject,
    download: "docx",
  }),
  cancel: route({
    verb: "evaluation.edit",
    method: "POST",
    path: "/evaluations/:id/cancel",
    title: "取消一期考核（评分中）",
    params: byId,
    body: z.object({ version, reason: line(200) }),
    result: changed,
  }),
  publish: route({
    verb: "evaluation.freeze",
    method: "POST",
    path: "/evaluations/:id/publish",
    title: "公示：取数留存明细，开始受理申诉",
    params: byId,
    body: z.object({ version }),
    result: changed.extend({ publicityTo: isoDate }),
  }),
  freeze: route({
    verb: "evaluation.freeze",
    method: "POST",
    path: "/evaluations/:id/freeze",
    title: "定格考核结果",
    params: byId,
    body: z.object({ version }),
    result: changed.extend({ inputsSha256: z.string(), resultSha256: z.string() }),
  }),
};
