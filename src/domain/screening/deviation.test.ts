import fc from "fast-check";
import { expect, test } from "vitest";
import { deviations, townshipMeans, usualDeviation } from "./deviation.ts";
import { deviationSentence } from "./labels.ts";

const of = (...points: number[]) => points.map((value, i) => ({ townshipId: `t${i}`, points: value }));

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
    "柳溪镇各村平均 62.00 分，明显高于其余 4 个乡镇的中位数 30.50 分（偏离值 21.25，提示线 3.50）。建议了解其评估尺度；此项只作提示，不作处理依据。",
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
  const setting = { threshold: 6745, fewestTownships: 5 };
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
    { townshipId: "a", points: 2 },
    { townshipId: "b", points: 1 },
  ]);
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
