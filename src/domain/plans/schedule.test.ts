import { expect, test } from "vitest";
import { deadlineRefusals, lateSentence, scheduleRefusals, stepRefusals } from "./schedule.ts";
import type { Step } from "./template.ts";

const move = { accountId: "a", submittedBy: "b", reason: "", lateDays: 0, knowingly: false };

test("too late is approved only by one who says he knows; nobody approves his own", () => {
  expect(scheduleRefusals("submitted", "approve", move)).toEqual([]);
  expect(scheduleRefusals("submitted", "approve", { ...move, lateDays: 12 })).toEqual(["too-late"]);
  expect(scheduleRefusals("submitted", "approve", { ...move, lateDays: 12, knowingly: true })).toEqual([]);
  expect(scheduleRefusals("submitted", "approve", { ...move, submittedBy: "a" })).toEqual(["own-submission"]);
  expect(scheduleRefusals("approved", "drop", move)).toEqual(["no-reason"]);
  expect(scheduleRefusals("dropped", "approve", move)).toEqual(["wrong-status"]);
  expect(lateSentence("2027-01-12", 12)).toBe("已经来不及：从今天开始做，最早也要到2027年1月12日完成，比时限晚12天。");
});

test("a deadline lies ahead and within the term", () => {
  const told = (deadline: string) => deadlineRefusals(deadline, "2026-11-22", "2028-03-01");
  expect([told("2026-11-22"), told("2026-11-23"), told("2028-03-02"), told("1026-11-22"), told("年底")]).toEqual([
    ["deadline-past"],
    [],
    ["deadline-after-term"],
    ["deadline-past"],
    [],
  ]);
});

const steps: Step[] = [1, 2].map((n) => ({ name: `工序${n}`, days: 3, basis: "working", owner: "", after: [] }));
const none = { startedOn: null, doneOn: null };
const days = { today: "2026-11-22", formedOn: "2026-03-10" };

test("steps are begun and ended in order, on days that have been", () => {
  const done = { startedOn: "2026-11-02", doneOn: "2026-11-06" };
  expect(stepRefusals(steps, [none, none], 1, done, days)).toEqual([]);
  expect(stepRefusals(steps, [none, none], 2, done, days)).toEqual(["step-out-of-order"]);
  expect(stepRefusals(steps, [done, none], 2, { startedOn: "2026-11-05", doneOn: null }, days)).toEqual([
    "step-out-of-order",
  ]);
  expect(stepRefusals(steps, [done, none], 2, { startedOn: "2026-11-09", doneOn: null }, days)).toEqual([]);
  expect(stepRefusals(steps, [done, done], 1, none, days)).toEqual(["step-reopened"]);
  const next = { startedOn: "2026-11-09", doneOn: null };
  expect(stepRefusals(steps, [done, next], 1, { ...done, doneOn: "2026-11-10" }, days)).toEqual([
    "step-after-follower",
  ]);
  expect(stepRefusals(steps, [done, next], 1, { ...done, doneOn: "2026-11-09" }, days)).toEqual([]);
  expect(stepRefusals(steps, [none, none], 1, { ...done, doneOn: "2026-11-01" }, days)).toEqual([
    "step-ends-before-beginning",
  ]);
  expect(stepRefusals(steps, [none, none], 1, { startedOn: "2026-11-23", doneOn: null }, days)).toEqual([
    "step-in-future",
  ]);
  expect(stepRefusals(steps, [none, none], 1, { startedOn: "2026-03-09", doneOn: null }, days)).toEqual([
    "step-before-term",
  ]);
});
