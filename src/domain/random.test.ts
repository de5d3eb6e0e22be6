import fc from "fast-check";
import { expect, test } from "vitest";
import { chance, shuffle, uniform } from "./random.ts";

const words = (seed: string) => {
  const draw = chance(seed);
  return Array.from({ length: 4 }, () => draw() * 4_294_967_296);
};

test("fixed vectors: these numbers may never change, or old draws could not be repeated", () => {
  expect(words("")).toEqual([1_354_170_855, 4_293_656_207, 2_518_662_738, 130_118_377]);
  expect(words("2026Q4")).toEqual([2_381_982_650, 62_171_303, 3_439_121_403, 3_830_262_678]);
  expect(words("第三轮")).toEqual([983_035_325, 39_551_512, 2_655_899_331, 1_354_688_522]);
  expect(shuffle([1, 2, 3, 4, 5, 6, 7, 8], "2026Q4")).toEqual([4, 7, 2, 3, 6, 8, 1, 5]);
});

test("a shuffle keeps every item and leaves its argument alone", () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.string(), (items, seed) => {
      const before = [...items];
      expect(shuffle(items, seed).toSorted((a, b) => a - b)).toEqual(items.toSorted((a, b) => a - b));
      expect(shuffle(items, seed)).toEqual(shuffle(items, seed));
      expect(items).toEqual(before);
    }),
  );
});

test("uniform numbers stay inside their range and fill it evenly", () => {
  const draw = chance("even");
  const tenths = new Array<number>(10).fill(0);
  for (let i = 0; i < 20_000; i += 1) {
    const number = uniform(draw, 0.8, 1.2);
    expect(number >= 0.8 && number < 1.2).toBe(true);
    tenths[Math.floor(((number - 0.8) / 0.4) * 10)]! += 1;
  }
  expect(tenths.every((count) => count > 1_800 && count < 2_200)).toBe(true);
});
