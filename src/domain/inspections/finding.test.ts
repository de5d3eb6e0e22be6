import { expect, test } from "vitest";
import { findingAfter, findingFlow, findingStatuses, mapTypes, stageDue } from "./finding.ts";

test("every action leads to a state, and all but a withdrawn one lead on", () => {
  for (const row of Object.values(findingFlow))
    for (const target of Object.values(row)) expect(findingStatuses).toContain(target);
  expect(findingStatuses.filter((status) => Object.keys(findingFlow[status]).length === 0)).toEqual(["withdrawn"]);
});

test("only what was checked is closed, and what fell back is rectified again", () => {
  expect(findingStatuses.filter((status) => findingAfter(status, "close"))).toEqual(["checked"]);
  expect(findingAfter("closed", "reopen")).toBe("rectifying");
});

test("the stage at hand says the deadline, after the last that of the last", () => {
  const stage = (dueOn: string, doneOn: string | null = null) => ({ text: "", dueOn, doneOn });
  expect(stageDue([])).toBeNull();
  expect(stageDue([stage("2026-12-01", "2026-11-30"), stage("2027-01-01")])).toBe("2027-01-01");
  expect(stageDue([stage("2026-12-01", "2026-11-30"), stage("2027-01-01", "2027-01-01")])).toBe("2027-01-01");
  expect(Object.keys(mapTypes(() => 1))).toHaveLength(4);
});
