import { expect, test } from "vitest";
import { overrideHolds, overrideRefusals } from "./override.ts";

const wanted = { colour: "green", untilOn: "2026-12-31", computed: "red" } as const;

test.each([
  ["2026-11-21", ["until-passed"]],
  ["2026-11-22", []],
  ["2027-01-21", []],
  ["2027-01-22", ["until-too-far"]],
])("from 2026-11-22 for at most 60 days, until %s", (untilOn, expected) => {
  expect(overrideRefusals({ ...wanted, untilOn }, "2026-11-22", 60)).toEqual(expected);
});

test("the colour it has already is not set by hand", () => {
  expect(overrideRefusals({ ...wanted, colour: "red" }, "2026-11-22", 60)).toEqual(["same-colour"]);
});

test("it holds on its last day and ends by itself", () => {
  const set = { untilOn: "2026-12-31", endedOn: null };
  expect(overrideHolds(set, "2026-12-31")).toBe(true);
  expect(overrideHolds(set, "2027-01-01")).toBe(false);
  expect(overrideHolds({ ...set, endedOn: "2026-12-01" }, "2026-12-01")).toBe(false);
});
