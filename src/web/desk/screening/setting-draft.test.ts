import { expect, test } from "vitest";
import {
  emptySetting,
  evenWeights,
  type IndicatorDraft,
  moved,
  nextCode,
  openingReasons,
  settingOf,
  unfilled,
  weightSentence,
  weightSum,
} from "./setting-draft.ts";

const indicator = (code: string, weight: number | null): IndicatorDraft => ({
  code,
  name: code,
  direction: "higher-worse",
  min: 0,
  max: 100,
  weight,
});

test.each([
  [10_000, "✓ 权重合计 100%"],
  [9_550, "权重合计 95.5%，还差 4.5%"],
  [10_001, "权重合计 100.01%，多出 0.01%"],
])("weights of %i basis points say what is missing or too much", (sum, sentence) => {
  expect(weightSentence(sum)).toBe(sentence);
});

test("an unfilled weight counts as nothing", () => {
  expect(weightSum([indicator("Z01", 4_000), indicator("Z02", null)])).toBe(4_000);
});

test.each([1, 3, 7, 40])("%i equal weights always add up to 100 %", (count) => {
  const rows = Array.from({ length: count }, (_, index) => indicator(`Z${index}`, null));
  expect(weightSum(evenWeights(rows))).toBe(10_000);
});

test("a new indicator never takes a code that is in use", () => {
  expect(nextCode([], "Z")).toBe("Z01");
  expect(nextCode([indicator("Z02", 1), indicator("own", 1), indicator("Z09", 1)], "Z")).toBe("Z10");
});

test("rows move by one place and stop at the ends", () => {
  expect(moved(["一", "二", "三"], 2, 1)).toEqual(["一", "三", "二"]);
  expect(moved(["一", "二"], 0, -1)).toEqual(["一", "二"]);
});

test("an empty page says what it needs, and is not sent", () => {
  expect(unfilled(emptySetting)).toEqual(["请填写轮次名称。", "请选定软弱涣散表现清单。", "请选定评估截止日期。"]);
  expect(settingOf(emptySetting)).toBeNull();
});

test("a draft may be kept with weights that do not add up, but says so before it may open", () => {
  const draft = {
    ...emptySetting,
    name: "第三轮",
    list: { code: "typical-12", version: 1 },
    deadline: "2026-12-31",
    indicators: [indicator("Z01", 4_000)],
  };
  const items = [{ code: "M01", name: "班子不全", meaning: "", evidence: [] }];

  expect(settingOf(draft)?.indicators).toHaveLength(1);
  expect(openingReasons(draft, items, "2026-11-22")).toEqual(["各项指标权重均应大于零，合计应为 100%。"]);
});
