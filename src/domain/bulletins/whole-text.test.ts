import { expect, test } from "vitest";
import { wholeText } from "./whole-text.ts";

const paragraph = (text: string) => ({ kind: "paragraph", text }) as const;

test("the note, the editor's words and every item are one text", () => {
  const item = { section: "工作动态", title: "柳溪镇走村入户", credit: "柳溪镇", blocks: [paragraph("走访{{a}}户。")] };
  expect(wholeText({ note: "按语", blocks: [paragraph("开头")], items: [item] })).toEqual([
    paragraph("按语"),
    paragraph("开头"),
    { kind: "heading1", text: "柳溪镇走村入户" },
    paragraph("走访{{a}}户。"),
  ]);
  expect(wholeText({ note: "", blocks: [], items: [] })).toEqual([]);
});
