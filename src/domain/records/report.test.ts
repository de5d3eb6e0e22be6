import { expect, test } from "vitest";
import {
  decides,
  editRefusals,
  isDraftingTime,
  isLate,
  isOwed,
  monthSpan,
  openRefusals,
  type Report,
  reportDueOn,
  reportFlow,
  reportRefusals,
  reportStates,
  writes,
} from "./report.ts";
import * as labels from "./report-labels.ts";

const november = { year: 2026, month: 11 };
const team = { accountId: "zhang", role: "team", teamId: "t1" } as const;
const township = { accountId: "li", role: "township", teamId: null } as const;
const county = { accountId: "wang", role: "county", teamId: null } as const;
const report = (over: Partial<Report> = {}): Report => ({
  status: "draft",
  teamId: "t1",
  teamDissolved: false,
  submittedBy: null,
  ...over,
});
const full = { blockCount: 3, unbound: 0 };

test("due on the day of the rule, and on the last day of a month that has no such day", () => {
  expect(reportDueOn(november, 28)).toBe("2026-11-28");
  expect(reportDueOn(november, 31)).toBe("2026-11-30");
  expect(reportDueOn({ year: 2027, month: 2 }, 30)).toBe("2027-02-28");
  expect(reportDueOn({ year: 2028, month: 2 }, 30)).toBe("2028-02-29");
  expect(monthSpan({ year: 2028, month: 2 })).toEqual({ from: "2028-02-01", to: "2028-02-29" });
});

test("late from the day after, whether handed in or not", () => {
  const [dueOn, formedOn] = ["2026-11-28", null];
  expect(isLate({ dueOn, formedOn, submittedOn: null }, "2026-11-28")).toBe(false);
  expect(isLate({ dueOn, formedOn, submittedOn: null }, "2026-11-29")).toBe(true);
  expect(isLate({ dueOn, formedOn, submittedOn: "2026-11-28" }, "2026-12-05")).toBe(false);
  expect(isLate({ dueOn, formedOn, submittedOn: "2026-11-29" }, "2026-12-05")).toBe(true);
  expect([isDraftingTime(dueOn, "2026-11-22"), isDraftingTime(dueOn, "2026-11-23")]).toEqual([false, true]);
});

test("a team that came after the day it was due is not late in that month", () => {
  const asked = { dueOn: "2026-11-28", submittedOn: null };
  expect(isLate({ ...asked, formedOn: "2026-11-29" }, "2026-12-05")).toBe(false);
  expect(isLate({ ...asked, formedOn: "2026-11-28" }, "2026-12-05")).toBe(true);
});

test("a month that has not begun, a team not yet or no longer there", () => {
  const stands = { formedOn: "2026-03-01", dissolvedOn: null };
  expect(openRefusals(november, stands, "2026-10-31")).toEqual(["month-in-future"]);
  expect(openRefusals(november, stands, "2026-11-01")).toEqual([]);
  expect(openRefusals(november, null, "2026-11-01")).toEqual([]);
  expect(openRefusals({ year: 2026, month: 2 }, stands, "2026-11-01")).toEqual(["team-not-formed"]);
  expect(openRefusals(november, { ...stands, dissolvedOn: "2026-11-01" }, "2026-11-22")).toEqual([]);
  expect(openRefusals(november, { ...stands, dissolvedOn: "2026-10-31" }, "2026-11-22")).toEqual(["team-dissolved"]);
});

test("each writes its own, the township also for a team that stands no more", () => {
  expect(writes(team, report())).toBe(true);
  expect(writes(team, report({ teamId: "t2" }))).toBe(false);
  expect(writes(team, report({ teamId: null }))).toBe(false);
  expect(writes(township, report())).toBe(false);
  expect(writes(township, report({ teamDissolved: true }))).toBe(true);
  expect(writes(township, report({ teamId: null }))).toBe(true);
  expect(writes(county, report({ teamId: null }))).toBe(false);
});

test("the office above decides, and never who handed it in", () => {
  expect([decides(township, report()), decides(county, report()), decides(team, report())]).toEqual([
    true,
    false,
    false,
  ]);
  expect(decides(county, report({ teamId: null }))).toBe(true);
  const handed = report({ status: "submitted", submittedBy: "zhang" });
  expect(reportRefusals(handed, "accept", township, full)).toEqual([]);
  expect(reportRefusals(handed, "accept", county, full)).toEqual(["not-the-office-above"]);
  expect(reportRefusals({ ...handed, submittedBy: "li" }, "return", township, full)).toEqual(["submitter-decides"]);
});

test("handed in once, with words and with every number", () => {
  expect(reportRefusals(report(), "submit", team, full)).toEqual([]);
  expect(reportRefusals(report(), "submit", team, { blockCount: 0, unbound: 2 })).toEqual([
    "text-missing",
    "tokens-unbound",
  ]);
  expect(reportRefusals(report({ status: "submitted" }), "submit", team, full)).toEqual(["wrong-status"]);
  expect(reportRefusals(report(), "submit", township, full)).toEqual(["not-the-writer"]);
  expect(reportRefusals(report({ status: "submitted" }), "withdraw", team, full)).toEqual([]);
  expect(reportRefusals(report({ status: "accepted" }), "withdraw", team, full)).toEqual(["wrong-status"]);
});

test("the words change only on the writer's desk", () => {
  expect(editRefusals(report(), team)).toEqual([]);
  expect(editRefusals(report({ status: "returned" }), team)).toEqual([]);
  expect(editRefusals(report({ status: "submitted" }), team)).toEqual(["not-editable"]);
  expect(editRefusals(report(), township)).toEqual(["not-the-writer"]);
});

test("owed until it is handed in", () => {
  expect(reportStates.filter(isOwed)).toEqual(["missing", "draft", "returned"]);
  expect(Object.keys(reportFlow).every((state) => (reportStates as readonly string[]).includes(state))).toBe(true);
});

test("every refusal is a sentence without a full stop", () => {
  for (const words of Object.values(labels)) for (const said of Object.values(words)) expect(said).not.toMatch(/。$/u);
});
