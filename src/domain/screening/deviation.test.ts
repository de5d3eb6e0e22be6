import fc from "fast-check";
import { expect, test } from "vitest";
import { chance } from "../random.ts";
import { deviations, townshipMeans, usualDeviation } from "./deviation.ts";
import { deviationSentence } from "./labels.ts";

/** Five villages alike in each township: what is said of its mean is said of the township. */
const of = (...points: number[]) =>
  points.flatMap((value, i) => Array.from({ length: 5 }, () => ({ townshipId: `t${i}`, points: value })));

test("a township far from the rest is pointed out, with the figures that say so", () => {
  const [found, ...more] = deviations(of(3000, 3200, 3100, 2900, 6200));
  expect(more).toEqual([]);
  expect(found).toEqual({
    townshipId: "t4",
    direction: "higher",
    mean: 6200,
    othersMedian: 3050,
    others: 4,
    score: 2125,
    threshold: 350,
  });
  expect(deviationSentence("柳溪镇", found!)).toBe(
    "柳溪镇已评估各村平均 62.00 分，高于其余 4 个乡镇的中位数 30.50 分（偏离值 21.25，提示线 3.50）。请核对评估尺度是否一致；此项只作提示，不作处理依据。",
  );
  expect(deviations(of(3000, 3200, 3100, 2900, 100))[0]?.direction).toBe("lower");
});

test("fewer than five townships say nothing", () => {
  expect(deviations(of(3000, 3200, 3100, 9000))).toEqual([]);
  expect(deviations(of(3000, 3200, 3100, 9000), { ...usualDeviation, fewestTownships: 4 })).toHaveLength(1);
  expect(deviations([])).toEqual([]);
});

// With all others alike the spread is one point, so the line lies at 3.5 ÷ 0.6745 = 5.189 points.
test.each([
  [3518, 0],
  [3519, 1],
  [2482, 0],
  [2481, 1],
])("others at 30.00 and one at %i hundredths: %i pointed out", (mean, count) => {
  expect(deviations(of(3000, 3000, 3000, 3000, mean))).toHaveLength(count);
});

test("the threshold itself does not point out", () => {
  const setting = { ...usualDeviation, threshold: 6745 };
  expect(deviations(of(0, 0, 0, 0, 10_000), setting)).toEqual([]);
  expect(deviations(of(0, 0, 0, 0, 10_001), setting)).toHaveLength(1);
});

test("means are rounded half up and sorted by township", () => {
  const villages = [
    { townshipId: "b", points: 1 },
    { townshipId: "a", points: 1 },
    { townshipId: "a", points: 2 },
  ];
  expect(townshipMeans(villages)).toEqual([
    { townshipId: "a", points: 2, villages: 2, scatter: 1 },
    { townshipId: "b", points: 1, villages: 1, scatter: 0 },
  ]);
});

test("a township with fewer than five villages is not pointed out, nor are the others measured by it", () => {
  const five = of(3000, 3200, 3100, 2900, 3050);
  const few = (count: number) => Array.from({ length: count }, () => ({ townshipId: "few", points: 9900 }));
  for (const count of [1, 2, 4]) expect(deviations([...five, ...few(count)])).toEqual([]);
  expect(deviations([...five, ...few(5)])).toMatchObject([{ townshipId: "few", others: 5 }]);
  expect(deviations([...of(3000, 3200, 3100, 2900), ...few(4)])).toEqual([]);
});

test("few villages that scatter as widely as everywhere else may lie far off by chance", () => {
  const wide = (townshipId: string, villages: number, mean: number) =>
    Array.from({ length: villages }, (_, i) => ({ townshipId, points: mean + (i % 2 === 0 ? 2000 : -2000) }));
  const county = ["a", "b", "c", "d"].flatMap((township, i) => wide(township, 60, 4000 + 50 * i));
  expect(deviations([...county, ...wide("e", 6, 5500)])).toEqual([]);
  expect(deviations([...county, ...wide("e", 60, 5500)])).toMatchObject([{ townshipId: "e", direction: "higher" }]);
});

test("townships drawn from one urn are hardly ever pointed out, whatever their size", () => {
  const sizes = [60, 70, 5, 62, 12, 66, 5, 71, 50, 8];
  const draw = chance("one urn");
  const points = () => Math.round(100 * (draw() + draw() + draw() + draw()) * 25);
  let found = 0;
  for (let round = 0; round < 300; round += 1) {
    const villages = sizes.flatMap((size, i) =>
      Array.from({ length: size }, () => ({ townshipId: `t${i}`, points: points() })),
    );
    found += deviations(villages).length;
  }
  expect(found / (300 * sizes.length)).toBeLessThan(0.01);
});

test("moving all points together points out the same townships", () => {
  const points = fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 5, maxLength: 12 });
  fc.assert(
    fc.property(points, fc.nat(5000), (list, by) => {
      const names = (all: number[]) => deviations(of(...all)).map((found) => [found.townshipId, found.score]);
      expect(names(list.map((value) => value + by))).toEqual(names(list));
    }),
  );
});
