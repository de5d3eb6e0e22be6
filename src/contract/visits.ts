import { z } from "zod";
import { checklistSubjects } from "#domain/inspections/checklist.ts";
import { findingTypes, severities } from "#domain/inspections/finding.ts";
import { interviewKinds } from "#domain/inspections/visit.ts";
import { checklistShape } from "./checklist-shape.ts";
import { byId, countyId, done, id, isoDate, line, text } from "./common.ts";
import { route } from "./route.ts";
import { dayCursor } from "./visit-cursor.ts";
import {
  answer,
  answers,
  changedAnswer,
  feedback,
  interview,
  revision,
  satisfied,
  visitFinding,
  visitKind,
  visitRow,
  visitStatus,
  visitWay,
} from "./visit-shapes.ts";

const version = z.int().min(1);
const saved = z.object({ version: z.int() });
const named = z.object({ id, name: z.string() });
const place = z.object({ id, name: z.string(), township: z.string() });

const filter = {
  countyId: countyId.optional(),
  inspectionId: id.optional(),
  townshipId: id.optional(),
  villageId: id.optional(),
  kind: visitKind.optional(),
  status: visitStatus.optional(),
  from: isoDate.optional(),
  to: isoDate.optional(),
  mine: z.stringbool().optional(),
};

export const visits = {
  list: route({
    verb: "visit.read",
    method: "GET",
    path: "/visits",
    title: "到村检查",
    query: z.object({
      ...filter,
      after: dayCursor.optional(),
      size: z.coerce.number().int().min(1).max(200).default(50),
    }),
    result: z.object({ rows: z.array(visitRow), next: dayCursor.nullable(), can: z.object({ write: z.boolean() }) }),
  }),
  choices: route({
    verb: "visit.read",
    method: "GET",
    path: "/visit-choices",
    title: "到村检查可选的督查、对象、人员、清单",
    query: z.object({ countyId: countyId.optional() }),
    result: z.object({
      today: isoDate,
      counties: z.array(z.object({ id: countyId, name: z.string() })),
      townships: z.array(named),
      villages: z.array(place),
      teams: z.array(place),
      inspections: z.array(z.object({ id, title: z.string() })),
      /** Inspections under way, with where they go and who may come; sealed ones are not among them. */
      underWay: z.array(
        z.object({
          id,
          title: z.string(),
          startsOn: isoDate,
          endsOn: isoDate,
          members: z.array(named),
          objects: z.array(place.extend({ inspectors: z.array(id), visits: z.int() })),
        }),
      ),
      checklists: z.array(z.object({ code: z.string(), title: z.string(), subject: z.enum(checklistSubjects) })),
      categories: z.array(z.string()),
      severities: z.record(z.enum(severities), z.string()),
    }),
  }),
  paper: route({
    verb: "visit.read",
    method: "GET",
    path: "/visit-paper",
    title: "空白检查清单，供没有网络的村打印填写",
    query: z.object({
      countyId: countyId.optional(),
      inspectionId: id.optional(),
      code: z.string().max(40).optional(),
    }),
    result: z.object({ title: z.string(), checklist: checklistShape }),
  }),
  read: route({
    verb: "visit.read",
    method: "GET",
    path: "/visits/:id",
    title: "一次到村检查",
    params: byId,
    result: visitRow.extend({
      checklist: checklistShape.nullable(),
      checklistVersion: z.int(),
      answers: z.array(answer),
      feedback: z.string(),
      feedbackTo: z.string(),
      changedReason: z.string(),
      townshipId: id,
      interviews: z.array(interview),
      revisions: z.array(revision),
      findings: z.array(visitFinding),
      madeBy: z.string(),
      submittedBy: z.string().nullable(),
      submittedAt: z.string().nullable(),
      version: z.int(),
      can: z.object({ fill: z.boolean(), correct: z.boolean(), register: z.boolean() }),
    }),
  }),
  open: route({
    verb: "visit.write",
    method: "POST",
    path: "/visits",
    title: "开始一次到村检查",
    body: z.object({
      id,
      kind: visitKind,
      way: visitWay.default("on-site"),
      onDay: isoDate,
      /** An inspection's visit goes to one of its objects. */
      inspectionId: id.nullable().default(null),
      objectId: id.nullable().default(null),
      /** A leader's own visit goes to a village. */
      villageId: id.nullable().default(null),
      /** A spot-check is about a team. */
      teamId: id.nullable().default(null),
      checklistCode: z.string().max(40).nullable().default(null),
      inspectors: z.array(id).max(20, "检查人员不能超过 20 名").default([]),
      /** Who came, where it is not inspectors of the register. */
      visitors: text(100).default(""),
      changedReason: text(200).default(""),
    }),
    result: z.object({ id, version: z.int() }),
  }),
  fill: route({
    verb: "visit.write",
    method: "PUT",
    path: "/visits/:id/answers",
    title: "随填随存：检查清单的答案和现场反馈",
    params: byId,
    /** Only what has changed since the version; sent twice it stands once. */
    body: z.object({
      version,
      answers: z.array(changedAnswer).max(800).default([]),
      ...z.object(feedback).partial().shape,
    }),
    result: saved,
  }),
  interview: route({
    verb: "visit.write",
    method: "PUT",
    path: "/visits/:id/interviews/:interviewId",
    title: "记一次访谈（不记姓名），或者改已记的",
    params: z.object({ id, interviewId: id }),
    body: z.object({
      /** 0: not yet written down. */
      version: z.int().min(0),
      kind: z.enum(interviewKinds, { error: "请选择访谈对象" }),
      satisfied,
      text: line(1000),
    }),
    result: saved,
  }),
  dropInterview: route({
    verb: "visit.write",
    method: "POST",
    path: "/visits/:id/interviews/:interviewId/drop",
    title: "删去一次访谈（提交以前）",
    params: z.object({ id, interviewId: id }),
    body: z.object({ version }),
    result: done,
  }),
  submit: route({
    verb: "visit.write",
    method: "POST",
    path: "/visits/:id/submit",
    title: "提交，此后不再改动",
    params: byId,
    body: z.object({ version }),
    result: saved,
  }),
  discard: route({
    verb: "visit.write",
    method: "POST",
    path: "/visits/:id/discard",
    title: "作废误开的检查（提交以前）",
    params: byId,
    body: z.object({ version, reason: line(200) }),
    result: saved,
  }),
  correct: route({
    verb: "visit.write",
    method: "POST",
    path: "/visits/:id/correct",
    title: "更正已提交的检查，原内容和原因一并保留",
    params: byId,
    body: z.object({ version, reason: line(200), answers, ...feedback }),
    result: saved,
  }),
  register: route({
    verb: "visit.write",
    method: "POST",
    path: "/visits/:id/findings",
    title: "由到村检查登记问题",
    params: byId,
    body: z.object({
      id,
      category: line(30),
      description: line(1000),
      basis: text(300),
      severity: z.enum(severities, { error: "请选择严重程度" }),
      type: z.enum(findingTypes, { error: "请选择整改类型" }),
    }),
    result: z.object({ id, number: z.int() }),
  }),
};
