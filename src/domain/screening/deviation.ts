import { groupBy } from "../group.ts";

export interface TownshipPoints {
  readonly townshipId: string;
  readonly points: number;
}

export interface DeviationSetting {
  /** In hundredths: 350 is the usual 3.5. */
  readonly threshold: number;
  readonly fewestTownships: number;
}

export const usualDeviation: DeviationSetting = { threshold: 350, fewestTownships: 5 };

/** A township whose mean stands apart. Points are hundredths of a point, the score hundredths of a robust z. */
export interface Deviation {
  readonly townshipId: string;
  readonly direction: "higher" | "lower";
  readonly mean: number;
  readonly othersMedian: number;
  readonly others: number;
  readonly score: number;
  readonly threshold: number;
}

const leastSpread = 100;

/**
 * 各乡镇打分尺度明显偏离的，予以提示，由县级工作专班复核；只作提示，不作处理依据，不对乡镇排名。
 *
 * Each township's mean is held against the others: z = 0.6745 × (mean − median) ÷ MAD, both taken over the other
 * townships so that one cannot hide behind itself. The spread is at least one point, or townships that agree closely would
 * make a stranger of a neighbour half a point away. Below five townships nothing is said. Order: by township id.
 */
export function deviations(
  villages: readonly TownshipPoints[],
  setting: DeviationSetting = usualDeviation,
): Deviation[] {
  const means = townshipMeans(villages);
  if (means.length < setting.fewestTownships) return [];
  return means.flatMap(({ townshipId, points }) => {
    const others = means.filter((mean) => mean.townshipId !== townshipId).map((mean) => mean.points);
    const found = compare(points, others, setting.threshold);
    return found ? [{ townshipId, mean: points, others: others.length, threshold: setting.threshold, ...found }] : [];
  });
}

/** Mean points of each township, rounded half up to hundredths. */
export function townshipMeans(villages: readonly TownshipPoints[]): TownshipPoints[] {
  const groups = groupBy(villages, (village) => village.townshipId);
  return [...groups]
    .map(([townshipId, group]) => ({
      townshipId,
      points: halfUp(
        group.reduce((sum, village) => sum + village.points, 0),
        group.length,
      ),
    }))
    .toSorted((a, b) => (a.townshipId < b.townshipId ? -1 : 1));
}

function compare(mean: number, others: readonly number[], threshold: number) {
  const middle = doubledMedian(others); // doubled, so that the middle of two stays a whole number
  const spread = Math.max(4 * leastSpread, doubledMedian(others.map((other) => Math.abs(2 * other - middle))));
  const distance = Math.abs(2 * mean - middle);
  if (2 * distance * 6745 * 100 <= threshold * 10_000 * spread) return undefined;
  return {
    direction: 2 * mean > middle ? ("higher" as const) : ("lower" as const),
    othersMedian: halfUp(middle, 2),
    score: halfUp(2 * distance * 6745 * 100, 10_000 * spread),
  };
}

function doubledMedian(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? 2 * sorted[half]! : sorted[half - 1]! + sorted[half]!;
}

function halfUp(dividend: number, divisor: number): number {
  return Math.floor((2 * dividend + divisor) / (2 * divisor));
}
