import { groupBy } from "../group.ts";

export interface TownshipPoints {
  readonly townshipId: string;
  readonly points: number;
}

export interface DeviationSetting {
  /** In hundredths: 350 is the usual 3.5. */
  readonly threshold: number;
  readonly fewestTownships: number;
  /** A township with fewer villages assessed is neither looked at nor compared with. */
  readonly fewestVillages: number;
}

export const usualDeviation: DeviationSetting = { threshold: 350, fewestTownships: 5, fewestVillages: 5 };

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
 *
 * Decision: few villages deviate by chance. With all villages drawn from one urn and no allowance for it, a township of
 * five to eight among townships of sixty was pointed out in 24 of 100 rounds, one of two villages in 53. So the spread is
 * also never less than the standard error of a mean of that many villages (within-township deviation of the others ÷ √n),
 * which brings it below 1 in 100 at every size, and below five villages nothing is said: so few cannot show a scale.
 */
export function deviations(
  villages: readonly TownshipPoints[],
  setting: DeviationSetting = usualDeviation,
): Deviation[] {
  const means = townshipMeans(villages).filter((mean) => mean.villages >= setting.fewestVillages);
  if (means.length < setting.fewestTownships) return [];
  return means.flatMap((one) => {
    const others = means.filter((mean) => mean !== one);
    const found = compare(one, others, setting.threshold);
    const { townshipId, points: mean } = one;
    return found ? [{ townshipId, mean, others: others.length, threshold: setting.threshold, ...found }] : [];
  });
}

export interface TownshipMean extends TownshipPoints {
  readonly villages: number;
  /** Sum of the squared distances of its villages from the mean. */
  readonly scatter: number;
}

/** Mean points of each township, rounded half up to hundredths. */
export function townshipMeans(villages: readonly TownshipPoints[]): TownshipMean[] {
  const groups = groupBy(villages, (village) => village.townshipId);
  return [...groups]
    .map(([townshipId, group]) => {
      const points = halfUp(
        group.reduce((sum, village) => sum + village.points, 0),
        group.length,
      );
      const scatter = group.reduce((sum, village) => sum + (village.points - points) ** 2, 0);
      return { townshipId, points, villages: group.length, scatter };
    })
    .toSorted((a, b) => (a.townshipId < b.townshipId ? -1 : 1));
}

function compare({ points: mean, villages }: TownshipMean, others: readonly TownshipMean[], threshold: number) {
  const means = others.map((other) => other.points);
  const middle = doubledMedian(means); // doubled, so that the middle of two stays a whole number
  const between = doubledMedian(means.map((other) => Math.abs(2 * other - middle)));
  const spread = Math.max(4 * leastSpread, between, byChance(others, villages));
  const distance = Math.abs(2 * mean - middle);
  if (2 * distance * 6745 * 100 <= threshold * 10_000 * spread) return undefined;
  return {
    direction: 2 * mean > middle ? ("higher" as const) : ("lower" as const),
    othersMedian: halfUp(middle, 2),
    score: halfUp(2 * distance * 6745 * 100, 10_000 * spread),
  };
}

/** What the mean of so many villages moves by chance, on the scale of the spread above: four times 0.6745 standard errors. */
function byChance(others: readonly TownshipMean[], villages: number): number {
  const scatter = others.reduce((sum, other) => sum + other.scatter, 0);
  const free = others.reduce((sum, other) => sum + other.villages - 1, 0);
  return free === 0 ? 0 : Math.ceil(4 * 0.6745 * Math.sqrt(scatter / free / villages));
}

function doubledMedian(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? 2 * sorted[half]! : sorted[half - 1]! + sorted[half]!;
}

function halfUp(dividend: number, divisor: number): number {
  return Math.floor((2 * dividend + divisor) / (2 * divisor));
}
