import fc from "fast-check";
import { expect, test } from "vitest";
import { gapPlaces } from "./gap.ts";

const village = (villageId: string, points: number, low = points, high = points, directHit: string[] = []) => ({
  villageId,
  points,
  low,
  high,
  directHit,
});

test("a village with gaps has an interval of places, the others have none", () => {
  const ranked = [village("a", 9000), village("b", 6000, 3000, 9500), village("c", 5000), village("d", 2000)];
  expect(gapPlaces(ranked)).toEqual([{ villageId: "b", first: 1, last: 3 }]);
});

test("level with a bound, the village may stand on either side", () => {
  const ranked = [village("a", 8000), village("b", 6000, 4000, 8000), village("c", 4000)];
  expect(gapPlaces(ranked)).toEqual([{ villageId: "b", first: 1, last: 3 }]);
});

test("no gap carries a village past those that are listed whatever their points", () => {
  const hit = village("h", 1000, 1000, 1000, ["M06"]);
  const ranked = [hit, village("b", 5000, 0, 10_000), village("c", 4000)];
  expect(gapPlaces(ranked)).toEqual([{ villageId: "b", first: 2, last: 3 }]);
  const open = { ...village("g", 900, 0, 2000), directHit: ["M06"] };
  expect(gapPlaces([hit, open, village("c", 9000)])).toEqual([{ villageId: "g", first: 1, last: 2 }]);
});

test("whatever the gaps hold, the place lies within the interval", () => {
  const one = fc.tuple(
    fc.integer({ min: 0, max: 30 }),
    fc.integer({ min: 0, max: 30 }),
    fc.integer({ min: 0, max: 30 }),
  );
  fc.assert(
    fc.property(fc.array(one, { minLength: 1, maxLength: 20 }), fc.nat(19), fc.nat(30), (list, pick, truth) => {
      const ranked = list.map((numbers, i) => {
        const [low, points, high] = numbers.toSorted((a, b) => a - b) as [number, number, number];
        return village(`v${i}`, points, low, high);
      });
      const chosen = ranked[pick % ranked.length]!;
      const found = gapPlaces(ranked).find(({ villageId }) => villageId === chosen.villageId);
      if (!found) return chosen.low === chosen.high;
      const points = Math.min(chosen.high, Math.max(chosen.low, truth));
      const before = ranked.filter((other) => other !== chosen && other.points > points).length;
      const level = ranked.filter((other) => other !== chosen && other.points === points).length;
      return found.first <= before + 1 && before + 1 + level <= found.last;
    }),
  );
});
