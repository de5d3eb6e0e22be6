import type { SkippedRow } from "./skipped-rows.ts";
import { type Cell, type CellKind, emptyCell } from "./workbook.ts";
import type { TableRow } from "./table-file.ts";

const kinds: readonly CellKind[] = ["text", "number", "date", "boolean", "formula-without-value"];
const [betweenCells, betweenRows] = ["\u001f", "\u001e"];

/** A cell as it is kept: a text, or [kind, text]. */
export type StoredCell = string | readonly [CellKind, string];

/** Rows on their way out of the worker: two texts and an array cross the thread boundary instead of many small objects. */
export interface PackedRows {
  readonly rows: readonly number[];
  readonly text: string;
  readonly kinds: Uint8Array<ArrayBuffer>;
}

/** A piece of the table under a header: its data rows with the columns asked for, and the rows that are no data. */
export interface PackedPiece extends PackedRows {
  /** Every row whole, as JSON of StoredCell[]. */
  readonly kept: string;
  readonly skipped: readonly KeptSkip[];
}

export interface KeptSkip extends SkippedRow {
  readonly kept: string;
}

export const keptRow = (cells: readonly Cell[]) =>
  JSON.stringify(cells.map((cell): StoredCell => (cell.kind === "text" ? cell.text : [cell.kind, cell.text])));

export const keptRows = (rows: readonly TableRow[]) => rows.map(({ cells }) => keptRow(cells)).join(betweenRows);
export const splitRows = (kept: string) => kept.split(betweenRows);

/** `columns`: which cells of each row are wanted, in this order; without them all. */
export function packRows(rows: readonly TableRow[], columns?: readonly number[]): PackedRows {
  const wanted = rows.map(({ cells }) => (columns ? columns.map((column) => cells[column] ?? emptyCell) : cells));
  const codes = new Uint8Array(wanted.reduce((sum, cells) => sum + cells.length, 0));
  let at = 0;
  for (const cells of wanted) for (const { kind } of cells) codes[at++] = kinds.indexOf(kind);
  const text = wanted.map((cells) => cells.map(plainText).join(betweenCells)).join(betweenRows);
  return { rows: rows.map(({ index }) => index), text, kinds: codes };
}

/** The two signs that part cells and rows mean nothing in a cell. */
const plainText = ({ text }: Cell) => (/[\u001e\u001f]/.test(text) ? text.replace(/[\u001e\u001f]/g, " ") : text);

export function unpackRows({ rows, text, kinds: codes }: PackedRows): TableRow[] {
  const lines = rows.length === 0 ? [] : text.split(betweenRows);
  let at = 0;
  return lines.map((line, i) => ({
    index: rows[i]!,
    cells: line.split(betweenCells).map((one): Cell => ({ text: one, kind: kinds[codes[at++] ?? 0]! })),
  }));
}
