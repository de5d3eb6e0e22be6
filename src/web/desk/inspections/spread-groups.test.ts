import { expect, test } from "vitest";
import { mostGroups, spreadGroups } from "./spread-groups.ts";

test("whoever is added comes into the smallest group, and no group has less than two", () => {
  expect(spreadGroups([], 5, 2)).toEqual([1, 2, 1, 2, 1]);
  expect(spreadGroups([1, 1, 1], 4, 2)).toEqual([2, 2, 2, 1]);
  expect(spreadGroups([7], 2, 1)).toEqual([1, 1]);
  expect([0, 1, 3, 4, 11].map(mostGroups)).toEqual([1, 1, 1, 2, 5]);
  for (const people of [4, 5, 9, 30]) {
    const groups = spreadGroups([], people, mostGroups(people));
    const sizes = Array.from({ length: mostGroups(people) }, (_, at) => groups.filter((one) => one === at + 1).length);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(2);
  }
});
