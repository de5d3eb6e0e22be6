import { z } from "zod";
import { organisationKinds, organisationLevels } from "#domain/registry/labels.ts";
import { opinionBodies } from "#domain/screening/opinion.ts";
import { byId, countyId, done, id, isoDate, line, text, villageCapacity } from "./common.ts";
import { route } from "./route.ts";

const made = z.object({ id });
const townshipKind = z.enum(["street", "town", "township", "enterprise"]);

const county = z.object({
  id: countyId,
  name: z.string(),
  city: z.string().nullable(),
  province: z.string().nullable(),
  code: z.string().nullable(),
});

export const counties = {
  list: route({
    verb: "county.read",
    method: "GET",
    path: "/counties",
    title: "管辖范围内的县（市、区）",
    result: z.array(county),
  }),
  create: route({
    verb: "county.create",
    method: "POST",
    path: "/counties",
    title: "建立县（市、区）",
    body: z.object({
      id,
      name: line(40),
      province: line(40),
      /** 省直辖的县、直辖市的区没有地级市。 */
      city: text(40).default(""),
      code: z
        .string()
        .trim()
        .regex(/^\d{6}$/, "县级区划代码应为 6 位数字")
        .nullable()
        .default(null),
    }),
    result: z.object({ id: countyId }),
  }),
};

const townshipRow = z.object({
  countyId,
  id,
  name: z.string(),
  kind: townshipKind,
  sortOrder: z.int(),
  validFrom: isoDate,
  validTo: isoDate.nullable(),
  villageCount: z.int(),
});

/** ?closed=true also shows what has ended. */
const closed = z.stringbool().default(false);

export const townships = {
  list: route({
    verb: "township.read",
    method: "GET",
    path: "/townships",
    title: "乡镇（街道）列表",
    query: z.object({ countyId: countyId.optional(), closed }),
    result: z.array(townshipRow),
  }),
  create: route({
    verb: "township.edit",
    method: "POST",
    path: "/townships",
    title: "新增乡镇（街道）",
    body: z.object({ id, name: line(40), kind: townshipKind }),
    result: made,
  }),
  edit: route({
    verb: "township.edit",
    method: "PUT",
    path: "/townships/:id",
    title: "修改乡镇（街道）名称、类别",
    params: byId,
    body: z.object({ name: line(40), kind: townshipKind }),
    result: done,
  }),
  order: route({
    verb: "township.edit",
    method: "POST",
    path: "/townships/order",
    title: "排定乡镇（街道）顺序",
    body: z.object({ ids: z.array(id).min(1).max(500) }),
    result: done,
  }),
  close: route({
    verb: "township.edit",
    method: "POST",
    path: "/townships/:id/close",
    title: "停用乡镇（街道）",
    params: byId,
    body: z.object({ onDate: isoDate }),
    result: done,
  }),
};

const organisationRow = z.object({
  countyId,
  id,
  name: z.string(),
  kind: z.enum(organisationKinds),
  reviewBody: z.enum(opinionBodies).nullable(),
  level: z.enum(organisationLevels),
  townshipId: id.nullable(),
  townshipName: z.string().nullable(),
  villageCapacity: villageCapacity("最多结对村数"),
  validTo: isoDate.nullable(),
  version: z.int(),
});

const organisationBody = {
  name: line(60),
  kind: z.enum(organisationKinds),
  reviewBody: z.enum(opinionBodies).nullable().default(null),
  level: z.enum(organisationLevels).default("county"),
  townshipId: id.nullable().default(null),
  villageCapacity: villageCapacity("最多结对村数").default(null),
};

export const organisations = {
  list: route({
    verb: "organisation.read",
    method: "GET",
    path: "/organisations",
    title: "单位名录",
    query: z.object({ countyId: countyId.optional(), search: z.string().trim().max(40).default(""), closed }),
    result: z.array(organisationRow),
  }),
  create: route({
    verb: "organisation.edit",
    method: "POST",
    path: "/organisations",
    title: "新增单位",
    body: z.object({ id, ...organisationBody }),
    result: made,
  }),
  edit: route({
    verb: "organisation.edit",
    method: "PUT",
    path: "/organisations/:id",
    title: "修改单位",
    params: byId,
    body: z.object({ ...organisationBody, version: z.int() }),
    result: done,
  }),
  close: route({
    verb: "organisation.edit",
    method: "POST",
    path: "/organisations/:id/close",
    title: "停用单位",
    params: byId,
    result: done,
  }),
};
