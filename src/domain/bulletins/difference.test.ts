import fc from "fast-check";
import { expect, test } from "vitest";
import { blockChanges, pieceChanges } from "./difference.ts";
import type { Block } from "../figures/text-blocks.ts";

const paragraph = (text: string): Block => ({ kind: "paragraph", text });

test("a rewritten paragraph is one change, a new heading an addition", () => {
  const before = [paragraph("甲"), paragraph("乙"), paragraph("丙")];
  const after = [paragraph("甲"), paragraph("乙改"), { kind: "heading1", text: "二" } as const, paragraph("丙")];
  expect(blockChanges(before, after)).toEqual([
    { kind: "same", block: paragraph("甲") },
    { kind: "changed", before: paragraph("乙"), after: paragraph("乙改") },
    { kind: "added", block: { kind: "heading1", text: "二" } },
    { kind: "same", block: paragraph("丙") },
  ]);
});

test("tables are compared by their cells", () => {
  const table = (cell: string): Block => ({ kind: "table", head: ["乡镇"], rows: [[cell]] });
  expect(blockChanges([table("柳溪镇")], [table("柳溪镇")])[0]!.kind).toBe("same");
  expect(blockChanges([table("柳溪镇")], [table("松岭乡")])[0]!.kind).toBe("changed");
});

test("the changes tell both drafts back, block by block", () => {
  const drafts = fc.array(fc.constantFrom("甲", "乙", "丙").map(paragraph), { maxLength: 8 });
  fc.assert(
    fc.property(drafts, drafts, (before, after) => {
      const changes = blockChanges(before, after);
      expect(changes.flatMap((c) => (c.kind === "changed" ? c.before : c.kind === "added" ? [] : c.block))).toEqual(
        before,
      );
      expect(changes.flatMap((c) => (c.kind === "changed" ? c.after : c.kind === "removed" ? [] : c.block))).toEqual(
        after,
      );
      expect(blockChanges(before, before).every((c) => c.kind === "same")).toBe(true);
    }),
  );
});

test("a changed number in a long paragraph is marked, the rest stands plain", () => {
  const { before, after } = pieceChanges("共督查工作队96个，情况平稳。", "共督查工作队116个，情况平稳。");
  expect(before.filter(({ own }) => own).map(({ text }) => text)).toEqual(["96"]);
  expect(after.filter(({ own }) => own).map(({ text }) => text)).toEqual(["116"]);
  expect(before.map(({ text }) => text).join("")).toBe("共督查工作队96个，情况平稳。");
});

test("what is only in one text is all its own, what is in both is nobody's", () => {
  expect(pieceChanges("", "新增")).toEqual({ before: [], after: [{ text: "新增", own: true }] });
  expect(pieceChanges("相同。", "相同。").after).toEqual([{ text: "相同。", own: false }]);
});
