import { z } from "zod";
import { byId, done, id, line } from "./common.ts";
import { candidate, matchOverview, runSettings, runView, seatChange, slot } from "./match-shapes.ts";
import { route } from "./route.ts";

const version = z.int().min(1);
const made = z.object({ id });
const moved = z.object({ version });

export const matches = {
  overview: route({
    verb: "match.read",
    method: "GET",
    path: "/rounds/:id/match",
    title: "选人配对：一个轮次的村、人选、规则和历次方案",
    params: byId,
    result: matchOverview,
  }),
  pin: route({
    verb: "match.edit",
    method: "POST",
    path: "/rounds/:id/match/pins",
    title: "手工指定或者排除人选",
    params: byId,
    body: z.object({ id, villageId: id, slot, holderId: id, kind: z.enum(["pin", "ban"]), reason: line(100) }),
    result: made,
  }),
  unpin: route({
    verb: "match.edit",
    method: "DELETE",
    path: "/match-pins/:id",
    title: "取消一项指定或者排除",
    params: byId,
    result: done,
  }),
  repin: route({
    verb: "match.edit",
    method: "POST",
    path: "/match-pins/:id/restore",
    title: "恢复已取消的指定或者排除",
    params: byId,
    result: done,
  }),
  distances: route({
    verb: "match.read",
    method: "GET",
    path: "/rounds/:id/match/distances",
    title: "单位到各乡镇的车程",
    params: byId,
    result: z.object({
      townships: z.array(z.object({ id, name: z.string() })),
      units: z.array(z.object({ id, name: z.string(), minutes: z.array(z.int().nullable()) })),
    }),
  }),
  saveDistances: route({
    verb: "match.edit",
    method: "PUT",
    path: "/rounds/:id/match/distances",
    title: "登记单位到各乡镇的车程",
    params: byId,
    body: z.object({
      rows: z
        .array(
          z.object({
            organisationId: id,
            townshipId: id,
            minutes: z.int("应为整数").min(1, "至少 1 分钟").max(600, "不超过 600 分钟").nullable(),
          }),
        )
        .min(1)
        .max(2000),
    }),
    result: done,
  }),
  run: route({
    verb: "match.edit",
    method: "POST",
    path: "/rounds/:id/matches",
    title: "求解一个配对方案（后台任务）",
    params: byId,
    body: z.object({ id, settings: runSettings }),
    result: z.object({ id, jobId: id }),
  }),
  read: route({
    verb: "match.read",
    method: "GET",
    path: "/matches/:id",
    title: "一个配对方案，每个人选附理由",
    params: byId,
    result: runView,
  }),
  candidates: route({
    verb: "match.read",
    method: "GET",
    path: "/matches/:id/candidates",
    title: "一个岗位可换的人选和换后的得分变化",
    params: byId,
    query: z.object({ villageId: id, slot, out: id.optional() }),
    result: z.array(candidate),
  }),
  change: route({
    verb: "match.edit",
    method: "POST",
    path: "/matches/:id/changes",
    title: "在方案中手工换人（立即核对规则）",
    params: byId,
    body: z.object({ version, changes: z.array(seatChange).min(1).max(4) }),
    result: moved,
  }),
  undo: route({
    verb: "match.edit",
    method: "POST",
    path: "/matches/:id/undo",
    title: "撤回最近一次手工换人",
    params: byId,
    body: z.object({ version }),
    result: moved,
  }),
  confirm: route({
    verb: "match.confirm",
    method: "POST",
    path: "/matches/:id/confirm",
    title: "确认方案：组建工作队、派驻到岗",
    params: byId,
    body: z.object({ version }),
    result: z.object({ formed: z.int(), kept: z.int(), added: z.int(), ended: z.int() }),
  }),
  discard: route({
    verb: "match.edit",
    method: "POST",
    path: "/matches/:id/discard",
    title: "放弃方案",
    params: byId,
    body: z.object({ version, reason: line(100) }),
    result: moved,
  }),
  export: route({
    verb: "match.read",
    method: "POST",
    path: "/matches/:id/export",
    title: "导出配对方案",
    params: byId,
    download: "xlsx",
  }),
  document: route({
    verb: "match.read",
    method: "POST",
    path: "/matches/:id/document",
    title: "“四个一”包联一览表（公文格式）",
    params: byId,
    download: "docx",
  }),
};
