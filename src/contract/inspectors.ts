import { z } from "zod";
import { recusalKinds } from "#domain/inspections/recusal.ts";
import { countyId, done, id, isoDate, line, pageOf, paging } from "./common.ts";
import { route } from "./route.ts";

const byPerson = z.object({ id });

const inspectorRow = z.object({
  countyId,
  personId: id,
  name: z.string(),
  unit: z.string().nullable(),
  post: z.string(),
  homeTownship: z.string().nullable(),
  accountId: id.nullable(),
  account: z.string().nullable(),
  validTo: isoDate.nullable(),
  inspections: z.int(),
  version: z.int(),
});

export const inspectors = {
  list: route({
    verb: "inspector.read",
    method: "GET",
    path: "/inspectors",
    title: "督查人员库",
    query: z.object({
      search: z.string().trim().max(40).default(""),
      closed: z.stringbool().default(false),
      countyId: countyId.optional(),
      ...paging,
    }),
    result: pageOf(inspectorRow),
  }),
  choices: route({
    verb: "inspector.edit",
    method: "GET",
    path: "/inspector-choices",
    title: "可入库的干部和可关联的督查账号",
    query: z.object({ search: z.string().trim().max(40).default("") }),
    result: z.object({
      persons: z.array(z.object({ id, name: z.string(), unit: z.string().nullable(), post: z.string() })),
      accounts: z.array(z.object({ id, name: z.string(), loginName: z.string() })),
    }),
  }),
  get: route({
    verb: "inspector.read",
    method: "GET",
    path: "/inspectors/:id",
    title: "一名督查人员和其回避情形",
    params: byPerson,
    result: inspectorRow.extend({
      recusals: z.array(
        z.object({
          kind: z.enum(recusalKinds),
          township: z.string(),
          village: z.string().nullable(),
          detail: z.string(),
          /** Of what was added by hand. */
          id: id.nullable(),
        }),
      ),
      can: z.object({ edit: z.boolean() }),
    }),
  }),
  save: route({
    verb: "inspector.edit",
    method: "PUT",
    path: "/inspectors/:id",
    title: "列入督查人员库、修改有效期和关联账号",
    params: byPerson,
    /** Version 0: not in the register yet. */
    body: z.object({
      version: z.int().min(0),
      accountId: id.nullable().default(null),
      validTo: isoDate.nullable().default(null),
    }),
    result: z.object({ version: z.int() }),
  }),
  recuse: route({
    verb: "inspector.edit",
    method: "POST",
    path: "/inspectors/:id/recusals",
    title: "登记一项回避",
    params: byPerson,
    body: z.object({ id, townshipId: id, villageId: id.nullable().default(null), reason: line(100) }),
    result: done,
  }),
  lift: route({
    verb: "inspector.edit",
    method: "POST",
    path: "/inspectors/:id/recusals/lift",
    title: "撤销另行登记的回避",
    params: byPerson,
    body: z.object({ recusalId: id }),
    result: done,
  }),
};
