import fc from "fast-check";
import { expect, test } from "vitest";
import { differenceOf, isWithin, measureRefusals, toleranceOf } from "./measuring.ts";

const item = { name: "硬化面积", unit: "平方米", claimedMilli: 1_000_000, measuredMilli: 950_000 };
const sides = { builders: ["青岚建设有限公司"], owner: "前柳庄村股份经济合作社", responsible: "周某", hands: ["h1"] };
const ground = { drawnOn: "2026-11-10", today: "2026-11-22", accounts: ["a1"], rounds: 0 };
const measuring = {
  measuredOn: "2026-11-20",
  measurers: [
    { name: "张某", unit: "县审计局" },
    { name: "李某", unit: "县农业农村局" },
  ],
  items: [item],
  reason: "",
};

test("just at the tolerance is within, a thousandth of a unit beyond is not", () => {
  expect(isWithin(item, 5)).toBe(true);
  expect(isWithin({ ...item, measuredMilli: 949_999 }, 5)).toBe(false);
  expect(isWithin({ ...item, measuredMilli: 1_050_000 }, 5)).toBe(true);
  expect(isWithin({ ...item, measuredMilli: 1_050_001 }, 5)).toBe(false);
  expect(isWithin({ ...item, measuredMilli: 1_000_000 }, 0)).toBe(true);
});

test("a difference is told in hundredths of a percent", () => {
  expect(differenceOf(item)).toBe(-500);
  expect(differenceOf({ claimedMilli: 3_000, measuredMilli: 4_000 })).toBe(3_333);
  expect(differenceOf({ claimedMilli: 3_000, measuredMilli: 2_000 })).toBe(-3_333);
  expect(differenceOf({ claimedMilli: 1_000, measuredMilli: 0 })).toBe(-10_000);
});

test("the sign of a difference and whether it is within agree", () => {
  const quantity = fc.integer({ min: 1, max: 100_000_000_000 });
  fc.assert(
    fc.property(quantity, fc.nat(100_000_000_000), (claimedMilli, measuredMilli) => {
      const of = { claimedMilli, measuredMilli };
      const percent = Math.ceil(Math.abs(measuredMilli - claimedMilli) / (claimedMilli / 100) + 1e-6);
      return isWithin(of, percent) && differenceOf(of) * (measuredMilli - claimedMilli) >= 0;
    }),
  );
});

test("the tolerance of an item is that of the county's list, otherwise the common one", () => {
  const tolerances = { items: [{ name: "厚度", percent: 10 }], otherPercent: 5 };
  expect(toleranceOf(tolerances, "路面厚度")).toBe(10);
  expect(toleranceOf(tolerances, "道路长度")).toBe(5);
});

test("two measure, and neither builds, owns or has handled the project", () => {
  const why = (over: object, at: object = {}) =>
    measureRefusals({ ...measuring, ...over }, sides, { ...ground, ...at });
  const [first] = measuring.measurers;
  expect(why({})).toEqual([]);
  expect(why({ measurers: [first, { name: "张 某", unit: "县审计局" }] })).toEqual(["two-measurers"]);
  expect(why({ measurers: [first, { name: "王某", unit: "青岚建设有限公司项目部" }] })).toEqual(["measurer-builds"]);
  expect(why({ measurers: [first, { name: "王某", unit: "前柳庄村股份经济合作社" }] })).toEqual(["measurer-owns"]);
  expect(why({ measurers: [first, { name: "周某", unit: "县水利局" }] })).toEqual(["measurer-owns"]);
  expect(why({}, { accounts: ["a1", "h1"] })).toEqual(["measured-by-hand"]);
});

test("not before the draw, not tomorrow, no item twice, and again only with a reason", () => {
  const why = (over: object, at: object = {}) =>
    measureRefusals({ ...measuring, ...over }, sides, { ...ground, ...at });
  expect(why({ measuredOn: "2026-11-09" })).toEqual(["measured-before-draw"]);
  expect(why({ measuredOn: "2026-11-23" })).toEqual(["measured-in-future"]);
  expect(why({ items: [item, { ...item, name: "硬化 面积" }] })).toEqual(["item-twice"]);
  expect(why({}, { rounds: 1 })).toEqual(["again-without-reason"]);
  expect(why({ reason: "首次漏量路肩" }, { rounds: 1 })).toEqual([]);
});
