import { expect, test } from "vitest";
import { deadlineChangeRefusals, doneRefusals, type ItemFile, listRefusals, removalRefusals } from "./item.ts";

const today = "2026-11-22";
const file: ItemFile = {
  status: "in-turnaround",
  openedOn: "2026-03-01",
  dueOn: "2028-03-01",
  withdrawnOn: null,
  mergedIntoId: null,
};

test("a list is written in during the turnaround and while the village stands on the list", () => {
  expect(listRefusals(file)).toEqual([]);
  expect(listRefusals({ ...file, status: "self-assessed" })).toEqual(["wrong-status"]);
  expect(listRefusals({ ...file, withdrawnOn: today })).toEqual(["file-withdrawn"]);
});

test.each([
  ["2026-03-01", []],
  ["2028-03-01", []],
  [null, []],
  ["2026-02-28", ["deadline-before-opening"]],
  ["2028-03-02", ["item-after-deadline"]],
  ["2027-02-29", ["deadline-malformed"]],
])("a new deadline on %s", (after, why) => {
  expect(deadlineChangeRefusals(file, null, after, "township")).toEqual(why);
});

test("the township brings a deadline forward; the county alone moves it back or takes it away", () => {
  const moved = (after: string | null, hand: "county" | "township") =>
    deadlineChangeRefusals(file, "2026-12-31", after, hand);
  expect([moved("2026-12-30", "township"), moved("2026-12-31", "township")]).toEqual([[], []]);
  expect([moved("2027-01-01", "township"), moved(null, "township")]).toEqual([
    ["postponed-by-township"],
    ["postponed-by-township"],
  ]);
  expect([moved("2027-01-01", "county"), moved(null, "county")]).toEqual([[], []]);
});

test.each([
  [null, []],
  ["2026-03-01", []],
  [today, []],
  ["2026-02-28", ["done-before-opening"]],
  ["2026-11-23", ["done-in-future"]],
  ["2026-13-01", ["done-malformed"]],
])("done on %s", (doneOn, why) => {
  expect(doneRefusals(file, doneOn, today)).toEqual(why);
});

test("what is overdue and open is struck off by the county alone", () => {
  const overdue = { dueOn: "2026-11-21", doneOn: null };
  expect(removalRefusals(overdue, today, "township")).toEqual(["overdue-removed-by-township"]);
  expect(removalRefusals(overdue, today, "county")).toEqual([]);
  expect(removalRefusals({ ...overdue, doneOn: "2026-11-21" }, today, "township")).toEqual([]);
  expect(removalRefusals({ dueOn: today, doneOn: null }, today, "township")).toEqual([]);
  expect(removalRefusals({ dueOn: null, doneOn: null }, today, "township")).toEqual([]);
});
