import type { MoneyUnit } from "../office/cell-values.ts";
import type { StoredCell } from "../office/row-pieces.ts";
import { type Cell, columnLetter, emptyCell } from "../office/workbook.ts";
import type { Candidate, Field, FieldFault, FieldValue, OpenRegister, Placed, RowKey } from "./register.ts";
import type { Mapping } from "./mapping.ts";
import type { HeaderColumn } from "./sheet-facts.ts";

/** Zero-based column; null: the row as a whole. */
export interface StoredFault {
  readonly column: number | null;
  readonly rule: string;
  readonly sentence: string;
}

/** A row as it is checked: from the file, or from what is kept of it with every fix in place. */
export interface RowToCheck {
  /** Counts from 1 as in the sheet. */
  readonly rowNumber: number;
  readonly chosenId: string | null;
  cell(column: number): Cell;
}

interface KeptRow {
  readonly rowNumber: number;
  readonly cells: readonly StoredCell[];
  readonly fixes: Readonly<Record<string, string>>;
  readonly chosenId: string | null;
}

export interface CheckedRow {
  readonly rowNumber: number;
  readonly outcome: "new" | "update" | "same" | "wrong" | "skipped";
  readonly record: object | null;
  readonly subjectId: string | null;
  readonly townshipId: string | null;
  readonly before: object | null;
  readonly faults: readonly StoredFault[];
  readonly candidates: readonly Candidate[];
  readonly keys: readonly string[];
}

export const cellOf = (kept: StoredCell | undefined): Cell => {
  if (kept === undefined) return emptyCell;
  return typeof kept === "string" ? { text: kept, kind: "text" } : { kind: kept[0], text: kept[1] };
};
export const textOf = (row: Pick<KeptRow, "cells" | "fixes">, column: number): string =>
  row.fixes[column] ?? cellOf(row.cells[column]).text;

export const keptRow = ({ rowNumber, chosenId, cells, fixes }: KeptRow): RowToCheck => ({
  rowNumber,
  chosenId,
  cell: (column) => {
    const fix = fixes[column];
    return fix === undefined ? cellOf(cells[column]) : { text: fix, kind: "text" };
  },
});

export interface CheckPlan {
  readonly register: OpenRegister;
  readonly mapping: Mapping;
  readonly columns: readonly HeaderColumn[];
  readonly clearEmpty: boolean;
}

export interface Evaluated {
  readonly row: CheckedRow;
  /** As row.keys, one for one. */
  readonly keys: readonly RowKey[];
}

/** Reads rows one after another. What two rows may not share is settled afterwards, see `withDuplicates`. */
export function rowChecker({ register, mapping, columns, clearEmpty }: CheckPlan) {
  const units = new Map(columns.map(({ index, unit }) => [index, unit]));
  const fields = Object.entries(mapping).flatMap(([index, key]) => {
    const field = register.fields.find((one) => one.key === key);
    return field ? [{ column: Number(index), field, unit: units.get(Number(index)) }] : [];
  });
  const columnOf = new Map(fields.map(({ field, column }) => [field.key, column]));
  const unmapped = register.fields.filter((field) => field.required && !columnOf.has(field.key));
  const onColumn = ({ field, rule, sentence }: FieldFault): StoredFault => ({
    column: field === null ? null : (columnOf.get(field) ?? null),
    rule,
    sentence,
  });

  const read = (row: RowToCheck) => readFields(row, fields, unmapped, clearEmpty);

  return {
    evaluate(row: RowToCheck): Evaluated {
      const { values, cleared, faults } = read(row);
      const toPlace = { values, cleared, chosenId: row.chosenId };
      // A row with an unreadable cell is still looked up: its officer should see all that is wrong with it at once.
      const placed = register.place(toPlace);
      const misplaced = "faults" in placed ? placed.faults.map(onColumn) : [];
      const known = new Set(faults.map(({ column }) => column));
      const all = [...faults, ...misplaced.filter(({ column }) => column === null || !known.has(column))];
      const keys = register.keys(toPlace, placed);
      return {
        row: checked(row.rowNumber, placed, all, keys),
        keys,
      };
    },
    duplicate: (key: RowKey, other: number): StoredFault =>
      onColumn({ field: key.field, rule: key.rule, sentence: `${key.what}与第 ${other} 行重复，请核对后只保留一处。` }),
  };
}

interface MappedField {
  readonly column: number;
  readonly field: Field;
  readonly unit: MoneyUnit | undefined;
}

function readFields(row: RowToCheck, fields: readonly MappedField[], unmapped: readonly Field[], clearEmpty: boolean) {
  const values: Record<string, FieldValue> = {};
  const cleared: string[] = [];
  const faults: StoredFault[] = unmapped.map(({ head }) => ({
    column: null,
    rule: "column-missing",
    sentence: `表中没有“${head}”列。`,
  }));
  for (const { column, field, unit } of fields) {
    const reading = field.read(row.cell(column), unit);
    if ("value" in reading) values[field.key] = reading.value;
    else if ("wrong" in reading) faults.push({ column, rule: "cell-wrong", sentence: reading.wrong });
    else if ("kept" in reading) continue;
    else if (field.required) faults.push({ column, rule: "cell-empty", sentence: `“${field.head}”没有填写。` });
    else if (clearEmpty) cleared.push(field.key);
  }
  return { values, cleared, faults };
}

function checked(
  rowNumber: number,
  placed: Placed | { faults: readonly FieldFault[]; candidates?: readonly Candidate[] },
  faults: readonly StoredFault[],
  keys: readonly RowKey[],
): CheckedRow {
  const kept = { rowNumber, faults, keys: keys.map(keyText) };
  if ("faults" in placed) {
    const { candidates = [] } = placed;
    return { ...kept, outcome: "wrong", record: null, subjectId: null, townshipId: null, before: null, candidates };
  }
  const { record, subjectId, townshipId, before, same } = placed;
  const outcome = faults.length > 0 ? "wrong" : before === null ? "new" : same ? "same" : "update";
  return { ...kept, outcome, record, subjectId, townshipId, before, candidates: [] };
}

/** Without control characters, which part keys and rows on their way into the database. */
const keyText = (key: RowKey) => `${key.kind}:${key.value.replace(/[\u001e\u001f]/g, " ")}`;

/** The row with the faults it has because of others. */
export const withFaults = (row: CheckedRow, more: readonly StoredFault[]): CheckedRow =>
  more.length === 0 ? row : { ...row, outcome: "wrong", faults: [...row.faults, ...more] };

export const skippedRow = (rowNumber: number, rule: string, sentence: string): CheckedRow => ({
  rowNumber,
  outcome: "skipped",
  record: null,
  subjectId: null,
  townshipId: null,
  before: null,
  faults: [{ column: null, rule, sentence }],
  candidates: [],
  keys: [],
});

/** “B7”, or “第 7 行” for the row as a whole. */
export const placeName = (rowNumber: number, column: number | null) =>
  column === null ? `第 ${rowNumber} 行` : `${columnLetter(column)}${rowNumber}`;
