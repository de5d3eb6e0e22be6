import * as XLSX from "@e965/xlsx";
import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import { annotate } from "./annotate.ts";
import { readWorkbook } from "./read-table.ts";
import { writeTemplate } from "./write-template.ts";
import { type SheetModel, writeWorkbook } from "./write-table.ts";
import { unpack, zipEntries } from "./zip.ts";

async function opened(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  return book;
}

const part = (bytes: Uint8Array, name: string) =>
  unpack(
    bytes,
    zipEntries(bytes).find((entry) => entry.name === name)!,
  ).toString("utf8");

const model: SheetModel = {
  name: "在册村/2026",
  title: "在册村一览表",
  note: "填报单位：某某区　单位：万元",
  columns: [
    { header: "村名" },
    { header: "编码", kind: "code" },
    { header: "资金", kind: "decimal" },
    { header: "户数", kind: "integer" },
    { header: "完成率", kind: "percent" },
    { header: "完成时间", kind: "date" },
    { header: "已销号" },
  ],
  rows: [
    ["王家村", "371602100201", 1234.5, 300, 0.785, "2025-08-31", true],
    ["一个名字特别长的行政村村民委员会", 371602100202, null, 1, 1, "长期", false],
  ],
};

test("writes title, frozen header, formats, widths and print settings", async () => {
  const book = await opened(await writeWorkbook([model]));
  const sheet = book.getWorksheet("在册村 2026")!;
  expect(sheet.getCell("A1").value).toBe("在册村一览表");
  expect(sheet.getCell("G1").isMerged).toBe(true);
  expect(sheet.getRow(3).values).toEqual([undefined, "村名", "编码", "资金", "户数", "完成率", "完成时间", "已销号"]);
  expect(sheet.getCell("A3").alignment.wrapText).toBe(true);
  expect(sheet.views[0]).toMatchObject({ state: "frozen", ySplit: 3 });
  expect(sheet.getCell("B4").value).toBe("371602100201");
  expect(sheet.getCell("B5").value).toBe("371602100202");
  expect([sheet.getCell("C4").value, sheet.getCell("C4").numFmt]).toEqual([1234.5, "#,##0.00"]);
  expect([sheet.getCell("F4").value, sheet.getCell("F4").numFmt]).toEqual([
    new Date(Date.UTC(2025, 7, 31)),
    "yyyy-mm-dd",
  ]);
  expect(sheet.getCell("F5").value).toBe("长期");
  expect(sheet.getCell("G4").value).toBe("是");
  expect(sheet.getColumn(1).width).toBeGreaterThan(32);
  expect(sheet.pageSetup).toMatchObject({
    paperSize: 9,
    orientation: "landscape",
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
  });
  expect(sheet.pageSetup.printTitlesRow).toBe("3:3");
  expect(sheet.headerFooter.oddFooter).toContain("&P");
});

test("text from people never becomes a formula", async () => {
  const attacks = [
    "=1+1",
    "+8613800000000",
    "-王家村",
    "@SUM(A1)",
    "\t=1+1",
    "\r=cmd|' /C calc'!A0",
    '=HYPERLINK("http://x")',
  ];
  const bytes = await writeWorkbook([
    { name: "台账", columns: [{ header: "=A1" }], rows: attacks.map((text) => [text]) },
  ]);
  const sheet = (await opened(bytes)).getWorksheet("台账")!;
  sheet.eachRow((row) =>
    row.eachCell((cell) => expect([cell.type, cell.formula]).toEqual([ExcelJS.ValueType.String, undefined])),
  );
  expect(part(bytes, "xl/worksheets/sheet1.xml")).not.toMatch(/<f[ >/]/);
  expect(sheet.getCell("A2").value).toBe("=1+1");
  expect(part(bytes, "xl/styles.xml")).toMatch(/<xf quotePrefix="1"/);
  const { sheets } = await readWorkbook(bytes, "台账.xlsx");
  expect(sheets[0]!.rows[1]![0]).toEqual({ text: "=1+1", kind: "text" });
});

test("two sheets of one name are told apart", async () => {
  const book = await opened(await writeWorkbook([model, model]));
  expect(book.worksheets.map((sheet) => sheet.name)).toEqual(["在册村 2026", "在册村 2026(2)"]);
});

test("a template carries its lists, dependent lists, bounds and locks", async () => {
  const bytes = await writeTemplate({
    name: "填报表",
    title: "帮扶项目填报表",
    notes: ["带星号的必填。", "金额单位为万元。"],
    columns: [
      { header: "乡镇", kind: "list", words: ["甲镇", "经济开发区（高新区）"], required: true },
      {
        header: "村",
        kind: "dependent-list",
        parent: 0,
        lists: { 甲镇: ["王家村", "李家村"], "经济开发区（高新区）": ["赵家村"] },
      },
      { header: "资金", kind: "decimal", min: 0, max: 5000 },
      { header: "户数", kind: "integer", min: 0, max: 3000, hint: "填常住户数" },
      { header: "完成日期", kind: "date", min: "2026-01-01", max: "2026-12-31" },
      { header: "备注", kind: "text" },
    ],
    prefilled: [["甲镇", "王家村", null, null, null, null]],
    locked: true,
    entryRows: 100,
  });
  const book = await opened(bytes);
  const sheet = book.getWorksheet("填报表")!;
  expect(sheet.getRow(3).values).toEqual([undefined, "乡镇*", "村", "资金", "户数", "完成日期", "备注"]);
  expect(book.getWorksheet("字典")!.state).toBe("hidden");
  expect(sheet.getCell("A4").dataValidation).toMatchObject({ type: "list", formulae: ["list_1"] });
  expect(sheet.getCell("B4").dataValidation).toMatchObject({
    formulae: ["INDIRECT(VLOOKUP($A4,字典!$B$1:$C$2,2,FALSE))"],
  });
  expect(sheet.getCell("C103").dataValidation).toMatchObject({
    type: "decimal",
    formulae: [0, 5000],
    operator: "between",
  });
  expect(sheet.getCell("D50").dataValidation).toMatchObject({ type: "whole", prompt: "填常住户数" });
  expect(sheet.getCell("E4").dataValidation.type).toBe("date");
  expect(part(bytes, "xl/worksheets/sheet1.xml")).toContain("<formula1>46023</formula1>");
  expect(sheet.getCell("C104").dataValidation).toBeUndefined();
  expect(book.definedNames.getRanges("list_2_2").ranges).toEqual(["'字典'!$E$1"]);
  expect(sheet.getCell("A4").protection?.locked ?? true).toBe(true);
  expect(sheet.getCell("C4").protection.locked).toBe(false);
  expect(part(bytes, "xl/worksheets/sheet1.xml")).toMatch(/<sheetProtection [^>]*sheet="1"/);
});

async function original(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("台账");
  sheet.addRow(["台账", null]);
  sheet.mergeCells("A1:C1");
  sheet.addRow(["村名", "资金"]);
  sheet.addRow(["王家村", 12]).getCell(1).font = { bold: true };
  sheet.getCell("A6").value = { formula: "SUM(B3:B5)", result: 12 };
  book.addWorksheet("说明").addRow(["不动"]);
  return new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer);
}

test("annotating adds one column and leaves the rest of the officer's file alone", async () => {
  const remarks = [
    { row: 2, sentence: "第 3 行：“资金”<缺少单位>" },
    { row: 3, sentence: "空行" },
    { row: 9, sentence: "=1+1" },
  ];
  const book = await opened(await annotate(await original(), remarks, { sheet: 0, headerRow: 1 }));
  const sheet = book.getWorksheet("台账")!;
  expect(sheet.getCell("D2").value).toBe("导入结果");
  expect(sheet.getCell("D3").value).toBe("第 3 行：“资金”<缺少单位>");
  expect([sheet.getCell("D4").value, sheet.getCell("D10").value]).toEqual(["空行", "=1+1"]);
  expect(sheet.getCell("D10").formula).toBeUndefined();
  expect(sheet.getCell("A3").font.bold).toBe(true);
  expect(sheet.getCell("A6").formula).toBe("SUM(B3:B5)");
  expect(sheet.getCell("C1").isMerged).toBe(true);
  expect(book.getWorksheet("说明")!.getCell("A1").value).toBe("不动");
});

test("an old .xls comes back as a fresh sheet with the remarks", async () => {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([["村名"], ["王家村"]]), "台账");
  const bytes = new Uint8Array(XLSX.write(book, { type: "array", bookType: "biff8" }) as ArrayBuffer);
  const fresh = await opened(
    await annotate(bytes, [{ row: 1, sentence: "没有这个村" }], { sheet: 0, headerRow: 0 }, "老台账.xls"),
  );
  expect(fresh.getWorksheet("台账")!.getRow(1).values).toEqual([undefined, "村名", "导入结果"]);
  expect(fresh.getWorksheet("台账")!.getRow(2).values).toEqual([undefined, "王家村", "没有这个村"]);
});
