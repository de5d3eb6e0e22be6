import { expect, test } from "vitest";
import { bodyOf, emptyDraft, fenOf, missingIn, wholeOf } from "./entry-draft.ts";

const draft = emptyDraft("v", "household", "2026-11-22");

test("yuan as people type them become fen, anything else is no amount", () => {
  for (const [typed, fen] of [
    ["", 0],
    ["12", 1200],
    ["12.5", 1250],
    ["１２．０５", 1205],
    ["1,000", 100_000],
    [" 3 ", 300],
  ] as const)
    expect([typed, fenOf(typed)]).toEqual([typed, fen]);
  for (const typed of ["12.345", "-5", "十元", "1e5", "99999999999"]) expect(fenOf(typed)).toBeNaN();
});

test("whole numbers alone are counts", () => {
  expect(["", "7", "１２"].map(wholeOf)).toEqual([0, 7, 12]);
  for (const typed of ["1.5", "-1", "三", "1234567890"]) expect(wholeOf(typed)).toBeNaN();
});

test("what was typed for another kind is not sent", () => {
  const typed = { ...draft, counts: { households: "5", moneyFen: "100" }, meeting: "other" as const, leaderId: "l" };
  expect(bodyOf(typed)).toMatchObject({ households: 5, moneyFen: 0, meeting: null, leaderId: null });
  expect(bodyOf({ ...typed, kind: "mediation" })).toMatchObject({ households: 0, moneyFen: 10_000 });
});

test("a link goes to its own field", () => {
  const body = bodyOf({ ...draft, link: { field: "goalId", id: "g" } });
  expect(body).toMatchObject({ problemId: null, goalId: "g", taskId: null });
});

test("what is missing is said before anything is sent", () => {
  expect(missingIn(draft)).toBeNull();
  expect(missingIn({ ...draft, villageId: "" })).toBe("请选择村。");
  expect(missingIn({ ...draft, kind: "meeting" })).toBe("请选择是哪一种会议。");
  expect(missingIn({ ...draft, kind: "leader-visit" })).toBe("请选择到村的领导。");
  expect(missingIn({ ...draft, counts: { households: "三" } })).toBe("数量应为整数。");
  expect(missingIn({ ...draft, kind: "funds", counts: { moneyFen: "1.234" } })).toBe("金额应为数字，最多两位小数。");
});
