import { Problem } from "#contract/problem.ts";
import { type Cell, emptyCell, type Merge, type ReadLimits } from "./workbook.ts";
import { suspicious } from "./zip.ts";

/** Zero-based; only rows that hold something need be told, in their order. */
export interface TableRow {
  readonly index: number;
  readonly cells: Cell[];
}

/** One sheet as its reader hands it out, whatever the kind of file. */
export interface TableSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly hiddenRows: readonly number[];
  readonly merges: readonly Merge[];
  /** Rows down to the last filled one, told without reading them all. */
  readonly count: number;
  /** From the top each time. */
  rows(): Iterable<TableRow>;
}

export const isFilled = (cell: Cell) => cell.text !== "" || cell.kind === "formula-without-value";

export const tooManyRows = (limits: ReadLimits) =>
  new Problem("too-large", `表格行数超过 ${limits.rows.toLocaleString("en-US")} 行，请拆分成几个文件后分别上传。`);

/** Rows within bounds, without empty cells at their end and without empty rows, with the value of a merge in all its cells. */
export const boundedRows = (sheet: TableSheet, limits: ReadLimits): Iterable<TableRow> =>
  withMerges(filledRows(sheet.rows(), limits), sheet.merges, limits);

function* filledRows(rows: Iterable<TableRow>, limits: ReadLimits): Generator<TableRow> {
  for (const row of rows) {
    trimEnd(row.cells);
    if (row.cells.length === 0) continue;
    if (row.index >= limits.rows) throw tooManyRows(limits);
    if (row.cells.length > limits.columns)
      throw new Problem("too-large", `表格列数超过 ${limits.columns} 列，请删除无关的列后再上传。`);
    yield row;
  }
}

function trimEnd(cells: Cell[]) {
  while (cells.length > 0 && !isFilled(cells.at(-1)!)) cells.pop();
}

/** Small enough that what a piece leaves behind is collected young. */
const rowsAtOnce = 500;

/**
 * A merge reaches no further right than the rows read so far are wide: a title merged over the whole width of a sheet does
 * not make a table of 16,384 columns.
 */
function* withMerges(rows: Iterable<TableRow>, merges: readonly Merge[], limits: ReadLimits): Generator<TableRow> {
  if (merges.length === 0) return yield* rows;
  const waiting = merges.toSorted((a, b) => b.top - a.top);
  let open: ReturnType<typeof withMaster> = [];
  let [width, first, room] = [0, 0, limits.rows * 50];
  for (const piece of inPieces(rows)) {
    const last = piece.at(-1)!.index;
    width = piece.reduce((widest, { cells }) => Math.max(widest, cells.length), width);
    const byIndex = new Map(piece.map((row) => [row.index, row]));
    while (waiting.length > 0 && waiting.at(-1)!.top <= last) open.push(...withMaster(waiting.pop()!, byIndex));
    for (const { merge, master } of open) {
      const area = within(merge, { first, last, width });
      room -= Math.max(0, area.bottom - area.top + 1) * Math.max(0, area.right - area.left + 1);
      if (room < 0) throw suspicious();
      fill(byIndex, area, master);
    }
    open = open.filter(({ merge }) => merge.bottom > last);
    first = last + 1;
    yield* byIndex.size === piece.length ? piece : [...byIndex.values()].toSorted((a, b) => a.index - b.index);
  }
}

function withMaster(merge: Merge, rows: ReadonlyMap<number, TableRow>) {
  const master = rows.get(merge.top)?.cells[merge.left];
  return master && isFilled(master) ? [{ merge, master }] : [];
}

const within = (merge: Merge, { first, last, width }: { first: number; last: number; width: number }): Merge => ({
  top: Math.max(merge.top, first),
  bottom: Math.min(merge.bottom, last),
  left: merge.left,
  right: Math.min(merge.right, width - 1),
});

function fill(rows: Map<number, TableRow>, { top, bottom, left, right }: Merge, master: Cell) {
  for (let index = top; index <= bottom; index++) {
    const row = rows.get(index) ?? { index, cells: [] };
    rows.set(index, row);
    while (row.cells.length <= right) row.cells.push(emptyCell);
    row.cells.fill(master, left, right + 1);
    trimEnd(row.cells);
  }
}

export function* inPieces<T>(all: Iterable<T>, size = rowsAtOnce): Generator<T[]> {
  let piece: T[] = [];
  for (const one of all) {
    piece.push(one);
    if (piece.length < size) continue;
    yield piece;
    piece = [];
  }
  if (piece.length > 0) yield piece;
}
