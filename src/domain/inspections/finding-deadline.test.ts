import { expect, test } from "vitest";
import { officialCalendar as calendar } from "../calendar-data.ts";
import { handedRefusals, lastDayOf, lateWords, postponeClosed, postponeRefusals } from "./finding-deadline.ts";
import { usualLateSteps, usualTerms } from "./finding-rule-data.ts";

test.each([
  // 九月三十日后放假：three working days end after the holiday.
  ["on-the-spot", "2026-09-29", "2026-10-09"],
  ["on-the-spot", "2026-11-20", "2026-11-25"],
  // 10 September and thirty days is a make-up Saturday; 21 November and thirty a Monday.
  ["dated", "2026-11-21", "2026-12-21"],
  ["dated", "2026-11-20", "2026-12-21"],
] as const)("%s handed over on %s ends on %s", (type, from, last) => {
  expect(lastDayOf(usualTerms[type], from, calendar)).toBe(last);
});

const stages = (...days: string[]) => days.map((dueOn) => ({ text: "一步", dueOn }));

test.each([
  [{ type: "dated" as const, dueOn: null, stages: [] }, []],
  [{ type: "dated" as const, dueOn: "2026-11-19", stages: [] }, ["deadline-in-past"]],
  [{ type: "dated" as const, dueOn: "2027-01-01", stages: [] }, ["deadline-beyond-term"]],
  [{ type: "dated" as const, dueOn: "2026-13-01", stages: [] }, ["deadline-malformed"]],
  [{ type: "dated" as const, dueOn: null, stages: stages("2026-12-01") }, ["stages-unasked"]],
  [{ type: "staged" as const, dueOn: null, stages: [] }, ["stages-missing"]],
  [{ type: "staged" as const, dueOn: null, stages: stages("2026-12-02", "2026-12-02") }, ["stages-not-ascending"]],
])("handing over %o", (handed, why) => {
  expect(handedRefusals(handed, "2026-11-20", "2026-12-21")).toEqual(why);
});

test("a deadline moves on its last day, not the day after, never back, and not past the next stage", () => {
  const open = { status: "rectifying" as const, dueOn: "2026-11-20", stages: [] };
  expect(postponeRefusals(open, "2026-12-01", "2026-11-20")).toEqual([]);
  expect(postponeRefusals(open, "2026-12-01", "2026-11-21")).toEqual(["deadline-passed"]);
  expect(postponeClosed(open, "2026-11-20")).toEqual([]);
  expect(postponeClosed(open, "2026-11-21")).toEqual(["deadline-passed"]);
  expect(postponeRefusals(open, "2026-11-20", "2026-11-20")).toEqual(["deadline-not-later"]);
  expect(postponeRefusals({ ...open, status: "checked" }, "2026-12-01", "2026-11-20")).toEqual(["wrong-status"]);
  const staged = stages("2026-11-20", "2026-12-01").map((stage) => ({ ...stage, doneOn: null }));
  expect(postponeRefusals({ ...open, stages: staged }, "2026-12-01", "2026-11-20")).toEqual(["after-next-stage"]);
});

test("what is said of the late grows with the days", () => {
  expect([0, 1, 9, 10, 30].map((days) => lateWords(usualLateSteps, days))).toEqual([
    "",
    usualLateSteps[0]!.text,
    usualLateSteps[0]!.text,
    usualLateSteps[1]!.text,
    usualLateSteps[2]!.text,
  ]);
});
