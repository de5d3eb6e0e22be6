import { expect, test } from "vitest";
import { officialCalendar as calendar } from "../../calendar-data.ts";
import type { LightSet } from "../../cases/light-sets.ts";
import { type LightFacts, noFacts } from "./facts.ts";
import { type Before, lightOf } from "./light-of.ts";
import { lightWords } from "./sentence.ts";
import { shippedLights } from "./sets-data.ts";

const { deadline, pace, staged } = shippedLights.sets;
const day = "2026-11-22";
const words = (set: LightSet, facts: Partial<LightFacts>, before: Before | null = null) =>
  lightWords(set, lightOf(set, { ...noFacts, ...facts }, { day, calendar }, before), day);

test("a light says why, and what turns it green until when", () => {
  const facts = { dated: 9, due: 6, datedDone: 4, nextDue: "2026-12-10" };
  expect(words({ ...pace, months: deadline.months }, facts)).toBe(
    "黄：计划应完成 6 项，完成 4 项；12 月 10 日前再完成 2 项转绿",
  );
  expect(words({ ...pace, months: deadline.months }, { ...facts, nextDue: "2027-01-10" })).toContain(
    "2027 年 1 月 10 日前",
  );
  expect(words({ ...pace, months: deadline.months }, { ...facts, nextDue: null })).toContain("；再完成 2 项转绿");
});

test("deadlines are told as on the file", () => {
  expect(words(deadline, { deadlines: 1, openDue: "2026-11-20" })).toBe(
    "红：时限2026年11月20日，已逾期（不足1个工作日）；办结逾期事项或者经县级同意延长时限转绿",
  );
  expect(words(deadline, { ownDue: "2026-11-20" })).toContain("红：整顿完成时限：时限2026年11月20日");
  expect(words(deadline, { deadlines: 1 })).toBe("绿：有时限的事项已全部办结");
  expect(words(deadline, {})).toBe("不适用：未设完成时限");
});

test("months, start, payment and returns in words of the trade", () => {
  expect(words(pace, { dated: 4, due: 2, datedDone: 2, misses: 2 })).toBe(
    "红：已连续 2 个月未按计划完成；本月按计划完成转绿",
  );
  expect(words(staged, { unstarted: 3 })).toContain("应开工后已 3 个月未开工；开工转绿");
  expect(words(staged, { paymentPlanned: 5_000_000, paymentMade: 3_000_000 })).toBe(
    "红：计划支付 5 万元，已支付 3 万元；再支付 2 万元转绿",
  );
  expect(words(staged, { statisticsLate: 1 })).toContain("补报统计数据转绿");
  expect(words(pace, {})).toBe("不适用：至今没有计划应完成的事项");
});

test("while it waits to turn back it says so", () => {
  const slow = { ...pace, months: deadline.months, better: { margin: 0, times: 3 } };
  const facts = { dated: 9, due: 6, datedDone: 6 };
  expect(words(slow, facts, { light: "red", streak: 0 })).toBe(
    "红：计划应完成 6 项，完成 6 项；已经好转，连续 3 次评定达到后转灯，目前 1 次",
  );
  expect(words(slow, { ...facts, datedDone: 5 })).toContain("再完成 1 项转绿（须连续 3 次评定达到）");
});
