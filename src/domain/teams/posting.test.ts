import { expect, test } from "vitest";
import {
  datesRefusals,
  endRefusals,
  holderRefusals,
  lastDay,
  membershipRefusals,
  type PostingDates,
  slotRefusals,
} from "./posting.ts";

const today = "2026-11-22";
const team = { formedOn: "2026-03-01", termTo: "2028-02-29" };
const posting: PostingDates = { slot: "member", fromOn: "2026-03-01", toOn: "2028-02-29", endedOn: null };
const free = { gone: false, postedAt: null, inTeam: false };

test("a cadre stands in one village at a time; a leader may look after several", () => {
  expect(holderRefusals("member", free)).toEqual([]);
  expect(holderRefusals("first-secretary", { ...free, postedAt: "松坡村" })).toEqual(["posted-elsewhere"]);
  expect(holderRefusals("county-leader", { ...free, postedAt: "松坡村" })).toEqual([]);
  expect(holderRefusals("member", { ...free, postedAt: "前柳庄村", inTeam: true })).toEqual(["in-team"]);
  expect(holderRefusals("county-leader", { ...free, gone: true })).toEqual(["gone"]);
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
