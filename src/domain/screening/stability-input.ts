import { chance, uniform } from "../random.ts";
import type { Indicator } from "./manifestation.ts";
import { openPlaces, type ShortlistSetting } from "./quota.ts";
import { badness, type Ranked } from "./rank.ts";

const full = 10_000;

/** The ranking as plain columns, so that a worker can take it over whole. Rows stand in ranking order. */
export interface StabilityInput {
  readonly villageIds: readonly string[];
  /** Row by row, how bad each indicator is: 0 to 1, and one half where the value is missing. */
  readonly shares: Float64Array;
  readonly weights: Float64Array;
  readonly directCount: number;
  readonly places: number;
  readonly tie: ShortlistSetting["tie"];
  readonly spread: number;
  readonly seed: string;
}

/** `spreadBasisPoints` is how far a weight may move: 2000 is ±20%. */
export function stabilityInput(
  ranked: readonly Ranked[],
  indicators: readonly Indicator[],
  setting: ShortlistSetting & { spreadBasisPoints: number; seed: string },
): StabilityInput {
  const rows = ranked.toSorted((a, b) => a.position - b.position);
  const shares = new Float64Array(rows.length * indicators.length);
  rows.forEach((row, i) => {
    indicators.forEach((indicator, j) => {
      const value = row.breakdown[j]!.value;
      shares[i * indicators.length + j] =
        value === null ? 0.5 : badness(indicator, value) / (indicator.max - indicator.min);
    });
  });
  const directCount = rows.filter((row) => row.directHit.length > 0).length;
  return {
    villageIds: rows.map((row) => row.villageId),
    shares,
    weights: Float64Array.from(indicators, (indicator) => indicator.weight),
    directCount,
    places: openPlaces(setting, directCount),
    tie: setting.tie,
    spread: setting.spreadBasisPoints / full,
    seed: setting.seed,
  };
}

/** The weights of one run: each moved by its own chance within the spread, then brought back to a sum of 10000. */
export function movedWeights(input: Pick<StabilityInput, "weights" | "spread" | "seed">, run: number): Float64Array {
  const draw = chance(`${input.seed}:${run}`);
  const moved = input.weights.map((weight) => weight * uniform(draw, 1 - input.spread, 1 + input.spread));
  const total = moved.reduce((sum, weight) => sum + weight, 0);
  return moved.map((weight) => (weight * full) / total);
}
