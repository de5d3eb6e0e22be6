import * as XLSX from "@e965/xlsx";
import { invalid } from "#contract/problem.ts";
import { decodeText } from "./decode-text.ts";
import {
  type CellList,
  cellList,
  fillMerges,
  packWorkbook,
  type PackedWorkbook,
  placeRow,
  type SheetDraft,
} from "./pack-table.ts";
import { serialDate } from "./plain-text.ts";
import type { ReadLimits } from "./workbook.ts";

/** Excel 97–2003 workbooks, and the web pages many systems export under the name .xls. */
export function readLegacy(bytes: Uint8Array, limits: ReadLimits): PackedWorkbook {
  const book = open(bytes, limits);
  const from1904 = book.Workbook?.WBProps?.date1904 === true;
  const list = cellList();
  const drafts = book.SheetNames.map((name, i): SheetDraft => {
    const sheet = book.Sheets[name]!;
    const rows = readRows(sheet, list, limits, from1904);
    const merges = (sheet["!merges"] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c }));
    fillMerges(rows, merges, limits);
    const hiddenRows = (sheet["!rows"] ?? []).flatMap((row, r) => (row?.hidden ? [r] : []));
    return { name, hidden: (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0, rows, hiddenRows, merges };
  });
  return packWorkbook(list, drafts);
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

function readRows(sheet: XLSX.WorkSheet, list: CellList, limits: ReadLimits, from1904: boolean): number[][] {
  const rows: number[][] = [];
  const data: (XLSX.CellObject | undefined)[][] = sheet["!data"] ?? [];
  data.forEach((cells, r) => {
    if (!cells) return;
    placeRow(
      rows,
      r,
      Array.from(cells, (cell) => codeOf(list, cell, from1904)),
      limits,
    );
  });
  return rows;
}

function codeOf(list: CellList, cell: XLSX.CellObject | undefined, from1904: boolean): number {
  if (!cell) return 0;
  if (cell.v === undefined || cell.v === "") return cell.f ? list.code("", "formula-without-value") : 0;
  if (cell.t === "n") return numberCode(list, cell, from1904);
  if (cell.t === "b") return list.code(cell.v ? "是" : "否", "boolean");
  return list.code(String((cell.t === "e" ? cell.w : cell.v) ?? "#N/A"), "text");
}

const numberCode = (list: CellList, { v, z }: XLSX.CellObject, from1904: boolean) =>
  XLSX.SSF.is_date(String(z ?? "")) ? list.date(serialDate(Number(v), from1904)) : list.number(Number(v));
