import type { RawBuilder } from "kysely";
import type { Actor, Verb } from "#domain/access.ts";
import type { Db, Tx } from "../db/db.ts";
import type { MoneyUnit, Reading } from "../office/cell-values.ts";
import type { TemplateModel } from "../office/template-model.ts";
import type { Cell } from "../office/workbook.ts";

export type RegisterCode =
  "township" | "village" | "assessment" | "person" | "finding" | "project" | "contract" | "payment";

/** Where an import writes: the county, the township of the office (null: the county's own desk), the round for assessments. */
export interface Scope {
  readonly countyId: string;
  readonly townshipId: string | null;
  readonly roundId: string | null;
}

export type FieldValue = string | number | boolean;
/** Only what the file said; an empty or unmapped cell is absent. */
export type Values = Readonly<Record<string, FieldValue>>;

export interface Field {
  readonly key: string;
  readonly head: string;
  /** Other headers the field goes by, without blanks and units. */
  readonly synonyms: readonly string[];
  readonly required: boolean;
  /** How it is to be filled in, for the mapping page and the 填表说明. */
  readonly hint: string;
  read(cell: Cell, unit: MoneyUnit | undefined): Reading<FieldValue>;
}

export interface Candidate {
  readonly id: string;
  readonly name: string;
}

/** What a file said wrongly; `field` names the cell, null the whole row. */
export interface FieldFault {
  readonly field: string | null;
  readonly rule: string;
  readonly sentence: string;
}

/** What stood in the register: `stamp` changes whenever anybody changes the subject. */
export interface Before {
  readonly stamp: string;
  readonly record: object;
}

/** A row that found its place. */
export interface Placed {
  readonly subjectId: string;
  readonly townshipId: string | null;
  /** The whole new state: existing values where the file is silent. */
  readonly record: object;
  /** null: the subject is new. */
  readonly before: Before | null;
  readonly same: boolean;
}

export interface Misplaced {
  readonly faults: readonly FieldFault[];
  readonly candidates?: readonly Candidate[];
}

export interface RowToPlace {
  readonly values: Values;
  /** Mapped fields whose cell is empty, when empty cells are to empty the register; else none. */
  readonly cleared: readonly string[];
  readonly chosenId: string | null;
}

/** A register ready for one import: it knows everything of its county that rows are compared with. */
export interface OpenRegister {
  readonly fields: readonly Field[];
  place(row: RowToPlace): Placed | Misplaced;
  /** What may stand in one row of a file only: field of the cell to blame, and what it holds. */
  keys(row: RowToPlace, placed: Placed | Misplaced): readonly RowKey[];
}

export interface RowKey {
  readonly kind: string;
  readonly value: string;
  readonly field: string | null;
  readonly rule: string;
  /** Begins the sentence “…与第 8 行重复”. */
  readonly what: string;
}

export interface SavedRow {
  /** Of the file, for what is to be said of it. */
  readonly rowNumber: number;
  readonly record: object;
  readonly before: Before | null;
}

/** A table expression, one row each: row_number, outcome (new or update), subject_id, township_id, record (jsonb). */
export type StoredRecords = RawBuilder<unknown>;

/** What a stage declares so that tables can be imported into it. */
export interface Register {
  readonly code: RegisterCode;
  readonly title: string;
  /** What one must be allowed to do by hand to do it by file. */
  readonly verb: Verb;
  readonly needsRound: boolean;
  /** Refuses when nothing can be imported now (round not open). */
  open(db: Db, actor: Actor, scope: Scope): Promise<OpenRegister>;
  template(db: Db, actor: Actor, scope: Scope): Promise<TemplateModel>;
  /** Locks these subjects and says what they are stamped with now; a subject that is gone is absent. */
  lockStamps(tx: Tx, actor: Actor, scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The stamp a saved row leaves behind. */
  stampAfter(row: SavedRow): string;
  save(tx: Tx, actor: Actor, scope: Scope, rows: readonly SavedRow[], clearEmpty: boolean): Promise<void>;
  /** The same for a whole batch without its rows leaving the database; for registers into which very large tables come. */
  saveStored?(tx: Tx, actor: Actor, scope: Scope, rows: StoredRecords, clearEmpty: boolean): Promise<void>;
  /** Takes out what was new and puts back what stood there before. */
  undo(
    tx: Tx,
    actor: Actor,
    scope: Scope,
    rows: { readonly remove: readonly string[]; readonly restore: readonly object[] },
  ): Promise<void>;
}
