import { expect, test } from "vitest";
import { issueScope, issueText, roundWord } from "./series.ts";

const issue = {
  counting: "round",
  round: "第四轮薄弱村整顿",
  issuedOn: "2026-11-22",
  number: 18,
  supplement: false,
  total: null,
} as const;

test("an issue is numbered in Chinese, within its round, its year or neither", () => {
  expect(issueText(issue)).toBe("第四轮第十八期");
  expect(issueText({ ...issue, counting: "year", number: 3, total: 52 })).toBe("2026年第三期（总第五十二期）");
  expect(issueText({ ...issue, counting: "continuous", number: 108 })).toBe("第一百零八期");
});

test("a supplement has its own numbers and counts for no total", () => {
  expect(issueText({ ...issue, number: 1, supplement: true, total: 52 })).toBe("第四轮增刊第一期");
});

test("before publishing the number is still to come", () => {
  expect(issueText({ ...issue, number: null, total: 52 })).toBe("第四轮（印发时编号）");
});

test("a round without a number is called by its whole name", () => {
  expect(roundWord("2026年薄弱村整顿")).toBe("2026年薄弱村整顿");
});

test("numbers are given once in a round, in a year, or in the series", () => {
  const counted = { roundId: "r", issuedOn: "2026-11-22" };
  expect((["round", "year", "continuous"] as const).map((counting) => issueScope({ ...counted, counting }))).toEqual([
    "r",
    "2026",
    "",
  ]);
});
