import { z } from "zod";
import { strataKinds, weightKinds } from "#domain/inspections/frame-building.ts";
import { byId, countyId, done, id, isoDate, line, text } from "./common.ts";
import { route } from "./route.ts";

const hash = z.string().regex(/^[0-9a-f]{64}$/, "应为 64 位十六进制数字（小写）");
const status = z.enum(["frozen", "committed", "drawn", "abandoned"]);
const instant = z.string();

const drawSettings = {
  method: z.enum(["simple", "stratified", "two-stage", "size-weighted"]),
  clusterChoice: z.enum(["simple", "size-weighted"]).default("simple"),
  allocation: z.enum(["equal", "proportional"]).default("equal"),
  strataBy: z.enum(strataKinds).default("none"),
  weightBy: z.enum(weightKinds).default("none"),
  /** Every stratum there is, in the order they are drawn; n = 0 leaves its places out. */
  strata: z
    .array(z.object({ name: line(60), n: z.int().min(0).max(2000), clusters: z.int().min(0).max(500) }))
    .max(300),
  excluded: z
    .array(z.object({ id, reason: line(100) }))
    .max(2000)
    .default([]),
  /** 0: none. */
  memoryMonths: z.int().min(0).max(60).default(0),
  memory: z.enum(["exclude", "after"]).default("exclude"),
  perObject: z.int().min(2, "每个对象不少于 2 人").max(20).default(2),
  byGroup: z.boolean().default(false),
  publicSource: text(120).default(""),
  publicOn: isoDate.nullable().default(null),
};

const stratumCount = z.object({ name: z.string(), places: z.int(), capped: z.int(), seen: z.int() });

const officer = z.object({
  position: z.int(),
  name: z.string(),
  commitment: z.string(),
  committedAt: instant,
  revealed: z.boolean(),
});

const drawRow = z.object({
  countyId,
  id,
  inspectionId: id,
  number: z.int(),
  status,
  frameSha256: z.string(),
  publicSource: z.string(),
  publicOn: isoDate.nullable(),
  publicNumber: z.string(),
  repeatReason: z.string(),
  abandonReason: z.string(),
  frozenBy: z.string(),
  frozenAt: instant,
  drawnAt: instant.nullable(),
  abandonedAt: instant.nullable(),
  officers: z.array(officer),
});

const count = z.object({ name: z.string(), n: z.int(), places: z.int() });

const drawFile = drawRow.extend({
  title: z.string(),
  algorithm: z.string(),
  settings: z.object({
    method: drawSettings.method,
    perObject: z.int(),
    memory: z.enum(["exclude", "after"]),
    inspectors: z.int(),
    recusals: z.int(),
    strata: z.array(count),
  }),
  exclusions: z.array(z.object({ id: z.string(), name: z.string(), reason: z.string() })),
  /** How many it draws: known to everybody, unlike who. */
  objects: z.int(),
  /** This account's commitment binds it: the page makes it from this. */
  accountId: id,
  myPosition: z.int().nullable(),
  version: z.int(),
  can: z.object({
    commit: z.boolean(),
    number: z.boolean(),
    reveal: z.boolean(),
    abandon: z.boolean(),
    result: z.boolean(),
    certificate: z.boolean(),
  }),
});

const objectLine = z.object({
  position: z.int(),
  id: z.string(),
  name: z.string(),
  stratum: z.string(),
  cluster: z.string(),
  group: z.string(),
  inspectors: z.array(z.string()),
});

export const draws = {
  ofInspection: route({
    verb: "draw.read",
    method: "GET",
    path: "/inspections/:id/draws",
    title: "一次督查的历次抽取",
    params: byId,
    result: z.object({ rows: z.array(drawRow) }),
  }),
  preview: route({
    verb: "draw.write",
    method: "POST",
    path: "/inspections/:id/draws/preview",
    title: "抽取底册预览：各层数目、剔除、回避",
    params: byId,
    body: z.object(drawSettings),
    result: z.object({
      cap: z.int().nullable(),
      strata: z.array(stratumCount),
      units: z.int(),
      exclusions: z.array(z.object({ id: z.string(), name: z.string(), reason: z.string() })),
      inspectors: z.int(),
      recusals: z.int(),
      /** Why it cannot be frozen as it stands. */
      refusals: z.array(z.string()),
    }),
  }),
  freeze: route({
    verb: "draw.write",
    method: "POST",
    path: "/inspections/:id/draws",
    title: "抽取底册定格",
    params: byId,
    body: z.object({ id, version: z.int().min(1), repeatReason: text(200).default(""), ...drawSettings }),
    result: z.object({ number: z.int(), frameSha256: z.string() }),
  }),
  get: route({
    verb: "draw.read",
    method: "GET",
    path: "/draws/:id",
    title: "一次抽取",
    params: byId,
    result: drawFile,
  }),
  frame: route({
    verb: "draw.read",
    method: "GET",
    path: "/draws/:id/frame",
    title: "下载抽取底册（定格的原文，可核对 SHA-256）",
    params: byId,
    download: "file",
  }),
  commit: route({
    verb: "draw.commit",
    method: "POST",
    path: "/draws/:id/commit",
    title: "提交承诺（口令的摘要）",
    params: byId,
    body: z.object({ commitment: hash }),
    result: z.object({ status }),
  }),
  number: route({
    verb: "draw.write",
    method: "POST",
    path: "/draws/:id/number",
    title: "填写约定的公开数字",
    params: byId,
    body: z.object({ number: line(100) }),
    result: done,
  }),
  reveal: route({
    verb: "draw.commit",
    method: "POST",
    path: "/draws/:id/reveal",
    title: "揭示口令；第二份揭示时当场抽取",
    params: byId,
    secret: true,
    body: z.object({ secret: hash }),
    result: z.object({ status }),
  }),
  abandon: route({
    verb: "draw.write",
    method: "POST",
    path: "/draws/:id/abandon",
    title: "作废一次抽取",
    params: byId,
    body: z.object({ reason: line(200) }),
    result: z.object({ status }),
  }),
  result: route({
    verb: "draw.read",
    method: "GET",
    path: "/draws/:id/result",
    title: "抽取结果（启动前仅督查组可见）",
    params: byId,
    result: z.object({ resultSha256: z.string(), seed: z.string(), sealed: z.boolean(), objects: z.array(objectLine) }),
  }),
  certificate: route({
    verb: "draw.read",
    method: "GET",
    path: "/draws/:id/certificate",
    title: "下载抽取证书（JSON）",
    params: byId,
    download: "json",
  }),
  paper: route({
    verb: "draw.read",
    method: "GET",
    path: "/draws/:id/certificate-paper",
    title: "下载抽取证书（Word）",
    params: byId,
    download: "docx",
  }),
};
