import { z } from "zod";
import { byId, countyId, done, id, isoDate, line, pageOf, paging, text } from "./common.ts";
import { phoneNumber, projectKind, version } from "./project-shapes.ts";
import { route } from "./route.ts";

const expertWords = {
  name: line(40),
  /** 专业: other stands for 综合, who may argue projects of every kind. */
  sector: projectKind,
  unit: line(100),
  title: text(60).default(""),
};

const expertRow = z.object({
  id,
  countyId,
  name: z.string(),
  sector: projectKind,
  unit: z.string(),
  title: z.string(),
  phoneMasked: z.string().nullable(),
  validTo: isoDate.nullable(),
  /** Written opinions so far. */
  opinions: z.int(),
  version,
});

const change = {
  verb: "expert.edit",
  method: "POST",
  params: byId,
  body: z.object({ version }),
  result: done,
} as const;

export const experts = {
  list: route({
    verb: "expert.read",
    method: "GET",
    path: "/experts",
    title: "论证专家",
    query: z.object({
      countyId: countyId.optional(),
      sector: projectKind.optional(),
      search: z.string().trim().max(40).optional(),
      closed: z.literal("1").optional(),
      ...paging,
    }),
    result: pageOf(expertRow).extend({ can: z.object({ edit: z.boolean() }) }),
  }),
  add: route({
    verb: "expert.edit",
    method: "POST",
    path: "/experts",
    title: "登记专家",
    body: z.object({ id, ...expertWords, phone: phoneNumber.default(null) }),
    result: z.object({ id }),
  }),
  edit: route({
    verb: "expert.edit",
    method: "PUT",
    path: "/experts/:id",
    title: "修改专家；不改电话的不填电话",
    params: byId,
    body: z.object({ version, ...expertWords, phone: phoneNumber.optional() }),
    result: done,
  }),
  close: route({ ...change, path: "/experts/:id/close", title: "停止专家参加论证" }),
  reopen: route({ ...change, path: "/experts/:id/reopen", title: "恢复专家参加论证" }),
  phone: route({
    verb: "expert.edit",
    method: "POST",
    path: "/experts/:id/phone",
    title: "查看专家的完整电话，须写明事由",
    params: byId,
    body: z.object({ reason: line(100).min(2, "事由至少 2 个字") }),
    result: z.object({ phone: z.string().nullable() }),
    reveals: true,
  }),
};
