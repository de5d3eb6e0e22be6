import { expect, test } from "vitest";
import type { Block } from "#domain/figures/text-blocks.ts";
import { editDraft, emptyBlock, startDraft, withToken } from "./draft.ts";

interface Words {
  readonly title: string;
  readonly blocks: readonly Block[];
}

const words: Words = {
  title: "通报",
  blocks: [
    { kind: "heading1", text: "甲" },
    { kind: "paragraph", text: "乙" },
  ],
};
const texts = (of: Words) => of.blocks.map((block) => (block.kind === "table" ? "表" : block.text));

test("typing on in one paragraph is one step back, another paragraph is another", () => {
  let draft = startDraft(words);
  for (const text of ["乙一", "乙一二"])
    draft = editDraft(draft, { kind: "block", at: 1, block: { kind: "paragraph", text }, place: "block 1" });
  draft = editDraft(draft, { kind: "block", at: 0, block: { kind: "heading1", text: "甲一" }, place: "block 0" });
  expect(texts(draft.words)).toEqual(["甲一", "乙一二"]);
  draft = editDraft(draft, { kind: "undo" });
  expect(texts(draft.words)).toEqual(["甲", "乙一二"]);
  draft = editDraft(draft, { kind: "undo" });
  expect(draft.words).toEqual(words);
  draft = editDraft(editDraft(draft, { kind: "redo" }), { kind: "redo" });
  expect(texts(draft.words)).toEqual(["甲一", "乙一二"]);
});

test("moves, inserts, removes, and stays put at the ends", () => {
  let draft = startDraft(words);
  draft = editDraft(draft, { kind: "move", at: 0, by: -1 });
  expect(draft.past).toEqual([]);
  draft = editDraft(draft, { kind: "move", at: 0, by: 1 });
  draft = editDraft(draft, { kind: "insert", at: 1, block: emptyBlock("table") });
  expect(texts(draft.words)).toEqual(["乙", "表", "甲"]);
  draft = editDraft(draft, { kind: "remove", at: 1 });
  expect(texts(draft.words)).toEqual(["乙", "甲"]);
  expect(editDraft(startDraft(words), { kind: "undo" }).words).toEqual(words);
});

test("a token lands where the cursor stands", () => {
  expect(withToken("共个", 1, "confirmed")).toBe("共{{confirmed}}个");
});
