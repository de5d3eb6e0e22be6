import { z } from "zod";
import { writtenKinds } from "#domain/screening/opinion.ts";
import { byId, id, text } from "./common.ts";
import { route } from "./route.ts";

/** One id per opinion, made by the writer, and the round as she saw it. */
const many = z.strictObject({
  version: z.int(),
  opinions: z
    .array(z.strictObject({ id, villageId: id }))
    .min(1, "请先选中村")
    .max(2000, "一次至多 2000 个村")
    .refine((all) => new Set(all.map(({ villageId }) => villageId)).size === all.length, "同一个村出现了两次"),
});

export const opinions = {
  write: route({
    verb: "opinion.write",
    method: "POST",
    path: "/rounds/:id/opinions",
    title: "写联审意见",
    params: byId,
    // Strict: a capacity cannot be claimed, it is that of the department's own organisation.
    body: z.strictObject({ id, villageId: id, kind: z.enum(writtenKinds), reason: text(400) }),
    result: z.object({ id }),
  }),
  writeMany: route({
    verb: "opinion.write",
    method: "POST",
    path: "/rounds/:id/opinions/batch",
    title: "对多个尚未提意见的村同意列入，全部写入或者都不写入",
    params: byId,
    body: many,
    result: z.object({ written: z.int() }),
  }),
  withdraw: route({
    verb: "opinion.write",
    method: "POST",
    path: "/rounds/:id/opinions/withdraw",
    title: "撤回本单位对一个或者多个村的意见（联审期间），记录保留",
    params: byId,
    body: many,
    result: z.object({ withdrawn: z.int() }),
  }),
};
