import * as XLSX from "@e965/xlsx";
import ExcelJS from "exceljs";
import { expect, test, vi } from "vitest";
import { Problem } from "#contract/problem.ts";
import { readWorkbook } from "./read-table.ts";
import { zip, zipEntries } from "./zip.ts";

async function xlsx(fill: (book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  fill(book);
  return new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer);
}

const utf8 = (text: string) => new TextEncoder().encode(text);

async function refusal(bytes: Uint8Array, name = "台账.xlsx", limits = {}): Promise<Problem> {
  const error: unknown = await readWorkbook(bytes, name, limits).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Problem)) throw new Error(`expected a refusal, got ${String(error)}`);
  return error;
}

test("reads text, numbers, dates by serial, booleans and formulas without result", async () => {
  const bytes = await xlsx((book) => {
    const sheet = book.addWorksheet("台账 1&2");
    sheet.addRow(["王家村", 12.5, 0.1 + 0.2, new Date(Date.UTC(2025, 7, 31)), true, 371602100201]);
    sheet.getCell("A2").value = { formula: "SUM(B1:C1)" } as ExcelJS.CellFormulaValue;
    sheet.getCell("B2").value = { formula: "B1*2", result: 25 };
    sheet.getCell("C2").value = { richText: [{ text: "张" }, { text: "三", font: { bold: true } }] };
    sheet.getCell("A3").value = { error: "#N/A" } as ExcelJS.CellErrorValue;
  });
  const { sheets } = await readWorkbook(bytes, "台账.xlsx");
  expect(sheets[0]!.name).toBe("台账 1&2");
  expect(sheets[0]!.rows).toEqual([
    [
      { text: "王家村", kind: "text" },
      { text: "12.5", kind: "number" },
      { text: "0.3", kind: "number" },
      { text: "2025-08-31", kind: "date" },
      { text: "是", kind: "boolean" },
      { text: "371602100201", kind: "number" },
    ],
    [
      { text: "", kind: "formula-without-value" },
      { text: "25", kind: "number" },
      { text: "张三", kind: "text" },
    ],
    [{ text: "#N/A", kind: "text" }],
  ]);
});

test("fills merged cells, tells hidden rows and sheets, and leaves formatted empty rows out", async () => {
  const bytes = await xlsx((book) => {
    const sheet = book.addWorksheet("台账");
    sheet.addRow(["甲镇", "王家村"]);
    sheet.addRow([null, "李家村"]);
    sheet.mergeCells("A1:A2");
    sheet.getRow(2).hidden = true;
    for (let row = 3; row < 1000; row++) sheet.getCell(row, 1).font = { bold: true };
    book.addWorksheet("空表");
    book.addWorksheet("字典", { state: "veryHidden" }).addRow(["是"]);
  });
  const { sheets } = await readWorkbook(bytes, "台账.xlsx");
  expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
    ["台账", false],
    ["空表", false],
    ["字典", true],
  ]);
  expect(sheets[0]!.rows.map((row) => row.map((cell) => cell.text))).toEqual([
    ["甲镇", "王家村"],
    ["甲镇", "李家村"],
  ]);
  expect([...sheets[0]!.hiddenRows]).toEqual([1]);
  expect(sheets[0]!.merges).toEqual([{ top: 0, left: 0, bottom: 1, right: 0 }]);
});

test("a date stays the same day in every time zone", async () => {
  const bytes = await xlsx((book) => {
    const sheet = book.addWorksheet("台账");
    sheet.getCell("A1").value = 45900;
    sheet.getCell("A1").numFmt = "yyyy/m/d";
  });
  vi.stubEnv("TZ", "America/Los_Angeles");
  const { sheets } = await readWorkbook(bytes, "台账.xlsx").finally(() => vi.unstubAllEnvs());
  expect(sheets[0]!.rows[0]![0]).toEqual({ text: "2025-08-31", kind: "date" });
});

test("reads an old .xls with dates, merges and long numbers", async () => {
  const sheet = XLSX.utils.aoa_to_sheet([
    ["甲镇", 45900, "是"],
    [null, 371602100201],
  ]);
  sheet["B1"] = { t: "n", v: 45900, z: "yyyy-mm-dd" };
  sheet["!merges"] = [{ s: { r: 0, c: 0 }, e: { r: 1, c: 0 } }];
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet, "台账");
  const bytes = new Uint8Array(XLSX.write(book, { type: "array", bookType: "biff8" }) as ArrayBuffer);
  const { sheets } = await readWorkbook(bytes, "老台账.xls");
  expect(sheets[0]!.rows).toEqual([
    [
      { text: "甲镇", kind: "text" },
      { text: "2025-08-31", kind: "date" },
      { text: "是", kind: "text" },
    ],
    [
      { text: "甲镇", kind: "text" },
      { text: "371602100201", kind: "number" },
    ],
  ]);
});

test("reads a web page renamed .xls and keeps leading zeros", async () => {
  const page =
    "<html><head><meta charset='utf-8'></head><body><table><tr><td colspan=2>台账</td></tr><tr><td>0371</td><td>王家村</td></tr></table></body></html>";
  const { sheets } = await readWorkbook(utf8(page), "导出.xls");
  expect(sheets[0]!.rows.map((row) => row.map((cell) => cell.text))).toEqual([
    ["台账", "台账"],
    ["0371", "王家村"],
  ]);
});

test.each([
  ["UTF-8", utf8("村名,编码\n王家村,0371\n")],
  ["UTF-8 with mark", new Uint8Array([0xef, 0xbb, 0xbf, ...utf8("村名,编码\n王家村,0371\n")])],
  ["GB18030", new Uint8Array([...Buffer.from("b4e5c3fb2cb1e0c2eb0acdf5bcd2b4e52c303337310a", "hex")])],
  ["UTF-16", new Uint8Array([0xff, 0xfe, ...Buffer.from("村名\t编码\n王家村\t0371\n", "utf16le")])],
])("reads CSV in %s", async (_, bytes) => {
  const { sheets } = await readWorkbook(bytes, "台账.csv");
  expect(sheets[0]!.rows.map((row) => row.map((cell) => cell.text))).toEqual([
    ["村名", "编码"],
    ["王家村", "0371"],
  ]);
});

test("refuses what is not Excel and says what it is", async () => {
  expect((await refusal(utf8("%PDF-1.7 ..."))).message).toContain("“台账.xlsx”是 PDF 文件，不是 Excel 文件");
  expect((await refusal(zip(new Map([["word/document.xml", utf8("<w/>")]])))).message).toContain("是 Word 文档");
  expect((await refusal(zip(new Map([["a.txt", utf8("a")]])))).message).toContain("压缩包");
  expect((await refusal(new Uint8Array([0, 1, 2, 3, 0, 255]))).message).toContain("无法识别");
  expect((await refusal(new Uint8Array())).message).toContain("文件是空的");
});

test("refuses a 50 MB file before reading it", async () => {
  // Read, it would be told that it is no Excel file.
  const problem = await refusal(new Uint8Array(50 * 1024 * 1024));
  expect(problem).toMatchObject({ code: "too-large", message: "文件超过 20 MB，请拆分后再上传。" });
});

test("refuses a damaged file and one with a password", async () => {
  const good = await xlsx((book) => book.addWorksheet("台账").addRow(["王家村"]));
  const torn = good.slice();
  torn.fill(0, 60, 600);
  expect((await refusal(torn)).message).toContain("文件已损坏");
  const locked = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from("EncryptedPackage", "utf16le")]);
  expect((await refusal(locked)).message).toContain("文件有密码");
});

async function sheetReplaced(content: Uint8Array): Promise<Uint8Array> {
  const good = await xlsx((book) => book.addWorksheet("台账").addRow(["王家村"]));
  const { unpack } = await import("./zip.ts");
  const parts = new Map<string, Uint8Array>(zipEntries(good).map((entry) => [entry.name, unpack(good, entry)]));
  parts.set("xl/worksheets/sheet1.xml", content);
  return zip(parts);
}

test("refuses a zip bomb unopened, whether its directory tells the truth or lies", async () => {
  const bomb = await sheetReplaced(Buffer.alloc(301 * 1024 * 1024, 0x20));
  // Its packed content begins with a block of no known type: unpacked, it would be told that it is damaged.
  const name = "xl/worksheets/sheet1.xml";
  bomb[Buffer.from(bomb.buffer, bomb.byteOffset, bomb.length).indexOf(name) + name.length] = 0xff;
  const honest = await refusal(bomb);
  expect(honest).toMatchObject({ code: "too-large", message: expect.stringContaining("解压后过大，疑似异常文件") });

  const liar = Buffer.from(await sheetReplaced(Buffer.alloc(40 * 1024 * 1024, 0x20)));
  const at = liar.lastIndexOf(name);
  liar.writeUInt32LE(1000, at - 46 + 24);
  expect((await refusal(liar)).message).toContain("解压后过大，疑似异常文件");
});

test("refuses too many rows or columns", async () => {
  const bytes = await xlsx((book) => {
    const sheet = book.addWorksheet("台账");
    for (let row = 0; row < 11; row++) sheet.addRow([1, 2, 3]);
  });
  expect((await refusal(bytes, "台账.xlsx", { rows: 10 })).message).toContain("行数超过 10 行");
  expect((await refusal(bytes, "台账.xlsx", { columns: 2 })).message).toContain("列数超过 2 列");
});

test("stops when cancelled and when the time is over", async () => {
  const bytes = await xlsx((book) => book.addWorksheet("台账").addRow(["王家村"]));
  const stop = new AbortController();
  const reading = readWorkbook(bytes, "台账.xlsx", { signal: stop.signal });
  stop.abort(new Error("关闭了页面"));
  await expect(reading).rejects.toThrow("关闭了页面");
  expect((await refusal(bytes, "台账.xlsx", { milliseconds: 1 })).message).toContain("已停止");
});

test("a cell far away in an otherwise empty sheet does not exhaust the server", async () => {
  const bytes = await xlsx((book) => {
    book.addWorksheet("台账").getCell("A1").value = 1;
    book.getWorksheet("台账")!.getCell("XFD1048576").value = 1;
  });
  expect((await refusal(bytes)).code).toBe("too-large");
});
