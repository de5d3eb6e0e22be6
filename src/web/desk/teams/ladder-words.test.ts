import { expect, test } from "vitest";
import { shippedLeaveLadder } from "#domain/teams/leave-ladder.ts";
import { ladderWords } from "./ladder-words.ts";

test("a ladder is said as an official would say it", () => {
  expect(ladderWords(shippedLeaveLadder.rungs)).toBe(
    "连续 3 天以内由乡镇（街道）审批；10 天以内由县级专班审批；更长的先由派出单位、再由县级专班审批。首尾相接的合并计算。",
  );
  expect(ladderWords([{ upToDays: null, offices: ["county"], notices: [] }])).toBe(
    "由县级专班审批。首尾相接的合并计算。",
  );
});
