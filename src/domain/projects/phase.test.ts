import { expect, test } from "vitest";
import { isInPhase, projectPhases } from "./phase.ts";
import { isArgued, projectStatuses, standings } from "./project.ts";

test("已过论证的与状态表说的一致，退回撤回的不算", () => {
  for (const status of projectStatuses)
    expect([status, isInPhase("argued", status, "normal")]).toEqual([status, isArgued(status)]);
});

test("每个项目在库、实施、已完工、已结束里至少占一处", () => {
  for (const status of projectStatuses)
    for (const standing of standings)
      expect([status, standing, projectPhases.some((phase) => isInPhase(phase, status, standing))]).toEqual([
        status,
        standing,
        true,
      ]);
});

test("终止的项目不再实施，但是仍算已过论证", () => {
  expect(isInPhase("works", "started", "paused")).toBe(true);
  expect(isInPhase("works", "started", "terminated")).toBe(false);
  expect(isInPhase("argued", "started", "terminated")).toBe(true);
  expect(isInPhase("ended", "started", "recalled")).toBe(true);
  expect(isInPhase("upkeep", "in-upkeep", "normal")).toBe(true);
});
