import { z } from "zod";
import { type CaseAction, type CaseStatus, caseFlow } from "#domain/cases/case.ts";
import { acceptanceScheme } from "./case-rules.ts";
import { byId, id, isoDate, line, text } from "./common.ts";
import { route } from "./route.ts";

const statuses = Object.keys(caseFlow) as [CaseStatus, ...CaseStatus[]];
const actions = [...new Set(Object.values(caseFlow).flatMap((row) => Object.keys(row)))] as [
  CaseAction,
  ...CaseAction[],
];
const status = z.enum(statuses);
const version = z.int().min(1);
const saved = z.object({ version });
const people = z.int("应为整数").min(0, "不能小于 0").max(9999, "不能大于 9999");

const appraisal = { invited: people, present: people, satisfied: people, fair: people, dissatisfied: people };

/** What an office may do with the file now; `why` says what is still in the way. */
const acts = ["assess", "withdraw", "check", "accept", "delist", "follow", "close", "look-back"] as const;
export type Act = (typeof acts)[number];

const acceptanceRow = z.object({
  id,
  attempt: z.int(),
  scheme: acceptanceScheme,
  schemeVersion: z.int(),
  heldOn: isoDate,
  members: z.string(),
  scores: z.array(z.int()),
  points: z.int(),
  ...appraisal,
  outcome: z.enum(["passed", "failed"]),
  veto: z.enum(["", "dissatisfied"]),
  opinion: z.string(),
  newDueOn: isoDate.nullable(),
  by: z.string(),
});

const checkRow = z.object({
  id,
  month: z.int(),
  dueOn: isoDate,
  doneOn: isoDate.nullable(),
  sound: z.boolean().nullable(),
  finding: z.string(),
  by: z.string().nullable(),
  version,
  /** Whether this office may write it down today, or put it right. */
  open: z.boolean(),
});

const linked = z.object({
  id,
  village: z.string(),
  opening: z.int(),
  status,
  openedOn: isoDate,
  delistedOn: isoDate.nullable(),
  relapsedOn: isoDate.nullable(),
});

const course = z.object({
  version,
  status,
  /** 已持续整顿：since the first listing, through every relapse. */
  clockFrom: isoDate,
  clockDays: z.int(),
  delistNumber: z.string(),
  delistedOn: isoDate.nullable(),
  consolidationTo: isoDate.nullable(),
  closedOn: isoDate.nullable(),
  steps: z.array(
    z.object({
      id,
      action: z.enum(actions),
      fromStatus: status,
      toStatus: status,
      onDay: isoDate,
      opinion: z.string(),
      by: z.string(),
    }),
  ),
  acceptances: z.array(acceptanceRow),
  checks: z.array(checkRow),
  lookBacks: z.array(
    z.object({
      id,
      onDay: isoDate,
      visitors: z.string(),
      finding: z.string(),
      relapsed: z.boolean(),
      successorId: id.nullable(),
      by: z.string(),
    }),
  ),
  /** The files of this village's relapses, the first opening first; one alone: no relapse. */
  chain: z.array(linked),
  mergedInto: z.object({ id, village: z.string() }).nullable(),
  mergedFrom: z.array(z.object({ id, village: z.string() })),
  acts: z.array(z.object({ act: z.enum(acts), why: z.array(z.string()) })),
});

export const caseSteps = {
  course: route({
    verb: "case.read",
    method: "GET",
    path: "/cases/:id/course",
    title: "一村一策的办理过程：自评、核验、验收、销号、巩固、回头看",
    params: byId,
    result: course,
  }),
  assess: route({
    verb: "case.assess",
    method: "POST",
    path: "/cases/:id/assess",
    title: "提交自评",
    params: byId,
    body: z.object({ version, opinion: line(1000) }),
    result: saved,
  }),
  withdraw: route({
    verb: "case.assess",
    method: "POST",
    path: "/cases/:id/withdraw",
    title: "镇级核验之前撤回自评",
    params: byId,
    body: z.object({ version }),
    result: saved,
  }),
  check: route({
    verb: "case.check",
    method: "POST",
    path: "/cases/:id/check",
    title: "镇级核验：通过，或者写明理由退回",
    params: byId,
    body: z.object({ version, passed: z.boolean(), opinion: line(1000) }),
    result: saved,
  }),
  scheme: route({
    verb: "case.accept",
    method: "GET",
    path: "/cases/:id/scheme",
    title: "某日现行的验收方案，不填为当天",
    params: byId,
    query: z.object({ heldOn: isoDate.optional() }),
    result: z.object({ version: z.int(), scheme: acceptanceScheme, checkedOn: isoDate }),
  }),
  accept: route({
    verb: "case.accept",
    method: "POST",
    path: "/cases/:id/accept",
    title: "登记县级验收：评分、民主测评和结果",
    params: byId,
    body: z.object({
      id,
      version,
      schemeVersion: z.int().min(0),
      heldOn: isoDate,
      members: line(200),
      /** Hundredths of a point, in the order of the scheme. */
      scores: z.array(z.int("得分应为不小于 0、至多两位小数的数")).max(300),
      ...appraisal,
      opinion: text(1000),
      newDueOn: isoDate.nullable(),
      /** Lines of the lists taken up again when the acceptance fails; they are due by the new deadline. */
      reopen: z.array(id).max(200).default([]),
    }),
    result: saved.extend({ outcome: z.enum(["passed", "failed"]), points: z.int() }),
  }),
  sheet: route({
    verb: "case.read",
    method: "POST",
    path: "/cases/:id/acceptance-sheet",
    title: "验收表：某次验收的，或者带到村里填写的空表",
    params: byId,
    body: z.object({ acceptanceId: id.nullable() }),
    download: "docx",
  }),
  delist: route({
    verb: "case.accept",
    method: "POST",
    path: "/cases/:id/delist",
    title: "销号并转入巩固期",
    params: byId,
    body: z.object({ version, number: line(40), decidedOn: isoDate }),
    result: saved,
  }),
  follow: route({
    verb: "case.follow",
    method: "POST",
    path: "/cases/:id/checks/:checkId",
    title: "登记一次巩固期检查",
    params: z.object({ id, checkId: id }),
    body: z.object({ version, doneOn: isoDate, sound: z.boolean(), finding: line(200) }),
    result: saved,
  }),
  close: route({
    verb: "case.accept",
    method: "POST",
    path: "/cases/:id/close",
    title: "巩固期满办结",
    params: byId,
    body: z.object({ version }),
    result: saved,
  }),
  lookBack: route({
    verb: "case.look-back",
    method: "POST",
    path: "/cases/:id/look-back",
    title: "登记回头看；认定反弹的另立新档",
    params: byId,
    body: z.object({
      id,
      version,
      onDay: isoDate,
      visitors: line(200),
      finding: line(1000),
      relapsed: z.boolean(),
      /** Only for a relapse: the new file, its deadline, and which problems are taken over. */
      newId: id,
      newDueOn: isoDate.nullable(),
      problems: z.array(id).max(200).default([]),
    }),
    result: saved.extend({ successorId: id.nullable() }),
  }),
};
