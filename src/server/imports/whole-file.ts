import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { sql } from "kysely";
import { invalid } from "#contract/problem.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { Actor } from "#domain/access.ts";
import type { Tx } from "../db/db.ts";
import { saveFile } from "../files/store.ts";
import type { Ground } from "../http/call.ts";
import { tableKind } from "../office/read-table.ts";
import { columnLetter } from "../office/workbook.ts";
import { batchNumber } from "./batch-number.ts";
import { checkFile, type Desk } from "./check.ts";
import { placeName } from "./check-rows.ts";
import { commitBatch } from "./commit.ts";
import { type Batch, type Counts, insertBatch, lockBatch, noRows } from "./queries.ts";
import type { Register, Scope } from "./register.ts";
import { openFile, saveMapping } from "./upload.ts";

export interface WholeFile {
  readonly actor: Actor;
  readonly register: Register;
  readonly scope: Scope;
  readonly file: { readonly name: string; readonly bytes: Uint8Array };
  /** all = every row or none, as the page does it by default; good = the good rows, the others stay as a draft. */
  readonly keep: "nothing" | "all" | "good";
  readonly mostFaults: number;
}

export interface ReadFile {
  readonly sheet: string;
  readonly columns: readonly { readonly letter: string; readonly header: string; readonly field: string }[];
  readonly counts: Counts;
  readonly faults: readonly { readonly at: string; readonly sentence: string }[];
  readonly faultCount: number;
  /** The batch as the page lists it, when its rows went in. */
  readonly batch: string | undefined;
}

const nothingKept = new Error("nothing is to be kept");

/**
 * The steps of the import pages in one go and one transaction, with the columns as the pages would propose them. What is
 * not to be kept is rolled back; the file itself reaches the store only when its rows do.
 */
export async function importWholeFile(ground: Ground, order: WholeFile): Promise<ReadFile> {
  const scratch = await fs.mkdtemp(path.join(os.tmpdir(), "zhucun-import-"));
  let read: ReadFile | undefined;
  try {
    await ground.gate.write(order.actor, async (tx) => {
      read = await steps(tx, order, scratch, ground);
      if (read.batch === undefined) throw nothingKept;
    });
  } catch (error) {
    if (error !== nothingKept) throw error;
  } finally {
    await fs.rm(scratch, { recursive: true, force: true });
  }
  return read!;
}

async function steps(tx: Tx, order: WholeFile, scratch: string, { config, clock }: Ground): Promise<ReadFile> {
  const { actor, register, scope, file, keep } = order;
  const desk: Desk = { tx, actor, register };
  await register.open(tx, actor, scope);
  tableKind(file.bytes, file.name);
  const id = uuidv7();
  const fileSha256 = await saveFile(tx, actor, scratch, { ...scope, ...file });
  const made = { register: register.code, fileSha256, fileName: file.name, createdBy: actor.accountId };
  await insertBatch(tx, { ...scope, id, ...made });
  await openFile(desk, scratch, await lockBatch(tx, actor, id), new AbortController().signal);
  await acceptMapping(desk, await lockBatch(tx, actor, id));
  await checkFile(desk, scratch, await lockBatch(tx, actor, id));

  const batch = await lockBatch(tx, actor, id);
  const counts = { ...noRows, ...batch.counts };
  const wanted = keep === "good" || (keep === "all" && counts.wrong === 0);
  const kept = wanted && counts.new + counts.update > 0;
  const told = { ...(await view(desk, batch, order.mostFaults)), counts };
  if (!kept) return { ...told, batch: undefined };
  await saveFile(tx, actor, config.dataDir, { ...scope, ...file });
  await commitBatch(desk, batch, keep === "good", clock.now());
  return { ...told, batch: batchNumber(batch) };
}

/** The proposal stands when it names every column that must be there. */
async function acceptMapping(desk: Desk, batch: Batch) {
  if (!batch.header.rows) throw invalid("没有认出表头。表中应有一行列名，如“乡镇（街道）”“村（社区）名称”。");
  const columns = Object.entries(batch.mapping).map(([index, field]) => ({ column: Number(index) + 1, field }));
  await saveMapping(desk, batch, columns, false);
}

async function view({ tx, actor, register }: Desk, batch: Batch, mostFaults: number) {
  const { fields } = await register.open(tx, actor, batch);
  const heads = new Map(fields.map(({ key, head }) => [key, head]));
  const columns = batch.header.columns.flatMap(({ index, header }) => {
    const field = heads.get(batch.mapping[index] ?? "");
    return field === undefined ? [] : [{ letter: columnLetter(index), header, field }];
  });
  return { sheet: batch.header.sheets[batch.sheet]!.name, columns, ...(await faultsOf(tx, batch, mostFaults)) };
}

async function faultsOf(tx: Tx, batch: Batch, most: number) {
  const { rows } = await sql<{ row: number; column: number | null; sentence: string; all: number }>`
    select r.row_number as row, (f.fault->>'column')::integer as "column", f.fault->>'sentence' as sentence,
      count(*) over ()::integer as "all"
    from import_row r cross join lateral jsonb_array_elements(r.faults) as f (fault)
    where r.county_id = ${batch.countyId} and r.batch_id = ${batch.id}::uuid and r.outcome = 'wrong'
    order by r.row_number, 2 nulls first
    limit ${most}`.execute(tx);
  const faults = rows.map(({ row, column, sentence }) => ({ at: placeName(row, column), sentence }));
  return { faults, faultCount: rows[0]?.all ?? 0 };
}
