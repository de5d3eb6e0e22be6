import { expect, test } from "vitest";
import { finding, grade, must, mustNot, note, number, options } from "./checklist-items-data.ts";

test("what must be is wrong when the answer is no, what must not be when it is yes", () => {
  expect(must("a", "甲", "依据", finding("其他")).badWhen).toBe("no");
  expect(mustNot("b", "乙", "依据", finding("其他")).badWhen).toBe("yes");
});

test("a number is wrong above its bound, a note never is and may be left out", () => {
  expect(number("c", "丙", "项", 0)).toMatchObject({ kind: "number", badAbove: 0, badWhen: "none" });
  expect(note("d", "丁")).toMatchObject({ kind: "text", required: false, badAbove: null });
});

test("a choice keeps the good answers before the bad ones", () => {
  const one = grade("e", "戊", options(["好"], ["差"]), "依据", finding("其他", "serious", "staged"));
  expect(one.options).toEqual([
    { text: "好", bad: false },
    { text: "差", bad: true },
  ]);
  expect(one.finding).toEqual({ category: "其他", severity: "serious", type: "staged" });
});
