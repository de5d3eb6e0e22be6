import { expect, test } from "vitest";
import {
  datesRefusals,
  endRefusals,
  eveOf,
  handsOver,
  holderRefusals,
  lastDay,
  membershipRefusals,
  neverCame,
  neverCameRefusals,
  type PostingDates,
  slotRefusals,
  slotUntilRefusals,
} from "./posting.ts";

const today = "2026-11-22";
const team = { formedOn: "2026-03-01", termTo: "2028-02-29" };
const posting: PostingDates = { slot: "member", fromOn: "2026-03-01", toOn: "2028-02-29", endedOn: null };
const free = { gone: false, postedAt: null, inTeam: false, leftOn: null };
const holds = (slot: PostingDates["slot"], over: object, fromOn?: string) =>
  holderRefusals(slot, { ...free, ...over }, fromOn);

test("a cadre stands in one village at a time; a leader may look after several", () => {
  expect(holds("member", {})).toEqual([]);
  expect(holds("first-secretary", { postedAt: "松坡村" })).toEqual(["posted-elsewhere"]);
  expect(holds("county-leader", { postedAt: "松坡村" })).toEqual([]);
  expect(holds("member", { postedAt: "前柳庄村", inTeam: true })).toEqual(["in-team"]);
  expect(holds("county-leader", { gone: true })).toEqual(["gone"]);
});

test("the last day counts where it was spent: the next village, and the next holder of a seat, begin after it", () => {
  const left = { leftOn: "2026-11-20" };
  expect(holds("member", left, "2026-11-20")).toEqual(["posted-until"]);
  expect(holds("member", left, "2026-11-21")).toEqual([]);
  expect(holds("member", left)).toEqual([]);
  expect(holds("county-leader", left, "2026-11-20")).toEqual([]);
  expect(slotUntilRefusals("county-leader", "2026-11-20", "2026-11-20")).toEqual(["slot-held-until"]);
  expect(slotUntilRefusals("county-leader", "2026-11-20", "2026-11-21")).toEqual([]);
  expect(slotUntilRefusals("member", "2026-11-20", "2026-11-20")).toEqual([]);
});

test("who has not begun is taken back and never came; from his first day on he leaves", () => {
  const ahead = { ...posting, fromOn: "2026-11-23" };
  expect(neverCameRefusals(ahead, today)).toEqual([]);
  expect(neverCameRefusals({ ...ahead, fromOn: today }, today)).toEqual(["begun"]);
  expect(neverCameRefusals({ ...ahead, endedOn: eveOf(ahead.fromOn) }, today)).toEqual(["posting-ended"]);
  expect([neverCame({ ...ahead, endedOn: eveOf(ahead.fromOn) }), neverCame(posting)]).toEqual([true, false]);
  expect(neverCame({ ...ahead, endedOn: ahead.fromOn })).toBe(false);
});

test("whoever left within a year hands over", () => {
  expect([handsOver("2025-11-22", today), handsOver("2025-11-21", today)]).toEqual([true, false]);
});

test("each of the four-one is held once at a time, members share theirs", () => {
  expect(slotRefusals("first-secretary", ["first-secretary", "member"])).toEqual(["slot-held"]);
  expect(slotRefusals("member", ["first-secretary", "member"])).toEqual([]);
});

test.each([
  ["2026-03-01", "2028-02-29", []],
  ["2026-02-28", "2028-03-01", ["before-team", "beyond-term"]],
  ["2026-05-02", "2026-05-01", ["backwards"]],
])("a posting from %s to %s", (fromOn, toOn, why) => {
  expect(datesRefusals({ fromOn, toOn }, team)).toEqual(why);
});

test("a posting ends on a day that has come and lies within it, and only once", () => {
  const ended = (on: string) => endRefusals(posting, on, today);
  expect([ended("2026-03-01"), ended(today)]).toEqual([[], []]);
  expect(ended("2026-11-23")).toEqual(["ended-in-future"]);
  expect(ended("2026-02-28")).toEqual(["ended-before-start"]);
  expect(endRefusals({ ...posting, toOn: "2026-06-30" }, "2026-07-01", today)).toEqual(["ended-after-term"]);
  expect(endRefusals({ ...posting, endedOn: today }, today, today)).toEqual(["posting-ended"]);
});

test("the transfer of party membership is noted after it has been, for people who live in the village", () => {
  const moved = (movedOn: string | null, over: Partial<PostingDates> = {}) =>
    membershipRefusals({ ...posting, ...over }, movedOn, today);
  expect([moved(today), moved("2026-02-20"), moved(null)]).toEqual([[], [], []]);
  expect(moved("2026-11-23")).toEqual(["moved-in-future"]);
  expect(moved(today, { slot: "county-leader" })).toEqual(["not-a-person"]);
  expect(moved(today, { endedOn: today })).toEqual(["posting-ended"]);
});

test("the last day is the one foreseen or the earlier one in fact", () => {
  expect([lastDay(posting), lastDay({ ...posting, endedOn: "2026-10-01" })]).toEqual(["2028-02-29", "2026-10-01"]);
});
