import { type RawBuilder, sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { DirectHitRule, Indicator } from "#domain/screening/manifestation.ts";
import type { GapPlaces } from "#domain/screening/gap.ts";
import type { Listed } from "#domain/screening/quota.ts";
import type { Ranked } from "#domain/screening/rank.ts";
import type { Stability } from "#domain/screening/stability.ts";
import type { Db, Tx } from "../db/db.ts";
import { withinCounties, withinReach } from "../people/reach.ts";
import type { RoundRow } from "./queries.ts";

type Rules = Pick<RoundRow, "countyId" | "id"> & {
  readonly indicators: readonly Indicator[];
  readonly directHits: readonly DirectHitRule[];
};

/**
 * The ranking of a round, computed and stored by one statement: the twin of domain/screening/rank.ts, which words the
 * rule. Indicators are written into the statement as whole numbers; each row is read once and nothing is unnested, which
 * is what keeps it near the price of the bare window.
 *
 * `offset 0` keeps the planner from pulling the inner select up and computing every indicator twice. The order of uuids is
 * the order of their lower-case text.
 */
export function saveRanking(tx: Tx, actor: Actor, round: Rules) {
  return rankingStatement(actor, round).execute(tx);
}

function rankingStatement(actor: Actor, { countyId, id, indicators, directHits }: Rules): RawBuilder<unknown> {
  const hits = directHits.map((rule) => rule.manifestationCode);
  const each = (line: (indicator: Indicator, n: number) => string, between: string) =>
    sql.raw(indicators.map((indicator, i) => line(indicator, i + 1)).join(between));
  return sql`
    insert into ranking (county_id, round_id, village_id, township_id, position, points, low, high, breakdown, missing,
      manifestations, direct_hit)
    select county_id, round_id, village_id, township_id,
      row_number() over (order by direct_hit <> '{}' desc, points desc, high desc, cardinality(manifestations) desc,
        township_order, village_code collate "C", village_id),
      points, low, high, breakdown, missing, manifestations, direct_hit
    from (
      select county_id, round_id, village_id, township_id, township_order, village_code,
        array[${each((_, n) => `p${n}`, ", ")}]::integer[] as breakdown,
        array[${each((_, n) => `v${n} is null`, ", ")}] as missing,
        ${each((_, n) => `p${n}`, " + ")} as points,
        ${each((_, n) => `case when v${n} is null then 0 else p${n} end`, " + ")} as low,
        ${each(({ weight }, n) => `case when v${n} is null then ${weight} else p${n} end`, " + ")} as high,
        manifestations,
        case when manifestations && ${hits}::text[]
          then array(select code from unnest(manifestations) with ordinality as m (code, n) where code = any (${hits}::text[]) order by n)
          else '{}' end as direct_hit
      from (
        select *, ${each((indicator, n) => `${pointsOf(indicator, `v${n}`)} as p${n}`, ", ")}
        from (
          select a.county_id, a.round_id, a.village_id, a.township_id, a.township_order, a.village_code,
            ${each((_, n) => `case when a.status = 'submitted' then a.values[${n}] end as v${n}`, ", ")},
            case when a.status <> 'submitted' then '{}' when cardinality(a.manifestations) < 2 then a.manifestations
              else array(select distinct code collate "C" from unnest(a.manifestations) as code order by 1) end as manifestations
          from assessment a
          where a.county_id = ${countyId} and a.round_id = ${id} and ${withinCounties(actor, "a")}
          offset 0
        ) filled offset 0
      ) weighed offset 0
    ) summed`;
}

/** In whole numbers as in domain rank(): / drops the rest for bigint too. */
function pointsOf({ direction, min, max, weight }: Indicator, value: string): string {
  const span = max - min;
  const distance = direction === "higher-worse" ? `${value} - (${min})` : `${max} - ${value}`;
  const badness = `greatest(0, least(${span}, ${distance}))`;
  return (
    `case when ${value} is null then ${Math.floor((weight + 1) / 2)} ` +
    `else ((${2 * weight}::bigint * ${badness} + ${span}) / ${2 * span}::bigint)::integer end`
  );
}

/** The stored ranking as the domain knows it, in ranking order. */
export async function listRanked(db: Db, actor: Actor, round: Rules): Promise<Ranked[]> {
  const rows = await db
    .selectFrom("ranking as k")
    .innerJoin("assessment as a", (join) =>
      join
        .onRef("a.countyId", "=", "k.countyId")
        .onRef("a.roundId", "=", "k.roundId")
        .onRef("a.villageId", "=", "k.villageId"),
    )
    .where(withinReach(actor, "k"))
    .where("k.countyId", "=", round.countyId)
    .where("k.roundId", "=", round.id)
    .orderBy("k.position")
    .select([
      "k.villageId",
      "k.townshipId",
      "k.position",
      "k.points",
      "k.low",
      "k.high",
      "k.breakdown",
      "k.missing",
      "k.manifestations",
      "k.directHit",
      "a.values",
    ])
    .execute();
  return rows.map(({ breakdown, missing, values, ...row }) => ({
    ...row,
    breakdown: round.indicators.map(({ code, weight }, i) => ({
      indicator: code,
      value: missing[i] ? null : values[i]!,
      points: breakdown[i]!,
      of: weight,
      missing: missing[i]!,
    })),
  }));
}

export interface RankingRun {
  readonly villages: number;
  readonly places: number;
  readonly line: number | null;
  readonly seed: string;
  readonly jobId: string | null;
  readonly deviations: readonly unknown[];
}

export async function saveRun(
  tx: Tx,
  actor: Actor,
  { countyId, id }: Rules,
  run: RankingRun,
  listed: readonly Listed[],
) {
  await tx
    .insertInto("rankingRun")
    .values({ countyId, roundId: id, ranBy: actor.accountId, ...run, deviations: JSON.stringify(run.deviations) })
    .execute();
  await sql`
    update ranking k set listed = x.because
    from unnest(${listed.map((one) => one.villageId)}::uuid[], ${listed.map((one) => one.because)}::text[]) as x (village_id, because)
    where k.county_id = ${countyId} and k.round_id = ${id} and k.village_id = x.village_id and ${withinCounties(actor, "k")}`.execute(
    tx,
  );
}

export async function saveGaps(tx: Tx, actor: Actor, { countyId, id }: Rules, gaps: readonly GapPlaces[]) {
  await sql`
    update ranking k set gap_first = x.first, gap_last = x.last
    from unnest(${gaps.map((gap) => gap.villageId)}::uuid[], ${gaps.map((gap) => gap.first)}::int[],
      ${gaps.map((gap) => gap.last)}::int[]) as x (village_id, first, last)
    where k.county_id = ${countyId} and k.round_id = ${id} and k.village_id = x.village_id and ${withinCounties(actor, "k")}`.execute(
    tx,
  );
}

/** False when the ranking the numbers belong to has been taken back or made again meanwhile. */
export async function saveStability(
  tx: Tx,
  { countyId, id }: Pick<RoundRow, "countyId" | "id">,
  seed: string,
  rows: readonly Stability[],
): Promise<boolean> {
  const run = await tx
    .updateTable("rankingRun as n")
    .set({ stabilityRuns: rows[0]?.runs ?? 0, jobId: null })
    .where("n.countyId", "=", countyId)
    .where("n.roundId", "=", id)
    .where("n.seed", "=", seed)
    .returning("n.seed")
    .executeTakeFirst();
  if (!run) return false;
  await sql`
    update ranking k set listed_runs = x.listed, first_position = x.first, last_position = x.last
    from unnest(${rows.map((row) => row.villageId)}::uuid[], ${rows.map((row) => row.listedRuns)}::int[],
      ${rows.map((row) => row.firstPosition)}::int[], ${rows.map((row) => row.lastPosition)}::int[]) as x (village_id, listed, first, last)
    where k.county_id = ${countyId} and k.round_id = ${id} and k.village_id = x.village_id`.execute(tx);
  return true;
}

export async function deleteRanking(tx: Tx, actor: Actor, { countyId, id }: Pick<RoundRow, "countyId" | "id">) {
  for (const table of ["ranking", "rankingRun"] as const)
    await tx
      .deleteFrom(table)
      .where(withinCounties(actor, table === "ranking" ? "ranking" : "ranking_run"))
      .where("countyId", "=", countyId)
      .where("roundId", "=", id)
      .execute();
}
