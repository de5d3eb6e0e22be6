import { z } from "zod";
import { byId, countyId, done, id, isoDate, line, text } from "./common.ts";
import { reason } from "./problem.ts";
import { route } from "./route.ts";

/** A place inside the code of a list, an item or an indicator: letters, digits and hyphens. */
const code = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9-]{1,40}$/, "代码应为 1 至 40 个英文字母、数字或者连字符");
const whole = z.int("请填写整数");
/** Spans stay far from 2^53, so that points are exact on every machine. */
const bound = whole.min(-100_000_000_000, "数值超出范围").max(100_000_000_000, "数值超出范围");

const manifestationItem = z.object({
  code,
  name: line(40),
  meaning: text(400),
  evidence: z.array(line(60)).max(10),
});

const listContent = {
  code,
  title: line(80),
  issuedBy: line(80),
  origin: z.enum(["official", "typical"]),
  validFrom: isoDate,
  validTo: isoDate.nullable(),
  items: z.array(manifestationItem).min(1, "清单至少有一种情形").max(60),
};

const manifestationList = z.object({
  ...listContent,
  version: z.int(),
  /** How many rounds of the county use this version. */
  rounds: z.int(),
  /** No higher version exists. */
  latest: z.boolean(),
});

const indicator = z.object({
  code,
  name: line(60),
  unit: line(10).optional(),
  direction: z.enum(["higher-worse", "lower-worse"]),
  min: bound,
  max: bound,
  /** Hundredths of a percent; all weights of a round add up to 10000. */
  weight: whole,
  manifestationCode: code.optional(),
});
const directHit = z.object({ manifestationCode: code, clause: line(200) });

const setting = {
  name: line(40),
  list: z.object({ code, version: z.int() }),
  indicators: z.array(indicator).max(40),
  directHits: z.array(directHit).max(60),
  /** 1500 is 15 %. */
  ratioBasisPoints: whole,
  rounding: z.enum(["floor", "round", "ceil"]),
  tie: z.enum(["include", "order"]),
  directHitMode: z.enum(["within", "beyond"]),
  cycleMonths: whole.max(120),
  deadline: isoDate,
};

export const roundStatus = z.enum(["draft", "assessing", "ranked", "shortlisted", "reviewing", "verified", "decided"]);
const roundAction = z.enum(["open", "rank", "shortlist", "review", "verify", "decide", "withdraw"]);

const roundRow = z.object({
  id,
  countyId: z.string(),
  county: z.string(),
  name: z.string(),
  status: roundStatus,
  ratioBasisPoints: z.int(),
  deadline: isoDate,
  openedOn: isoDate.nullable(),
  /** Counted within the reader's reach; 0 until the round opens. */
  villages: z.int(),
  waiting: z.int(),
  draft: z.int(),
  returned: z.int(),
  submitted: z.int(),
  missing: z.int(),
  /** Townships with a village that has neither reported nor been put down as missing. */
  townshipsOpen: z.int(),
  version: z.int(),
});

const round = z.object({
  ...setting,
  id,
  countyId: z.string(),
  county: z.string(),
  status: roundStatus,
  openedOn: isoDate.nullable(),
  version: z.int(),
  items: z.array(manifestationItem),
  listTitle: z.string(),
  listIssuedBy: z.string(),
  listOrigin: z.enum(["official", "typical"]),
  facts: z.object({
    villages: z.int(),
    submitted: z.int(),
    missing: z.int(),
    shortlisted: z.int(),
    proposed: z.int(),
    visited: z.int(),
  }),
  /** The steps of the flow this reader may take in this state; `reasons` say why one is still shut. */
  actions: z.array(z.object({ action: roundAction, reasons: z.array(reason) })),
});

const moved = z.object({ status: roundStatus, version: z.int() });
const atVersion = z.object({ version: z.int() });
const ofCounty = z.object({ countyId: countyId.optional() });

export const manifestationLists = {
  list: route({
    verb: "round.read",
    method: "GET",
    path: "/manifestation-lists",
    title: "软弱涣散表现清单（各版本，含随系统提供的样式）",
    query: ofCounty,
    result: z.array(manifestationList),
  }),
  save: route({
    verb: "round.edit",
    method: "POST",
    path: "/manifestation-lists",
    title: "新建清单，或者把清单改为新的版本",
    /** `basedOn` is the latest version the writer saw; 0 for a new list. */
    body: z.object({ ...listContent, id, basedOn: z.int().min(0) }),
    result: z.object({ code: z.string(), version: z.int() }),
  }),
};

export const rounds = {
  list: route({
    verb: "round.read",
    method: "GET",
    path: "/rounds",
    title: "摸排轮次",
    query: ofCounty,
    result: z.array(roundRow),
  }),
  read: route({
    verb: "round.read",
    method: "GET",
    path: "/rounds/:id",
    title: "一个轮次的设置、进展和可办事项",
    params: byId,
    result: round,
  }),
  create: route({
    verb: "round.edit",
    method: "POST",
    path: "/rounds",
    title: "拟定一个轮次",
    body: z.object({ id, ...setting }),
    result: z.object({ id, version: z.int() }),
  }),
  save: route({
    verb: "round.edit",
    method: "PUT",
    path: "/rounds/:id",
    title: "修改拟定中的轮次",
    params: byId,
    body: z.object({ version: z.int(), ...setting }),
    result: moved,
  }),
  remove: route({
    verb: "round.edit",
    method: "DELETE",
    path: "/rounds/:id",
    title: "删去从未启动的轮次",
    params: byId,
    body: atVersion,
    result: done,
  }),
  open: route({
    verb: "round.edit",
    method: "POST",
    path: "/rounds/:id/open",
    title: "启动摸排",
    params: byId,
    body: atVersion,
    result: moved,
  }),
  rank: route({
    verb: "ranking.run",
    method: "POST",
    path: "/rounds/:id/rank",
    title: "倒排排序",
    params: byId,
    body: atVersion,
    /** `jobId` is given when the weights are still being moved; follow it under /jobs/:id. */
    result: moved.extend({ jobId: id.nullable() }),
  }),
  shortlist: route({
    verb: "shortlist.edit",
    method: "POST",
    path: "/rounds/:id/shortlist",
    title: "按比例生成初步名单",
    params: byId,
    body: atVersion,
    result: moved.extend({ listed: z.int() }),
  }),
  review: route({
    verb: "shortlist.edit",
    method: "POST",
    path: "/rounds/:id/review",
    title: "提交联审",
    params: byId,
    body: atVersion,
    result: moved,
  }),
  verify: route({
    verb: "verification.write",
    method: "POST",
    path: "/rounds/:id/verify",
    title: "完成实地核实",
    params: byId,
    body: atVersion,
    result: moved,
  }),
  withdraw: route({
    verb: "round.edit",
    method: "POST",
    path: "/rounds/:id/withdraw",
    title: "退回上一步（审定之前）",
    params: byId,
    body: z.object({ version: z.int(), reason: line(400) }),
    result: moved,
  }),
};
