import { typicalDirectHits } from "../src/domain/screening/manifestation-data.ts";
import type { Assessed, Indicator } from "../src/domain/screening/manifestation.ts";
import { chance } from "../src/domain/random.ts";
import { quota } from "../src/domain/screening/quota.ts";
import { rank } from "../src/domain/screening/rank.ts";
import { emptyTally, runStability } from "../src/domain/screening/stability.ts";
import { stabilityInput } from "../src/domain/screening/stability-input.ts";

const runs = 1000;
const piece = 50;

function indicatorsOf(count: number): Indicator[] {
  const even = Math.floor(10_000 / count);
  return Array.from({ length: count }, (_, i): Indicator => ({
    code: `I${i}`,
    name: `指标${i}`,
    direction: i % 2 ? "higher-worse" : "lower-worse",
    min: 0,
    max: 100,
    weight: i === 0 ? 10_000 - even * (count - 1) : even,
  }));
}

function villagesOf(count: number, indicators: readonly Indicator[]): Assessed[] {
  const draw = chance(`bench ${count}`);
  return Array.from({ length: count }, (_, i): Assessed => ({
    villageId: `v${i}`,
    code: String(370_811_100_200 + i),
    townshipId: `t${i % 10}`,
    townshipOrder: i % 10,
    values: Object.fromEntries(
      indicators.map((indicator) => [indicator.code, draw() < 0.03 ? null : Math.floor(draw() * 101)]),
    ),
    manifestations: draw() < 0.02 ? ["M06"] : [],
  }));
}

function measure(villageCount: number, indicatorCount: number): void {
  const indicators = indicatorsOf(indicatorCount);
  const villages = villagesOf(villageCount, indicators);
  const started = performance.now();
  const ranked = rank(villages, indicators, typicalDirectHits);
  const rankedAt = performance.now();
  const places = quota(villageCount, 1500, "floor");
  const input = stabilityInput(ranked, indicators, {
    places,
    tie: "include",
    directHits: "within",
    spreadBasisPoints: 2000,
    seed: "bench",
  });
  const tally = emptyTally(villageCount);
  for (let from = 0; from < runs; from += piece) runStability(input, from, from + piece, tally);
  const ended = performance.now();
  const stability = Math.round(ended - rankedAt);
  console.log(
    `${villageCount} villages × ${indicatorCount} indicators: rank ${Math.round(rankedAt - started)} ms, ${tally.runs} runs ${stability} ms`,
  );
}

measure(602, 12);
measure(602, 12);
measure(60_000, 40);
