import { expect, test } from "vitest";
import type { RankedVillage } from "./contract-types.ts";
import { lineAfter } from "./ranking-line.ts";

const row = (points: number, listed: RankedVillage["listed"]) => ({ points, listed });

test("the line stands below the last village the ratio lists", () => {
  const rows = [row(90, "direct-hit"), row(80, "quota"), row(70, "tie"), row(60, null), row(50, "direct-hit")];
  expect(lineAfter(rows, 70)).toBe(2);
});

test("a page that ends before the line shows none, a page that ends on it does", () => {
  const page = [row(90, "quota"), row(80, "quota")];
  expect(lineAfter(page, 70)).toBeNull();
  expect(lineAfter(page, 80)).toBe(1);
});

test("a page below the line shows none, and neither does a round whose places direct hits have used up", () => {
  expect(lineAfter([row(60, null), row(50, "direct-hit")], 70)).toBeNull();
  expect(lineAfter([row(90, "direct-hit"), row(80, null)], null)).toBeNull();
});
