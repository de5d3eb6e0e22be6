import fc from "fast-check";
import { expect, test } from "vitest";
import { weighted } from "./weighted.ts";

const draw = (weights: readonly number[], n: number, start: bigint) =>
  weighted(
    weights.map((weight, i) => ({ weight, i })),
    n,
    ({ weight }) => BigInt(weight),
    start,
  ).map(({ i }) => i);

test("what weighs a full share comes for certain, and so on with the rest", () => {
  // 100 of 118 is certain; then 10 of 18 weighs at least half; one of the four twos is left to chance.
  for (const start of [0n, 3n, 7n, 1_000n]) expect(draw([100, 10, 2, 2, 2, 2], 3, start).slice(0, 2)).toEqual([0, 1]);
});

test("over all starts each is taken exactly as often as its weight says", () => {
  const weights = [1, 2, 3, 4, 5];
  const met = weights.map(() => 0);
  for (let start = 0; start < 15; start += 1) for (const i of draw(weights, 2, BigInt(start))) met[i]! += 1;
  expect(met).toEqual([2, 4, 6, 8, 10]);
});

test("exactly n are taken, each once, in their order", () => {
  const weights = fc.array(fc.integer({ min: 1, max: 1_000_000_000 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(weights, fc.nat(), fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }), (list, some, start) => {
      const n = 1 + (some % list.length);
      const taken = draw(list, n, start);
      expect(taken).toHaveLength(n);
      expect(taken.every((one, i) => i === 0 || taken[i - 1]! < one)).toBe(true);
    }),
  );
});
