import { z } from "zod";
import { codeSchemes } from "#domain/registry/labels.ts";
import { byId, countyId, done, id, isoDate, line, pageOf, paging } from "./common.ts";
import { route } from "./route.ts";

const made = z.object({ id });
const villageKind = z.enum(["village", "community"]);
/** ?closed=true also shows what has ended. */
const closed = z.stringbool().default(false);

const count = (max: number) =>
  z.int("应为整数").min(0, "不能小于 0").max(max, `不能大于 ${max}`).nullable().default(null);

const numbers = {
  households: count(1_000_000),
  population: count(10_000_000),
  partyMembers: count(1_000_000),
  collectiveIncomeFen: count(1_000_000_000_000),
};

const villageRow = z.object({
  countyId,
  id,
  townshipId: id,
  townshipName: z.string(),
  name: z.string(),
  kind: villageKind,
  households: z.int().nullable(),
  population: z.int().nullable(),
  partyMembers: z.int().nullable(),
  collectiveIncomeFen: z.int().nullable(),
  /** Of the latest vintage. */
  code: z.string().nullable(),
  validTo: isoDate.nullable(),
  version: z.int(),
});

const placeCode = z
  .object({ scheme: z.enum(codeSchemes), code: z.string().trim(), vintage: isoDate })
  .superRefine(({ scheme, code }, context) => {
    const sentence =
      scheme === "own"
        ? !/^[\w-]{1,20}$/.test(code) && "本地编号由 1 至 20 个字母、数字、横线组成"
        : !/^\d{12}$/.test(code) && `区划代码应为 12 位数字，现填 ${code.length} 位`;
    if (sentence) context.addIssue({ code: "custom", path: ["code"], message: sentence });
  });

const successionRow = z.object({
  id,
  kind: z.enum(["merged", "split", "renamed", "moved"]),
  onDate: isoDate,
  basis: z.string(),
  fromVillageId: id,
  fromName: z.string(),
  toVillageId: id.nullable(),
  toName: z.string(),
});

const villageFile = villageRow.extend({
  validFrom: isoDate,
  updatedAt: z.string(),
  aliases: z.array(z.string()),
  codes: z.array(z.object({ scheme: z.enum(codeSchemes), code: z.string(), vintage: z.string() })),
  successions: z.array(successionRow),
  can: z.object({ edit: z.boolean() }),
});

const details = {
  name: line(40),
  kind: villageKind,
  ...numbers,
  aliases: z.array(line(40)).max(20).default([]),
  codes: z.array(placeCode).max(30).default([]),
};

/** What every change of status carries: since when, by which document, and the version the officer saw. */
const change = { onDate: isoDate, basis: line(200), version: z.int() };

export const villages = {
  list: route({
    verb: "village.read",
    method: "GET",
    path: "/villages",
    title: "村（社区）名册",
    query: z.object({
      countyId: countyId.optional(),
      townshipId: id.optional(),
      search: z.string().trim().max(40).default(""),
      closed,
      ...paging,
    }),
    result: pageOf(villageRow),
  }),
  get: route({
    verb: "village.read",
    method: "GET",
    path: "/villages/:id",
    title: "一村一档",
    params: byId,
    result: villageFile,
  }),
  create: route({
    verb: "village.edit",
    method: "POST",
    path: "/villages",
    title: "新增村（社区）",
    body: z.object({ id, townshipId: id, ...details }),
    result: made,
  }),
  edit: route({
    verb: "village.edit",
    method: "PUT",
    path: "/villages/:id",
    title: "修改一村一档",
    params: byId,
    body: z.object({ version: z.int(), ...details }),
    result: z.object({ version: z.int() }),
  }),
  rename: route({
    verb: "village.edit",
    method: "POST",
    path: "/villages/:id/rename",
    title: "更名",
    params: byId,
    body: z.object({ ...change, name: line(40) }),
    result: made,
  }),
  move: route({
    verb: "village.edit",
    method: "POST",
    path: "/villages/:id/move",
    title: "划转到本县另一乡镇（街道）",
    params: byId,
    body: z.object({ ...change, newId: id, townshipId: id }),
    result: made,
  }),
  merge: route({
    verb: "village.edit",
    method: "POST",
    path: "/villages/:id/merge",
    title: "合并",
    params: byId,
    body: z.object({
      ...change,
      otherIds: z.array(id).min(1, "请选择与之合并的村（社区）").max(20),
      into: z.union([
        z.object({ keptId: id }),
        z.object({ newId: id, name: line(40), kind: villageKind, townshipId: id }),
      ]),
    }),
    result: made,
  }),
  split: route({
    verb: "village.edit",
    method: "POST",
    path: "/villages/:id/split",
    title: "拆分",
    params: byId,
    body: z.object({
      ...change,
      originalStays: z.boolean(),
      parts: z
        .array(z.object({ id, name: line(40), kind: villageKind }))
        .min(1)
        .max(10),
    }),
    result: done,
  }),
};
