import { expect, test } from "vitest";
import { asContent, type RuleNode } from "./form.ts";

const text: RuleNode = { kind: "text", title: "名称" };
const number: RuleNode = { kind: "number", title: "天数" };
const row: RuleNode = {
  kind: "group",
  title: "",
  parts: [
    { key: "name", node: text, optional: false },
    { key: "days", node: number, optional: true },
    { key: "open", node: { kind: "flag", title: "开放" }, optional: false },
    { key: "kinds", node: { kind: "choice", title: "种类", several: true, options: [] }, optional: false },
  ],
};

test("what a form leaves out becomes what the shape asks for", () => {
  expect(asContent(row, {})).toEqual({ name: "", days: null, open: false, kinds: [] });
  expect(asContent({ kind: "list", title: "", item: row }, undefined)).toEqual([]);
  expect(asContent({ kind: "list", title: "", item: number }, [3, 4])).toEqual([3, 4]);
});

test("what a form holds stays, and nothing the rule does not know comes along", () => {
  const typed = { name: "甲", days: 3, open: true, kinds: ["a"], stray: 1 };
  expect(asContent(row, typed)).toEqual({ name: "甲", days: 3, open: true, kinds: ["a"] });
});
