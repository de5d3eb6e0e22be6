import { expect, test } from "vitest";
import { caseFollowUp } from "#contract/case-follow-up.ts";
import { caseSteps } from "#contract/case-steps.ts";
import { cases } from "#contract/cases.ts";
import { wall } from "#contract/wall.ts";
import { afterStep, barOf, clockNote, type Course } from "./course.ts";

type Step = Course["steps"][number];
const step = (action: Step["action"], onDay: string) => ({ action, onDay, by: "某某" }) as Step;

test("what was sent back begins anew, and where the file stands is the step at hand", () => {
  const steps = [step("self-assess", "2026-10-01"), step("return", "2026-10-05")];
  const bar = barOf({ steps, status: "in-turnaround" }, "2026-03-01");
  expect(bar.map(({ state }) => state)).toEqual(["now", ...Array(6).fill("ahead")]);
  expect(bar.map(({ note }) => note)).toEqual(["2026-03-01 建档", "", "", "", "", "", ""]);
});

test("each step passed says who and when", () => {
  const steps = [step("self-assess", "2026-10-01"), step("check", "2026-10-09")];
  const bar = barOf({ steps, status: "town-checked" }, "2026-03-01");
  expect(bar.slice(0, 4).map(({ state, note }) => [state, note])).toEqual([
    ["done", "2026-03-01 建档"],
    ["done", "2026-10-01　某某"],
    ["now", "2026-10-09　某某"],
    ["ahead", ""],
  ]);
});

test("a closed file has passed them all; a relapsed one shows how far it had come", () => {
  const way = (["self-assess", "check", "accept", "delist", "consolidate"] as const).map((action) =>
    step(action, "2026-10-01"),
  );
  const closed = barOf({ steps: [...way, step("close", "2027-10-01")], status: "closed" }, "2026-03-01");
  expect(closed.every(({ state }) => state === "done")).toBe(true);
  const relapsed = barOf({ steps: [...way, step("relapse", "2026-12-01")], status: "relapsed" }, "2026-03-01");
  expect(relapsed.map(({ state }) => state)).toEqual([...Array(6).fill("done"), "ahead"]);
});

test("a step, or a line of the lists, puts every page out of date that shows the file", () => {
  const shown = [caseSteps.course, cases.read, cases.list, cases.waiting, wall.read];
  expect(afterStep).toEqual(expect.arrayContaining(shown));
  expect(afterStep).toEqual(
    expect.arrayContaining([caseFollowUp.checks, caseFollowUp.survival, caseFollowUp.survivors]),
  );
});

test("the clock is told as running until the village leaves the list", () => {
  expect(clockNote({ clockDays: 245, delistedOn: null })).toBe("已持续整顿 245 天（自首次列入起算）");
  expect(clockNote({ clockDays: 245, delistedOn: "2026-11-01" })).toBe("持续整顿 245 天（自首次列入起算，至销号之日）");
});
