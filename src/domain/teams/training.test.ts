import { expect, test } from "vitest";
import { attendanceRefusals, trainingRefusals } from "./training.ts";

test.each([
  ["2026-11-20", "2026-11-20", []],
  ["2026-11-20", "2026-11-19", ["backwards"]],
  ["2026-11-01", "2026-12-01", []],
  ["2026-11-01", "2026-12-02", ["too-long"]],
])("a session from %s to %s", (fromOn, toOn, why) => {
  expect(trainingRefusals({ fromOn, toOn })).toEqual(why);
});

test("who came is written down once the session has begun, of people within reach", () => {
  const session = { fromOn: "2026-11-20" };
  expect(attendanceRefusals(session, { unknown: 0, today: "2026-11-20" })).toEqual([]);
  expect(attendanceRefusals(session, { unknown: 1, today: "2026-11-19" })).toEqual([
    "attended-before",
    "not-stationed",
  ]);
});
