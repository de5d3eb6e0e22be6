import { z } from "zod";
import { levels } from "#domain/screening/decision.ts";
import { opinionBodies, opinionKinds } from "#domain/screening/opinion.ts";
import { byId, countyId, done, id, isoDate, line, text } from "./common.ts";
import { route } from "./route.ts";
import { roundStatus } from "./screening.ts";

const opinionBody = z.enum(opinionBodies);
const opinionKind = z.enum(opinionKinds);
const level = z.enum(levels);

const opinion = z.object({
  id,
  organisation: z.string(),
  body: opinionBody,
  kind: opinionKind,
  reason: z.string(),
  at: z.string(),
  /** It no longer stands: the organisation has written another on this village, or has taken it back. */
  superseded: z.boolean(),
});

const verification = z.object({
  id,
  visitedOn: isoDate,
  visitors: z.string(),
  finding: z.string(),
  upheld: z.boolean(),
  recordedAt: z.string(),
});

const shortlistRow = z.object({
  villageId: id,
  village: z.string(),
  townshipId: id,
  township: z.string(),
  /** "opinion": not on the list, but a department has asked for it. */
  because: z.enum(["direct-hit", "quota", "tie", "added", "opinion"]),
  reason: z.string(),
  /** Null when the village was not ranked, and for departments. */
  position: z.int().nullable(),
  points: z.int().nullable(),
  manifestations: z.array(z.string()),
  /** Somebody asks for its removal, or asks for it although it is not listed. */
  disputed: z.boolean(),
  /** The county and its superiors see all; a department sees its own. */
  opinions: z.array(opinion),
  verification: verification.nullable(),
});

const shortlistPage = z.object({
  round: z.object({
    id,
    name: z.string(),
    status: roundStatus,
    version: z.int(),
    items: z.array(z.object({ code: z.string(), name: z.string() })),
  }),
  can: z.object({ add: z.boolean(), opine: z.boolean(), verify: z.boolean() }),
  rows: z.array(shortlistRow),
});

const reviewRound = z.object({
  id,
  countyId: z.string(),
  county: z.string(),
  name: z.string(),
  status: roundStatus,
  villages: z.int(),
  /** Villages the reader's own organisation has written on; 0 for other readers. */
  opined: z.int(),
});

const reviewWaiting = z.object({
  id,
  countyId: z.string(),
  name: z.string(),
  status: roundStatus,
  /** Listed villages without an opinion in force: of the reader's own organisation, or for the county of any. */
  unopined: z.int(),
  disputed: z.int(),
  /** Always 0 for a department. */
  unvisited: z.int(),
  villages: z.int(),
});

const decidedVillage = {
  villageId: id,
  outcome: z.enum(["confirmed", "rejected"]),
  level: level.nullable(),
  reason: text(400),
};
const decision = z.object({
  id,
  number: z.string(),
  decidedOn: isoDate,
  correctsId: id.nullable(),
  reason: z.string(),
  madeBy: z.string(),
  madeAt: z.string(),
  /** The decision in force. */
  standing: z.boolean(),
  villages: z.array(
    z.object({ ...decidedVillage, reason: z.string(), village: z.string(), townshipId: id, township: z.string() }),
  ),
});

const decisionBody = {
  id,
  number: line(40),
  decidedOn: isoDate,
  /** The whole list: every proposed village, and any that enters with a reason. */
  villages: z.array(z.object(decidedVillage)).min(1).max(5000),
};

export const shortlists = {
  rounds: route({
    verb: "shortlist.read",
    method: "GET",
    path: "/shortlists",
    title: "有初步名单的轮次（部门只见已提交联审的）",
    query: z.object({ countyId: countyId.optional() }),
    result: z.array(reviewRound),
  }),
  waiting: route({
    verb: "shortlist.read",
    method: "GET",
    path: "/shortlists/waiting",
    title: "联审中的轮次还差哪些意见和核实",
    result: z.array(reviewWaiting),
  }),
  read: route({
    verb: "shortlist.read",
    method: "GET",
    path: "/rounds/:id/shortlist",
    title: "初步名单、联审意见和实地核实",
    params: byId,
    result: shortlistPage,
  }),
  candidates: route({
    verb: "opinion.write",
    method: "GET",
    path: "/rounds/:id/candidates",
    title: "按村名查找可以建议增列的村（须写全村名）",
    params: byId,
    query: z.object({ name: z.string().trim().min(2, "请写全村名，不少于 2 个字").max(40) }),
    result: z.array(z.object({ villageId: id, village: z.string(), township: z.string() })),
  }),
  add: route({
    verb: "shortlist.edit",
    method: "POST",
    path: "/rounds/:id/entries",
    title: "动态纳入一个村，写明理由",
    params: byId,
    body: z.object({ villageId: id, reason: line(400) }),
    result: done,
  }),
  remove: route({
    verb: "shortlist.edit",
    method: "POST",
    path: "/rounds/:id/entries/:villageId/withdraw",
    title: "撤回动态纳入的一个村，写明理由",
    params: z.object({ id, villageId: id }),
    body: z.object({ reason: line(400) }),
    result: done,
  }),
};

export const verifications = {
  record: route({
    verb: "verification.write",
    method: "POST",
    path: "/rounds/:id/verifications",
    title: "记录一个村的实地核实",
    params: byId,
    body: z.object({
      id,
      villageId: id,
      visitedOn: isoDate,
      visitors: line(100),
      finding: line(1000),
      upheld: z.boolean(),
    }),
    result: z.object({ id }),
  }),
};

export const decisions = {
  list: route({
    verb: "decision.read",
    method: "GET",
    path: "/rounds/:id/decisions",
    title: "一个轮次的审定和更正，新的在前",
    params: byId,
    result: z.array(decision),
  }),
  decide: route({
    verb: "decision.make",
    method: "POST",
    path: "/rounds/:id/decisions",
    title: "审定名单和管理级别",
    params: byId,
    body: z.object({ version: z.int(), ...decisionBody }),
    result: z.object({ id, status: roundStatus, version: z.int() }),
  }),
  correct: route({
    verb: "decision.make",
    method: "POST",
    path: "/rounds/:id/corrections",
    title: "作出更正决定（含审定之后的动态纳入）",
    params: byId,
    body: z.object({ correctsId: id, reason: line(400), ...decisionBody }),
    result: z.object({ id }),
  }),
};
