import { sql } from "kysely";
import type { Tx } from "../db/db.ts";
import type { CheckedRow, StoredCell, StoredFault } from "./check-rows.ts";
import { type Batch } from "./queries.ts";
import { rowsOf } from "./row-reads.ts";

type Key = Pick<Batch, "countyId" | "id">;

/** One statement for thousands of rows: the first time a file is checked. */
export async function insertRows(
  tx: Tx,
  batch: Key,
  rows: readonly (CheckedRow & { readonly cells: readonly StoredCell[] })[],
) {
  if (rows.length === 0) return;
  await sql`
    insert into import_row
      (county_id, batch_id, row_number, cells, outcome, record, subject_id, township_id, before, faults, candidates, keys)
    select ${batch.countyId}, ${batch.id}::uuid, r."rowNumber", r.cells, r.outcome, r.record, r."subjectId", r."townshipId",
      r.before, r.faults, r.candidates, r.keys
    from ${recordset(rows, true)}`.execute(tx);
}

/** What became of rows that were checked again. */
export async function updateRows(tx: Tx, batch: Key, rows: readonly CheckedRow[]) {
  if (rows.length === 0) return;
  await sql`
    update import_row i set outcome = r.outcome, record = r.record, subject_id = r."subjectId",
      township_id = r."townshipId", before = r.before, faults = r.faults, candidates = r.candidates, keys = r.keys
    from ${recordset(rows, false)}
    where i.county_id = ${batch.countyId} and i.batch_id = ${batch.id}::uuid and i.row_number = r."rowNumber"`.execute(
    tx,
  );
}

function recordset(rows: readonly object[], withCells: boolean) {
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
    "rowNumber" integer, ${withCells ? sql`cells jsonb,` : sql``} outcome text, record jsonb, "subjectId" uuid,
    "townshipId" uuid, before jsonb, faults jsonb, candidates jsonb, keys text[])`;
}

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
