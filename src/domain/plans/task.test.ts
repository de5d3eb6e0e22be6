import { expect, test } from "vitest";
import { doneRefusals, dueRefusals, itemState, mondayOf, monthLines, removalRefusals, stepState } from "./task.ts";

const november = { kind: "monthly", year: 2026, month: 11 } as const;

test("a task is due within its plan; a line carried over keeps the day it missed", () => {
  const told = (due: string | null, before: string | null = null) => dueRefusals(november, before, due);
  expect([told("2026-11-01"), told("2026-11-30"), told(null)]).toEqual([[], [], []]);
  expect([told("2026-10-31"), told("2026-12-01")]).toEqual([["due-before-plan"], ["due-after-plan"]]);
  expect(told("2026-10-20", "2026-10-20")).toEqual([]);
});

test("done on a day from the team's coming to today, in an approved plan, where the line stands now", () => {
  const dates = { today: "2026-11-22", formedOn: "2026-03-10" };
  const line = { status: "approved" as const, carriedOn: null };
  expect(doneRefusals(line, "2026-11-22", dates)).toEqual([]);
  expect(doneRefusals(line, null, dates)).toEqual([]);
  expect(doneRefusals(line, "2026-11-23", dates)).toEqual(["done-in-future"]);
  expect(doneRefusals(line, "2026-03-09", dates)).toEqual(["done-before-term"]);
  expect(doneRefusals({ ...line, status: "draft" }, null, dates)).toEqual(["not-approved"]);
  expect(doneRefusals({ ...line, carriedOn: "2026-11-01" }, null, dates)).toEqual(["carried"]);
});

test("a month begins with what was left open and takes from the year what is wanted by its end", () => {
  const unfinished = [{ id: "m1", parentId: "y1", dueOn: "2026-10-20" }];
  const annual = [
    { id: "y2", parentId: null, dueOn: "2026-11-30" },
    { id: "y3", parentId: null, dueOn: "2026-12-01" },
    { id: "y4", parentId: null, dueOn: null },
  ];
  expect(monthLines({ year: 2026, month: 11 }, unfinished, annual)).toEqual([
    { parentId: "y1", carriedFrom: "m1", dueOn: "2026-10-20", copyOf: "m1" },
    { parentId: "y2", carriedFrom: null, dueOn: "2026-11-30", copyOf: "y2" },
    { parentId: "y4", carriedFrom: null, dueOn: null, copyOf: "y4" },
  ]);
});

test("a line that goes on elsewhere is not struck off; a copy comes back while its source is open", () => {
  const line = { removed: false, goesOn: false };
  const source = { removed: false, doneOn: null, carriedOn: null, goesOn: false };
  expect([removalRefusals(line, source), removalRefusals({ ...line, goesOn: true }, null)]).toEqual([[], ["goes-on"]]);
  const back = (over: object) => removalRefusals({ ...line, removed: true }, { ...source, ...over });
  expect(back({})).toEqual([]);
  expect(removalRefusals({ ...line, removed: true }, null)).toEqual([]);
  for (const over of [{ removed: true }, { doneOn: "2026-11-20" }, { carriedOn: "2026-11-20" }, { goesOn: true }])
    expect(back(over)).toEqual(["source-ended"]);
});

test("late on the day after, near up to the last day that counts", () => {
  const state = (dueOn: string | null, doneOn: string | null = null) =>
    itemState({ dueOn, doneOn }, "2026-11-22", "2026-12-06");
  expect(["2026-11-21", "2026-11-22", "2026-12-06", "2026-12-07", null].map((due) => state(due))).toEqual([
    "late",
    "due",
    "due",
    "open",
    "open",
  ]);
  expect(state("2026-11-01", "2026-11-20")).toBe("done");
});

test("a step that should have begun is late; once begun its end counts", () => {
  const step = { latestStart: "2026-11-10", latestFinish: "2026-12-31", startedOn: null, doneOn: null };
  const state = (over: object) => stepState({ ...step, ...over }, "2026-11-22", "2026-12-06");
  expect([state({}), state({ startedOn: "2026-11-20" }), state({ doneOn: "2026-11-21" })]).toEqual([
    "late",
    "open",
    "done",
  ]);
});

test("a week is named by its Monday", () => {
  expect(["2026-11-22", "2026-11-23", "2026-11-24"].map(mondayOf)).toEqual(["2026-11-16", "2026-11-23", "2026-11-23"]);
});
