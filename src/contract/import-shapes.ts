import { z } from "zod";
import { id } from "./common.ts";

export const registerCode = z.enum([
  "township",
  "village",
  "assessment",
  "person",
  "finding",
  "project",
  "contract",
  "payment",
]);
export const batchState = z.enum(["read", "checked", "committed", "undone", "discarded"]);
export const rowOutcome = z.enum(["new", "update", "same", "wrong", "skipped"]);

/** Rows and columns of a sheet count from 1, as the officer sees them; a column is also named by its letter. */
const rowNumber = z.int().min(1);
export const columnNumber = z.int().min(1).max(200);
export const cellText = z.string().max(2000, "一格不能超过 2000 个字");

const counts = z.object({ new: z.int(), update: z.int(), same: z.int(), wrong: z.int(), skipped: z.int() });
export const headerRows = z.object({ first: rowNumber, last: rowNumber });

export const batchRow = z.object({
  id,
  number: z.string(),
  register: registerCode,
  registerTitle: z.string(),
  fileName: z.string(),
  state: batchState,
  counts,
  createdAt: z.string(),
  createdBy: z.string(),
  committedAt: z.string().nullable(),
  undoUntil: z.string().nullable(),
  draftOf: id.nullable(),
});

const column = z.object({
  column: columnNumber,
  letter: z.string(),
  header: z.string(),
  unit: z.string().nullable(),
  /** The field this column is read into. */
  field: z.string().nullable(),
});

const field = z.object({ key: z.string(), head: z.string(), required: z.boolean(), hint: z.string() });

export const batch = batchRow.extend({
  roundId: id.nullable(),
  sheets: z.array(z.object({ name: z.string(), hidden: z.boolean(), rows: z.int() })),
  sheet: z.int(),
  header: headerRows.nullable(),
  columns: z.array(column),
  fields: z.array(field),
  clearEmpty: z.boolean(),
  /** An office used this mapping before for the same header. */
  remembered: z.boolean(),
  warnings: z.array(z.string()),
  /** The job at work on this batch, or the last one when it failed. */
  jobId: id.nullable(),
  draftId: id.nullable(),
  can: z.object({ edit: z.boolean(), commit: z.boolean(), undo: z.boolean(), discard: z.boolean() }),
});

const rowFault = z.object({
  row: rowNumber,
  /** null: about the row as a whole. */
  column: columnNumber.nullable(),
  at: z.string(),
  rule: z.string(),
  sentence: z.string(),
});

export const checkedRow = z.object({
  row: rowNumber,
  outcome: rowOutcome.nullable(),
  /** In the order of the columns of the sheet, with the fixes in place. */
  cells: z.array(z.string()),
  /** Columns the officer has changed here. */
  fixed: z.array(columnNumber),
  faults: z.array(rowFault),
  candidates: z.array(z.object({ id, name: z.string() })),
  chosenId: id.nullable(),
});

export const alikeFault = z.object({
  column: columnNumber,
  letter: z.string(),
  text: z.string(),
  rows: z.int(),
  sentence: z.string(),
});

/** `jobId` is null when the step is already done. */
export const stepped = z.object({ jobId: id.nullable() });
export const ofRow = z.object({ id, row: z.coerce.number().int().min(1) });
export const ofRegister = { register: registerCode, roundId: id.optional() };
