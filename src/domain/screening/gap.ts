import type { Ranked } from "./rank.ts";

/** Between which places a village with missing figures may stand. */
export interface GapPlaces {
  readonly villageId: string;
  readonly first: number;
  readonly last: number;
}

type Standing = Pick<Ranked, "villageId" | "points" | "low" | "high" | "directHit">;

/**
 * 有缺项的村，名次是一个区间：缺的各项都取最差时排在最前（first），都取最好时排在最后（last），其他村按现有得分。
 *
 * A village level with a bound counts against it on both sides, so the true place never lies outside. Direct hits stand
 * before all others whatever their points. Villages without missing figures have a place, not an interval, and are left out.
 */
export function gapPlaces(ranked: readonly Standing[]): GapPlaces[] {
  const isHit = (village: Standing) => village.directHit.length > 0;
  const hits = ascending(ranked.filter(isHit));
  const others = ascending(ranked.filter((village) => !isHit(village)));
  return ranked
    .filter((village) => village.low < village.high)
    .map((village) => {
      const [group, before] = isHit(village) ? [hits, 0] : [others, hits.length];
      return {
        villageId: village.villageId,
        first: before + 1 + atLeast(group, village.high + 1),
        last: before + atLeast(group, village.low),
      };
    });
}

const ascending = (villages: readonly Standing[]) => villages.map(({ points }) => points).toSorted((a, b) => a - b);

function atLeast(sorted: readonly number[], points: number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (sorted[middle]! < points) from = middle + 1;
    else to = middle;
  }
  return sorted.length - from;
}
