import fc from "fast-check";
import { expect, test } from "vitest";
import { canonical } from "../canonical.ts";
import { type Entry, entryKinds, type Facts, type Input } from "./facts.ts";
import { hundredths, itemShare, targetShare } from "./item-share.ts";
import { measures } from "./measures.ts";
import { pointsText, shareOf, spread } from "./rounding.ts";
import { commonItems, itemName, measuresOf, type Scheme, scaleOf } from "./scheme.ts";
import { sampleSchemes } from "./scheme-data.ts";
import { score } from "./score.ts";
import { compareScores, type Inputs, inputsText, resultText, settleAll } from "./settle.ts";

const [village, , township] = sampleSchemes.schemes as readonly [Scheme, Scheme, Scheme];
const survey = { kind: "survey", asked: 20, satisfied: 18, fair: 1, dissatisfied: 1, reason: "入户测评" } as const;
const grade = (level: string): Input => ({ kind: "grade", level, reason: "现场查看" });

const sheet: Facts = {
  targets: [
    { name: "修通生产路", points: 60, by: "completion" },
    { name: "盘活机动地", points: 40, by: "score" },
  ],
  measures: {
    problems: 8,
    "problems-done": 6,
    goals: 5,
    "goals-done": 5,
    "findings-due": 4,
    "findings-done-in-time": 3,
    "findings-repeated": 1,
  },
  inputs: {
    "c1.1": grade("好"),
    "c2.1": grade("较好"),
    "c3.1": grade("一般"),
    "c4.2": grade("好"),
    "c5.1": { kind: "score", points: 850, reason: "收入增长" },
    "c8.1": survey,
    d1: { kind: "completion", done: 3, planned: 4, reason: "四段已通三段" },
    d2: { kind: "score", points: 3000, reason: "已签合同" },
  },
  entries: [
    { id: "1", item: "c1.2", kind: "key-node", onDay: "2026-11-03", points: 0, reached: true, reason: "支委补齐" },
    { id: "2", item: "c1.2", kind: "key-node", onDay: "2026-11-09", points: 0, reached: false, reason: "后备人选未定" },
    { id: "3", item: "p1", kind: "plus", onDay: "2026-11-05", points: 200, reached: null, reason: "做法推广" },
  ],
};

test("a sheet as an office would reckon it by hand", () => {
  const one = score(village, sheet);
  expect(one.items.map(({ code, points, of }) => [code, pointsText(points), pointsText(of)])).toEqual([
    ["c1.1", "10", "10"],
    ["c1.2", "2.5", "5"],
    ["c2.1", "8", "10"],
    ["c3.1", "6", "10"],
    ["c4.1", "7.5", "10"],
    ["c4.2", "5", "5"],
    ["c5.1", "8.5", "10"],
    ["c6.1", "10", "10"],
    ["c7.1", "7.5", "10"],
    // (18 × 100 + 1 × 60) ÷ 2000 = 93.0 %, of 95 %
    ["c8.1", "19.58", "20"],
    ["d1", "45", "60"],
    ["d2", "30", "40"],
    ["p1", "2", "5"],
    ["m1", "2", "6"],
    ["m2", "0", "6"],
  ]);
  // 84.58 × 70 % = 59.206；75 × 30 % = 22.5
  expect(one).toMatchObject({
    common: 5921,
    differentiated: 2250,
    plus: 200,
    minus: 200,
    total: 8171,
    pending: [],
    vetoes: [],
  });
  expect(one.because).toBe("共性指标按 70% 计 59.21 分；差异化目标按 30% 计 22.5 分；加 2 分，扣 2 分");
  expect(one.items[4]!.because).toBe("已解决问题条数 6 ÷ 问题清单条数 8 = 75.0%");
});

test("a rate without a base does not apply: neither nothing nor everything, its points go to the others", () => {
  const empty = score(village, { ...sheet, measures: {} });
  const rates = empty.items.filter(({ code }) => ["c4.1", "c6.1", "c7.1"].includes(code));
  expect(rates.map(({ state, points, of }) => [state, points, of])).toEqual(rates.map(() => ["not-applicable", 0, 0]));
  const full = empty.items.filter(({ part }) => part === "common").reduce((sum, { of }) => sum + of, 0);
  expect(full).toBe(10_000);
  const judged = { ...village, notApplicable: "judge" as const };
  expect(score(judged, { ...sheet, measures: {} }).pending).toEqual(["c4.1", "c6.1", "c7.1"]);
  const given = { ...sheet.inputs, "c4.1": { kind: "score", points: 600, reason: "没有问题，看日常" } as Input };
  expect(itemShare(judged, commonItems(judged)[4]!, { ...sheet, measures: {}, inputs: given })).toMatchObject({
    state: "scored",
    part: 600,
  });
});

test("千分制 is ten times the same, and nothing of its own hands the weight to the rest", () => {
  const facts = { ...sheet, targets: [], inputs: { "c1.1": grade("好") }, entries: [] };
  const one = score(township, {
    ...facts,
    measures: {
      ...sheet.measures,
      "teams-in-place": 4,
      "four-one-complete": 4,
      "appraisal-votes": 40,
      "appraisal-satisfied": 30,
    },
  });
  expect(scaleOf(township)).toBe(1000);
  expect(pointsText(one.total)).toBe("862.5");
  expect(one.because).toContain("没有可计分的差异化目标，权重并入共性指标");
});

test("nothing above the limit, whatever is entered", () => {
  const entry = (kind: "plus" | "minus", item: string, points: number): Entry => ({
    id: item,
    item,
    kind,
    onDay: "2026-11-05",
    points,
    reached: null,
    reason: "x",
  });
  const one = score(village, {
    ...sheet,
    entries: [entry("plus", "p1", 900), entry("minus", "m1", 1900), entry("minus", "m2", 1900)],
  });
  expect(one).toMatchObject({ plus: 500, minus: 1000 });
  expect(targetShare(sheet.targets[0]!, { kind: "completion", done: 9, planned: 4, reason: "超额" })).toMatchObject({
    part: 400,
    of: 400,
  });
  expect(score(village, { ...sheet, measures: { ...sheet.measures, "problems-done": 99 } }).items[4]!.points).toBe(
    1000,
  );
});

const anyFacts: fc.Arbitrary<Facts> = fc.record({
  targets: fc.constantFrom([], sheet.targets),
  measures: fc.dictionary(fc.constantFrom(...measures), fc.integer({ min: 0, max: 50 })),
  inputs: fc.constantFrom({}, sheet.inputs, {
    ...sheet.inputs,
    "c8.1": { ...survey, satisfied: 0, fair: 0, dissatisfied: 0 },
  }),
  entries: fc.array(
    fc.record({
      id: fc.uuid(),
      item: fc.constantFrom("c1.2", "p1", "m1", "m2", "v1"),
      kind: fc.constantFrom(...entryKinds),
      onDay: fc.constantFrom("2026-11-01", "2026-11-02"),
      points: fc.integer({ min: 0, max: 900 }),
      reached: fc.boolean(),
      reason: fc.constant("x"),
    }),
    { maxLength: 6 },
  ),
});

test("what is shown adds up, no item is above its maximum, and the order of the facts does not matter", () => {
  fc.assert(
    fc.property(
      anyFacts,
      fc.constantFrom(0, 1, 2),
      fc.constantFrom("half-up", "floor"),
      (facts, decimals, rounding) => {
        const scheme = { ...village, decimals, rounding } as Scheme;
        const one = score(scheme, facts);
        for (const { points, of } of one.items) expect(points).toBeLessThanOrEqual(of);
        expect(one.total).toBe(Math.max(0, one.common + one.differentiated + one.plus - one.minus));
        expect(one.common + one.differentiated).toBeLessThanOrEqual(10_000);
        const common = one.items.filter(({ part }) => part === "common");
        if (common.some(({ state }) => state !== "not-applicable"))
          expect(common.reduce((sum, { of }) => sum + of, 0)).toBe(10_000);
        expect(canonical(score(scheme, { ...facts, entries: facts.entries.toReversed() }))).toBe(canonical(one));
      },
    ),
    { numRuns: 300, seed: 20261122 },
  );
});

test("rounding: half up or down, and points handed on add up to the scale", () => {
  const rule = { decimals: 2, rounding: "half-up" } as const;
  expect([
    shareOf(1000, 1, 3, rule),
    shareOf(1000, 2, 3, rule),
    shareOf(1000, 2, 3, { decimals: 0, rounding: "floor" }),
  ]).toEqual([333, 667, 600]);
  expect(shareOf(5, 1, 2, { decimals: 2, rounding: "half-up" })).toBe(3);
  expect(spread([1000, 1000, 0, 1000], 10_000, { decimals: 0 })).toEqual([3400, 3300, 0, 3300]);
  expect([hundredths(0.07), pointsText(-50), pointsText(1205)]).toEqual([7, "-0.5", "12.05"]);
});

const inputs: Inputs = {
  algorithm: "zhucun-evaluation-1",
  evaluationId: "e",
  from: "2026-11-01",
  to: "2026-11-30",
  schemeVersion: 1,
  scheme: village,
  subjects: ["c", "a", "b"].map((id) => ({ ...sheet, id, name: `${id}村`, mergedInto: "" })),
};

test("the same inputs in another order have the same bytes, and so has the result", () => {
  const turned = {
    ...inputs,
    subjects: inputs.subjects.toReversed().map((one) => ({ ...one, entries: one.entries.toReversed() })),
  };
  expect(inputsText(turned)).toBe(inputsText(inputs));
  expect(resultText(turned)).toBe(resultText(inputs));
  expect(resultText(JSON.parse(inputsText(inputs)) as Inputs)).toBe(resultText(inputs));
  expect(canonical({ b: [1, undefined, null].slice(0, 1), a: { y: "字", x: undefined } })).toBe(
    '{"a":{"y":"字"},"b":[1]}',
  );
});

test("至多三成为好: those tied at the line are left out together; a veto is the last grade; equal is equal", () => {
  const best = {
    ...sheet,
    inputs: {
      ...sheet.inputs,
      "c3.1": grade("好"),
      "c2.1": grade("好"),
      d2: { kind: "score", points: 4000, reason: "x" } as Input,
    },
  };
  const top = {
    ...best,
    measures: { ...best.measures, "problems-done": 8, "findings-done-in-time": 4, "findings-repeated": 0 },
  };
  const named = (id: string, facts: Facts) => ({ ...facts, id, name: id, mergedInto: "" });
  const many = Array.from({ length: 8 }, (_, i) => named(`x${i}`, sheet));
  const grades = (subjects: ReturnType<typeof named>[]) =>
    Object.fromEntries(settleAll({ scheme: village, subjects }).map(({ id, grade: one }) => [id, one]));
  expect(grades([named("a", top), named("b", top), ...many])).toMatchObject({ a: "好", b: "好", x0: "较好" });
  const four = ["a", "b", "c", "d"].map((id) => named(id, top));
  expect(grades([...four, ...many.slice(0, 6)])).toMatchObject({ a: "较好", d: "较好" });
  const entries = [
    { id: "9", item: "v2", kind: "veto", onDay: "2026-11-20", points: 0, reached: null, reason: "资料不实" } as const,
  ];
  expect(grades([named("a", { ...top, entries })])).toEqual({ a: "差" });
  expect(compareScores(village, score(village, top), score(village, top))).toBe(0);
  expect(compareScores(village, score(village, top), score(village, sheet))).toBeLessThan(0);
});

test("a scheme names what it takes, and every code has its name", () => {
  expect(measuresOf(village)).toContain("findings-reopened");
  expect(itemName(village, sheet.targets, "d2")).toBe("盘活机动地");
  expect(itemName(village, [], "c9.1")).toBeUndefined();
});
