import fc from "fast-check";
import { expect, test } from "vitest";
import { allocate } from "./allocation.ts";

test("equal shares: one to each in turn, a full one is passed over", () => {
  expect(allocate("equal", 15, [20, 20, 20, 20])).toEqual([4, 4, 4, 3]);
  expect(allocate("equal", 15, [2, 20, 3, 20])).toEqual([2, 5, 3, 5]);
});

test("proportional shares: the largest remainder takes what is left, the earlier one at a tie", () => {
  expect(allocate("proportional", 15, [30, 20, 10, 15])).toEqual([6, 4, 2, 3]);
  expect(allocate("proportional", 15, [10, 10, 10, 10])).toEqual([4, 4, 4, 3]);
  expect(allocate("proportional", 3, [100, 1, 1])).toEqual([3, 0, 0]);
});

test("shares add up to n and none is larger than its place", () => {
  const places = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(
      fc.constantFrom("equal", "proportional"),
      places,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (rule, sizes, part) => {
        const n = Math.max(1, Math.floor(part * sizes.reduce((sum, size) => sum + size, 0)));
        const shares = allocate(rule, n, sizes);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(n);
        expect(shares.every((share, i) => share >= 0 && share <= sizes[i]!)).toBe(true);
      },
    ),
  );
});
