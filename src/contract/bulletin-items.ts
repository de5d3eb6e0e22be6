import { z } from "zod";
import { itemStatuses } from "#domain/bulletins/item.ts";
import { blocks } from "./blocks.ts";
import { byId, done, id, line, text } from "./common.ts";
import { route } from "./route.ts";

const version = z.int().min(1);
const words = { section: text(20), title: text(60), credit: text(40), blocks };

export const bulletinItem = z.object({
  id,
  position: z.int(),
  ...words,
  status: z.enum(itemStatuses),
  returnReason: z.string(),
  author: z.string(),
  authorId: id,
  version: z.int(),
  can: z.object({ edit: z.boolean(), return: z.boolean(), arrange: z.boolean(), remove: z.boolean() }),
});

export const bulletinItems = {
  create: route({
    verb: "bulletin.write",
    method: "POST",
    path: "/bulletins/:id/items",
    title: "给简报供稿：新写一篇稿件",
    params: byId,
    body: z.object({ id, section: text(20).default(""), title: text(60).default(""), credit: text(40).default("") }),
    result: z.object({ id }),
  }),
  save: route({
    verb: "bulletin.write",
    method: "PUT",
    path: "/bulletin-items/:id",
    title: "保存本人的稿件",
    params: byId,
    body: z.object({ version, ...words }),
    result: z.object({ version: z.int() }),
  }),
  handIn: route({
    verb: "bulletin.write",
    method: "POST",
    path: "/bulletin-items/:id/hand-in",
    title: "交稿",
    params: byId,
    body: z.object({ version }),
    result: z.object({ version: z.int() }),
  }),
  return: route({
    verb: "bulletin.write",
    method: "POST",
    path: "/bulletin-items/:id/return",
    title: "编辑退回稿件",
    params: byId,
    body: z.object({ version, reason: line(500) }),
    result: z.object({ version: z.int() }),
  }),
  remove: route({
    verb: "bulletin.write",
    method: "POST",
    path: "/bulletin-items/:id/remove",
    title: "撤去稿件",
    params: byId,
    body: z.object({ version }),
    result: done,
  }),
  arrange: route({
    verb: "bulletin.write",
    method: "POST",
    path: "/bulletins/:id/arrange",
    title: "编辑编排各稿件的先后和栏目",
    params: byId,
    body: z.object({ items: z.array(z.object({ id, section: text(20) })).max(60, "一期不能超过 60 篇") }),
    result: done,
  }),
};
