import { Problem } from "#contract/problem.ts";
import { dateText, numberText } from "./plain-text.ts";
import type { Cell, CellKind, Merge, ReadLimits, Sheet, Workbook } from "./workbook.ts";
import { emptyCell } from "./workbook.ts";
import { suspicious } from "./zip.ts";

const kinds: readonly CellKind[] = ["text", "number", "date", "boolean", "formula-without-value"];

/**
 * A workbook on its way out of the worker: every distinct cell once, and rows as numbers into that list.
 * A handful of typed arrays cross the thread boundary instead of a million small objects.
 */
export interface PackedWorkbook {
  readonly text: string;
  readonly ends: Uint32Array<ArrayBuffer>;
  readonly kinds: Uint8Array<ArrayBuffer>;
  readonly sheets: readonly PackedSheet[];
}

interface PackedSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rowEnds: Uint32Array<ArrayBuffer>;
  readonly codes: Uint32Array<ArrayBuffer>;
  readonly hiddenRows: readonly number[];
  readonly merges: readonly Merge[];
}

/** The cells of a file; code 0 is the empty cell. Words repeat and are kept once, long numbers seldom do and are not looked up. */
export interface CellList {
  code(text: string, kind: CellKind): number;
  number(value: number): number;
  date(value: Date): number;
  readonly texts: readonly string[];
  readonly kinds: readonly number[];
}

const smallNumber = 10_000;

export function cellList(): CellList {
  const texts = [""];
  const kindCodes = [0];
  const known = kinds.map(() => new Map<string, number>());
  const knownDates = new Map<number, number>();
  const knownNumbers: number[] = [];
  known[0]!.set("", 0);

  const add = (text: string, kindCode: number) => {
    kindCodes.push(kindCode);
    return texts.push(text) - 1;
  };
  const code = (text: string, kind: CellKind) => {
    const kindCode = kinds.indexOf(kind);
    const found = known[kindCode]!.get(text);
    if (found !== undefined) return found;
    known[kindCode]!.set(text, texts.length);
    return add(text, kindCode);
  };
  const number = (value: number) => {
    if (!Number.isInteger(value) || value < 0 || value >= smallNumber) return add(numberText(value), 1);
    return (knownNumbers[value] ??= add(String(value), 1));
  };
  const date = (value: Date) => {
    const moment = value.getTime();
    if (Number.isNaN(moment)) return 0;
    const found = knownDates.get(moment) ?? add(dateText(value), 2);
    knownDates.set(moment, found);
    return found;
  };
  return { texts, kinds: kindCodes, code, number, date };
}

export interface SheetDraft {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: number[][];
  readonly hiddenRows: readonly number[];
  readonly merges: readonly Merge[];
}

/** Puts one row of cell codes in its place, without the empty cells at its end, and keeps the sheet within bounds. */
export function placeRow(rows: number[][], index: number, codes: number[], limits: ReadLimits): void {
  while (codes.length > 0 && codes.at(-1) === 0) codes.pop();
  if (codes.length === 0) return;
  if (index >= limits.rows)
    throw new Problem(
      "too-large",
      `表格行数超过 ${limits.rows.toLocaleString("en-US")} 行，请拆分成几个文件后分别上传。`,
    );
  if (codes.length > limits.columns)
    throw new Problem("too-large", `表格列数超过 ${limits.columns} 列，请删除无关的列后再上传。`);
  while (rows.length < index) rows.push([]);
  rows[index] = codes;
}

/** Writes the master's value into every cell of a merge, within the used part of the sheet. */
export function fillMerges(rows: number[][], merges: readonly Merge[], limits: ReadLimits): void {
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  let room = limits.rows * 50;
  for (const merge of merges) {
    const master = rows[merge.top]?.[merge.left] ?? 0;
    if (master === 0) continue;
    const bottom = Math.min(merge.bottom, rows.length - 1);
    const right = Math.min(merge.right, width - 1);
    room -= (bottom - merge.top + 1) * (right - merge.left + 1);
    if (room < 0) throw suspicious();
    for (let r = merge.top; r <= bottom; r++) {
      const row = rows[r]!;
      while (row.length <= right) row.push(0);
      row.fill(master, merge.left, right + 1);
      while (row.length > 0 && row.at(-1) === 0) row.pop();
    }
  }
}

export function packWorkbook(list: CellList, sheets: readonly SheetDraft[]): PackedWorkbook {
  const ends = new Uint32Array(list.texts.length);
  let end = 0;
  list.texts.forEach((text, i) => (ends[i] = end += text.length));
  return { text: list.texts.join(""), ends, kinds: Uint8Array.from(list.kinds), sheets: sheets.map(packSheet) };
}

function packSheet({ rows, ...rest }: SheetDraft): PackedSheet {
  const rowEnds = new Uint32Array(rows.length);
  let end = 0;
  rows.forEach((row, i) => (rowEnds[i] = end += row.length));
  const codes = new Uint32Array(end);
  rows.forEach((row, i) => codes.set(row, i === 0 ? 0 : rowEnds[i - 1]));
  return { ...rest, rowEnds, codes };
}

/** The arrays that change hands instead of being copied. */
export const transferables = (packed: PackedWorkbook): ArrayBuffer[] => [
  packed.ends.buffer,
  packed.kinds.buffer,
  ...packed.sheets.flatMap((sheet) => [sheet.rowEnds.buffer, sheet.codes.buffer]),
];

export function unpackWorkbook(packed: PackedWorkbook): Workbook {
  const cells: Cell[] = new Array(packed.ends.length);
  let start = 0;
  for (let i = 0; i < packed.ends.length; i++) {
    cells[i] = { text: packed.text.slice(start, packed.ends[i]), kind: kinds[packed.kinds[i]!]! };
    start = packed.ends[i]!;
  }
  return { sheets: packed.sheets.map((sheet) => unpackSheet(sheet, cells)) };
}

function unpackSheet(sheet: PackedSheet, cells: readonly Cell[]): Sheet {
  const { name, hidden, rowEnds, codes, merges } = sheet;
  const rows: Cell[][] = new Array(rowEnds.length);
  let start = 0;
  for (let r = 0; r < rowEnds.length; r++) {
    const row: Cell[] = new Array(rowEnds[r]! - start);
    for (let c = 0; c < row.length; c++) row[c] = cells[codes[start + c]!] ?? emptyCell;
    rows[r] = row;
    start = rowEnds[r]!;
  }
  return { name, hidden, rows, hiddenRows: new Set(sheet.hiddenRows), merges };
}
