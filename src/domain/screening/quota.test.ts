import fc from "fast-check";
import { expect, test } from "vitest";
import { openPlaces, quota, shortlist, type ShortlistSetting } from "./quota.ts";
import type { Ranked } from "./rank.ts";

const ranked = (points: number, i: number, direct = false): Ranked => ({
  villageId: `v${i}`,
  townshipId: "t",
  position: i + 1,
  points,
  low: points,
  high: points,
  breakdown: [],
  manifestations: [],
  directHit: direct ? ["M05"] : [],
});
const list = [ranked(10, 0, true), ranked(90, 1), ranked(80, 2), ranked(80, 3), ranked(80, 4), ranked(70, 5)];
const setting = (over: Partial<ShortlistSetting> = {}): ShortlistSetting => ({
  places: 3,
  tie: "order",
  directHits: "within",
  ...over,
});
const names = (over: Partial<ShortlistSetting> = {}) =>
  shortlist(list, setting(over)).listed.map((entry) => `${entry.villageId} ${entry.because}`);

test("602 villages at 15 percent are 90 or 91, as the setting says", () => {
  expect(quota(602, 1500, "floor")).toBe(90);
  expect(quota(602, 1500, "round")).toBe(90);
  expect(quota(602, 1500, "ceil")).toBe(91);
});

test.each([
  [0, 1500, 0, 0, 0],
  [100, 1500, 15, 15, 15],
  [10, 1500, 1, 2, 2],
  [1, 1, 0, 0, 1],
  [7, 10_000, 7, 7, 7],
  [10, 1499, 1, 1, 2],
])("%i villages at %i basis points: %i, %i, %i", (count, ratio, floor, round, ceil) => {
  expect([quota(count, ratio, "floor"), quota(count, ratio, "round"), quota(count, ratio, "ceil")]).toEqual([
    floor,
    round,
    ceil,
  ]);
});

test("direct hits count towards the quota or beyond it", () => {
  expect(names()).toEqual(["v0 direct-hit", "v1 quota", "v2 quota"]);
  expect(names({ directHits: "beyond" })).toEqual(["v0 direct-hit", "v1 quota", "v2 quota", "v3 quota"]);
});

test("villages level with the last one are all listed, or cut by the written order", () => {
  expect(names({ tie: "include" })).toEqual(["v0 direct-hit", "v1 quota", "v2 quota", "v3 tie", "v4 tie"]);
  const cut = shortlist(list, setting());
  expect(cut.line).toBe(80);
  expect(cut.onLine).toEqual(["v2", "v3", "v4"]);
});

test("direct hits are listed even when no place is left", () => {
  const none = shortlist(list, setting({ places: 1, tie: "include" }));
  expect(none.listed).toEqual([{ villageId: "v0", because: "direct-hit" }]);
  expect(none.line).toBeNull();
  expect(openPlaces(setting({ places: 0 }), 4)).toBe(0);
});

test("more places than villages lists every one", () => {
  expect(shortlist(list, setting({ places: 50 })).listed).toHaveLength(6);
  expect(shortlist([], setting()).listed).toEqual([]);
});

test("the list is never shorter than the places, nor does it skip a weaker village", () => {
  const points = fc
    .array(fc.integer({ min: 0, max: 6 }), { maxLength: 30 })
    .map((all) => all.toSorted((a, b) => b - a));
  fc.assert(
    fc.property(points, fc.nat(30), fc.constantFrom("include" as const, "order" as const), (all, places, tie) => {
      const entries = all.map((value, i) => ranked(value, i));
      const { listed } = shortlist(entries.toReversed(), setting({ places, tie }));
      expect(listed.map((entry) => entry.villageId)).toEqual(
        entries.slice(0, listed.length).map((entry) => entry.villageId),
      );
      expect(listed.length).toBeGreaterThanOrEqual(Math.min(places, all.length));
      if (tie === "order") expect(listed.length).toBe(Math.min(places, all.length));
    }),
  );
});
