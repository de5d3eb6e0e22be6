import { expect, test } from "vitest";
import { mayPost, type NewPosting, postingRefusals } from "./posting.ts";

const one = (over: Partial<NewPosting> = {}): NewPosting => ({
  role: "township",
  step: "declaration",
  level: "village",
  ownPlaces: true,
  status: "declared",
  asked: true,
  fromOn: "2026-11-20",
  untilOn: "2026-11-30",
  leastUntil: "2026-11-30",
  backDays: 3,
  sinceOn: "2026-11-18",
  today: "2026-11-22",
  ...over,
});

test("a notice hung two days ago, of a declared project, for the days asked, is taken", () => {
  expect(postingRefusals(one())).toEqual([]);
  expect(postingRefusals(one({ untilOn: "2026-12-20", sinceOn: null }))).toEqual([]);
});

test.each<[string, Partial<NewPosting>]>([
  ["posting-not-asked", { asked: false }],
  ["posting-too-early", { status: "draft" }],
  ["posting-other-level", { role: "county" }],
  ["posting-other-place", { ownPlaces: false }],
  ["from-in-future", { fromOn: "2026-11-23" }],
  ["from-too-long-ago", { fromOn: "2026-11-18", sinceOn: null }],
  ["from-before-step", { fromOn: "2026-11-19", sinceOn: "2026-11-20" }],
  ["until-too-early", { untilOn: "2026-11-29" }],
  ["until-too-late", { untilOn: "2027-11-22" }],
])("%s is refused", (rule, over) => {
  expect(postingRefusals(one(over))).toEqual([rule]);
});

test("谁分配、谁使用，谁公开: each level by its own office", () => {
  expect(mayPost("team", "village")).toBe(true);
  expect(mayPost("township", "village")).toBe(true);
  expect(mayPost("team", "township")).toBe(false);
  expect(mayPost("county", "township")).toBe(false);
  expect(mayPost("county", "county")).toBe(true);
  expect(mayPost("department", "county")).toBe(false);
});
