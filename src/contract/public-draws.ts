import { z } from "zod";
import { countyId, id, isoDate, pageOf, paging } from "./common.ts";
import { route } from "./route.ts";

const instant = z.string();

const publicDraw = z.object({
  countyId,
  county: z.string(),
  id,
  number: z.int(),
  status: z.enum(["frozen", "committed", "drawn", "abandoned"]),
  algorithm: z.string(),
  frameSha256: z.string(),
  publicSource: z.string(),
  publicOn: isoDate.nullable(),
  publicNumber: z.string(),
  frozenAt: instant,
  drawnAt: instant.nullable(),
  abandonedAt: instant.nullable(),
  /** Said once the inspection has started. */
  title: z.string().nullable(),
  reason: z.string(),
  commitments: z.array(
    z.object({ position: z.int(), commitment: z.string(), committedAt: instant, revealed: z.boolean() }),
  ),
  certificate: z.boolean(),
});

const inCounty = z.object({ countyId, id });

export const publicDraws = {
  counties: route({
    verb: "public",
    method: "GET",
    path: "/public/draw-counties",
    title: "公示抽取的县（市、区）",
    result: z.object({ rows: z.array(z.object({ id: countyId, name: z.string() })) }),
  }),
  list: route({
    verb: "public",
    method: "GET",
    path: "/public/draws",
    title: "抽取公示",
    query: z.object({ countyId, ...paging }),
    result: pageOf(publicDraw),
  }),
  get: route({
    verb: "public",
    method: "GET",
    path: "/public/draws/:countyId/:id",
    title: "一次抽取的公示",
    params: inCounty,
    result: publicDraw,
  }),
  certificate: route({
    verb: "public",
    method: "GET",
    path: "/public/draws/:countyId/:id/certificate",
    title: "公示的抽取证书（JSON），督查启动后提供",
    params: inCounty,
    download: "json",
  }),
  verifier: route({
    verb: "public",
    method: "GET",
    path: "/public/draw-verifier",
    title: "下载离线核验页（单个网页文件）",
    download: "file",
  }),
};
