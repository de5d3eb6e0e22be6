import { type Actor, may } from "#domain/access.ts";
import type { Db } from "../db/db.ts";
import { columnLetter } from "../office/workbook.ts";
import { batchNumber } from "./batch-number.ts";
import { cellOf, placeName } from "./check-rows.ts";
import { type Registers } from "./commands.ts";
import { sameFileWarning } from "./upload.ts";
import { undoHours } from "./commit.ts";
import {
  type Batch,
  type BatchState,
  type Counts,
  findBatchesOfFile,
  findDraftOf,
  findJobOfBatch,
  nameOfAccount,
  noRows,
} from "./queries.ts";
import { type StoredRow } from "./row-reads.ts";
import type { Field } from "./register.ts";

interface Listed {
  readonly id: string;
  readonly register: Batch["register"];
  readonly fileName: string;
  readonly state: BatchState;
  readonly counts: unknown;
  readonly draftOf: string | null;
  readonly createdAt: string;
  readonly committedAt: string | null;
  readonly createdBy: string;
}

export function batchRow(registers: Registers, row: Listed) {
  const { counts, committedAt, state } = row;
  const until = committedAt && state === "committed" ? Date.parse(committedAt) + undoHours * 3_600_000 : null;
  return {
    ...row,
    number: batchNumber(row),
    registerTitle: registers.get(row.register)?.title ?? row.register,
    counts: { ...noRows, ...(counts as Partial<Counts>) },
    undoUntil: until === null ? null : new Date(until).toISOString(),
  };
}

export async function batchView(db: Db, actor: Actor, registers: Registers, batch: Batch, now: Date) {
  const row = batchRow(registers, { ...batch, createdBy: await nameOfAccount(db, batch.createdBy) });
  const { header, sheet } = batch;
  const job = await findJobOfBatch(db, batch);
  return {
    ...row,
    roundId: batch.roundId,
    sheets: header.sheets?.map(({ name, hidden, rows }) => ({ name, hidden, rows })) ?? [],
    sheet,
    header: header.rows ? { first: header.rows.first + 1, last: header.rows.last + 1 } : null,
    columns: columnViews(batch),
    fields: await fieldsOf(db, actor, registers, batch),
    clearEmpty: batch.clearEmpty,
    remembered: header.remembered === true,
    warnings: await warningsOf(db, actor, batch),
    jobId: job && job.state !== "done" && job.state !== "cancelled" ? job.id : null,
    draftId: (await findDraftOf(db, batch))?.id ?? null,
    can: canOf(actor, registers, batch, row.undoUntil, now),
  };
}

function columnViews({ header, mapping }: Batch) {
  return (header.columns ?? []).map(({ index, header: head, unit }) => ({
    column: index + 1,
    letter: columnLetter(index),
    header: head,
    unit: unit ?? null,
    field: mapping[index] ?? null,
  }));
}

/** A closed round no longer opens, but its old batches are still read. */
async function fieldsOf(db: Db, actor: Actor, registers: Registers, batch: Batch) {
  if (!isOpen(batch) || !writes(actor, registers, batch)) return [];
  const { fields } = await registers.get(batch.register)!.open(db, actor, batch);
  return fields.map(({ key, head, required, hint }: Field) => ({ key, head, required, hint }));
}

const isOpen = (batch: Batch) => batch.state === "read" || batch.state === "checked";
const writes = (actor: Actor, registers: Registers, batch: Batch) => {
  const register = registers.get(batch.register);
  return register !== undefined && may(actor, "import.write") && may(actor, register.verb);
};

function canOf(actor: Actor, registers: Registers, batch: Batch, undoUntil: string | null, now: Date) {
  const writer = writes(actor, registers, batch);
  const { new: fresh = 0, update = 0 } = batch.counts;
  return {
    edit: writer && isOpen(batch),
    commit: writer && batch.state === "checked" && fresh + update > 0,
    undo: writer && undoUntil !== null && now.getTime() < Date.parse(undoUntil),
    discard: writer && isOpen(batch),
  };
}

async function warningsOf(db: Db, actor: Actor, batch: Batch): Promise<string[]> {
  if (!isOpen(batch) || batch.draftOf) return [];
  const earlier = await findBatchesOfFile(db, actor, batch.countyId, batch.fileSha256, batch.id);
  const hidden = batch.header.sheets?.[batch.sheet]?.hiddenRows ?? 0;
  return [
    ...earlier.map(sameFileWarning),
    ...(hidden > 0 ? [`这张工作表有 ${hidden} 个隐藏行，也会读入。不需要的，请在原表中删去后重新上传。`] : []),
  ];
}

export function rowView(row: StoredRow) {
  const width = Math.max(row.cells.length, ...Object.keys(row.fixes).map((column) => Number(column) + 1), 0);
  return {
    row: row.rowNumber,
    outcome: row.outcome,
    cells: Array.from({ length: width }, (_, c) => row.fixes[c] ?? cellOf(row.cells[c]).text),
    fixed: Object.keys(row.fixes).map((column) => Number(column) + 1),
    faults: row.faults.map(({ column, rule, sentence }) => ({
      row: row.rowNumber,
      column: column === null ? null : column + 1,
      at: placeName(row.rowNumber, column),
      rule,
      sentence,
    })),
    candidates: [...row.candidates],
    chosenId: row.chosenId,
  };
}
