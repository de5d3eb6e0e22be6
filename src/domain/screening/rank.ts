import { compareText } from "../area.ts";
import type { Assessed, DirectHitRule, Indicator } from "./manifestation.ts";

export interface Breakdown {
  readonly indicator: string;
  readonly value: number | null;
  readonly points: number;
  readonly of: number;
  readonly missing: boolean;
}

/** A village with its place, 1 for the weakest. Points are hundredths of a point: 10000 is the worst there can be. */
export interface Ranked {
  readonly villageId: string;
  readonly townshipId: string;
  readonly position: number;
  readonly points: number;
  readonly low: number;
  readonly high: number;
  readonly breakdown: readonly Breakdown[];
  readonly manifestations: readonly string[];
  readonly directHit: readonly string[];
}

/**
 * 倒排：综合评估，从最薄弱的村排起。
 *
 * All numbers are whole; `/` is division that drops the rest, as SQL does with bigint; 2 * badness * weight stays far below 2^53.
 *
 *   badness = greatest(0, least(max - min, value - min))   higher-worse
 *             greatest(0, least(max - min, max - value))   lower-worse
 *   points  = (2 * badness * weight + (max - min)) / (2 * (max - min))   rounded once, half up
 *   missing value: low 0, high = weight, points = (weight + 1) / 2
 *   village points, low, high = sums over the indicators; without missing values all three are equal
 *
 * A missing value counts neither as no trouble, which would reward silence, nor as the worst, which would punish it: the
 * middle stands in for it and the interval says how far that may be wrong.
 *
 * Order: direct hits first · points, most first · high, most first · number of manifestations, most first · township order
 * · village code, COLLATE "C" · village id as lower-case text. The id makes the order total. Manifestations are counted once.
 */
export function rank(
  villages: readonly Assessed[],
  indicators: readonly Indicator[],
  directHits: readonly DirectHitRule[],
): Ranked[] {
  const hits = new Set(directHits.map((rule) => rule.manifestationCode));
  return villages
    .map((village) => ({ village, ...weigh(village, indicators, hits) }))
    .toSorted(before)
    .map(({ village, ...weighed }, i) => ({
      villageId: village.villageId,
      townshipId: village.townshipId,
      position: i + 1,
      ...weighed,
    }));
}

/** Handed in, as far as the ranking can tell: at least one value is there. */
export const isAssessed = ({ breakdown }: Pick<Ranked, "breakdown">) => breakdown.some((line) => !line.missing);

/** How far a value lies towards the worse end: from 0 to max − min, whatever was typed. */
export function badness(indicator: Indicator, value: number): number {
  const distance = indicator.direction === "higher-worse" ? value - indicator.min : indicator.max - value;
  return Math.max(0, Math.min(indicator.max - indicator.min, distance));
}

export function pointsOf(indicator: Indicator, value: number | null): number {
  if (value === null) return quotient(indicator.weight + 1, 2);
  const span = indicator.max - indicator.min;
  return quotient(2 * badness(indicator, value) * indicator.weight + span, 2 * span);
}

type Weighed = Omit<Ranked, "villageId" | "townshipId" | "position">;

function weigh(village: Assessed, indicators: readonly Indicator[], hits: ReadonlySet<string>): Weighed {
  const breakdown = indicators.map((indicator): Breakdown => {
    const value = village.values[indicator.code] ?? null;
    return {
      indicator: indicator.code,
      value,
      points: pointsOf(indicator, value),
      of: indicator.weight,
      missing: value === null,
    };
  });
  const known = sum(breakdown.filter((line) => !line.missing).map((line) => line.points));
  const manifestations = [...new Set(village.manifestations)].toSorted(compareText);
  return {
    points: sum(breakdown.map((line) => line.points)),
    low: known,
    high: known + sum(breakdown.filter((line) => line.missing).map((line) => line.of)),
    breakdown,
    manifestations,
    directHit: manifestations.filter((code) => hits.has(code)),
  };
}

type Entry = Weighed & { readonly village: Assessed };

function before(a: Entry, b: Entry): number {
  return (
    Number(b.directHit.length > 0) - Number(a.directHit.length > 0) ||
    b.points - a.points ||
    b.high - a.high ||
    b.manifestations.length - a.manifestations.length ||
    a.village.townshipOrder - b.village.townshipOrder ||
    compareText(a.village.code, b.village.code) ||
    compareText(a.village.villageId, b.village.villageId)
  );
}

function quotient(dividend: number, divisor: number): number {
  return (dividend - (dividend % divisor)) / divisor;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
