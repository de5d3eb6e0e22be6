import { expect, test } from "vitest";
import { afterOther, isSaved, leftAfter, nothing, type Said, shown } from "./visit-draft.ts";

const answer = (item: string, value: string | number | null, note = "") => ({ item, value, note });
const said: Said = { version: 3, answers: [answer("a", "yes"), answer("b", 2)], feedback: "已反馈", feedbackTo: "" };

test("what is not saved yet lies over what is", () => {
  const unsaved = { answers: { b: answer("b", 3), a: { item: "a", cleared: true as const } }, feedbackTo: "书记" };
  expect(shown(said, unsaved)).toEqual({ ...said, answers: [answer("b", 3)], feedbackTo: "书记" });
  expect(isSaved(unsaved)).toBe(false);
  expect(isSaved(nothing)).toBe(true);
});

test("what was written while a save was on its way stays unsaved", () => {
  const sent = { answers: { a: answer("a", "no"), b: answer("b", 3) }, feedback: "一" };
  const since = { answers: { ...sent.answers, b: answer("b", 4) }, feedback: "一二" };
  expect(leftAfter(since, sent)).toEqual({ answers: { b: answer("b", 4) }, feedback: "一二" });
  expect(isSaved(leftAfter(sent, sent))).toBe(true);
});

test("two at once: other items come along, an item both wrote shows the other's words and is named", () => {
  const fresh = { ...said, version: 4, answers: [answer("a", "no"), answer("b", 2), answer("c", "yes")] };
  const unsaved = { answers: { a: answer("a", null), b: answer("b", 5) } };
  const after = afterOther(said, fresh, unsaved);
  expect(after).toEqual({ unsaved: { answers: { b: answer("b", 5) } }, both: ["a"] });
  expect(shown(fresh, after.unsaved).answers).toEqual([answer("a", "no"), answer("b", 5), answer("c", "yes")]);
});

test("both wrote the same: nothing to look at", () => {
  const fresh = { ...said, version: 4, answers: [answer("a", "no"), answer("b", 2)] };
  expect(afterOther(said, fresh, { answers: { a: answer("a", "no") } })).toEqual({ unsaved: nothing, both: [] });
});
