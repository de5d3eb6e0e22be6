import { sql } from "kysely";
import type { Db } from "../db/db.ts";
import type { StoredCell } from "../office/row-pieces.ts";
import type { StoredFault } from "./check-rows.ts";
import { type Batch, type Counts, noRows, type Outcome } from "./queries.ts";
import type { Before, Candidate, StoredRecords } from "./register.ts";

export interface StoredRow {
  readonly rowNumber: number;
  readonly cells: readonly StoredCell[];
  readonly fixes: Readonly<Record<string, string>>;
  readonly chosenId: string | null;
  readonly outcome: Outcome | null;
  readonly faults: readonly StoredFault[];
  readonly candidates: readonly Candidate[];
}

const shownFields = [
  "r.rowNumber",
  "r.cells",
  "r.fixes",
  "r.chosenId",
  "r.outcome",
  "r.faults",
  "r.candidates",
] as const;

/** Rows of a batch; the batch itself was found within reach. */
export const rowsOf = (db: Db, batch: Pick<Batch, "countyId" | "id">) =>
  db.selectFrom("importRow as r").where("r.countyId", "=", batch.countyId).where("r.batchId", "=", batch.id);

export async function pageOfRows(
  db: Db,
  batch: Batch,
  { outcome, page, size }: { outcome?: Outcome | undefined; page: number; size: number },
) {
  const found = rowsOf(db, batch).$if(outcome !== undefined, (q) => q.where("r.outcome", "=", outcome!));
  const { total } = await found.select((eb) => eb.fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
  const rows = await found
    .select(shownFields)
    .orderBy("r.rowNumber")
    .limit(size)
    .offset((page - 1) * size)
    .execute();
  return { rows: rows as unknown as StoredRow[], total };
}

export async function findRows(db: Db, batch: Pick<Batch, "countyId" | "id">, rowNumbers: readonly number[]) {
  const rows = await rowsOf(db, batch)
    .select([...shownFields, "r.keys"])
    .where("r.rowNumber", "=", sql<number>`any (${[...rowNumbers]}::integer[])`)
    .orderBy("r.rowNumber")
    .execute();
  return rows as unknown as (StoredRow & { keys: readonly string[] })[];
}

/** Pieces of a batch in the order of its rows, so that a large one is never held in memory as a whole. */
export async function* inPieces<T extends { rowNumber: number }>(query: PieceQuery, size: number): AsyncGenerator<T[]> {
  let after = 0;
  for (;;) {
    const rows = (await query
      .where("r.rowNumber", ">", after)
      .orderBy("r.rowNumber")
      .limit(size)
      .execute()) as unknown as T[];
    if (rows.length === 0) return;
    yield rows;
    after = rows.at(-1)!.rowNumber;
    if (rows.length < size) return;
  }
}

type PieceQuery = ReturnType<ReturnType<typeof rowsOf>["selectAll"]>;

export const rowsToCheck = (db: Db, batch: Batch, size: number) =>
  inPieces<StoredRow>(rowsOf(db, batch).select(shownFields).where("r.outcome", "<>", "skipped") as never, size);

export interface GoodRow {
  readonly rowNumber: number;
  readonly outcome: "new" | "update";
  readonly subjectId: string;
  readonly record: object;
  readonly before: Before | null;
}

export const goodRows = (db: Db, batch: Batch, size: number) =>
  inPieces<GoodRow>(
    rowsOf(db, batch)
      .select(["r.rowNumber", "r.outcome", "r.subjectId", "r.record", "r.before"])
      .where("r.outcome", "in", ["new", "update"]) as never,
    size,
  );

/** Rows whose subject stood in the register already, with its stamp. */
export const updatedRows = (db: Db, batch: Batch, size: number) =>
  inPieces<Pick<GoodRow, "rowNumber" | "subjectId"> & { readonly before: Pick<Before, "stamp"> }>(
    rowsOf(db, batch)
      .select(["r.rowNumber", "r.subjectId", sql`jsonb_build_object('stamp', r.before->'stamp')`.as("before")])
      .where("r.outcome", "=", "update") as never,
    size,
  );

export const storedRecords = (batch: Batch): StoredRecords => sql`(
  select row_number, outcome, subject_id, township_id, record from import_row
  where county_id = ${batch.countyId} and batch_id = ${batch.id}::uuid and outcome in ('new', 'update'))`;

export async function countRows(db: Db, batch: Pick<Batch, "countyId" | "id">): Promise<Counts> {
  const rows = await rowsOf(db, batch)
    .select((eb) => ["r.outcome", eb.fn.countAll<number>().as("n")])
    .groupBy("r.outcome")
    .execute();
  return { ...noRows, ...Object.fromEntries(rows.map(({ outcome, n }) => [outcome, n])) };
}

/** Wrong cells by column and content, the most frequent first. */
export async function listAlikeFaults(db: Db, batch: Batch) {
  const { rows } = await sql<{ column: number; text: string; rows: number; sentence: string }>`
    select (f.fault->>'column')::integer as "column",
      coalesce(r.fixes->>(f.fault->>'column'), case jsonb_typeof(r.cells->(f.fault->>'column')::integer)
        when 'array' then r.cells->(f.fault->>'column')::integer->>1
        else r.cells->>(f.fault->>'column')::integer end, '') as text,
      count(*)::integer as rows, min(f.fault->>'sentence') as sentence
    from import_row r cross join lateral jsonb_array_elements(r.faults) as f(fault)
    where r.county_id = ${batch.countyId} and r.batch_id = ${batch.id} and r.outcome = 'wrong'
      and f.fault->>'column' is not null
    group by 1, 2
    having count(*) > 1
    order by 3 desc, 1, 2
    limit 50`.execute(db);
  return rows;
}
