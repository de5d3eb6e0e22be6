import { expect, test } from "vitest";
import * as labels from "./labels.ts";

test("every label is Chinese and no two of one table are alike", () => {
  for (const table of Object.values(labels)) {
    if (typeof table === "function") continue;
    const words = Object.values(table);
    expect(words.filter((word) => !/\p{Script=Han}/u.test(word))).toEqual([]);
    expect(new Set(words).size).toBe(words.length);
  }
});

test("says how a village fares when weights move", () => {
  expect(
    labels.stabilitySentence({ villageId: "v", runs: 1000, listedRuns: 620, firstPosition: 80, lastPosition: 97 }),
  ).toBe("权重变动 1000 次，其中 620 次列入名单，位次在第 80 至第 97 位之间。");
  expect(
    labels.stabilitySentence({ villageId: "v", runs: 10, listedRuns: 10, firstPosition: 1, lastPosition: 1 }),
  ).toContain("始终排在第 1 位");
});
