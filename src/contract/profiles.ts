import { z } from "zod";
import {
  type Committee,
  committees,
  type PremisesCondition,
  premisesConditions,
  profileLists,
  ventureKinds,
} from "#domain/registry/profile.ts";
import { byId, countyId, id, isoDate, line, text } from "./common.ts";
import { route } from "./route.ts";

const committee = z.enum(committees, { error: "请选择村党组织、村委会或者两者兼任" }) satisfies z.ZodType<Committee>;
const condition = z.enum(premisesConditions) satisfies z.ZodType<PremisesCondition>;
const list = z.enum(profileLists);
const version = z.int().min(1);
const saved = z.object({ version: z.int() });

const whole = (max: number) =>
  z
    .int("应为整数")
    .min(0, "不能小于 0")
    .max(max, `不能大于 ${max.toLocaleString("zh-CN")}`)
    .nullable()
    .default(null);

const phone = z
  .string()
  .trim()
  .regex(/^(1\d{10}|0\d{2,3}-?\d{7,8})$/, "联系电话应为 11 位手机号，或带区号的座机号")
  .nullable();

const premises = {
  premisesArea: whole(100_000),
  premisesCondition: condition.nullable().default(null),
  premisesYear: z.int("应为四位年份").min(1900, "不早于 1900 年").max(2100, "应为四位年份").nullable().default(null),
  premisesNote: text(200).default(""),
};

const committeeMember = {
  list: z.literal("committee-member"),
  committee,
  post: line(30),
  name: line(20),
  termFrom: isoDate.nullable().default(null),
  termTo: isoDate.nullable().default(null),
};
const venture = {
  list: z.literal("venture"),
  kind: z.enum(ventureKinds, { error: "请选择一种经营方式" }),
  name: line(60),
  yearlyFen: whole(1_000_000_000_000),
  note: text(200).default(""),
};
const capablePerson = {
  list: z.literal("capable-person"),
  field: line(40),
  place: text(40).default(""),
  note: text(200).default(""),
};
const grid = { list: z.literal("grid"), name: line(30), households: whole(100_000), worker: text(20).default("") };

const newLine = z.discriminatedUnion("list", [
  z.object({ id, ...committeeMember, phone: phone.default(null) }),
  z.object({ id, ...venture }),
  z.object({ id, ...capablePerson, name: line(20) }),
  z.object({ id, ...grid }),
]);

/** What is shown masked stays as it is when it is left out. */
const changedLine = z.discriminatedUnion("list", [
  z.object({ version, ...committeeMember, phone: phone.optional() }),
  z.object({ version, ...venture }),
  z.object({ version, ...capablePerson, name: line(20).optional() }),
  z.object({ version, ...grid }),
]);

const row = { id, version: z.int() };

const profile = z.object({
  countyId,
  villageId: id,
  overview: z.string(),
  premisesArea: z.int().nullable(),
  premisesCondition: condition.nullable(),
  premisesYear: z.int().nullable(),
  premisesNote: z.string(),
  /** 0: nothing written yet. */
  version: z.int(),
  updatedAt: z.string().nullable(),
  members: z.array(
    z.object({
      ...row,
      committee,
      post: z.string(),
      name: z.string(),
      termFrom: isoDate.nullable(),
      termTo: isoDate.nullable(),
      /** 138****0000; the full number is shown by `profiles.reveal`, which leaves an audit row. */
      phoneMasked: z.string().nullable(),
    }),
  ),
  ventures: z.array(
    z.object({ ...row, kind: z.enum(ventureKinds), name: z.string(), yearlyFen: z.int().nullable(), note: z.string() }),
  ),
  capablePeople: z.array(
    z.object({ ...row, nameMasked: z.string(), field: z.string(), place: z.string(), note: z.string() }),
  ),
  grids: z.array(z.object({ ...row, name: z.string(), households: z.int().nullable(), worker: z.string() })),
  can: z.object({ edit: z.boolean(), reveal: z.boolean() }),
});

export const profiles = {
  get: route({
    verb: "profile.read",
    method: "GET",
    path: "/villages/:id/profile",
    title: "村情民意一本通",
    params: byId,
    result: profile,
  }),
  save: route({
    verb: "profile.edit",
    method: "PUT",
    path: "/villages/:id/profile",
    title: "填写村情概况和村级阵地",
    params: byId,
    body: z.object({ version: z.int().min(0), overview: text(4000).default(""), ...premises }),
    result: saved,
  }),
  addLine: route({
    verb: "profile.edit",
    method: "POST",
    path: "/villages/:id/profile-lines",
    title: "增加一条：两委成员、集体经济项目、在外能人、网格",
    params: byId,
    body: newLine,
    result: saved.extend({ id }),
  }),
  editLine: route({
    verb: "profile.edit",
    method: "PUT",
    path: "/profile-lines/:id",
    title: "修改村情民意一本通的一条",
    params: byId,
    body: changedLine,
    result: saved,
  }),
  removeLine: route({
    verb: "profile.edit",
    method: "POST",
    path: "/profile-lines/:id/remove",
    title: "删去村情民意一本通的一条，可恢复",
    params: byId,
    body: z.object({ list, version }),
    result: saved,
  }),
  restoreLine: route({
    verb: "profile.edit",
    method: "POST",
    path: "/profile-lines/:id/restore",
    title: "恢复删去的一条",
    params: byId,
    body: z.object({ list, version }),
    result: saved,
  }),
  reveal: route({
    verb: "profile.reveal",
    method: "POST",
    path: "/profile-lines/:id/reveal",
    title: "查看两委成员的完整电话或者在外能人的姓名（留痕）",
    reveals: true,
    params: byId,
    body: z.object({ list: z.enum(["committee-member", "capable-person"]), reason: line(100) }),
    result: z.object({ name: z.string(), phone: z.string().nullable() }),
  }),
};
