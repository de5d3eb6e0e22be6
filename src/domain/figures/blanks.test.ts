import { expect, test } from "vitest";
import { blanksIn, spokenWords } from "./blanks.ts";
import type { Block } from "./text-blocks.ts";

const paragraph = (text: string): Block => ({ kind: "paragraph", text });

test("what a draft leaves open is found wherever it stands, each once", () => {
  const blocks: Block[] = [
    paragraph("总体平稳。［请写明好的做法和事例］"),
    paragraph("再次。［请写明好的做法和事例］"),
    { ...paragraph("共{{findings|#个（请写明类别）|没有}}"), zero: { of: "findings", text: "［待核实］" } },
    { kind: "table", head: ["乡镇"], rows: [["（请填写乡镇）"]] },
  ];
  expect(blanksIn(blocks, ["关于［请写明］的通报"])).toEqual([
    "［请写明］",
    "［请写明好的做法和事例］",
    "（请写明类别）",
    "［待核实］",
    "（请填写乡镇）",
  ]);
});

test("brackets that ask the reader for something, and numbers, are part of the text", () => {
  const blocks = [paragraph("（请于11月30日前报送）〔2026〕共{{findings}}个，［附表］")];
  expect(blanksIn(blocks, ["县委办公室（县委督查室）"])).toEqual([]);
});

test("braces in a line that holds no numbers would be printed", () => {
  expect(blanksIn([], ["关于{{findings}}个问题的通报"])).toEqual(["{{findings}}"]);
});

test("the words of a number are words of the text", () => {
  expect(spokenWords("甲{{a|缺报#个|没有缺报}}乙{{b}}")).toBe("甲　缺报#个　没有缺报　乙　");
});
