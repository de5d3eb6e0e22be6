import { expect, test } from "vitest";
import {
  answerRefusals,
  askRefusals,
  type AskedLeave,
  backRefusals,
  daysAway,
  daysInRow,
  grantRefusals,
  withdrawRefusals,
} from "./leave.ts";
import { shippedLeaveLadder, stepsFor } from "./leave-ladder.ts";

const today = "2026-11-22";
const posting = {
  slot: "member" as const,
  fromOn: "2026-03-01",
  toOn: "2028-02-29",
  endedOn: null,
  dissolvedOn: null,
};
const leave = (fromOn: string, toOn: string, over: Partial<AskedLeave> = {}): AskedLeave => ({
  kind: "leave",
  category: "personal",
  fromOn,
  toOn,
  backOn: null,
  ...over,
});
const ask = (asked: AskedLeave, others: AskedLeave[] = [], over: object = {}) =>
  askRefusals(asked, { ...posting, ...over }, { own: others, standsIn: [] }, shippedLeaveLadder);

test("leave lies within the posting", () => {
  expect(ask(leave("2026-11-23", "2026-11-25"))).toEqual([]);
  expect(ask(leave("2028-02-29", "2028-02-29"))).toEqual([]);
  expect(ask(leave("2028-02-28", "2028-03-01"))).toEqual(["beyond-term"]);
  expect(ask(leave("2026-02-28", "2026-03-02"))).toEqual(["before-posting"]);
  expect(ask(leave("2026-11-25", "2026-11-23"))).toEqual(["backwards"]);
  expect(ask(leave("2026-11-23", "2026-11-25"), [], { endedOn: "2026-11-01" })).toEqual(["posting-ended"]);
  expect(ask(leave("2026-11-23", "2026-11-25"), [], { dissolvedOn: "2026-11-01" })).toEqual(["dissolved"]);
  expect(ask(leave("2026-11-23", "2026-11-25"), [], { slot: "county-leader" })).toEqual(["not-stationed"]);
});

test("366 days are the most, also over a leap day", () => {
  const long = { fromOn: "2023-01-01", toOn: "2030-12-31" };
  expect(ask(leave("2027-03-01", "2028-02-29"), [], long)).toEqual([]);
  expect(ask(leave("2027-03-01", "2028-03-01"), [], long)).toEqual(["too-long"]);
  expect(ask(leave("2028-02-29", "2028-02-29"), [], long)).toEqual([]);
});

test("two leaves of one person do not overlap; one that ended early leaves its last days free", () => {
  const first = leave("2026-11-10", "2026-11-14");
  expect(ask(leave("2026-11-14", "2026-11-16"), [first])).toEqual(["overlap"]);
  expect(ask(leave("2026-11-15", "2026-11-16"), [first])).toEqual([]);
  expect(ask(leave("2026-11-14", "2026-11-16"), [{ ...first, backOn: "2026-11-14" }])).toEqual([]);
});

test("who stands in for another does not leave on the same days", () => {
  const standsIn = [leave("2026-11-24", "2026-11-24")];
  const why = askRefusals(leave("2026-11-23", "2026-11-25"), posting, { own: [], standsIn }, shippedLeaveLadder);
  expect(why).toEqual(["standing-in"]);
});

test("a category belongs to leave or to errands; other to both", () => {
  expect(ask(leave("2026-11-23", "2026-11-23", { kind: "errand", category: "sick" }))).toEqual(["category"]);
  expect(ask(leave("2026-11-23", "2026-11-23", { kind: "errand", category: "other" }))).toEqual([]);
});

test("a leave asked for in pieces counts as one", () => {
  const pieces = [leave("2026-11-01", "2026-11-03"), leave("2026-11-07", "2026-11-09")];
  expect(daysInRow(leave("2026-11-04", "2026-11-06"), pieces)).toBe(9);
  expect(daysInRow(leave("2026-11-11", "2026-11-12"), pieces)).toBe(2);
  expect(daysInRow(leave("2026-11-10", "2026-11-12", { kind: "errand", category: "meeting" }), pieces)).toBe(3);
  expect(daysAway(leave("2026-11-01", "2026-11-03", { backOn: "2026-11-01" }))).toBe(0);
});

test("the office of the open step answers, by another hand than the one that asked", () => {
  const steps = stepsFor(shippedLeaveLadder.rungs[2]!, true);
  const asked = { status: "asked" as const, steps, askedBy: "a", dissolvedOn: null };
  expect(answerRefusals(asked, "unit", "b")).toEqual([]);
  expect(answerRefusals(asked, "county", "b")).toEqual(["not-your-turn"]);
  expect(answerRefusals(asked, undefined, "b")).toEqual(["not-your-turn"]);
  expect(answerRefusals(asked, "unit", "a")).toEqual(["own-request"]);
  expect(answerRefusals({ ...asked, status: "withdrawn" }, "unit", "b")).toEqual(["wrong-status"]);
  expect(answerRefusals({ ...asked, dissolvedOn: today }, "unit", "b")).toEqual(["dissolved"]);
});

test("before it is agreed to it is asked again whether it still lies within the posting", () => {
  const asked = leave("2026-11-23", "2026-11-25");
  expect(grantRefusals(asked, posting)).toEqual([]);
  expect(grantRefusals(asked, { ...posting, toOn: "2026-11-24" })).toEqual(["beyond-term"]);
  expect(grantRefusals(asked, { ...posting, endedOn: today })).toEqual(["posting-ended"]);
});

test("leave is taken back before it begins and cut short once it has", () => {
  const granted = { ...leave("2026-11-20", "2026-11-27"), status: "approved" as const };
  expect(withdrawRefusals(granted, today)).toEqual(["begun"]);
  expect(withdrawRefusals({ ...granted, fromOn: "2026-11-23" }, today)).toEqual([]);
  expect(withdrawRefusals({ ...granted, status: "asked" }, today)).toEqual([]);
  expect(withdrawRefusals({ ...granted, status: "refused" }, today)).toEqual(["wrong-status"]);
  expect(backRefusals(granted, today, today)).toEqual([]);
  expect(backRefusals(granted, "2026-11-23", today)).toEqual(["back-in-future"]);
  expect(backRefusals(granted, "2026-11-19", today)).toEqual(["back-out-of-leave"]);
  expect(backRefusals({ ...granted, backOn: today }, today, today)).toEqual(["back-noted"]);
  expect(backRefusals({ ...granted, status: "asked" }, today, today)).toEqual(["wrong-status"]);
});
