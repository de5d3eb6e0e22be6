import { z } from "zod";
import { lights as colours } from "#domain/cases/light.ts";
import { lightKinds, lightSetCodes } from "#domain/cases/light-sets.ts";
import { changes } from "#domain/evaluation/lights/months.ts";
import { countyId, done, id, isoDate, pageOf, paging, text } from "./common.ts";
import { route } from "./route.ts";

const colour = z.enum(colours);
const kind = z.enum(lightKinds);
const colourList = z.string().regex(new RegExp(`^(${colours.join("|")})(,(${colours.join("|")}))*$`), {
  error: "亮灯应从 red、yellow、green、none 中选取，以逗号分开",
});
const tally = z.object({ red: z.int(), yellow: z.int(), green: z.int(), none: z.int() });

/** Set by hand: by whom, why, and the last day it holds. */
const override = z.object({ id, colour, reason: z.string(), untilOn: isoDate, madeByName: z.string() });

const litRow = z.object({
  id,
  villageId: id.nullable(),
  village: z.string().nullable(),
  township: z.string().nullable(),
  title: z.string(),
  /** The file a file or goal is in. */
  caseId: id.nullable(),
  /** What is shown everywhere: by hand while it holds, else by the rule. */
  shown: colour,
  computed: colour,
  /** At the end of the month before; null: not lit then. */
  before: colour.nullable(),
  since: isoDate,
  /** “黄：计划应完成 6 项，完成 4 项；12 月 10 日前再完成 2 项转绿” */
  sentence: z.string(),
  /** What is done about it, addressed to a body; empty when green. */
  action: z.string(),
  override: override.nullable(),
});

const about = {
  countyId,
  county: z.string(),
  kind,
  set: z.enum(lightSetCodes),
  version: z.int(),
  /** Told from the deadlines at this moment; else as last evaluated. */
  live: z.boolean(),
  asOf: isoDate,
  ranAt: z.string().nullable(),
  /** The county has set another rule: it takes hold with the next evaluation. */
  pending: z.boolean(),
  can: z.object({ run: z.boolean(), override: z.boolean() }),
};

const one = z.object({ kind, id });

export const lights = {
  overview: route({
    verb: "light.read",
    method: "GET",
    path: "/lights/overview",
    title: "红黄绿灯：各乡镇（街道）亮灯与上月对照",
    query: z.object({ countyId: countyId.optional(), kind: kind.default("case") }),
    result: z.object({
      ...about,
      total: tally,
      totalBefore: tally,
      /** Without an id: what lies in no township. */
      townships: z.array(z.object({ id: id.nullable(), name: z.string(), now: tally, before: tally })),
      /** 上月红→本月绿 …, the rows that were lit both times and changed. */
      changes: z.array(z.object({ from: colour, to: colour, count: z.int() })),
      /** Month by month, the earliest first; the last is this moment. */
      trend: z.array(z.object({ month: isoDate, ...tally.shape })),
    }),
  }),
  list: route({
    verb: "light.read",
    method: "GET",
    path: "/lights",
    title: "红黄绿灯：逐项亮灯与说明",
    query: z.object({
      countyId: countyId.optional(),
      kind: kind.default("case"),
      townshipId: id.optional(),
      light: colourList.optional(),
      change: z.enum(changes).optional(),
      byHand: z.literal("1").optional(),
      ...paging,
    }),
    result: pageOf(litRow),
  }),
  read: route({
    verb: "light.read",
    method: "GET",
    path: "/lights/:kind/:id",
    title: "一项的亮灯：当前、逐月、人工调整",
    params: one,
    result: z.object({
      ...about,
      /** Null when it is lit no longer; its history stays. */
      now: litRow.nullable(),
      months: z.array(z.object({ month: isoDate, colour, computed: colour, sentence: z.string() })),
      overrides: z.array(
        override.extend({
          computed: colour,
          fromOn: isoDate,
          madeAt: z.string(),
          endedOn: isoDate.nullable(),
          holds: z.boolean(),
        }),
      ),
      longest: z.int(),
    }),
  }),
  run: route({
    verb: "light.run",
    method: "POST",
    path: "/lights/run",
    title: "重新评定全县红黄绿灯；事项很多时在后台办理",
    body: z.object({}),
    result: z.object({ jobId: id.nullable(), subjects: z.int(), turned: z.int() }),
  }),
  override: route({
    verb: "light.override",
    method: "POST",
    path: "/lights/:kind/:id/overrides",
    title: "人工调整一项的亮灯，有理由、有截止日期",
    params: one,
    body: z.object({
      overrideId: id,
      colour: z.enum(["green", "yellow", "red"]),
      reason: text(500).min(1, "请写明理由"),
      untilOn: isoDate,
    }),
    result: done,
  }),
  endOverride: route({
    verb: "light.override",
    method: "POST",
    path: "/lights/:kind/:id/overrides/:overrideId/end",
    title: "提前结束人工调整",
    params: one.extend({ overrideId: id }),
    body: z.object({}),
    result: done,
  }),
};
