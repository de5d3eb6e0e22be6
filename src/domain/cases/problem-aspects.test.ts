import { expect, test } from "vitest";
import { goalFieldLabel, goalTaskLabel, problemAspectLabel } from "./labels.ts";
import { goalFields, goalTasks, isGoalTask, isProblemAspect, problemAspects } from "./problem-aspects.ts";

test("eight aspects, six fields, eleven tasks", () => {
  expect([problemAspects.length, goalFields.length, Object.keys(goalTasks).length]).toEqual([8, 6, 11]);
});

test("every field has a task and all words have Chinese", () => {
  expect(goalFields.filter((field) => !Object.values(goalTasks).includes(field))).toEqual([]);
  expect(Object.keys(problemAspectLabel)).toEqual([...problemAspects]);
  expect(Object.keys(goalFieldLabel)).toEqual([...goalFields]);
  expect(Object.keys(goalTaskLabel)).toEqual(Object.keys(goalTasks));
});

test("tells its own words from others", () => {
  expect([
    isProblemAspect("economy"),
    isProblemAspect("toString"),
    isGoalTask("fill-posts"),
    isGoalTask("toString"),
  ]).toEqual([true, false, true, false]);
});
