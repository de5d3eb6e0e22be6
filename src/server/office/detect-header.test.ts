import { expect, test } from "vitest";
import { detectHeader, unitOf } from "./detect-header.ts";
import type { Cell, Merge } from "./workbook.ts";

const rows = (...lines: (string | number)[][]): Cell[][] =>
  lines.map((line) => line.map((text) => ({ text: String(text), kind: typeof text === "number" ? "number" : "text" })));

const ledger = rows(
  ["某某区帮扶台账", "某某区帮扶台账", "某某区帮扶台账", "某某区帮扶台账", "某某区帮扶台账"],
  ["填报单位：甲镇", "", "填报时间：2025年8月", "", "单位：万元"],
  ["序号", "村 名", "帮扶资金", "帮扶资金", "完成\n时间"],
  ["序号", "村 名", "省级（元）", "县级", "完成\n时间"],
  ["一、省级村", "一、省级村", "一、省级村", "一、省级村", "一、省级村"],
  [1, "王家村", 10, 5, "2025.8.31"],
  [2, "李家村", "", "", ""],
  ["", "小 计", 10, 5, ""],
  [3, "", "", "", ""],
  ["序号", "村 名", "省级（元）", "县级", "完成\n时间"],
  ["合计", "", 10, 5, ""],
  ["注：资金按下达文件填写。", "", "", "", ""],
  ["填表人：张三", "", "审核人：李四", "", "联系电话：123"],
);
const merges: Merge[] = [
  { top: 0, left: 0, bottom: 0, right: 4 },
  { top: 2, left: 0, bottom: 3, right: 0 },
  { top: 2, left: 1, bottom: 3, right: 1 },
  { top: 2, left: 2, bottom: 2, right: 3 },
  { top: 2, left: 4, bottom: 3, right: 4 },
  { top: 4, left: 0, bottom: 4, right: 4 },
];

test("finds two merged header rows under a title and a filler row", () => {
  const found = detectHeader({ rows: ledger, merges })!;
  expect(found.headerRows).toEqual({ first: 2, last: 3 });
  expect(found.firstDataRow).toBe(5);
  expect(found.unit).toBe("万元");
  expect(found.columns).toEqual([
    { index: 0, header: "序号" },
    { index: 1, header: "村名" },
    { index: 2, header: "帮扶资金/省级（元）", unit: "元" },
    { index: 3, header: "帮扶资金/县级" },
    { index: 4, header: "完成时间" },
  ]);
});

test("keeps data rows and says why each other row is left out", () => {
  const found = detectHeader({ rows: ledger, merges })!;
  expect(found.dataRows).toEqual([5, 6]);
  expect(found.skipped.map(({ row, rule }) => [row, rule])).toEqual([
    [4, "section"],
    [7, "total"],
    [8, "blank"],
    [9, "repeated-header"],
    [10, "total"],
    [11, "note"],
    [12, "signature"],
  ]);
});

test("finds three header rows", () => {
  const three = rows(
    ["村名", "资金", "资金", "资金"],
    ["村名", "省级", "省级", "县级"],
    ["村名", "下达", "支付", "县级"],
    ["王家村", 1, 2, 3],
  );
  const found = detectHeader({
    rows: three,
    merges: [
      { top: 0, left: 0, bottom: 2, right: 0 },
      { top: 0, left: 1, bottom: 0, right: 3 },
      { top: 1, left: 1, bottom: 1, right: 2 },
      { top: 1, left: 3, bottom: 2, right: 3 },
    ],
  })!;
  expect(found.columns.map((column) => column.header)).toEqual([
    "村名",
    "资金/省级/下达",
    "资金/省级/支付",
    "资金/县级",
  ]);
  expect(found.dataRows).toEqual([3]);
});

test("finds two header rows in a CSV, which has no merges", () => {
  const found = detectHeader({
    rows: rows(["村名", "资金", ""], ["", "省级", "县级"], ["王家村", "1", "2"]),
    merges: [],
  })!;
  expect(found.headerRows).toEqual({ first: 0, last: 1 });
  expect(found.columns.map((column) => column.header)).toEqual(["村名", "资金/省级", "资金/县级"]);
});

test("a plain table of words has one header row, and rows of text are data", () => {
  const found = detectHeader({
    rows: rows(["村名", "乡镇"], ["王家村", "甲镇"], ["李家村", "甲镇"], ["合家村", "乙镇"]),
    merges: [],
  })!;
  expect(found.headerRows).toEqual({ first: 0, last: 0 });
  expect(found.dataRows).toEqual([1, 2, 3]);
});

test("skips the row that numbers the columns, and finds nothing in an empty sheet", () => {
  const found = detectHeader({
    rows: rows(["村名", "省级", "县级", "备注"], ["甲", 1, 2, 3], ["王家村", 1, 2, ""]),
    merges: [],
  })!;
  expect(found.skipped.map((row) => row.rule)).toEqual(["numbering"]);
  expect(detectHeader({ rows: [], merges: [] })).toBeUndefined();
});

test("two units are no unit", () => {
  expect(unitOf("资金（元/万元）")).toBeUndefined();
  expect(unitOf("资金(万元)")).toBe("万元");
  expect(unitOf("资金（单位：元）")).toBe("元");
});
