import { once } from "node:events";
import { parentPort, workerData } from "node:worker_threads";
import { Problem } from "#contract/problem.ts";
import type { RowRange } from "./header-rows.ts";
import { keptRow, keptRows, packRows, type PackedPiece, type PackedRows } from "./row-pieces.ts";
import { skipReason } from "./skipped-rows.ts";
import { boundedRows, inPieces, type TableRow, type TableSheet, tooManyRows } from "./table-file.ts";
import type { Cell, Merge, ReadLimits } from "./workbook.ts";
import { damaged } from "./zip.ts";

/** top: the first rows of every sheet. all: every row. table: one sheet under the header an officer confirmed. */
export type ReadOrder = { readonly want: "top"; readonly rows: number } | { readonly want: "all" } | TableOrder;

export interface TableOrder {
  readonly want: "table";
  readonly sheet: number;
  readonly header: RowRange;
  /** What stands over the first column, all levels of it. */
  readonly firstHeader: string;
  readonly columns: readonly number[];
}

export interface ReadTask {
  readonly kind: "xlsx" | "xls" | "csv";
  readonly bytes: Uint8Array;
  readonly limits: ReadLimits;
  readonly order: ReadOrder;
}

export interface ToldSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly hiddenRows: readonly number[];
  readonly merges: readonly Merge[];
  readonly count: number;
}

export type ReadReply =
  | { readonly sheet: ToldSheet }
  | { readonly rows: PackedRows }
  | { readonly piece: PackedPiece }
  | { readonly done: true }
  | { readonly problem: { readonly code: Problem["code"]; readonly detail: string } };

/** Each reader is loaded only when its kind of file comes: the parsers are large and the thread is short-lived. */
async function sheetsOf({ kind, bytes, limits }: ReadTask): Promise<Iterable<TableSheet>> {
  if (kind === "xlsx") return (await import("./read-xlsx.ts")).readXlsx(bytes, limits);
  if (kind === "xls") return (await import("./read-legacy.ts")).readLegacy(bytes, limits);
  return (await import("./read-csv.ts")).readCsv(bytes);
}

function* repliesTo({ order, limits }: ReadTask, sheets: Iterable<TableSheet>): Generator<ReadReply> {
  let place = 0;
  for (const sheet of sheets) {
    if (sheet.count > limits.rows) throw tooManyRows(limits);
    if (order.want !== "table") yield* sheetReplies(sheet, order.want === "top" ? order.rows : Infinity, limits);
    else if (place === order.sheet) return yield* tableReplies(sheet, order, limits);
    place += 1;
  }
}

function* sheetReplies(sheet: TableSheet, most: number, limits: ReadLimits): Generator<ReadReply> {
  const { name, hidden, hiddenRows, merges, count } = sheet;
  yield { sheet: { name, hidden, hiddenRows, merges, count } };
  const rows = most === Infinity ? boundedRows(sheet, limits) : topRows(sheet, most, limits);
  for (const piece of inPieces(rows)) yield { rows: packRows(piece) };
}

/** A merge is spread over the rows that are read, so that a few below those asked for are read as well. */
function topRows(sheet: TableSheet, most: number, limits: ReadLimits): TableRow[] {
  const few = { ...sheet, rows: () => takeUntil(sheet.rows(), most) };
  return [...boundedRows(few, limits)].filter(({ index }) => index < most);
}

function* takeUntil(rows: Iterable<TableRow>, most: number): Generator<TableRow> {
  for (const row of rows) {
    yield row;
    if (row.index >= most) return;
  }
}

function* tableReplies(sheet: TableSheet, order: TableOrder, limits: ReadLimits): Generator<ReadReply> {
  const { header } = order;
  const head: Cell[][] = [];
  const under = function* () {
    for (const row of boundedRows(sheet, limits)) {
      if (row.index > header.last) yield row;
      else if (row.index >= header.first) head.push(row.cells);
    }
  };
  for (const rows of inPieces(under())) yield { piece: pieceOf(rows, head, order) };
}

function pieceOf(rows: readonly TableRow[], head: readonly (readonly Cell[])[], order: TableOrder): PackedPiece {
  const reasons = rows.map(({ cells }) => skipReason(cells, head, order.firstHeader));
  const data = rows.filter((_, i) => reasons[i] === undefined);
  const skipped = rows.flatMap(({ index, cells }, i) => {
    const reason = reasons[i];
    // Blank rows tell nothing; every other row that was passed over is shown with its reason.
    return reason && reason.rule !== "blank" ? [{ row: index, ...reason, kept: keptRow(cells) }] : [];
  });
  return { ...packRows(data, order.columns), kept: keptRows(data), skipped };
}

function problemOf(error: unknown): ReadReply {
  // What a parser throws at a broken file has no common type; the officer's way out is the same for all of them.
  const { code, message } = error instanceof Problem ? error : damaged();
  return { problem: { code, detail: message } };
}

/** So many pieces lie ready while the receiver is busy, and no more: a large table is never held as a whole. */
const ahead = 3;

const port = parentPort!;
const task = workerData as ReadTask;
let room = ahead;
port.on("message", () => (room += 1));
try {
  for (const reply of repliesTo(task, await sheetsOf(task))) {
    while (room <= 0) await once(port, "message");
    room -= 1;
    port.postMessage(reply);
  }
  port.postMessage({ done: true } satisfies ReadReply);
} catch (error) {
  port.postMessage(problemOf(error));
}
