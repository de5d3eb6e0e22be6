import { hash } from "node:crypto";
import { expect, test } from "vitest";
import { allocate } from "./allocation.ts";
import { draw } from "./draw.ts";
import type { DrawFrame } from "./frame.ts";
import { frameRefusals } from "./frame-refusals.ts";
import { lotsOf } from "./lots.ts";

// 10,000 draws by fixed seeds: the chances of being drawn against those the method promises. Nothing here is left to luck.
const draws = 10_000;
const sha256 = (message: Uint8Array | string) => hash("sha256", message, "buffer");
const seeds = Array.from({ length: draws }, (_, i) => hash("sha256", `seed ${i}`));

const frameOf = (over: Partial<DrawFrame>): DrawFrame => ({
  inspectionId: "d",
  title: "督查",
  day: "2026-09-01",
  number: 1,
  earlier: [],
  method: "simple",
  clusterChoice: "simple",
  allocation: "equal",
  memory: "after",
  strata: [],
  units: [],
  exclusions: [],
  inspectors: ["p", "q"].map((id) => ({ id, name: id, group: "" })),
  recusals: [],
  perObject: 2,
  publicSource: "",
  ...over,
});
const unit = (i: number, stratum: string, over: object = {}) => ({
  ...{ id: `u${i}`, name: `第${i}村`, stratum, cluster: "", weight: 1, seen: false },
  ...over,
});
const one = (n: number, clusters = 0) => [{ name: "全部", n, clusters }];

function drawnOften(frame: DrawFrame) {
  expect(frameRefusals(frame)).toEqual([]);
  const index = new Map(frame.units.map(({ id }, i) => [id, i]));
  const single = frame.units.map(() => 0);
  const pairs = frame.units.map(() => frame.units.map(() => 0));
  for (const seed of seeds) {
    const drawn = draw(frame, seed, sha256).objects.map(({ unitId }) => index.get(unitId)!);
    for (const i of drawn) {
      single[i]! += 1;
      for (const j of drawn) if (i < j) pairs[i]![j]! += 1;
    }
  }
  return { single, pairs };
}

/** How many standard deviations what was met lies from what was promised; 0 and 1 must be kept to the letter. */
function deviation(met: number, chance: number): number {
  const spread = Math.sqrt(draws * chance * (1 - chance));
  return spread < 1e-9 ? Math.abs(met - draws * chance) * 1e9 : Math.abs(met - draws * chance) / spread;
}

function expectChances(met: readonly number[], chances: readonly number[]) {
  const far = met.map((count, i) => deviation(count, chances[i]!));
  expect(Math.max(...far)).toBeLessThan(4);
  // 卡方：the sum of squares has the mean of the number of free counts; four standard deviations of it are allowed.
  const square = far.reduce((sum, z) => sum + z * z, 0);
  expect(square).toBeLessThan(met.length + 4 * Math.sqrt(2 * met.length));
}

test("simple: every unit n of N, every pair n(n−1) of N(N−1)", () => {
  const units = Array.from({ length: 12 }, (_, i) => unit(i, "全部"));
  const { single, pairs } = drawnOften(frameOf({ strata: one(5), units }));
  expectChances(
    single,
    units.map(() => 5 / 12),
  );
  const met = pairs.flatMap((row, i) => row.slice(i + 1));
  expect(met).toHaveLength(66);
  expect(Math.max(...met.map((count) => deviation(count, (5 * 4) / (12 * 11))))).toBeLessThan(4);
}, 30_000);

test("stratified: 2 of 5 weak, 6 of 15 others", () => {
  const units = Array.from({ length: 20 }, (_, i) => unit(i, i < 5 ? "弱" : "其他"));
  const strata = [
    { name: "弱", n: 2, clusters: 0 },
    { name: "其他", n: 6, clusters: 0 },
  ];
  const { single } = drawnOften(frameOf({ method: "stratified", strata, units }));
  expectChances(
    single,
    units.map((_, i) => (i < 5 ? 2 / 5 : 6 / 15)),
  );
}, 30_000);

const sizes = [3, 4, 6, 7];
const towns = sizes.flatMap((size, town) => Array<number>(size).fill(town));
const inTowns = towns.map((town, i) => unit(i, "全部", { cluster: `第${town}镇` }));

test.each(["equal", "proportional"] as const)(
  "two-stage, %s shares: over all ordered pairs of townships",
  (allocation) => {
    const { single } = drawnOften(frameOf({ method: "two-stage", allocation, strata: one(5, 2), units: inTowns }));
    const chances = sizes.map((size, town) => {
      const others = sizes.filter((_, i) => i !== town);
      const shares = others.flatMap((other) => [
        allocate(allocation, 5, [size, other])[0]!,
        allocate(allocation, 5, [other, size])[1]!,
      ]);
      // Twelve ordered pairs, all alike likely; the township is in six of them.
      return shares.reduce((sum, share) => sum + share, 0) / 12 / size;
    });
    expectChances(
      single,
      towns.map((town) => chances[town]!),
    );
  },
  30_000,
);

test("two-stage, townships by size and equal shares: every village alike", () => {
  const frame = frameOf({ method: "two-stage", clusterChoice: "size-weighted", strata: one(4, 2), units: inTowns });
  expectChances(
    drawnOften(frame).single,
    towns.map(() => 4 / 20),
  );
}, 30_000);

test("size-weighted: n times the weight of the total, what passes one is certain", () => {
  const weights = [60, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  const units = weights.map((weight, i) => unit(i, "全部", { weight }));
  const { single } = drawnOften(frameOf({ method: "size-weighted", strata: one(4), units }));
  expectChances(
    single,
    weights.map((weight, i) => (i === 0 ? 1 : (3 * weight) / 45)),
  );
}, 30_000);

test("who chooses his secret after seeing only the other's commitment gains nothing", () => {
  const ids = Array.from({ length: 10 }, (_, i) => `u${i}`);
  const drawn = (seed: string) => lotsOf(sha256, seed).first(ids, 3, (id) => id);
  let met = 0;
  for (let i = 0; i < draws / 4; i += 1) {
    const theirs = hash("sha256", `secret ${i}`);
    const commitment = hash("sha256", `commitment\n${theirs}`);
    // He tries up to forty of his own against all he knows, until his favourite comes out.
    const tries = Array.from({ length: 40 }, (_, k) => hash("sha256", `own ${i} ${k}`));
    const mine = tries.find((own) => drawn(hash("sha256", `${commitment}\n${own}`)).includes("u0")) ?? tries[0]!;
    if (drawn(hash("sha256", `${theirs}\n${mine}`)).includes("u0")) met += 4;
  }
  expect(deviation(met, 0.3)).toBeLessThan(4);
}, 30_000);
