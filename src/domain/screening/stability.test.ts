import fc from "fast-check";
import { expect, test } from "vitest";
import type { Assessed, Indicator } from "./manifestation.ts";
import { typicalDirectHits, typicalIndicators } from "./manifestation-data.ts";
import { shortlist, type ShortlistSetting } from "./quota.ts";
import { rank } from "./rank.ts";
import { emptyTally, runStability, stabilityRows } from "./stability.ts";
import { movedWeights, stabilityInput, type StabilityInput } from "./stability-input.ts";

const setting = (over: Partial<ShortlistSetting & { spreadBasisPoints: number }> = {}) => ({
  places: 3,
  tie: "order" as const,
  directHits: "within" as const,
  spreadBasisPoints: 2000,
  seed: "第三轮",
  ...over,
});

const two: readonly Indicator[] = [
  { code: "A", name: "甲", direction: "higher-worse", min: 0, max: 100, weight: 5000 },
  { code: "B", name: "乙", direction: "higher-worse", min: 0, max: 100, weight: 5000 },
];
const village = (villageId: string, a: number | null, b: number | null, manifestations: string[] = []): Assessed => ({
  villageId,
  code: villageId,
  townshipId: "t",
  townshipOrder: 1,
  values: { A: a, B: b },
  manifestations,
});

function tallied(input: StabilityInput, runs: number, piece = runs) {
  const tally = emptyTally(input.villageIds.length);
  for (let from = 0; from < runs; from += piece) runStability(input, from, Math.min(runs, from + piece), tally);
  return tally;
}

test("a village weak in everything is always listed, one near the line only sometimes", () => {
  const list = [village("weak", 100, 100), village("left", 60, 40), village("right", 40, 60), village("well", 0, 0)];
  const input = stabilityInput(rank(list, two, []), two, setting({ places: 2 }));
  const rows = stabilityRows(input, tallied(input, 1000));
  expect(rows[0]).toEqual({ villageId: "weak", runs: 1000, listedRuns: 1000, firstPosition: 1, lastPosition: 1 });
  const [left, right] = rows.slice(1, 3).map((row) => row.listedRuns) as [number, number];
  expect(left + right).toBe(1000);
  expect(Math.min(left, right)).toBeGreaterThan(400);
  expect(rows[1]).toMatchObject({ firstPosition: 2, lastPosition: 3 });
  expect(rows[3]).toMatchObject({ villageId: "well", listedRuns: 0, lastPosition: 4 });
});

test("a direct hit is always listed and stays in front", () => {
  const list = [village("weak", 100, 100), village("hit", 0, 0, ["M05"])];
  const input = stabilityInput(rank(list, two, typicalDirectHits), two, setting({ places: 1 }));
  expect(stabilityRows(input, tallied(input, 10))).toEqual([
    { villageId: "hit", runs: 10, listedRuns: 10, firstPosition: 1, lastPosition: 1 },
    { villageId: "weak", runs: 10, listedRuns: 0, firstPosition: 2, lastPosition: 2 },
  ]);
});

test("moved weights keep their sum and stay near", () => {
  const input = { weights: Float64Array.from(typicalIndicators, (i) => i.weight), spread: 0.2, seed: "s" };
  const moved = movedWeights(input, 7);
  expect(moved.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(10_000, 6);
  moved.forEach((weight, i) => expect(Math.abs(weight / input.weights[i]! - 1)).toBeLessThan(0.51));
  expect(movedWeights(input, 7)).toEqual(moved);
  expect(movedWeights(input, 8)).not.toEqual(moved);
});

const value = fc.option(fc.integer({ min: 0, max: 100 }));
const villages = fc
  .array(fc.tuple(value, value, fc.subarray(["M05"])), { minLength: 1, maxLength: 25 })
  .map((rows) => rows.map(([a, b, hits], i) => village(`v${String(i).padStart(2, "0")}`, a, b, hits)));

test("cutting the runs into pieces changes nothing", () => {
  fc.assert(
    fc.property(villages, fc.integer({ min: 1, max: 30 }), (list, piece) => {
      const input = stabilityInput(rank(list, two, typicalDirectHits), two, setting());
      expect(tallied(input, 30, piece)).toEqual(tallied(input, 30));
    }),
  );
});

test("with weights that do not move every run is the ranking and the shortlist themselves", () => {
  const options = fc.record({
    places: fc.nat(30),
    tie: fc.constantFrom("include" as const, "order" as const),
    directHits: fc.constantFrom("within" as const, "beyond" as const),
  });
  fc.assert(
    fc.property(villages, options, (list, chosen) => {
      const ranked = rank(list, two, typicalDirectHits);
      const input = stabilityInput(ranked, two, setting({ ...chosen, spreadBasisPoints: 0 }));
      const rows = stabilityRows(input, tallied(input, 5));
      const { listed } = shortlist(ranked, chosen);
      expect(rows.map((row) => [row.firstPosition, row.lastPosition])).toEqual(
        ranked.map((entry) => [entry.position, entry.position]),
      );
      expect(rows.filter((row) => row.listedRuns === 5).map((row) => row.villageId)).toEqual(
        listed.map((entry) => entry.villageId),
      );
      expect(rows.every((row) => row.listedRuns === 0 || row.listedRuns === 5)).toBe(true);
    }),
  );
});
