import { expect, test } from "vitest";
import { headingMarks, inCharacters, plainHeading } from "./numbering.ts";

test("headings of the second level begin anew under each of the first", () => {
  const kinds = ["heading1", "heading2", "paragraph", "heading2", "heading1", "table", "heading2"] as const;
  const marks = headingMarks(kinds.map((kind) => ({ kind })));
  expect(marks).toEqual(["一、", "（一）", "", "（二）", "二、", "", "（一）"]);
});

test("counts beyond ten as an official does", () => {
  const marks = headingMarks(Array.from({ length: 21 }, () => ({ kind: "heading1" as const })));
  expect([marks[9], marks[10], marks[19], marks[20]]).toEqual(["十、", "十一、", "二十、", "二十一、"]);
});

test("a typed mark goes, a word that begins alike stays", () => {
  expect(["一、基本情况", "（二）按乡镇", "(十一) 其他", "一村一策", " 基本情况 "].map(plainHeading)).toEqual([
    "基本情况",
    "按乡镇",
    "其他",
    "一村一策",
    "基本情况",
  ]);
});

test.each([
  [1, "一"],
  [10, "十"],
  [18, "十八"],
  [20, "二十"],
  [101, "一百零一"],
  [110, "一百一十"],
  [1018, "一千零一十八"],
  [2000, "二千"],
])("%i is written %s", (number, written) => {
  expect(inCharacters(number)).toBe(written);
});
