import { expect, test } from "vitest";
import {
  dissolveRefusals,
  dockRefusals,
  formRefusals,
  lastDayOfTerm,
  standingRefusals,
  termEndsIn,
  termRefusals,
  unformRefusals,
} from "./team.ts";

const today = "2026-11-22";
const team = { formedOn: "2026-03-01", termTo: "2028-02-29", dissolvedOn: null };
const village = { ended: false, hasTeam: false, listed: true };

test("a village on the list that stands and has no team gets one", () => {
  expect(formRefusals(village, team)).toEqual([]);
  const wrong = { ended: true, hasTeam: true, listed: false };
  expect(formRefusals(wrong, team)).toEqual(["village-ended", "not-listed", "village-has-team"]);
});

test.each([
  ["2026-03-01", "2026-03-01", []],
  ["2026-03-01", "2026-02-28", ["term-backwards"]],
  ["2024-02-29", "2029-02-27", []],
  ["2024-02-29", "2029-02-28", ["term-too-long"]],
])("a term from %s to %s", (formedOn, termTo, why) => {
  expect(termRefusals({ formedOn, termTo })).toEqual(why);
});

test("docking is noted after it has been, within the term, and can be taken back", () => {
  const docked = (on: string | null) => dockRefusals(team, on, today);
  expect([docked("2026-03-01"), docked(today), docked(null)]).toEqual([[], [], []]);
  expect(docked("2026-11-23")).toEqual(["docked-in-future"]);
  expect(docked("2026-02-28")).toEqual(["docked-before-forming"]);
  expect(dockRefusals({ ...team, termTo: "2026-10-31" }, "2026-11-01", today)).toEqual(["docked-after-term"]);
  expect(dockRefusals({ ...team, dissolvedOn: today }, null, today)).toEqual(["dissolved"]);
});

test("a team is dissolved once, on a day that has come", () => {
  const dissolved = (on: string) => dissolveRefusals(team, on, today);
  expect([dissolved("2026-03-01"), dissolved(today)]).toEqual([[], []]);
  expect(dissolved("2026-11-23")).toEqual(["dissolved-in-future"]);
  expect(dissolved("2026-02-28")).toEqual(["dissolved-before-forming"]);
  expect(standingRefusals({ ...team, dissolvedOn: "2026-05-01" })).toEqual(["dissolved"]);
});

test("a team is taken back before its first day alone", () => {
  expect(unformRefusals({ ...team, formedOn: "2026-11-23" }, today)).toEqual([]);
  expect(unformRefusals({ ...team, formedOn: today }, today)).toEqual(["team-begun"]);
  expect(unformRefusals({ ...team, formedOn: "2026-11-23", dissolvedOn: today }, today)).toEqual(["dissolved"]);
});

test.each([
  ["2026-11-22", 24, "2028-11-21"],
  ["2028-02-29", 24, "2030-02-28"],
  ["2026-08-31", 6, "2027-02-28"],
  ["2026-02-28", 24, "2028-02-27"],
])("a term from %s for %i months ends on %s", (from, months, to) => {
  expect(lastDayOfTerm(from, months)).toBe(to);
});

test("the end of a term is pointed out sixty days ahead, and after it has passed", () => {
  const endsIn = (termTo: string) => termEndsIn({ ...team, termTo }, today);
  expect(endsIn("2027-01-21")).toBe(60);
  expect(endsIn("2027-01-22")).toBe(null);
  expect(endsIn("2026-11-21")).toBe(-1);
  expect(termEndsIn({ ...team, termTo: today, dissolvedOn: today }, today)).toBe(null);
});
