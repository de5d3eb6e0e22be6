import { expect, test } from "vitest";
import { type Item, type ItemAction, itemRefusals } from "./item.ts";

const item: Item = { status: "handed-in", authorId: "writer", title: "题目", blockCount: 1 };
const by = (actorId: string, action: ItemAction, change: Partial<Item> = {}, inDraft = true) =>
  itemRefusals({ ...item, ...change }, action, { actorId, editorId: "editor", inDraft });

test("the words belong to the author, the place to the editor", () => {
  expect(by("writer", "save")).toEqual([]);
  expect(by("editor", "save")).toEqual(["only-item-author"]);
  expect(by("writer", "arrange")).toEqual(["only-editor"]);
  expect(by("editor", "arrange")).toEqual([]);
  expect(by("editor", "remove")).toEqual([]);
  expect(by("other", "remove")).toEqual(["only-item-author"]);
});

test("an empty item is not handed in", () => {
  expect(by("writer", "hand-in", { title: " ", blockCount: 0 })).toEqual(["item-title-missing", "item-text-missing"]);
  expect(by("writer", "hand-in")).toEqual([]);
  expect(by("editor", "hand-in")).toEqual(["only-item-author"]);
});

test("the editor returns what was handed in by another", () => {
  expect(by("editor", "return")).toEqual([]);
  expect(by("editor", "return", { status: "writing" })).toEqual(["not-handed-in"]);
  expect(by("editor", "return", { authorId: "editor" })).toEqual(["own-item"]);
  expect(by("writer", "return")).toEqual(["only-editor"]);
});

test.each(["save", "hand-in", "return", "arrange", "remove"] as const)("%s waits for a draft", (action) => {
  expect(by("writer", action, {}, false)).toEqual(["issue-not-in-draft"]);
});
