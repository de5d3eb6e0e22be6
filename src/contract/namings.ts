import { z } from "zod";
import { namingKinds, namingStatuses, namingTones } from "#domain/bulletins/naming.ts";
import { replyKinds } from "#domain/bulletins/reply.ts";
import { byId, done, id, isoDate, line, text } from "./common.ts";
import { route } from "./route.ts";

const bulletinReply = z.object({
  id,
  kind: z.enum(replyKinds),
  text: z.string(),
  saidBy: z.string(),
  saidOn: z.iso.date(),
  late: z.boolean(),
  writer: z.string(),
  madeAt: z.string(),
  /** 处理意见 of the county; empty until it answers. */
  handling: z.string(),
  handler: z.string().nullable(),
});

const named = {
  id,
  kind: z.enum(namingKinds),
  tone: z.enum(namingTones),
  shown: z.string(),
  purpose: z.string(),
  publishedOn: z.iso.date().nullable(),
  replyBy: z.iso.date().nullable(),
  /** Where it stands with its explanation, in one sentence. */
  stand: z.string(),
  replies: z.array(bulletinReply),
};

export const bulletinNaming = z.object({
  ...named,
  masked: z.string(),
  status: z.enum(namingStatuses),
  /** The mark stands in the text. */
  used: z.boolean(),
  proposer: z.string(),
  approver: z.string().nullable(),
  refuseReason: z.string(),
  can: z.object({
    approve: z.boolean(),
    refuse: z.boolean(),
    remove: z.boolean(),
    record: z.boolean(),
    recordNone: z.boolean(),
    /** Answer what the named said. */
    answer: z.boolean(),
  }),
});

const refusal = z.object({ reason: line(500) });

export const namings = {
  subjects: route({
    verb: "bulletin.read",
    method: "GET",
    path: "/bulletins/:id/naming-subjects",
    title: "可以点名的村、乡镇、单位、工作队，按名称查找",
    params: byId,
    query: z.object({ kind: z.enum(namingKinds), search: text(40).optional() }),
    result: z.array(z.object({ id, name: z.string(), township: z.string().nullable() })),
  }),
  propose: route({
    verb: "bulletin.write",
    method: "POST",
    path: "/bulletins/:id/namings",
    title: "提出点名：写明对象、性质和事由，由另一人核准",
    params: byId,
    body: z.object({
      id,
      kind: z.enum(namingKinds),
      /** 好的做法 or 存在问题. */
      tone: z.enum(namingTones).default("fault"),
      subjectId: id,
      /** The village without its township in front. */
      short: z.boolean().default(false),
      purpose: line(300),
    }),
    result: z.object({ id }),
  }),
  approve: route({
    verb: "naming.approve",
    method: "POST",
    path: "/namings/:id/approve",
    title: "核准点名",
    params: byId,
    body: z.object({}),
    result: done,
  }),
  refuse: route({
    verb: "naming.approve",
    method: "POST",
    path: "/namings/:id/refuse",
    title: "不同意点名",
    params: byId,
    body: refusal,
    result: done,
  }),
  remove: route({
    verb: "bulletin.write",
    method: "POST",
    path: "/namings/:id/remove",
    title: "撤去本人提出的点名",
    params: byId,
    body: z.object({}),
    result: done,
  }),
};

const receivedBulletin = z.object({
  id,
  title: z.string(),
  documentNumber: z.string(),
  issuedOn: z.iso.date(),
  issuer: z.string(),
  county: z.string(),
  /** The number of the text that corrects it; null where none does. */
  correctedBy: z.string().nullable(),
});

const mine = z.object({
  ...named,
  bulletinId: id,
  title: z.string(),
  documentNumber: z.string(),
  issuedOn: z.iso.date(),
  can: z.object({ reply: z.boolean() }),
});

export const replies = {
  received: route({
    verb: "reply.read",
    method: "GET",
    path: "/replies/bulletins",
    title: "收到的通报、简报（发至乡镇版）",
    query: z.object({}),
    result: z.array(receivedBulletin),
  }),
  document: route({
    verb: "reply.read",
    method: "POST",
    path: "/replies/bulletins/:id/document",
    title: "下载收到的通报、简报（发至乡镇版）",
    params: byId,
    download: "docx",
  }),
  mine: route({
    verb: "reply.read",
    method: "GET",
    path: "/replies",
    title: "通报、简报中涉及本辖区、本单位的点名和说明情况",
    query: z.object({}),
    result: z.array(mine),
  }),
  write: route({
    verb: "reply.write",
    method: "POST",
    path: "/namings/:id/replies",
    title: "说明情况；县级记录口头说明或者期满未说明",
    params: byId,
    body: z.object({
      id,
      kind: z.enum(replyKinds),
      text: text(2000).default(""),
      saidBy: text(40).default(""),
      saidOn: isoDate,
    }),
    result: z.object({ id, late: z.boolean() }),
  }),
  handle: route({
    verb: "bulletin.write",
    method: "POST",
    path: "/naming-replies/:id/handle",
    title: "答复收到的说明情况：写明处理意见，一次写定",
    params: byId,
    body: z.object({ handling: line(500) }),
    result: done,
  }),
};
