import { z } from "zod";
import { answerNoteLimit, answerTextLimit, numberLimit } from "#domain/inspections/checklist.ts";
import { findingStatuses, satisfactions } from "#domain/inspections/finding.ts";
import { interviewKinds, visitKinds, visitStatuses, visitWays } from "#domain/inspections/visit.ts";
import { countyId, id, isoDate, text } from "./common.ts";

export const visitKind = z.enum(visitKinds, { error: "请选择检查类型" });
export const visitWay = z.enum(visitWays);
export const visitStatus = z.enum(visitStatuses);
export const satisfied = z.enum(satisfactions).nullable().default(null);
const itemCode = z.string().regex(/^[a-z0-9-]{1,40}$/, "检查清单中没有这一项");

/**
 * One answer, as `visit.answers` keeps it. `item` is the code of the checklist's item and stays when its words change; `value` is "yes" or "no",
 * a whole number, the words of an option, a text, or null for 不涉及. An item without an entry is not answered.
 */
export const answer = z.object({
  item: itemCode,
  value: z.union([
    z.string().trim().max(answerTextLimit, `不能超过 ${answerTextLimit} 个字`),
    z.int("应填写整数").min(0, "不能小于 0").max(numberLimit, `不能大于 ${numberLimit}`),
    z.null(),
  ]),
  note: text(answerNoteLimit).default(""),
});
export const answers = z.array(answer).max(800);
export const changedAnswer = z.union([answer, z.object({ item: itemCode, cleared: z.literal(true) })]);

export const feedback = { feedback: text(1000), feedbackTo: text(60) };

export const visitRow = z.object({
  countyId,
  id,
  kind: visitKind,
  way: visitWay,
  status: visitStatus,
  onDay: isoDate,
  /** Village, team or township it is about. */
  name: z.string(),
  township: z.string(),
  villageId: id.nullable(),
  inspection: z.object({ id, title: z.string() }).nullable(),
  checklist: z.string().nullable(),
  visitors: z.string(),
});

export const interview = z.object({
  id,
  kind: z.enum(interviewKinds),
  satisfied: z.enum(satisfactions).nullable(),
  text: z.string(),
  version: z.int(),
});

export const revision = z.object({
  number: z.int(),
  reason: z.string(),
  answers: z.array(answer),
  feedback: z.string(),
  feedbackTo: z.string(),
  madeBy: z.string(),
  madeAt: z.string(),
});

export const visitFinding = z.object({
  id,
  number: z.int(),
  description: z.string(),
  category: z.string(),
  status: z.enum(findingStatuses),
});
