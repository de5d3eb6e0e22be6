import { z } from "zod";
import { evaluationFlow, type EvaluationStatus, evaluationWaits } from "#domain/evaluation/evaluation.ts";
import { measures, subjectKinds } from "#domain/evaluation/measures.ts";
import { cadences } from "#domain/evaluation/scheme.ts";
import { countyId, id, isoDate, line } from "./common.ts";
import { evaluationScheme } from "./evaluation-rules.ts";

export const status = z.enum(Object.keys(evaluationFlow) as [EvaluationStatus, ...EvaluationStatus[]]);
export const waits = z.enum(evaluationWaits);
export const subject = z.enum(subjectKinds);
export const cadence = z.enum(cadences);
export const version = z.int().min(1);
export const ofSubject = z.object({ id, subjectId: id });
export const changed = z.object({ version });

export const evaluationRow = z.object({
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

const scoredItem = z.object({
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

export const scored = z.object({
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

export const subjectHead = z.object({
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

export const head = evaluationRow.extend({
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

/** One subject with all that its score stands on. */
export const subjectDetail = subjectHead.extend({
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
});
