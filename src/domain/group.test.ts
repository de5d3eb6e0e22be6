import fc from "fast-check";
import { expect, test } from "vitest";
import { groupBy } from "./group.ts";

test("keeps the order of keys and items", () => {
  expect([...groupBy([3, 1, 4, 1, 5, 9], (n) => n % 2)]).toEqual([
    [1, [3, 1, 1, 5, 9]],
    [0, [4]],
  ]);
  expect(groupBy([], String).size).toBe(0);
});

test("loses nothing", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9)), (items) => [...groupBy(items, (n) => n).values()].flat().length === items.length),
  );
});
