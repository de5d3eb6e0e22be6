import * as XLSX from "@e965/xlsx";
import { invalid } from "#contract/problem.ts";
import { decodeText } from "./decode-text.ts";
import { dateText, numberText, serialDate } from "./plain-text.ts";
import { isFilled, type TableRow, type TableSheet } from "./table-file.ts";
import { type Cell, emptyCell, type ReadLimits } from "./workbook.ts";

/** Excel 97–2003 workbooks, and the web pages many systems export under the name .xls. */
export function readLegacy(bytes: Uint8Array, limits: ReadLimits): TableSheet[] {
  const book = open(bytes, limits);
  const from1904 = book.Workbook?.WBProps?.date1904 === true;
  return book.SheetNames.map((name, i): TableSheet => {
    const sheet = book.Sheets[name]!;
    const rows = () => readRows(sheet, from1904);
    const merges = (sheet["!merges"] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c }));
    const hiddenRows = (sheet["!rows"] ?? []).flatMap((row, r) => (row?.hidden ? [r] : []));
    let count = 0;
    for (const { index, cells } of rows()) if (cells.some(isFilled)) count = index + 1;
    return { name, hidden: (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0, hiddenRows, merges, count, rows };
  });
}

function open(bytes: Uint8Array, limits: ReadLimits): XLSX.WorkBook {
  const options: XLSX.ParsingOptions = {
    dense: true,
    cellNF: true,
    cellHTML: false,
    cellText: false,
    sheetRows: limits.rows + 1,
  };
  try {
    // A web page is text: its cells stay as written, so that 0371 keeps its zero and a code its digits.
    if (bytes[0] !== 0xd0) return XLSX.read(decodeText(bytes), { ...options, type: "string", raw: true });
    return XLSX.read(bytes, { ...options, type: "array" });
  } catch (error) {
    if (error instanceof Error && /password|encrypt/i.test(error.message))
      throw invalid("文件有密码，无法读取。请取消密码后再上传。");
    throw error;
  }
}

function* readRows(sheet: XLSX.WorkSheet, from1904: boolean): Generator<TableRow> {
  const data: (XLSX.CellObject | undefined)[][] = sheet["!data"] ?? [];
  for (const [index, cells] of data.entries())
    if (cells) yield { index, cells: Array.from(cells, (cell) => cellOf(cell, from1904)) };
}

function cellOf(cell: XLSX.CellObject | undefined, from1904: boolean): Cell {
  if (!cell) return emptyCell;
  if (cell.v === undefined || cell.v === "") return cell.f ? { text: "", kind: "formula-without-value" } : emptyCell;
  if (cell.t === "n") return numberCell(cell, from1904);
  if (cell.t === "b") return { text: cell.v ? "是" : "否", kind: "boolean" };
  return { text: String((cell.t === "e" ? cell.w : cell.v) ?? "#N/A"), kind: "text" };
}

function numberCell({ v, z }: XLSX.CellObject, from1904: boolean): Cell {
  const value = Number(v);
  if (!XLSX.SSF.is_date(String(z ?? ""))) return { text: numberText(value), kind: "number" };
  const day = serialDate(value, from1904);
  return Number.isNaN(day.getTime()) ? emptyCell : { text: dateText(day), kind: "date" };
}
