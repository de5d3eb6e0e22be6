import fc from "fast-check";
import { expect, test } from "vitest";
import type { Assessed, Indicator } from "./manifestation.ts";
import { typicalDirectHits, typicalIndicators } from "./manifestation-data.ts";
import { badness, pointsOf, rank, type Ranked } from "./rank.ts";

const petitions: Indicator = { code: "P", name: "信访件次", direction: "higher-worse", min: 0, max: 3, weight: 5000 };
const satisfied: Indicator = { code: "S", name: "满意度", direction: "lower-worse", min: 60, max: 100, weight: 5000 };
const two = [petitions, satisfied];

const village = (villageId: string, values: Assessed["values"] = {}, over: Partial<Assessed> = {}): Assessed => ({
  villageId,
  code: villageId,
  townshipId: "t1",
  townshipOrder: 1,
  values,
  manifestations: [],
  ...over,
});

const ids = (ranked: readonly Ranked[]) => ranked.map((entry) => entry.villageId);

test("scales between min and max, clamps outside and rounds half up once", () => {
  expect([-1, 0, 1, 2, 3, 4].map((value) => pointsOf(petitions, value))).toEqual([0, 0, 1667, 3333, 5000, 5000]);
  expect([59, 60, 61, 100, 101].map((value) => pointsOf(satisfied, value))).toEqual([5000, 5000, 4875, 0, 0]);
  expect(pointsOf({ ...petitions, max: 2, weight: 1 }, 1)).toBe(1);
  expect(badness(satisfied, 90)).toBe(10);
});

test("the weakest village is first and its breakdown adds up", () => {
  const ranked = rank([village("a", { P: 0, S: 100 }), village("b", { P: 3, S: 80 })], two, []);
  expect(ids(ranked)).toEqual(["b", "a"]);
  expect(ranked[0]).toMatchObject({ position: 1, points: 7500, low: 7500, high: 7500 });
  expect(ranked[0]!.breakdown).toEqual([
    { indicator: "P", value: 3, points: 5000, of: 5000, missing: false },
    { indicator: "S", value: 80, points: 2500, of: 5000, missing: false },
  ]);
});

test("a missing value takes the middle and opens an interval", () => {
  const [only] = rank([village("a", { P: 3, S: null })], two, []);
  expect(only).toMatchObject({ points: 7500, low: 5000, high: 10_000 });
  expect(rank([village("a")], two, [])[0]).toMatchObject({ points: 5000, low: 0, high: 10_000 });
});

test("a direct hit goes first whatever its points", () => {
  const ranked = rank(
    [village("a", { P: 3, S: 60 }), village("b", { P: 0, S: 100 }, { manifestations: ["M06", "M01", "M06"] })],
    two,
    typicalDirectHits,
  );
  expect(ids(ranked)).toEqual(["b", "a"]);
  expect(ranked[0]).toMatchObject({ directHit: ["M06"], manifestations: ["M01", "M06"] });
});

test("ties follow the written order: interval, manifestations, township, code, id", () => {
  const level = { P: 3, S: 100 };
  const list = [
    village("e", level, { code: "2" }),
    village("d", level, { code: "1", townshipOrder: 2 }),
    village("c", level, { manifestations: ["M01"] }),
    village("b", { P: 3, S: 100 }, { code: "1" }),
    village("a", { P: 3, S: 100 }, { code: "1" }),
  ];
  expect(ids(rank(list, two, []))).toEqual(["c", "a", "b", "e", "d"]);
  expect(ids(rank([village("a", { P: 3, S: 80 }), village("b", { P: 3, S: null })], two, []))).toEqual(["b", "a"]);
});

const villages = fc.uniqueArray(
  fc.record({
    villageId: fc.integer({ min: 0, max: 40 }).map(String),
    code: fc.constantFrom("1", "2"),
    townshipId: fc.constant("t"),
    townshipOrder: fc.integer({ min: 1, max: 2 }),
    values: fc.dictionary(
      fc.constantFrom(...typicalIndicators.map((i) => i.code)),
      fc.option(fc.integer({ min: -5, max: 120 })),
      { maxKeys: 12 },
    ),
    manifestations: fc.subarray(["M01", "M05", "M09"]),
  }),
  { selector: (entry) => entry.villageId, minLength: 2, maxLength: 15 },
);

test("the order does not depend on the order of arrival", () => {
  fc.assert(
    fc.property(villages, (list) => {
      expect(rank(list.toReversed(), typicalIndicators, typicalDirectHits)).toEqual(
        rank(list, typicalIndicators, typicalDirectHits),
      );
    }),
  );
});

test("points lie in the interval, add up and stay within 0 and 10000", () => {
  fc.assert(
    fc.property(villages, (list) => {
      for (const entry of rank(list, typicalIndicators, typicalDirectHits)) {
        expect(entry.low <= entry.points && entry.points <= entry.high).toBe(true);
        expect(entry.low >= 0 && entry.high <= 10_000).toBe(true);
        expect(entry.breakdown.reduce((total, line) => total + line.points, 0)).toBe(entry.points);
      }
    }),
  );
});

test("raising a badness never moves a village away from the weak end", () => {
  const change = fc.record({
    at: fc.nat(),
    indicator: fc.constantFrom(...typicalIndicators),
    by: fc.integer({ min: 0, max: 60 }),
  });
  fc.assert(
    fc.property(villages, change, (list, { at, indicator, by }) => {
      const chosen = list[at % list.length]!;
      const from = chosen.values[indicator.code];
      fc.pre(from !== null && from !== undefined);
      const to = indicator.direction === "higher-worse" ? from! + by : from! - by;
      const worse = list.map((entry) =>
        entry === chosen ? { ...entry, values: { ...entry.values, [indicator.code]: to } } : entry,
      );
      const place = (entries: readonly Assessed[]) =>
        rank(entries, typicalIndicators, typicalDirectHits).find((entry) => entry.villageId === chosen.villageId)!
          .position;
      expect(place(worse)).toBeLessThanOrEqual(place(list));
    }),
  );
});
