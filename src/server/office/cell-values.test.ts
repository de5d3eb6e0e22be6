import { expect, test } from "vitest";
import { readDate } from "./cell-dates.ts";
import { readAreaCode, readDecimal, readFlag, readInteger, readMoney, readText } from "./cell-values.ts";
import type { Cell, CellKind } from "./workbook.ts";

const cell = (text: string, kind: CellKind = "text"): Cell => ({ text, kind });
const said = (reading: object) => ("wrong" in reading ? String(reading.wrong) : "no sentence");

test("text loses blanks around it, full-width ones too, and keeps those inside", () => {
  expect(readText(cell("　王 家村  　"))).toEqual({ value: "王 家村" });
  expect(readText(cell("ＺＣ－２０２６（一）"), { narrowed: true })).toEqual({ value: "ZC-2026(一)" });
  expect(readText(cell("ＺＣ"))).toEqual({ value: "ＺＣ" });
});

test("signs that are no characters go, an inner line end stays", () => {
  expect(readText({ text: "班子\x0b缺职\x01两人\x1b", kind: "text" })).toEqual({ value: "班子\n缺职两人" });
});

test.each(["", "　", "--", "/", "——"])("“%s” says nothing", (text) => {
  expect(readText(cell(text))).toEqual({ missing: true });
  expect(readDecimal(cell(text))).toEqual({ missing: true });
  expect(readDate(cell(text))).toEqual({ missing: true });
});

test("a long number kept as a number, a ditto mark, a broken formula are refused", () => {
  expect(said(readText(cell("371602198001011230", "number")))).toContain("第 15 位以后的数字已经丢失");
  expect(said(readText(cell("同上")))).toContain("具体内容");
  expect(said(readText(cell("", "formula-without-value")))).toContain("没有计算结果的公式");
  expect(said(readDecimal(cell("#REF!")))).toContain("公式出错");
});

test.each([
  ["1,200", 1200],
  ["３５万", 350_000],
  ["1.15万", 11_500],
  ["-12.5", -12.5],
  ["1 200", 1200],
])("%s is the number %d", (text, value) => expect(readDecimal(cell(text))).toEqual({ value }));

test("about, more than and so on are flagged", () => {
  for (const text of ["约20", "20余", "20左右", "近20"])
    expect(readDecimal(cell(text))).toEqual({ value: 20, approximate: true });
});

test("numbers that are not one number are refused with their reason", () => {
  expect(said(readDecimal(cell("20-30")))).toContain("范围");
  expect(said(readDecimal(cell("85%")))).toContain("百分号");
  expect(said(readDecimal(cell("20人")))).toContain("夹有文字");
  expect(said(readDecimal(cell("1,20")))).toContain("千位分隔符");
  expect(said(readDecimal(cell("若干")))).toContain("不是数字");
  expect(said(readDecimal(cell("2025-08-31", "date")))).toContain("是日期");
  expect(said(readInteger(cell("2.5")))).toContain("不是整数");
});

test.each([
  ["35.5", "万元", 35_500_000],
  ["12.345678", "万元", 12_345_678],
  ["1,200.05", "元", 120_005],
  ["3500元", "万元", 350_000],
  ["３５万元", "元", 35_000_000],
  ["0.29", "元", 29],
  ["1.2亿元", undefined, 12_000_000_000],
] as const)("%s under a header in %s is %d fen", (text, unit, fen) =>
  expect(readMoney(cell(text), unit)).toEqual({ value: fen }),
);

test("money is never guessed", () => {
  expect(said(readMoney(cell("35"), undefined))).toContain("没有写明单位");
  expect(said(readMoney(cell("350000", "number"), "万元"))).toContain("可能误按元填写");
  expect(said(readMoney(cell("0.001"), "元"))).toContain("不足一分");
  expect(readMoney(cell("约20"), "万元")).toEqual({ value: 20_000_000, approximate: true });
});

test.each([
  ["2025.8.31", "2025-08-31", "day"],
  ["2025年8月31日", "2025-08-31", "day"],
  ["2025/8/31", "2025-08-31", "day"],
  ["２０２５－０８－３１ ", "2025-08-31", "day"],
  ["20250831", "2025-08-31", "day"],
  ["2025/8/31 14:30", "2025-08-31", "day"],
  ["2025年8月", "2025-08-01", "month"],
  ["2025.10", "2025-10-01", "month"],
  ["202508", "2025-08-01", "month"],
  ["2025年第三季度", "2025-07-01", "quarter"],
  ["2025年", "2025-01-01", "year"],
] as const)("%s is %s by the %s", (text, date, precision) =>
  expect(readDate(cell(text))).toEqual({ value: { date, precision } }),
);

test("dates kept as numbers", () => {
  expect(readDate(cell("45900", "number"))).toEqual({ value: { date: "2025-08-31", precision: "day" } });
  expect(readDate(cell("20250831", "number"))).toEqual({ value: { date: "2025-08-31", precision: "day" } });
  expect(readDate(cell("2025-08-31 14:30", "date"))).toEqual({ value: { date: "2025-08-31", precision: "day" } });
  expect(readDate(cell("2025.8", "number"))).toEqual({ value: { date: "2025-08-01", precision: "month" } });
  expect(said(readDate(cell("2025.1", "number")))).toContain("分不清是 1 月还是 10 月");
});

test("what is no date says why", () => {
  expect(said(readDate(cell("2025.2.30")))).toContain("没有这一天");
  expect(said(readDate(cell("8月31日")))).toContain("缺少年份");
  expect(said(readDate(cell("25.8.31")))).toContain("不足四位");
  expect(said(readDate(cell("2025.3-2025.8")))).toContain("只能填一个日期");
  expect(said(readDate(cell("长期")))).toContain("不是日期");
});

test("ticks and words are flags", () => {
  for (const text of ["√", "✓", "☑", "是", "已销号", "1"]) expect(readFlag(cell(text))).toEqual({ value: true });
  for (const text of ["×", "否", "未完成", "不是"]) expect(readFlag(cell(text))).toEqual({ value: false });
  expect(readFlag(cell(""))).toEqual({ missing: true });
  expect(said(readFlag(cell("也许")))).toContain("看不出是或否");
});

test("an area code has twelve digits, and each other form its own sentence", () => {
  expect(readAreaCode(cell("371602100201 　"))).toEqual({ value: "371602100201" });
  expect(readAreaCode(cell("371602100201", "number"))).toEqual({ value: "371602100201" });
  expect(said(readAreaCode(cell("37160210020")))).toContain("只有 11 位");
  expect(said(readAreaCode(cell("3716021002011")))).toContain("有 13 位");
  expect(said(readAreaCode(cell("3.71602E+11")))).toContain("科学计数法");
  expect(said(readAreaCode(cell("３７１６０２１００２０１")))).toContain("请改为半角数字“371602100201”");
  expect(said(readAreaCode(cell("371602-100201")))).toContain("数字以外的字符");
  expect(readAreaCode(cell(" "))).toEqual({ missing: true });
});
