import { expect, test } from "vitest";
import type { Away } from "./leave.ts";
import { remaining, resubstituteRefusals, substituteRefusals } from "./substitute.ts";

const today = "2026-11-22";
const leave = (fromOn: string, toOn: string, over: Partial<Away> = {}): Away => ({
  kind: "leave",
  fromOn,
  toOn,
  backOn: null,
  ...over,
});

test("who stands in is there: not the person himself, not away, not posted elsewhere", () => {
  const asked = leave("2026-11-23", "2026-11-25");
  const other = { personId: "q", gone: false, elsewhere: false, away: [], standsIn: [] };
  const why = (over: object) => substituteRefusals(asked, "p", { ...other, ...over });
  expect(why({})).toEqual([]);
  expect(why({ personId: "p" })).toEqual(["substitute-self"]);
  expect(why({ gone: true, elsewhere: true })).toEqual(["substitute-gone", "substitute-elsewhere"]);
  expect(why({ away: [leave("2026-11-25", "2026-11-27")] })).toEqual(["substitute-away"]);
  expect(why({ away: [leave("2026-11-20", "2026-11-27", { backOn: "2026-11-23" })] })).toEqual([]);
  expect(why({ standsIn: [leave("2026-11-25", "2026-11-27")] })).toEqual(["substitute-busy"]);
  expect(why({ standsIn: [leave("2026-11-26", "2026-11-27")] })).toEqual([]);
  expect(substituteRefusals(asked, "p", null)).toEqual(["substitute-missing"]);
  expect(substituteRefusals({ ...asked, kind: "errand" }, "p", null)).toEqual([]);
});

test("who stands in is changed until the last day away", () => {
  const granted = { ...leave("2026-11-20", "2026-11-25"), status: "approved" as const };
  expect(resubstituteRefusals(granted, today)).toEqual([]);
  expect(resubstituteRefusals({ ...granted, status: "asked" }, today)).toEqual([]);
  expect(resubstituteRefusals({ ...granted, backOn: "2026-11-22" }, today)).toEqual(["over"]);
  expect(resubstituteRefusals({ ...granted, toOn: "2026-11-21" }, today)).toEqual(["over"]);
  expect(resubstituteRefusals({ ...granted, status: "refused" }, today)).toEqual(["wrong-status"]);
  expect([remaining(granted, today).fromOn, remaining(leave("2026-12-01", "2026-12-02"), today).fromOn]).toEqual([
    today,
    "2026-12-01",
  ]);
});
