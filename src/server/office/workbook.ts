/** What a cell held in the file, before anybody decides what it should mean. */
export type CellKind = "text" | "number" | "date" | "boolean" | "formula-without-value";

/**
 * `text` is what an officer would read off the sheet: numbers without grouping, dates as 2025-08-31
 * (with the time when there is one), booleans as 是/否, an empty cell as "".
 */
export interface Cell {
  readonly text: string;
  readonly kind: CellKind;
}

/** Zero-based and inclusive. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Row 0 is row 1 of the sheet. Rows are ragged: nothing after the last filled cell. Merged cells all hold the master's value. */
  readonly rows: readonly (readonly Cell[])[];
  readonly hiddenRows: ReadonlySet<number>;
  readonly merges: readonly Merge[];
}

export interface Workbook {
  readonly sheets: readonly Sheet[];
}

export const emptyCell: Cell = { text: "", kind: "text" };

export interface ReadLimits {
  readonly fileBytes: number;
  readonly unpackedBytes: number;
  readonly rows: number;
  readonly columns: number;
  readonly milliseconds: number;
  readonly memoryMegabytes: number;
}

export const defaultLimits: ReadLimits = {
  fileBytes: 20 * 1024 * 1024,
  unpackedBytes: 300 * 1024 * 1024,
  rows: 200_000,
  columns: 200,
  milliseconds: 60_000,
  memoryMegabytes: 768,
};

/** 0 → A, 26 → AA. */
export function columnLetter(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? columnLetter(rest - 1) : "") + String.fromCharCode(65 + (column % 26));
}

/** "AB12" → { row: 11, column: 27 }. */
export function cellPlace(reference: string): { row: number; column: number } {
  const parts = /^\$?([A-Z]+)\$?(\d+)$/.exec(reference);
  if (!parts) return { row: -1, column: -1 };
  const column = [...parts[1]!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(parts[2]) - 1, column };
}
