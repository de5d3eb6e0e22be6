import { z } from "zod";
import { personKinds, skills } from "#domain/registry/person.ts";
import { byId, countyId, done, id, isoDate, line, pageOf, paging, text, villageCapacity } from "./common.ts";
import { route } from "./route.ts";

const kind = z.enum(personKinds);
const made = z.object({ id });

const personRow = z.object({
  countyId,
  id,
  name: z.string(),
  kind,
  organisationId: id.nullable(),
  organisation: z.string().nullable(),
  townshipId: id.nullable(),
  township: z.string().nullable(),
  post: z.string(),
  unitHead: z.boolean(),
  birthYear: z.int().nullable(),
  partyMember: z.boolean(),
  skills: z.array(z.string()),
  homeTownshipId: id.nullable(),
  homeTownship: z.string().nullable(),
  homePlace: z.string(),
  /** 138****0000; the full number is shown by `persons.phone`, which leaves an audit row. */
  phoneMasked: z.string().nullable(),
  sortOrder: z.int(),
  villageCapacity: villageCapacity("最多包联村数"),
  validTo: isoDate.nullable(),
  version: z.int(),
  kinships: z.int(),
});

const kinship = z.object({
  id,
  villageId: id,
  village: z.string(),
  township: z.string(),
  relation: z.string(),
  declaredOn: isoDate,
});

const personFile = personRow.omit({ kinships: true }).extend({
  kinships: z.array(kinship),
  can: z.object({ edit: z.boolean(), close: z.boolean(), reopen: z.boolean() }),
});

const phone = z
  .string()
  .trim()
  .regex(/^(1\d{10}|0\d{2,3}-?\d{7,8})$/, "联系电话应为 11 位手机号，或带区号的座机号")
  .nullable()
  .default(null);

const personBody = {
  name: line(40),
  kind,
  organisationId: id.nullable().default(null),
  townshipId: id.nullable().default(null),
  post: text(60).default(""),
  unitHead: z.boolean().default(false),
  birthYear: z.int("应为四位年份").min(1930, "不早于 1930 年").max(2015, "不晚于 2015 年").nullable().default(null),
  partyMember: z.boolean().default(false),
  skills: z.array(z.enum(skills)).max(12).default([]),
  homeTownshipId: id.nullable().default(null),
  homePlace: text(60).default(""),
  sortOrder: z.int().min(0).max(100_000).default(0),
  villageCapacity: villageCapacity("最多包联村数").default(null),
};

const personFilter = {
  countyId: countyId.optional(),
  kind: kind.optional(),
  organisationId: id.optional(),
  townshipId: id.optional(),
  /** Part of a name, post or unit. */
  search: z.string().trim().max(40).default(""),
  unitHead: z.literal("1").optional(),
  closed: z.stringbool().default(false),
};

export const persons = {
  list: route({
    verb: "person.read",
    method: "GET",
    path: "/persons",
    title: "干部名册",
    query: z.object({ ...personFilter, ...paging }),
    result: pageOf(personRow),
  }),
  get: route({
    verb: "person.read",
    method: "GET",
    path: "/persons/:id",
    title: "一名干部和其亲属关系申报",
    params: byId,
    result: personFile,
  }),
  create: route({
    verb: "person.edit",
    method: "POST",
    path: "/persons",
    title: "新增干部",
    body: z.object({ id, ...personBody, phone }),
    result: made,
  }),
  edit: route({
    verb: "person.edit",
    method: "PUT",
    path: "/persons/:id",
    title: "修改干部",
    params: byId,
    /** Without `phone` the number stays as it is: the page shows it masked only. */
    body: z.object({ ...personBody, phone: phone.unwrap().optional(), version: z.int() }),
    result: done,
  }),
  close: route({
    verb: "person.edit",
    method: "POST",
    path: "/persons/:id/close",
    title: "移出名册（调离、退休）",
    params: byId,
    body: z.object({ onDate: isoDate, reason: line(100), version: z.int() }),
    result: done,
  }),
  reopen: route({
    verb: "person.edit",
    method: "POST",
    path: "/persons/:id/reopen",
    title: "恢复到名册",
    params: byId,
    body: z.object({ version: z.int() }),
    result: done,
  }),
  phone: route({
    verb: "person.edit",
    method: "POST",
    path: "/persons/:id/phone",
    title: "查看完整联系电话（留痕）",
    reveals: true,
    params: byId,
    body: z.object({ reason: line(100) }),
    result: z.object({ phone: z.string().nullable() }),
  }),
  declare: route({
    verb: "person.edit",
    method: "POST",
    path: "/persons/:id/kinships",
    title: "登记亲属关系申报",
    params: byId,
    body: z.object({ id, villageId: id, relation: line(40), declaredOn: isoDate }),
    result: made,
  }),
  withdraw: route({
    verb: "person.edit",
    method: "DELETE",
    path: "/kinships/:id",
    title: "撤销一项亲属关系申报",
    params: byId,
    body: z.object({ reason: line(100) }),
    result: done,
  }),
  restore: route({
    verb: "person.edit",
    method: "POST",
    path: "/kinships/:id/restore",
    title: "恢复已撤销的亲属关系申报",
    params: byId,
    result: done,
  }),
  export: route({
    verb: "person.read",
    method: "POST",
    path: "/persons/export",
    title: "导出干部名册（电话只保留前三后四位）",
    body: z.object({ ...personFilter, closed: z.boolean().default(false) }),
    download: "xlsx",
  }),
};
