import { type SelectQueryBuilder, sql } from "kysely";
import { notFound } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import type { Deviation } from "#domain/screening/deviation.ts";
import { deviationSentence } from "#domain/screening/labels.ts";
import type { Db } from "../db/db.ts";
import { paged } from "../db/paged.ts";
import type { Schema } from "../db/schema.ts";
import { withinCounties, withinReach } from "../people/reach.ts";
import type { RoundRow } from "./queries.ts";

type Place = Pick<RoundRow, "countyId" | "id">;

/**
 * On the line, or listed in some runs and not in others; with gaps, an interval that reaches over the line, for the runs say
 * nothing of what was not handed in. Direct hits never.
 */
const nearLine = sql<boolean>`(k.direct_hit = '{}' and coalesce(case when k.low < k.high then n.line between k.low and k.high
  else k.points = n.line or k.listed_runs > 0 and k.listed_runs < n.stability_runs end, false))`;

const matches = {
  "near-line": nearLine,
  missing: sql<boolean>`k.low < k.high`,
  "direct-hit": sql<boolean>`k.direct_hit <> '{}'`,
};

export interface StandingFilter {
  readonly townshipId?: string;
  readonly only?: keyof typeof matches;
}

function within(db: Db, actor: Actor, { countyId, id }: Place, { townshipId, only }: StandingFilter) {
  let found = db
    .selectFrom("ranking as k")
    .innerJoin("rankingRun as n", (join) =>
      join.onRef("n.countyId", "=", "k.countyId").onRef("n.roundId", "=", "k.roundId"),
    )
    .where("k.countyId", "=", countyId)
    .where("k.roundId", "=", id)
    .where(withinReach(actor, "k"));
  if (townshipId) found = found.where("k.townshipId", "=", townshipId);
  if (only) found = found.where(matches[only]);
  return found;
}

/** 倒排：from the weakest village on. The places of the page are found first, and only then are their rows put together. */
export async function listStandings(
  db: Db,
  actor: Actor,
  round: Place,
  filter: StandingFilter,
  { page, size }: { page: number; size: number },
) {
  const found = within(db, actor, round, filter);
  const places = found
    .select("k.villageId")
    .select((eb) => eb.fn.countAll<number>().over().as("total"))
    .orderBy("k.position")
    .offset((page - 1) * size)
    .limit(size);
  const rows = await joined(db, round, places)
    .where(withinReach(actor, "k"))
    .select(columns)
    .orderBy("k.position")
    .execute();
  const count = () => found.select((eb) => eb.fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
  const { total } = await paged(rows, page, count);
  return { rows: rows.map(standingOf), total };
}

interface Found {
  readonly villageId: string;
  readonly total: number;
}

/**
 * County and round are said again to each table, not passed from one to the next: only of values does the planner know that a
 * round lies in one county, and of 200 places it would otherwise look for each among all of the round.
 */
const joined = (db: Db, { countyId, id }: Place, places: SelectQueryBuilder<Schema, never, Found>) =>
  db
    .selectFrom(places.as("p"))
    .innerJoin("ranking as k", (join) =>
      join.on("k.countyId", "=", countyId).on("k.roundId", "=", id).onRef("k.villageId", "=", "p.villageId"),
    )
    .innerJoin("rankingRun as n", (join) => join.on("n.countyId", "=", countyId).on("n.roundId", "=", id))
    .innerJoin("assessment as a", (join) =>
      join.on("a.countyId", "=", countyId).on("a.roundId", "=", id).onRef("a.villageId", "=", "p.villageId"),
    )
    .innerJoin("village as v", (join) => join.on("v.countyId", "=", countyId).onRef("v.id", "=", "p.villageId"))
    .innerJoin("township as t", (join) => join.on("t.countyId", "=", countyId).onRef("t.id", "=", "k.townshipId"));

const columns = [
  "p.total",
  "k.villageId",
  "v.name as village",
  "k.townshipId",
  "t.name as township",
  "k.position",
  "k.points",
  "k.low",
  "k.high",
  "a.values",
  "k.breakdown",
  "k.missing",
  "k.manifestations",
  "k.directHit",
  "k.listed",
  nearLine.as("nearLine"),
  "n.stabilityRuns as runs",
  "k.listedRuns",
  "k.firstPosition",
  "k.lastPosition",
  "k.gapFirst",
  "k.gapLast",
] as const;

interface Row {
  readonly values: (number | null)[];
  readonly missing: boolean[];
  readonly runs: number;
  readonly listedRuns: number | null;
  readonly firstPosition: number | null;
  readonly lastPosition: number | null;
  readonly gapFirst: number | null;
  readonly gapLast: number | null;
}

/** Moved weights say nothing of gaps: a village with an interval of places has no stability. */
function standingOf<R extends Row>(standing: R) {
  const { values, missing, runs, listedRuns, firstPosition, lastPosition, gapFirst, gapLast } = standing;
  const gap = gapFirst === null || gapLast === null ? null : { first: gapFirst, last: gapLast };
  const isMeasured = listedRuns !== null && firstPosition !== null && lastPosition !== null;
  return {
    ...standing,
    values: missing.map((gone, i) => (gone ? null : values[i]!)),
    gap,
    stability: gap || !isMeasured ? null : { runs, listedRuns, firstPosition, lastPosition },
  };
}

export async function getRankingHead(db: Db, actor: Actor, { countyId, id }: Place) {
  const run = await db
    .selectFrom("rankingRun as n")
    .innerJoin("account as a", "a.id", "n.ranBy")
    .where(withinCounties(actor, "n"))
    .where("n.countyId", "=", countyId)
    .where("n.roundId", "=", id)
    .select(["n.ranAt", "a.name as ranBy", "n.villages", "n.places", "n.line", "n.seed", "n.stabilityRuns", "n.jobId"])
    .select("n.deviations")
    .$narrowType<{ deviations: Deviation[] }>()
    .executeTakeFirst();
  if (!run) throw notFound("轮次的倒排结果");
  const counts = await within(db, actor, { countyId, id }, {})
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere(matches["near-line"]).as("nearLine"),
      eb.fn.countAll<number>().filterWhere(matches.missing).as("withMissing"),
      eb.fn.countAll<number>().filterWhere(matches["direct-hit"]).as("directHits"),
    ])
    .executeTakeFirstOrThrow();
  return { ...run, ...counts, deviations: await nameDeviations(db, actor, countyId, run.deviations) };
}

async function nameDeviations(db: Db, actor: Actor, countyId: string, found: readonly Deviation[]) {
  if (found.length === 0) return [];
  const townships = await db
    .selectFrom("township as t")
    .where(withinReach(actor, "t", "id"))
    .where("t.countyId", "=", countyId)
    .select(["t.id", "t.name"])
    .execute();
  const names = new Map(townships.map(({ id, name }) => [id, name]));
  return found.map((one) => {
    const township = names.get(one.townshipId) ?? "";
    return { ...one, township, sentence: deviationSentence(township, one) };
  });
}
