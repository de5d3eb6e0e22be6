import { z } from "zod";
import { fileLimit, leaderKinds, meetingKinds, recordKinds, textLimit } from "#domain/records/record.ts";
import { isIsoDate } from "#domain/date.ts";
import { byId, countyId, id, isoDate, line } from "./common.ts";
import { countBody, countShape } from "./record-counts.ts";
import { route } from "./route.ts";

const kind = z.enum(recordKinds, { error: "请选择做了什么" });
const meeting = z.enum(meetingKinds);
const leaderKind = z.enum(leaderKinds);
const version = z.int().min(1);

const contactBody = z.object({
  name: line(20),
  phone: z.string().trim().max(20).nullable().default(null),
  followUp: line(100),
});

const recordBody = {
  villageId: id,
  kind,
  meeting: meeting.nullable().default(null),
  onDay: isoDate,
  text: z.string().trim().max(textLimit, `一句话写清即可，不能超过 ${textLimit} 个字`).default(""),
  ...countBody,
  leaderId: id.nullable().default(null),
  problemId: id.nullable().default(null),
  goalId: id.nullable().default(null),
  taskId: id.nullable().default(null),
  fileIds: z.array(id).max(fileLimit, `附件不能超过 ${fileLimit} 个`).default([]),
  anyway: z.boolean().default(false),
};

const near = z.object({
  other: z.object({ id, onDay: isoDate, village: z.string(), text: z.string() }).nullable(),
});

/** Not saved when a text nearly the same stands elsewhere: the writer looks at it and may save anyway. */
const saved = z.object({ saved: z.boolean(), id, version: z.int(), near: near.nullable() });

const file = z.object({ id, name: z.string(), mediaType: z.string(), bytes: z.int() });
const link = z.object({ id, text: z.string() });

const recordRow = z.object({
  countyId,
  id,
  villageId: id,
  village: z.string(),
  township: z.string(),
  kind,
  meeting: meeting.nullable(),
  onDay: isoDate,
  text: z.string(),
  ...countShape,
  leader: z.object({ id, name: z.string(), kind: leaderKind }).nullable(),
  problem: link.nullable(),
  goal: link.nullable(),
  task: link.nullable(),
  files: z.array(file),
  contact: z
    .object({ name: z.string(), phone: z.string().nullable(), followUp: z.string(), closedOn: isoDate.nullable() })
    .nullable(),
  withdrawn: z.boolean(),
  version: z.int(),
  can: z.object({ edit: z.boolean(), withdraw: z.boolean(), restore: z.boolean(), reveal: z.boolean() }),
});

const filter = {
  countyId: countyId.optional(),
  townshipId: id.optional(),
  villageId: id.optional(),
  kind: kind.optional(),
  from: isoDate.optional(),
  to: isoDate.optional(),
  leaderId: id.optional(),
  problemId: id.optional(),
  goalId: id.optional(),
  taskId: id.optional(),
  open: z.stringbool().optional(),
};

/** Where the next page begins: the day and id of the last entry shown. */
const cursor = z.string().refine((text) => {
  const [day, last, ...more] = text.split("~");
  return isIsoDate(day ?? "") && z.uuid().safeParse(last).success && more.length === 0;
}, "翻页标记不正确，请从第一页重新打开");

/** What the entries of a period add up to. Entries themselves are not counted. */
const totals = z.object({
  households: z.int(),
  partyMembers: z.int(),
  disputes: z.int(),
  resolved: z.int(),
  recoveredFen: z.int(),
  fundsFen: z.int(),
  activists: z.int(),
  helpedHouseholds: z.int(),
  meetings: z.object({ "two-committees": z.int(), members: z.int(), representatives: z.int(), other: z.int() }),
  visits: z.object({ "county-leader": z.int(), "township-leader": z.int(), "unit-head": z.int() }),
});

export const records = {
  list: route({
    verb: "record.read",
    method: "GET",
    path: "/records",
    title: "纪实",
    query: z.object({ ...filter, after: cursor.optional(), size: z.coerce.number().int().min(1).max(200).default(50) }),
    result: z.object({ rows: z.array(recordRow), next: cursor.nullable() }),
  }),
  totals: route({
    verb: "record.read",
    method: "GET",
    path: "/record-totals",
    title: "纪实汇总：户次、人次、件、元与会议、领导调研次数",
    query: z.object({
      countyId: countyId.optional(),
      townshipId: id.optional(),
      villageId: id.optional(),
      from: isoDate,
      to: isoDate,
    }),
    result: totals,
  }),
  choices: route({
    verb: "record.read",
    method: "GET",
    path: "/record-choices",
    title: "记纪实可选的村、领导和关联事项",
    query: z.object({ countyId: countyId.optional(), villageId: id.optional() }),
    result: z.object({
      counties: z.array(z.object({ id: countyId, name: z.string() })),
      townships: z.array(z.object({ id, name: z.string() })),
      /** With the day a village ended, while what was done before may still be written down there. */
      villages: z.array(
        z.object({ id, name: z.string(), townshipId: id, township: z.string(), endedOn: isoDate.nullable() }),
      ),
      leaders: z.array(z.object({ id, name: z.string(), post: z.string(), kind: leaderKind })),
      problems: z.array(link),
      goals: z.array(link),
      tasks: z.array(link),
      kinds: z.array(kind),
      today: isoDate,
    }),
  }),
  read: route({
    verb: "record.read",
    method: "GET",
    path: "/records/:id",
    title: "一条纪实",
    params: byId,
    result: recordRow.extend({ author: z.string(), madeAt: z.string(), updatedAt: z.string() }),
  }),
  add: route({
    verb: "record.write",
    method: "POST",
    path: "/records",
    title: "记一条纪实",
    body: z.object({ id, ...recordBody, contact: contactBody.nullable().default(null) }),
    result: saved,
  }),
  edit: route({
    verb: "record.write",
    method: "PUT",
    path: "/records/:id",
    title: "更正本人的一条纪实",
    params: byId,
    body: z.object({ version, ...recordBody, contact: contactBody.nullable().optional() }),
    result: saved,
  }),
  withdraw: route({
    verb: "record.write",
    method: "POST",
    path: "/records/:id/withdraw",
    title: "撤回本人的一条纪实，可恢复",
    params: byId,
    body: z.object({ version }),
    result: z.object({ version: z.int() }),
  }),
  restore: route({
    verb: "record.write",
    method: "POST",
    path: "/records/:id/restore",
    title: "恢复本人撤回的一条纪实",
    params: byId,
    body: z.object({ version }),
    result: z.object({ version: z.int() }),
  }),
  reveal: route({
    verb: "record.reveal",
    method: "POST",
    path: "/records/:id/contact",
    title: "查看纪实联系人的姓名和电话，留审计",
    reveals: true,
    params: byId,
    body: z.object({ reason: line(100) }),
    result: z.object({ name: z.string(), phone: z.string().nullable() }),
  }),
  close: route({
    verb: "record.reveal",
    method: "POST",
    path: "/records/:id/contact/close",
    title: "登记已回访，或者撤销登记",
    params: byId,
    body: z.object({ done: z.boolean() }),
    result: z.object({ closedOn: isoDate.nullable() }),
  }),
  attach: route({
    verb: "record.write",
    method: "POST",
    path: "/record-files",
    title: "上传纪实附件（可选；照片的拍摄信息自动去除）",
    query: z.object({ id, villageId: id }),
    upload: true,
    result: file,
  }),
  file: route({
    verb: "record.read",
    method: "POST",
    path: "/records/:id/files/:fileId",
    title: "下载纪实附件",
    params: z.object({ id, fileId: id }),
    download: "file",
  }),
  export: route({
    verb: "record.read",
    method: "POST",
    path: "/records/export",
    title: "导出纪实（按筛选条件，至多 20,000 条）",
    body: z.object({ ...filter, reason: line(100) }).omit({ open: true }),
    download: "xlsx",
  }),
};
