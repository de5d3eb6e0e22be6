import { expect, test } from "vitest";
import { changedPicks, reversed, type SeatChange } from "./edit.ts";
import type { MatchPick } from "./match.ts";

const picks: readonly MatchPick[] = [
  { villageId: "v", slot: "first-secretary", holderId: "a" },
  { villageId: "w", slot: "first-secretary", holderId: "b" },
];
const swap: readonly SeatChange[] = [
  { villageId: "v", slot: "first-secretary", out: "a", in: "b" },
  { villageId: "w", slot: "first-secretary", out: "b", in: "a" },
];
const named = (list: readonly MatchPick[] | undefined) =>
  list?.map((pick) => pick.villageId + pick.holderId).toSorted();

test("two change places, and taken back it is as before", () => {
  const swapped = changedPicks(picks, swap)!;
  expect(named(swapped)).toEqual(["va", "wb"].map((one) => (one === "va" ? "vb" : "wa")).toSorted());
  expect(named(changedPicks(swapped, reversed(swap)))).toEqual(["va", "wb"]);
});

test("a member comes and goes", () => {
  const more = changedPicks(picks, [{ villageId: "v", slot: "member", out: null, in: "c" }]);
  expect(more).toHaveLength(3);
  expect(changedPicks(more!, [{ villageId: "v", slot: "member", out: "c", in: null }])).toHaveLength(2);
});

test("who is not there cannot leave, who is there cannot come", () => {
  expect(changedPicks(picks, [{ villageId: "v", slot: "first-secretary", out: "b", in: "a" }])).toBeUndefined();
  expect(changedPicks(picks, [{ villageId: "v", slot: "first-secretary", out: null, in: "a" }])).toBeUndefined();
});
