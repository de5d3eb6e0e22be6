import { expect, test } from "vitest";
import { type ImportedProject, importFaults, usualClass } from "./imported.ts";

const banked: ImportedProject = {
  year: 2025,
  status: "banked",
  estimateFen: 30_000_000,
  budgetFen: null,
  planStartOn: "2025-03-01",
  planFinishOn: "2025-10-31",
  startedOn: null,
  finishedOn: null,
};
const rules = (over: Partial<ImportedProject>) =>
  importFaults({ ...banked, ...over }, "2026-11-22").map(({ field, rule }) => `${field}: ${rule}`);
const completed = {
  status: "completed",
  budgetFen: 29_000_000,
  startedOn: "2025-03-05",
  finishedOn: "2025-09-01",
} as const;

test("a project in the bank and a completed one come in", () => {
  expect(rules({})).toEqual([]);
  expect(rules(completed)).toEqual([]);
});

test("an amount no project has is asked about: 元 and 万元 were mixed up", () => {
  expect(rules({ estimateFen: 99_999 })).toEqual(["estimate: unit-doubtful"]);
  expect(rules({ estimateFen: 100_000 })).toEqual([]);
  expect(rules({ estimateFen: 5_000_000_001 })).toEqual(["estimate: unit-doubtful"]);
  expect(rules({ ...completed, budgetFen: 300 })).toEqual(["budget: unit-doubtful"]);
});

test("days follow each other and are not in the future", () => {
  expect(rules({ planFinishOn: "2025-02-28" })).toEqual(["planFinishOn: plan-backwards"]);
  expect(rules({ ...completed, finishedOn: "2025-03-04" })).toEqual(["finishedOn: days-backwards"]);
  expect(rules({ ...completed, finishedOn: "2026-11-23" })).toEqual(["finishedOn: in-the-future"]);
});

test("what the ledger says of its course fits its days and its budget", () => {
  expect(rules({ status: "started", budgetFen: 1_000_000 })).toEqual(["startedOn: start-missing"]);
  expect(rules({ startedOn: "2025-03-05" })).toEqual(["status: started-already"]);
  expect(rules({ ...completed, finishedOn: null })).toEqual(["finishedOn: finish-missing"]);
  expect(rules({ ...completed, status: "started" })).toEqual(["status: finished-already"]);
  expect(rules({ ...completed, budgetFen: null })).toEqual(["budget: budget-missing"]);
});

test("industry leaves an operating asset behind, the rest a public one, unless the ledger says otherwise", () => {
  expect([usualClass("industry"), usualClass("infrastructure"), usualClass("other")]).toEqual([
    "operating",
    "public",
    "public",
  ]);
});
