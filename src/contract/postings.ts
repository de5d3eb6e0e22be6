import { z } from "zod";
import { slots } from "#domain/teams/match/match.ts";
import { byId, id, isoDate, line } from "./common.ts";
import { leaveRow } from "./leave.ts";
import { route } from "./route.ts";

const slot = z.enum(slots);
const version = z.int().min(1);
const saved = z.object({ version: z.int() });
/** A person, or a unit for the paired-unit slot. */
export const held = { personId: id.nullable().default(null), organisationId: id.nullable().default(null) };

const month = z.object({
  month: z.string(),
  posted: z.int(),
  rest: z.int(),
  leave: z.int(),
  errand: z.int(),
  inVillage: z.int(),
  provisional: z.boolean(),
});

export const postings = {
  fill: route({
    verb: "team.edit",
    method: "POST",
    path: "/teams/:id/postings",
    title: "补齐空缺岗位，增加队员",
    params: byId,
    body: z.object({ id, slot, ...held, fromOn: isoDate, toOn: isoDate }),
    /** The pack of whoever held the slot before; null where nobody did, or long ago. */
    result: saved.extend({ handoverId: id.nullable() }),
  }),
  replace: route({
    verb: "team.edit",
    method: "POST",
    path: "/postings/:id/replace",
    title: "轮换：前任离岗、后任次日接任，同时生成交接包",
    params: byId,
    body: z.object({ id, handoverId: id, version, endedOn: isoDate, reason: line(200), ...held, toOn: isoDate }),
    result: z.object({ handoverId: id }),
  }),
  end: route({
    verb: "team.edit",
    method: "POST",
    path: "/postings/:id/end",
    title: "离岗，岗位暂时空缺",
    params: byId,
    body: z.object({ version, endedOn: isoDate, reason: line(200) }),
    result: saved,
  }),
  takeBack: route({
    verb: "team.edit",
    method: "POST",
    path: "/postings/:id/take-back",
    title: "未到岗撤回：派驻起始日期以前撤回",
    params: byId,
    body: z.object({ version, reason: line(200) }),
    result: saved,
  }),
  membership: route({
    verb: "posting.write",
    method: "POST",
    path: "/postings/:id/membership",
    title: "登记党组织关系转接，日期为空则撤销登记",
    params: byId,
    body: z.object({ version, movedOn: isoDate.nullable() }),
    result: saved,
  }),
  read: route({
    verb: "posting.read",
    method: "GET",
    path: "/postings/:id",
    title: "派驻情况：在村天数及其由来、请假公出、培训",
    params: byId,
    query: z.object({ year: z.coerce.number().int().min(2000).max(2100).optional() }),
    result: z.object({
      id,
      teamId: id,
      team: z.string(),
      village: z.string(),
      township: z.string(),
      slot,
      name: z.string(),
      post: z.string(),
      unit: z.string().nullable(),
      fromOn: isoDate,
      toOn: isoDate,
      endedOn: isoDate.nullable(),
      /** The last day that is counted: the end of the posting, or today. */
      countedTo: isoDate,
      year: z.int(),
      years: z.array(z.int()),
      months: z.array(month),
      sum: month.omit({ month: true, provisional: true }),
      recall: z.string().nullable(),
      leaves: z.array(leaveRow),
      trainings: z.array(
        z.object({
          id,
          title: z.string(),
          organiser: z.string(),
          fromOn: isoDate,
          toOn: isoDate,
          attended: z.boolean(),
          note: z.string(),
        }),
      ),
    }),
  }),
};
