import { conflict, invalid, notFound, refused } from "#contract/problem.ts";
import { type Actor, may } from "#domain/access.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { startJob } from "../jobs/progress.ts";
import { checkAgain, checkFile, checkSome, type Desk } from "./check.ts";
import { textOf } from "./check-rows.ts";
import { commitBatch, refuseCommit, refuseUndo, undoBatch } from "./commit.ts";
import { headerHash, officeOf } from "./mapping.ts";
import { type Batch, changeBatch, rememberMapping } from "./queries.ts";
import type { Register, Scope } from "./register.ts";
import { findRows } from "./row-reads.ts";
import { chooseSubject, deleteRows, fixCell, replaceInColumn } from "./row-writes.ts";
import { refuseClosed } from "./upload.ts";

/** Above this many rows a step becomes a job with progress. */
const rowsAtOnce = 2000;

export type Registers = ReadonlyMap<string, Register>;

/** What an office may do by hand it may do by file; its township, if it has one, bounds what it writes. */
export function deskFor(registers: Registers, actor: Actor, code: string): Register {
  const register = registers.get(code);
  if (!register) throw notFound("登记表");
  if (!may(actor, register.verb))
    throw refused([{ rule: "register-closed", sentence: `您的岗位不能导入${register.title}。` }]);
  return register;
}

export function scopeOf(actor: Actor, register: Register, roundId: string | undefined): Scope {
  const [countyId] = actor.counties;
  if (countyId === undefined) throw notFound("县（市、区）");
  if (register.needsRound && roundId === undefined) throw invalid("请先选定摸排轮次，再导入。");
  const townshipId = actor.townships === "all" ? null : (actor.townships[0] ?? null);
  return { countyId, townshipId, roundId: register.needsRound ? roundId! : null };
}

/** Checks at once or hands over to a job; the mapping is remembered for the office's next file with this header. */
export async function check(desk: Desk, batch: Batch, dataDir: string, now: Date): Promise<string | null> {
  refuseClosed(batch);
  const { tx, actor } = desk;
  if (!batch.header.rows) throw invalid("请先选定工作表和表头行。");
  if (Object.keys(batch.mapping).length === 0) throw invalid("请先对应列，再核对。");
  const { countyId, register, mapping } = batch;
  const remembered = {
    countyId,
    register,
    headerHash: headerHash(batch.header.columns),
    office: officeOf(actor),
    mapping,
  };
  await rememberMapping(tx, remembered, now);
  if (batch.draftOf)
    return await stepFor(desk, batch, draftRows(batch), "import.recheck", () => checkAgain(desk, batch));
  return await stepFor(desk, batch, rowsIn(batch), "import.check", () => checkFile(desk, dataDir, batch));
}

const rowsIn = (batch: Batch) => batch.header.sheets[batch.sheet]?.rows ?? 0;
const draftRows = ({ counts: { new: fresh = 0, update = 0, same = 0, wrong = 0 } }: Batch) =>
  fresh + update + same + wrong;

async function stepFor(
  { tx, actor }: Desk,
  batch: Batch,
  rows: number,
  verb: string,
  act: () => Promise<unknown>,
  payload: object = {},
) {
  if (rows > rowsAtOnce)
    return await startJob(tx, actor, {
      countyId: batch.countyId,
      verb,
      payload: { batchId: batch.id, ...payload },
      total: rows,
    });
  await act();
  return null;
}

interface Fix {
  readonly cell?: { readonly column: number; readonly text: string } | undefined;
  readonly subjectId?: string | null | undefined;
}

function refuseUnchecked(batch: Batch) {
  refuseClosed(batch);
  if (batch.state !== "checked") throw refused([{ rule: "batch-unchecked", sentence: "请先核对，再改错。" }]);
}

export async function fixRow(desk: Desk, batch: Batch, rowNumber: number, { cell, subjectId }: Fix) {
  refuseUnchecked(batch);
  const { tx } = desk;
  const [row] = await findRows(tx, batch, [rowNumber]);
  if (!row || row.outcome === "skipped") throw notFound("行");
  if (cell) await fixCell(tx, batch, rowNumber, cell.column - 1, cell.text);
  if (subjectId !== undefined) await chooseSubject(tx, batch, rowNumber, subjectId);
  const from = cell && textOf(row, cell.column - 1);
  const detail = {
    act: "fix",
    row: rowNumber,
    ...(cell && { ...cell, from }),
    ...(subjectId !== undefined && { subjectId }),
  };
  await record(tx, desk.actor, { verb: "import.write", countyId: batch.countyId, subjectId: batch.id, detail });
  await checkSome(desk, batch, [rowNumber]);
}

export async function replaceAlike(
  desk: Desk,
  batch: Batch,
  { column, from, to }: { column: number; from: string; to: string },
) {
  refuseUnchecked(batch);
  const { tx, actor } = desk;
  const rows = await replaceInColumn(tx, batch, column - 1, from, to);
  if (rows.length === 0) throw conflict("表中已没有这样的内容，可能已被他人改过。请刷新后核对。");
  const detail = { act: "replace", column, from, to, rows: rows.length };
  await record(tx, actor, { verb: "import.write", countyId: batch.countyId, subjectId: batch.id, detail });
  const jobId = await stepFor(desk, batch, rows.length, "import.recheck", () => checkSome(desk, batch, rows));
  return { rows: rows.length, jobId };
}

export async function commit(desk: Desk, batch: Batch, goodRowsOnly: boolean, now: Date): Promise<string | null> {
  refuseCommit(batch, goodRowsOnly);
  const act = () => commitBatch(desk, batch, goodRowsOnly, now);
  return await stepFor(desk, batch, draftRows(batch), "import.commit", act, { goodRowsOnly });
}

export async function undo(desk: Desk, batch: Batch, skipChanged: boolean, now: Date) {
  refuseUndo(batch, now);
  // Undone at once whatever its size: the officer must be told which rows were changed since.
  return await undoBatch(desk, batch, skipChanged, now);
}

export async function discard(tx: Tx, actor: Actor, batch: Batch) {
  refuseClosed(batch);
  await deleteRows(tx, batch);
  await changeBatch(tx, batch, { state: "discarded" });
  const detail = { act: "discard", file: batch.fileName };
  await record(tx, actor, { verb: "import.write", countyId: batch.countyId, subjectId: batch.id, detail });
}
