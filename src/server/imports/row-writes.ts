import { sql } from "kysely";
import type { Tx } from "../db/db.ts";
import type { CheckedRow, StoredFault } from "./check-rows.ts";
import { type Batch } from "./queries.ts";
import { rowsOf } from "./row-reads.ts";

type Key = Pick<Batch, "countyId" | "id">;

/** One statement for thousands of rows: the first time a file is checked. */
export async function insertRows(
  tx: Tx,
  batch: Key,
  /** `kept`: the cells as JSON. */
  rows: readonly (CheckedRow & { readonly kept: string })[],
) {
  if (rows.length === 0) return;
  const cells = column(rows, ({ kept }) => kept);
  await sql`
    insert into import_row
      (county_id, batch_id, row_number, cells, outcome, record, subject_id, township_id, before, faults, candidates, keys)
    select ${batch.countyId}, ${batch.id}::uuid, r.row_number, r.cells::jsonb, ${results}
    from unnest(${cells}, ${resultColumns(rows)}) as r (cells, ${resultNames})`.execute(tx);
}

/** What became of rows that were checked again. */
export async function updateRows(tx: Tx, batch: Key, rows: readonly CheckedRow[]) {
  if (rows.length === 0) return;
  await sql`
    update import_row i
    set (outcome, record, subject_id, township_id, before, faults, candidates, keys) = row (${results})
    from unnest(${resultColumns(rows)}) as r (${resultNames})
    where i.county_id = ${batch.countyId} and i.batch_id = ${batch.id}::uuid and i.row_number = r.row_number`.execute(
    tx,
  );
}

const [betweenRows, betweenKeys] = ["\u001e", "\u001f"];

/**
 * One column of many rows as one text, parted by a control character that JSON always escapes: neither side has to quote
 * anything, which makes it several times faster than an array or a set of JSON objects. An empty part is null.
 */
const column = <Row>(rows: readonly Row[], textOf: (row: Row) => string | null) =>
  sql`string_to_array(${rows.map((row) => textOf(row) ?? "").join(betweenRows)}, ${betweenRows}, '')`;

const json = (value: object | null) => (value === null ? null : JSON.stringify(value));
const filled = (list: readonly object[]) => (list.length === 0 ? null : JSON.stringify(list));

const resultNames = sql`row_number, outcome, record, subject_id, township_id, before, faults, candidates, keys`;
const results = sql`r.outcome, r.record::jsonb, r.subject_id::uuid, r.township_id::uuid, r.before::jsonb,
  coalesce(r.faults::jsonb, '[]'), coalesce(r.candidates::jsonb, '[]'),
  coalesce(string_to_array(r.keys, ${betweenKeys}), '{}')`;

const resultColumns = (rows: readonly CheckedRow[]) =>
  sql.join([
    sql`${column(rows, (row) => String(row.rowNumber))}::integer[]`,
    column(rows, (row) => row.outcome),
    column(rows, (row) => json(row.record)),
    column(rows, (row) => row.subjectId),
    column(rows, (row) => row.townshipId),
    column(rows, (row) => json(row.before)),
    column(rows, (row) => filled(row.faults)),
    column(rows, (row) => filled(row.candidates)),
    column(rows, (row) => row.keys.join(betweenKeys)),
  ]);

/** Faults that show only when later rows are known. */
export async function addFaults(tx: Tx, batch: Key, late: ReadonlyMap<number, readonly StoredFault[]>) {
  if (late.size === 0) return;
  const rows = [...late].map(([rowNumber, faults]) => ({ rowNumber, faults }));
  await sql`
    update import_row i set outcome = 'wrong', faults = i.faults || r.faults
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r ("rowNumber" integer, faults jsonb)
    where i.county_id = ${batch.countyId} and i.batch_id = ${batch.id}::uuid and i.row_number = r."rowNumber"`.execute(
    tx,
  );
}

export async function deleteRows(tx: Tx, batch: Key) {
  await tx.deleteFrom("importRow").where("countyId", "=", batch.countyId).where("batchId", "=", batch.id).execute();
}

/** Puts one text into one cell; the cell of the file itself stays as it was. */
export async function fixCell(tx: Tx, batch: Key, rowNumber: number, column: number, text: string) {
  await tx
    .updateTable("importRow")
    .set({ fixes: sql`fixes || jsonb_build_object(${String(column)}::text, ${text}::text)` })
    .where("countyId", "=", batch.countyId)
    .where("batchId", "=", batch.id)
    .where("rowNumber", "=", rowNumber)
    .execute();
}

export async function chooseSubject(tx: Tx, batch: Key, rowNumber: number, chosenId: string | null) {
  await tx
    .updateTable("importRow")
    .set({ chosenId })
    .where("countyId", "=", batch.countyId)
    .where("batchId", "=", batch.id)
    .where("rowNumber", "=", rowNumber)
    .execute();
}

/** Replaces one content of a column wherever it stands; says in which rows. */
export async function replaceInColumn(tx: Tx, batch: Key, column: number, from: string, to: string): Promise<number[]> {
  const { rows } = await sql<{ rowNumber: number }>`
    update import_row set fixes = fixes || jsonb_build_object(${String(column)}::text, ${to}::text)
    where county_id = ${batch.countyId} and batch_id = ${batch.id}::uuid and outcome <> 'skipped'
      and coalesce(fixes->>${String(column)}, case jsonb_typeof(cells->${column}::integer)
        when 'array' then cells->${column}::integer->>1 else cells->>${column}::integer end, '') = ${from}
    returning row_number`.execute(tx);
  return rows.map(({ rowNumber }) => rowNumber);
}

/** Which rows hold these keys. */
export async function holdersOf(tx: Tx, batch: Key, keys: readonly string[]): Promise<Map<string, number[]>> {
  const rows = await rowsOf(tx, batch)
    .select(["r.rowNumber", "r.keys"])
    .where("r.keys", "&&", sql<string[]>`${[...keys]}::text[]`)
    .orderBy("r.rowNumber")
    .execute();
  const holders = new Map<string, number[]>();
  for (const row of rows) for (const key of row.keys) holders.set(key, [...(holders.get(key) ?? []), row.rowNumber]);
  return holders;
}

/** The bad rows of a batch as the rows of a new one: they stay in hand when the good ones are imported. */
export async function copyWrongRows(tx: Tx, from: Key, to: Key) {
  await sql`
    insert into import_row (county_id, batch_id, row_number, cells, fixes, chosen_id, outcome, faults, candidates, keys)
    select county_id, ${to.id}::uuid, row_number, cells, fixes, chosen_id, outcome, faults, candidates, keys
    from import_row where county_id = ${from.countyId} and batch_id = ${from.id}::uuid and outcome = 'wrong'`.execute(
    tx,
  );
}
