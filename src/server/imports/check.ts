import { invalid } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import type { Tx } from "../db/db.ts";
import type { Progress } from "../jobs/progress.ts";
import type { TablePiece } from "../office/read-table.ts";
import { emptyCell } from "../office/workbook.ts";
import { type CheckedRow, type Evaluated, keptRow, rowChecker, type RowToCheck, skippedRow } from "./check-rows.ts";
import { duplicateFinder, settle } from "./duplicates.ts";
import { type Batch, changeBatch } from "./queries.ts";
import { readBatchRows } from "./read-file.ts";
import { countRows, findRows, rowsToCheck } from "./row-reads.ts";
import type { Register } from "./register.ts";
import { addFaults, deleteRows, holdersOf, insertRows, updateRows } from "./row-writes.ts";

const piece = 2000;
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

/**
 * Reads the file from its content and puts every row where it belongs; what an earlier check left is replaced. Reading,
 * checking and writing go on at the same time, each a piece ahead of the next.
 */
export async function checkFile(desk: Desk, dataDir: string, batch: Batch, progress: Progress = still) {
  const { tx } = desk;
  const { rows: header, sheets } = batch.header;
  if (!header || !sheets[batch.sheet]) throw invalid("请先选定工作表和表头行。");
  const total = sheets[batch.sheet]!.rows;
  const checker = await checkerOf(desk, batch);
  const finder = duplicateFinder(checker);
  await deleteRows(tx, batch);
  const columns = Object.keys(batch.mapping).map(Number);
  const checked = async function* () {
    for await (const piece of readBatchRows(dataDir, batch, columns, progress.signal)) {
      progress.signal.throwIfAborted();
      yield [...checkPiece(piece, columns, (row) => finder.pass(checker.evaluate(row))), ...piece.skipped.map(skipped)];
      progress.report((piece.rows.at(-1)?.index ?? 0) + 1, total);
    }
  };
  await whileWriting(checked(), (rows) => insertRows(tx, batch, rows));
  await addFaults(tx, batch, finder.late());
  await settleCounts(tx, batch);
}

function checkPiece({ rows }: TablePiece, columns: readonly number[], check: (row: RowToCheck) => CheckedRow) {
  const places = new Map(columns.map((column, i) => [column, i]));
  return rows.map(({ index, cells, kept }) => {
    const cell = (column: number) => cells[places.get(column) ?? -1] ?? emptyCell;
    return { ...check({ rowNumber: index + 1, chosenId: null, cell }), kept };
  });
}

const skipped = ({ row, rule, sentence, kept }: TablePiece["skipped"][number]) => ({
  ...skippedRow(row + 1, rule, sentence),
  kept,
});

/** The database writes one piece while the next is being read. */
async function whileWriting<T>(pieces: AsyncGenerator<T>, write: (one: T) => Promise<void>) {
  let writing = Promise.resolve();
  try {
    for (;;) {
      const [piece] = await Promise.all([pieces.next(), writing]);
      if (piece.done) return;
      writing = write(piece.value);
    }
  } finally {
    // Whatever stopped the work, nothing of it goes on behind the caller's back.
    await Promise.allSettled([writing, pieces.return(undefined)]);
  }
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
      rows.map((row) => finder.pass(checker.evaluate(keptRow(row)))),
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
  const first = changed.map((row) => checker.evaluate(keptRow(row)));
  const formerKeys = changed.flatMap((row) => row.keys);
  const related = await holdersOf(tx, batch, [...new Set([...formerKeys, ...keysOf(first)])]);
  const others = [...new Set([...related.values()].flat())].filter((number) => !rowNumbers.includes(number));
  const second = (await findRows(tx, batch, others)).map((row) => checker.evaluate(keptRow(row)));
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
