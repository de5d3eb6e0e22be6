import { expect, test } from "vitest";
import { fill, isZero, settled, spoken } from "./settled.ts";
import type { Block } from "./text-blocks.ts";

const paragraph = (text: string): Block => ({ kind: "paragraph", text });

test("zero is zero in every way a figure shows it", () => {
  expect(["0", "0.0%", "0%", "无"].map(isZero)).toEqual([true, true, true, true]);
  expect(["10", "0.1%", "100.0%", "县级管理1个", undefined].map(isZero)).toEqual([false, false, false, false, false]);
});

test("a number stands in its words, zero in others", () => {
  const words = { some: "缺报#个", none: "没有缺报" };
  expect(spoken("3", words)).toEqual({ before: "缺报", shown: "3", after: "个" });
  expect(spoken("0", words)).toEqual({ before: "", shown: "没有缺报", after: "" });
  expect(spoken("0", undefined)).toEqual({ before: "", shown: "0", after: "" });
  expect(fill([paragraph("评估{{a|#个|均未评估}}。")], { a: "0" })).toEqual({ blocks: [paragraph("评估均未评估。")] });
});

test("a block says its other words at zero, or leaves", () => {
  const said: Block = { ...paragraph("列入{{a}}个"), zero: { of: "a", text: "没有列入" } };
  const gone: Block = { kind: "heading1", text: "名单", zero: { of: "a", text: "" } };
  expect(settled([gone, said], { a: "0" })).toEqual([paragraph("没有列入")]);
  expect(settled([gone, said], { a: "2" })).toEqual([{ kind: "heading1", text: "名单" }, paragraph("列入{{a}}个")]);
  expect(settled([gone], {})).toEqual([{ kind: "heading1", text: "名单" }]);
});

test("rows of nothing but zeros are left out where the table says so, and an empty table with them", () => {
  const rows = [
    ["甲", "{{a}}", "{{b}}"],
    ["乙", "{{b}}", "{{b}}"],
    ["备注", "", ""],
  ];
  const table: Block = { kind: "table", head: ["", "", ""], rows, zeroRows: "left-out" };
  expect(settled([table], { a: "1", b: "0" })).toEqual([
    { kind: "table", head: ["", "", ""], rows: [rows[0], rows[2]] },
  ]);
  expect(settled([{ ...table, rows: [rows[1]!] }], { b: "0" })).toEqual([]);
  expect(settled([{ kind: "table", head: [""], rows: [["{{b}}"]] }], { b: "0" })).toHaveLength(1);
});

test("what is not printed need not be known", () => {
  const block: Block = { ...paragraph("占{{share}}"), zero: { of: "a", text: "没有" } };
  expect(fill([block], { a: "0" })).toEqual({ blocks: [paragraph("没有")] });
  expect(fill([block], { a: "1" })).toEqual({ refusals: [{ kind: "no-value", token: "{{share}}" }] });
});

test("a paragraph of which zero leaves nothing is not printed, an empty line of the author is", () => {
  const silent: Block = { kind: "paragraph", text: "{{a|走访#户。|}} {{b|化解#件。|}}" };
  const blank: Block = { kind: "paragraph", text: "" };
  expect(settled([silent, blank], { a: "0", b: "0" })).toEqual([blank]);
  expect(settled([silent], { a: "0", b: "2" })).toEqual([silent]);
  expect(settled([silent], { a: "0" })).toEqual([silent]);
});
