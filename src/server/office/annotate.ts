import { writable } from "#domain/text.ts";
import { invalid } from "#contract/problem.ts";
import { sniff } from "../files/sniff.ts";
import { readWorkbook } from "./read-table.ts";
import { sheetPath } from "./sheet-list.ts";
import { cellPlace, columnLetter, defaultLimits, type Workbook } from "./workbook.ts";
import { writeWorkbook } from "./write-table.ts";
import { refuseOversized, unpack, zip, zipEntries } from "./zip.ts";

/** `row` counts from 0 as in Sheet.rows. */
export interface Remark {
  readonly row: number;
  readonly sentence: string;
}

export interface AnnotatedSheet {
  readonly sheet: number;
  /** The (last) header row, where the new column gets its name. */
  readonly headerRow: number;
}

const columnName = "导入结果";

/**
 * The officer's own file back, with one more column 导入结果. In an .xlsx only that column is added and everything else
 * stays as it was; from .xls and .csv a fresh sheet is written.
 */
export async function annotate(
  original: Uint8Array,
  remarks: readonly Remark[],
  { sheet, headerRow }: AnnotatedSheet,
  fileName = "原表",
): Promise<Uint8Array> {
  const notes = new Map([...remarks.map(({ row, sentence }) => [row, sentence] as const), [headerRow, columnName]]);
  if (sniff(original).kind !== "xlsx") return freshSheet(await readWorkbook(original, fileName), sheet, notes);
  const entries = zipEntries(original);
  refuseOversized(entries, defaultLimits.unpackedBytes);
  const parts = new Map<string, Uint8Array>(entries.map((entry) => [entry.name, unpack(original, entry)]));
  const path = sheetPath(parts, sheet);
  const xml = path === undefined ? undefined : parts.get(path);
  if (path === undefined || !xml) throw invalid("文件里没有这张工作表，请重新选择。");
  parts.set(path, Buffer.from(addColumn(Buffer.from(xml).toString("utf8"), notes)));
  return zip(parts);
}

/** Row for row as in the original, so that the numbers in the remarks still hold. */
function freshSheet(workbook: Workbook, index: number, notes: ReadonlyMap<number, string>): Promise<Uint8Array> {
  const sheet = workbook.sheets[index];
  if (!sheet) throw invalid("文件里没有这张工作表，请重新选择。");
  const width = Math.max(...sheet.rows.map((row) => row.length));
  const [first = [], ...rows] = sheet.rows.map((row, r) => [
    ...Array.from({ length: width }, (_, c) => row[c]?.text ?? ""),
    notes.get(r) ?? "",
  ]);
  return writeWorkbook([{ name: sheet.name, columns: first.map((header) => ({ header })), rows }]);
}

const rowForm = /<((?:\w+:)?)row(\s[^>]*?)?(\/>|>([^]*?)<\/\1row>)/g;

/** Appends one cell to each remarked row, right of everything the sheet holds; rows the file left out are put in. */
function addColumn(xml: string, notes: ReadonlyMap<number, string>): string {
  const letter = columnLetter(lastColumn(xml) + 1);
  const waiting = new Map([...notes].sort(([a], [b]) => a - b));
  let prefix = "";
  const cell = (row: number, sentence: string) =>
    `<${prefix}c r="${letter}${row + 1}" t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${escapeXml(sentence)}</${prefix}t></${prefix}is></${prefix}c>`;
  const newRows = (before: number) => {
    let added = "";
    for (const [row, sentence] of waiting) {
      if (row >= before) break;
      added += `<${prefix}row r="${row + 1}">${cell(row, sentence)}</${prefix}row>`;
      waiting.delete(row);
    }
    return added;
  };
  let current = -1;
  const filled = xml.replace(rowForm, (whole, tagPrefix: string, attributes = "", _tail: string, content = "") => {
    prefix = tagPrefix;
    const number = / r="(\d+)"/.exec(attributes)?.[1];
    current = number ? Number(number) - 1 : current + 1;
    const missingRows = newRows(current);
    const sentence = waiting.get(current);
    if (sentence === undefined) return missingRows + whole;
    waiting.delete(current);
    const kept = attributes.replace(/ spans="[^"]*"/, "");
    return `${missingRows}<${prefix}row${kept}>${content}${cell(current, sentence)}</${prefix}row>`;
  });
  const rest = newRows(Infinity);
  return filled.replace(/<\/(\w+:)?sheetData>/, (end) => rest + end).replace(/<(\w+:)?dimension [^>]*\/>/, "");
}

function lastColumn(xml: string): number {
  let last = 0;
  for (const [, reference] of xml.matchAll(/<(?:\w+:)?c [^>]*?r="([A-Z]+\d+)"/g))
    last = Math.max(last, cellPlace(reference!).column);
  for (const [, reference] of xml.matchAll(/<(?:\w+:)?mergeCell [^>]*?:([A-Z]+\d+)"/g)) {
    const { column } = cellPlace(reference!);
    if (column < 200) last = Math.max(last, column);
  }
  return last;
}

const escapeXml = (text: string) => writable(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
