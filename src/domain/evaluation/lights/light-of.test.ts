import { expect, test } from "vitest";
import { officialCalendar as calendar } from "../../calendar-data.ts";
import { caseLight, type Light } from "../../cases/light.ts";
import type { LightSet } from "../../cases/light-sets.ts";
import { addDays } from "../../date.ts";
import { type LightFacts, noFacts } from "./facts.ts";
import { type Before, lightOf } from "./light-of.ts";
import { shippedLights } from "./sets-data.ts";

const { deadline, pace, staged } = shippedLights.sets;
const day = "2026-11-20";
const seen = (set: LightSet, facts: Partial<LightFacts>, before: Before | null = null, on = day) =>
  lightOf(set, { ...noFacts, ...facts }, { day: on, calendar }, before);

test("期限式 as shipped gives the light the list and the wall have always given", () => {
  for (let by = -20; by <= 30; by += 1)
    for (const own of [null, -1, 0, 5, 14, 400]) {
      const [openDue, ownDue] = [addDays(day, by), own === null ? null : addDays(day, own)];
      const file = { status: ownDue ? ("in-turnaround" as const) : ("accepted" as const), dueOn: ownDue ?? day };
      const usual = caseLight(file, [{ dueOn: openDue, doneOn: null }], day, calendar).light;
      expect([by, own, seen(deadline, { openDue, ownDue, deadlines: 1 }).light]).toEqual([by, own, usual]);
    }
  expect(seen(deadline, { deadlines: 2 }).light).toBe("green");
  expect(seen(deadline, {}).light).toBe("none");
});

test.each([
  [0, "green"],
  [1, "yellow"],
  [2, "red"],
  [3, "red"],
])("三亚式: behind its plan at the end of %i months running is %s", (misses, expected) => {
  expect(seen(pace, { dated: 5, due: 2, datedDone: 2, misses }).light).toBe(expected);
});

test.each([
  [null, "none"],
  [0, "green"],
  [1, "yellow"],
  [2, "yellow"],
  [3, "red"],
])("银川式: %s months after the planned start not begun is %s", (unstarted, expected) => {
  expect(seen(staged, { unstarted }).light).toBe(expected);
});

test.each([
  [0, "green"],
  [1, "yellow"],
  [2, "red"],
])("银川式: a return late by more than %i months is %s", (statisticsLate, expected) => {
  expect(seen(staged, { statisticsLate }).light).toBe(expected);
});

test("a part that does not apply weighs nothing; the worst of the others gives the colour", () => {
  expect(seen(pace, { dated: 3, due: 0 })).toMatchObject({ light: "green" });
  expect(seen(pace, {})).toMatchObject({ light: "none", parts: [{ test: "nothing-planned", light: "none" }] });
  expect(seen(staged, { unstarted: 0, paymentPlanned: 100, paymentMade: 99 }).light).toBe("red");
});

const slow: LightSet = { ...pace, months: { yellow: null, red: null }, better: { margin: 10, times: 3 } };
const done = (datedDone: number, before: Before | null) => seen(slow, { dated: 20, due: 10, datedDone }, before);
const state = ({ light, streak }: { light: Light; streak: number }): Before => ({ light, streak });

test("it gets worse at once and better after three evaluations in a row", () => {
  const red = done(4, { light: "green", streak: 0 });
  expect(state(red)).toEqual({ light: "red", streak: 0 });
  const first = done(9, state(red));
  expect(first).toMatchObject({ light: "red", raw: "yellow", streak: 1 });
  const second = done(9, state(first));
  expect(second).toMatchObject({ light: "red", streak: 2 });
  expect(done(9, state(second))).toMatchObject({ light: "yellow", streak: 0 });
  expect(done(4, state(second))).toMatchObject({ light: "red", streak: 0 });
});

test("better than the threshold, but not by the margin, is not better yet", () => {
  // 40 % short would do for yellow; at 50 − 10 it takes 40 % or less to leave red.
  expect(done(5, { light: "red", streak: 2 })).toMatchObject({ light: "red", raw: "yellow", streak: 0 });
  expect(done(6, { light: "red", streak: 2 })).toMatchObject({ light: "yellow", streak: 0 });
});

test("what can no longer be judged is grey at once, and what was grey takes its colour at once", () => {
  expect(seen(slow, {}, { light: "red", streak: 0 }).light).toBe("none");
  expect(done(10, { light: "none", streak: 0 }).light).toBe("green");
  expect(done(10, null).light).toBe("green");
});
