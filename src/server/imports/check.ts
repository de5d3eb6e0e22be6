import { invalid } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import type { Tx } from "../db/db.ts";
import type { Progress } from "../jobs/progress.ts";
import { detectHeader } from "../office/detect-header.ts";
import { emptyCell, type Sheet } from "../office/workbook.ts";
import {
  type CheckedRow,
  type Evaluated,
  type RawRow,
  rowChecker,
  skippedRow,
  type StoredCell,
  stored,
} from "./check-rows.ts";
import { duplicateFinder, settle } from "./duplicates.ts";
import { type Batch, changeBatch } from "./queries.ts";
import { readBatchFile } from "./read-file.ts";
import { countRows, findRows, rowsToCheck } from "./row-reads.ts";
import type { Register } from "./register.ts";
import { addFaults, deleteRows, holdersOf, insertRows, updateRows } from "./row-writes.ts";

const piece = 2000;
/** Reading counts as one part of the work in four; the bar would otherwise stand still for seconds. */
const still: Progress = { report: () => undefined, signal: new AbortController().signal };

export interface Desk {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly register: Register;
}

async function checkerOf({ tx, actor, register }: Desk, batch: Batch) {
  const open = await register.open(tx, actor, batch);
  const { mapping, clearEmpty, header } = batch;
  return rowChecker({ register: open, mapping, columns: header.columns, clearEmpty });
}

/** Reads the file again from its content and puts every row where it belongs; what an earlier check left is replaced. */
export async function checkFile(desk: Desk, dataDir: string, batch: Batch, progress: Progress = still) {
  const { tx } = desk;
  const sheet = await sheetOf(dataDir, batch, progress.signal);
  const layout = detectHeader(sheet, batch.header.rows!)!;
  const total = layout.dataRows.length;
  const checker = await checkerOf(desk, batch);
  const finder = duplicateFinder(checker);
  await deleteRows(tx, batch);
  const pieces = function* () {
    for (let from = 0; from < total; from += piece) {
      progress.signal.throwIfAborted();
      progress.report(from, total);
      yield layout.dataRows.slice(from, from + piece).map((row) => {
        const raw = rawRow(sheet, row);
        return { ...finder.pass(checker.evaluate(raw)), cells: raw.cells };
      });
    }
  };
  await whileWriting(pieces(), (rows) => insertRows(tx, batch, rows));
  // Blank rows tell nothing; every other row that was passed over is shown with its reason.
  const skipped = layout.skipped.filter(({ rule }) => rule !== "blank");
  await insertRows(
    tx,
    batch,
    skipped.map(({ row, rule, sentence }) => ({
      ...skippedRow(row + 1, rule, sentence),
      cells: rawRow(sheet, row).cells,
    })),
  );
  await addFaults(tx, batch, finder.late());
  await settleCounts(tx, batch);
}

/** The database writes one piece while the next is being read. */
async function whileWriting<T>(pieces: Iterable<T>, write: (one: T) => Promise<void>) {
  let writing = Promise.resolve();
  try {
    for (const one of pieces) {
      await writing;
      writing = write(one);
    }
  } finally {
    await writing;
  }
}

async function sheetOf(dataDir: string, batch: Batch, signal: AbortSignal): Promise<Sheet> {
  const workbook = await readBatchFile(dataDir, batch, signal);
  const sheet = workbook.sheets[batch.sheet];
  if (!sheet || !batch.header.rows) throw invalid("请先选定工作表和表头行。");
  return sheet;
}

function rawRow(sheet: Sheet, row: number): RawRow & { readonly cells: readonly StoredCell[] } {
  // Array.from: a row may have holes where the file had no cell.
  const cells = Array.from(sheet.rows[row]!, (cell) => stored(cell ?? emptyCell));
  return { rowNumber: row + 1, cells, fixes: {}, chosenId: null };
}

async function settleCounts(tx: Tx, batch: Batch) {
  await changeBatch(tx, batch, { state: "checked", counts: await countRows(tx, batch) });
}

/** All rows once more from what is stored, with every fix in place: after a change to many rows. */
export async function checkAgain(desk: Desk, batch: Batch, progress: Progress = still) {
  const { tx } = desk;
  const checker = await checkerOf(desk, batch);
  const finder = duplicateFinder(checker);
  const { new: fresh = 0, update = 0, same = 0, wrong = 0 } = batch.counts;
  let done = 0;
  for await (const rows of rowsToCheck(tx, batch, piece)) {
    progress.signal.throwIfAborted();
    await updateRows(
      tx,
      batch,
      rows.map((row) => finder.pass(checker.evaluate(row))),
    );
    progress.report((done += rows.length), fresh + update + same + wrong);
  }
  await addFaults(tx, batch, finder.late());
  await settleCounts(tx, batch);
}

/** A few rows once more, and those rows that share or shared something with them. */
export async function checkSome(desk: Desk, batch: Batch, rowNumbers: readonly number[]): Promise<void> {
  const { tx } = desk;
  const checker = await checkerOf(desk, batch);
  const changed = await findRows(tx, batch, rowNumbers);
  const first = changed.map((row) => checker.evaluate(row));
  const formerKeys = changed.flatMap((row) => row.keys);
  const related = await holdersOf(tx, batch, [...new Set([...formerKeys, ...keysOf(first)])]);
  const others = [...new Set([...related.values()].flat())].filter((number) => !rowNumbers.includes(number));
  const second = (await findRows(tx, batch, others)).map((row) => checker.evaluate(row));
  const evaluated = [...first, ...second];
  await updateRows(
    tx,
    batch,
    evaluated.map(({ row }) => row),
  );
  await updateRows(tx, batch, await settled(desk, batch, checker, evaluated));
  await settleCounts(tx, batch);
}

const keysOf = (evaluated: readonly Evaluated[]) => evaluated.flatMap(({ row }) => row.keys);

async function settled(
  { tx }: Desk,
  batch: Batch,
  checker: ReturnType<typeof rowChecker>,
  evaluated: readonly Evaluated[],
): Promise<CheckedRow[]> {
  return settle(checker, evaluated, await holdersOf(tx, batch, [...new Set(keysOf(evaluated))]));
}
