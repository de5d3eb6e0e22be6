import { expect, test } from "vitest";
import { changesOf, endingRefusals, endingSentence, lastDayBefore } from "./changes.ts";
import type { MatchPick } from "./match.ts";

const pick = (villageId: string, slot: MatchPick["slot"], holderId: string): MatchPick => ({
  villageId,
  slot,
  holderId,
});

test("who stays stays, who is new replaces the holder of his slot, a member replaces nobody", () => {
  const standing = [pick("v", "first-secretary", "a"), pick("v", "member", "b"), pick("v", "paired-unit", "u")];
  const picks = [pick("v", "first-secretary", "c"), pick("v", "member", "d"), pick("v", "paired-unit", "u")];
  expect(changesOf(standing, picks)).toEqual({
    kept: [pick("v", "paired-unit", "u")],
    added: [
      { ...pick("v", "first-secretary", "c"), replaces: "a" },
      { ...pick("v", "member", "d"), replaces: null },
    ],
    ended: [pick("v", "first-secretary", "a"), pick("v", "member", "b")],
  });
});

test("a member made first secretary ends as member and begins as secretary", () => {
  const { kept, added, ended } = changesOf([pick("v", "member", "a")], [pick("v", "first-secretary", "a")]);
  expect([kept.length, added.length, ended.length]).toEqual([0, 1, 1]);
});

test("a plan that takes people out of standing teams waits for its term, and does not reach back behind its making", () => {
  const stands = { fromOn: "2026-03-01" };
  const why = (termFrom: string, ended: { fromOn: string }[] = [stands], madeOn = "2026-11-20") =>
    endingRefusals({ termFrom, madeOn }, ended, "2026-11-22");
  expect([why("2026-11-22"), why("2026-11-20"), why("2027-12-01", [])]).toEqual([[], [], []]);
  expect(why("2026-11-23")).toEqual(["ends-ahead"]);
  expect(why("2026-11-19")).toEqual(["ends-before-plan"]);
  expect(why("2026-11-22", [stands, { fromOn: "2026-11-22" }])).toEqual(["ends-unbegun"]);
  expect(endingSentence["ends-ahead"]({ termFrom: "2027-12-01", madeOn: "2026-11-20" })).toContain("2027年12月1日当天");
});

test("a posting ends on the eve of the new term, never before it began nor after it was to end", () => {
  const posting = { fromOn: "2026-03-01", toOn: "2028-02-29" };
  expect(lastDayBefore("2027-03-01", posting)).toBe("2027-02-28");
  expect(lastDayBefore("2026-01-01", posting)).toBe("2026-03-01");
  expect(lastDayBefore("2029-01-01", posting)).toBe("2028-02-29");
});
