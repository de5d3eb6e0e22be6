import { z } from "zod";
import { byId, id, pageOf, paging } from "./common.ts";
import { route } from "./route.ts";

/** Points are hundredths of a point: 10000 is the weakest there can be. Position 1 is the weakest village. */
const rankedVillage = z.object({
  villageId: id,
  village: z.string(),
  townshipId: id,
  township: z.string(),
  position: z.int(),
  points: z.int(),
  /** The interval missing data leaves open; low = high = points when nothing is missing. */
  low: z.int(),
  high: z.int(),
  /** In the order of round.indicators; a null value was not handed in and stands with the middle. */
  values: z.array(z.int().nullable()),
  breakdown: z.array(z.int()),
  manifestations: z.array(z.string()),
  directHit: z.array(z.string()),
  /** What the ratio makes of it before anybody is added by hand; null = above the line. */
  listed: z.enum(["direct-hit", "quota", "tie"]).nullable(),
  /** On the line, or listed in some runs and not in others; with gaps: its interval reaches over the line. */
  nearLine: z.boolean(),
  /** Between which places the gaps let the village stand, all others as they are; null when nothing is missing. */
  gap: z.object({ first: z.int(), last: z.int() }).nullable(),
  /** Null while the weights are being moved, and for a village with gaps: moved weights say nothing of those. */
  stability: z.object({ runs: z.int(), listedRuns: z.int(), firstPosition: z.int(), lastPosition: z.int() }).nullable(),
});

const rankingHead = z.object({
  ranAt: z.string(),
  ranBy: z.string(),
  villages: z.int(),
  /** The quota: ratio × villages, rounded as set. */
  places: z.int(),
  /** Points of the last village the quota lists; null when direct hits leave it no place. */
  line: z.int().nullable(),
  seed: z.string(),
  /** 0 while the weights are still being moved. */
  stabilityRuns: z.int(),
  /** The job that moves the weights, while it runs. */
  jobId: id.nullable(),
  nearLine: z.int(),
  withMissing: z.int(),
  directHits: z.int(),
  deviations: z.array(
    z.object({
      townshipId: id,
      township: z.string(),
      direction: z.enum(["higher", "lower"]),
      mean: z.int(),
      othersMedian: z.int(),
      others: z.int(),
      score: z.int(),
      threshold: z.int(),
      sentence: z.string(),
    }),
  ),
});

const filter = {
  townshipId: id.optional(),
  only: z.enum(["near-line", "missing", "direct-hit"]).optional(),
};

export const rankings = {
  read: route({
    verb: "ranking.read",
    method: "GET",
    path: "/rounds/:id/ranking",
    title: "倒排结果概要：名额、入围线、打分尺度提示",
    params: byId,
    result: rankingHead,
  }),
  list: route({
    verb: "ranking.read",
    method: "GET",
    path: "/rounds/:id/ranking/villages",
    title: "倒排名次，从最薄弱的村排起",
    params: byId,
    query: z.object({
      ...filter,
      ...paging,
      size: z.coerce.number().int().min(1).max(200).default(200),
    }),
    result: pageOf(rankedVillage),
  }),
  export: route({
    verb: "ranking.read",
    method: "POST",
    path: "/rounds/:id/ranking/export",
    title: "导出倒排名次（与页面同列，附各项指标的填报值和得分）",
    params: byId,
    body: z.object(filter),
    download: "xlsx",
  }),
};
