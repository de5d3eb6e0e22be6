import { expect, test } from "vitest";
import {
  notedDayRefusals,
  planFlow,
  planPeriod,
  planRefusals,
  type PlanStatus,
  standingRefusals,
  timeRefusals,
} from "./plan.ts";
import { planName } from "./labels.ts";

test("a three-year plan ends with its third year, a month with its last day", () => {
  expect(planPeriod({ kind: "three-year", year: 2026, month: null })).toEqual({ from: "2026-01-01", to: "2028-12-31" });
  expect(planPeriod({ kind: "annual", year: 2026, month: null }).to).toBe("2026-12-31");
  expect(planPeriod({ kind: "monthly", year: 2028, month: 2 })).toEqual({ from: "2028-02-01", to: "2028-02-29" });
  expect(planName({ kind: "monthly", year: 2028, month: 2 })).toBe("2028年2月任务清单");
});

const plan = (status: PlanStatus, over: object = {}) => ({
  kind: "annual" as const,
  status,
  aims: "转化",
  tasks: 2,
  submittedBy: "a",
  ...over,
});
const told = (status: PlanStatus, action: Parameters<typeof planRefusals>[1], over: object = {}, reason = "") =>
  planRefusals(plan(status, over), action, { accountId: "a", reason });

test("a plan needs an aim and a task before it is handed in", () => {
  expect(told("draft", "submit")).toEqual([]);
  expect(told("draft", "submit", { aims: "", tasks: 0 })).toEqual(["no-aims", "no-task"]);
  expect(told("draft", "submit", { kind: "monthly", aims: "" })).toEqual([]);
});

test("nobody approves his own plan, and a return says why", () => {
  expect(told("submitted", "approve")).toEqual(["own-submission"]);
  expect(told("submitted", "approve", { submittedBy: "b" })).toEqual([]);
  expect(told("submitted", "return")).toEqual(["no-reason"]);
  expect(told("approved", "return", {}, "任务需要调整")).toEqual([]);
});

test("what the flow does not name is closed", () => {
  const actions = ["submit", "approve", "return", "withdraw"] as const;
  for (const status of Object.keys(planFlow) as PlanStatus[])
    for (const action of actions)
      expect(told(status, action, { submittedBy: "b" }, "理由").includes("wrong-status")).toBe(
        !(action in planFlow[status]),
      );
});

test("a plan belongs to the term of its team", () => {
  const team = { formedOn: "2026-03-10", termTo: "2028-03-09" };
  expect(timeRefusals({ kind: "annual", year: 2026, month: null }, team)).toEqual([]);
  expect(timeRefusals({ kind: "monthly", year: 2026, month: 2 }, team)).toEqual(["outside-term"]);
  expect(timeRefusals({ kind: "annual", year: 2029, month: null }, team)).toEqual(["outside-term"]);
  expect(timeRefusals({ kind: "annual", year: 2026, month: 3 }, team)).toEqual(["month-missing"]);
});

test("a dissolved team and a merged village are read only", () => {
  expect(standingRefusals({ dissolvedOn: "2026-11-01", villageClosed: true })).toEqual([
    "team-dissolved",
    "village-closed",
  ]);
  expect(standingRefusals({ dissolvedOn: null, villageClosed: false })).toEqual([]);
});

test("posting and filing are noted between approval and today", () => {
  const approved = { status: "approved" as const, approvedOn: "2026-11-10" };
  const rules = ["2026-11-09", "2026-11-10", "2026-11-22", "2026-11-23"].map((day) =>
    notedDayRefusals(approved, day, "2026-11-22"),
  );
  expect(rules).toEqual([["date-before-approval"], [], [], ["date-in-future"]]);
  expect(notedDayRefusals(approved, null, "2026-11-22")).toEqual([]);
  expect(notedDayRefusals({ status: "draft", approvedOn: null }, "2026-11-22", "2026-11-22")).toEqual(["not-approved"]);
});
