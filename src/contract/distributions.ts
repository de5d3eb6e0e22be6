import { z } from "zod";
import { distributionActions, distributionStatuses, distributionUses } from "#domain/projects/assets/distribution.ts";
import { posting, trail } from "./asset-shapes.ts";
import { byId, countyId, id, isoDate, line, pageOf, paging, text } from "./common.ts";
import { fen, reasoned, saved, someFen, version } from "./project-shapes.ts";
import { route } from "./route.ts";

const status = z.enum(distributionStatuses);
const post = { method: "POST", params: byId, result: saved } as const;

const head = z.int("人数应为整数").min(0, "人数不能为负数").max(100_000, "人数过大");
const vote = z.object({ heldOn: isoDate, due: head, present: head, agreed: head }).nullable();
const meetings = z.object({
  sentOn: isoDate.nullable(),
  proposedOn: isoDate.nullable(),
  consultedOn: isoDate.nullable(),
  members: vote,
  delegates: vote,
});

const lineBody = z.object({
  use: z.enum(distributionUses, { error: "请选择用途" }),
  amountFen: someFen,
  text: text(200),
});
const planBody = {
  totalFen: someFen,
  lines: z.array(lineBody).min(1, "请至少列一项用途").max(30, "不能超过 30 项"),
  text: text(1000),
};

const ground = z.object({
  receivedFen: z.int(),
  /** Income of the year less what other plans divide. */
  availableFen: z.int(),
  sentDays: z.int(),
  bounds: z.array(z.object({ use: z.enum(distributionUses), least: z.int(), most: z.int() })),
});

const distributionRow = z.object({
  id,
  countyId,
  county: z.string(),
  township: z.string(),
  village: z.string(),
  villageId: id,
  year: z.int(),
  number: z.int(),
  totalFen: fen,
  status,
  filedOn: isoDate.nullable(),
  paidOn: isoDate.nullable(),
  version,
});

export const distributions = {
  list: route({
    verb: "asset.read",
    method: "GET",
    path: "/distributions",
    title: "收益分配方案",
    query: z.object({
      countyId: countyId.optional(),
      townshipId: id.optional(),
      villageId: id.optional(),
      year: z.coerce.number().int().optional(),
      status: status.optional(),
      ...paging,
    }),
    result: pageOf(distributionRow),
  }),
  ground: route({
    verb: "asset.read",
    method: "GET",
    path: "/distribution-ground",
    title: "起草分配方案：该村该年度可分配的收益和县里的规定",
    query: z.object({ villageId: id, year: z.coerce.number().int().min(2013).max(2199) }),
    result: ground.extend({ village: z.string(), township: z.string() }),
  }),
  read: route({
    verb: "asset.read",
    method: "GET",
    path: "/distributions/:id",
    title: "一个分配方案",
    params: byId,
    result: distributionRow.extend({
      text: z.string(),
      lines: z.array(lineBody),
      meetings: meetings.nullable(),
      publishedOn: isoDate.nullable(),
      paidText: z.string(),
      ground,
      posting: posting.nullable(),
      steps: trail,
      acts: z.array(z.object({ act: z.enum([...distributionActions, "edit"]), why: z.array(z.string()) })),
    }),
  }),
  draft: route({
    verb: "distribution.write",
    method: "POST",
    path: "/distributions",
    title: "起草收益分配方案",
    body: z.object({ id, villageId: id, year: z.int().min(2013).max(2199), ...planBody }),
    result: z.object({ id, number: z.int(), version }),
  }),
  edit: route({
    verb: "distribution.write",
    method: "PUT",
    path: "/distributions/:id",
    title: "修改起草中的分配方案",
    params: byId,
    body: z.object({ version, ...planBody }),
    result: saved,
  }),
  decide: route({
    ...post,
    verb: "distribution.write",
    path: "/distributions/:id/decide",
    title: "登记“四议”结果；人数、先后、提前天数不合的不予登记",
    body: z.object({ version, meetings }),
  }),
  post: route({
    ...post,
    verb: "distribution.write",
    path: "/distributions/:id/post",
    title: "登记分配方案公示",
    body: z.object({ id, version, fromOn: isoDate, places: line(100) }),
  }),
  redraft: route({
    ...post,
    verb: "distribution.write",
    path: "/distributions/:id/redraft",
    title: "退回修改，写明原因",
    body: reasoned,
  }),
  return: route({
    ...post,
    verb: "distribution.approve",
    path: "/distributions/:id/return",
    title: "县级退回修改，写明原因",
    body: reasoned,
  }),
  file: route({
    ...post,
    verb: "distribution.approve",
    path: "/distributions/:id/file",
    title: "备案；公示期满、异议已答复、由经手人以外的人办理",
    body: z.object({ version, text: text(500) }),
  }),
  payOut: route({
    ...post,
    verb: "distribution.write",
    path: "/distributions/:id/pay-out",
    title: "登记兑现和结果公开",
    body: z.object({ version, paidOn: isoDate, publishedOn: isoDate, text: line(500) }),
  }),
  drop: route({
    ...post,
    verb: "distribution.write",
    path: "/distributions/:id/drop",
    title: "作废起草中的方案，写明原因",
    body: reasoned,
  }),
};
