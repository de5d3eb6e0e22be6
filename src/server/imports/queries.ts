import { sql } from "kysely";
import { notFound } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import type { Db, Tx } from "../db/db.ts";
import { withinReach } from "../people/reach.ts";
import type { CheckedRow } from "./check-rows.ts";
import type { Mapping } from "./mapping.ts";
import type { RegisterCode, Scope } from "./register.ts";
import type { BatchHeader } from "./sheet-facts.ts";

export type BatchState = "read" | "checked" | "committed" | "undone" | "discarded";
export type Outcome = CheckedRow["outcome"];
export type Counts = Readonly<Record<Outcome, number>>;
export const noRows: Counts = { new: 0, update: 0, same: 0, wrong: 0, skipped: 0 };

export interface Batch extends Scope {
  readonly id: string;
  readonly register: RegisterCode;
  readonly fileSha256: string;
  readonly fileName: string;
  readonly state: BatchState;
  readonly sheet: number;
  readonly header: BatchHeader;
  readonly mapping: Mapping;
  readonly clearEmpty: boolean;
  readonly counts: Partial<Counts>;
  readonly draftOf: string | null;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly committedAt: string | null;
}

const fields = [
  "b.countyId",
  "b.townshipId",
  "b.roundId",
  "b.id",
  "b.register",
  "b.fileSha256",
  "b.fileName",
  "b.state",
  "b.sheet",
  "b.header",
  "b.mapping",
  "b.clearEmpty",
  "b.counts",
  "b.draftOf",
  "b.createdBy",
  "b.createdAt",
  "b.committedAt",
] as const;

/** Accounts are never deleted: who has none imported at the command line. */
const noAccount = "命令行";

const batches = (db: Db, actor: Actor) => db.selectFrom("importBatch as b").where(withinReach(actor, "b"));

export async function getBatch(db: Db, actor: Actor, id: string): Promise<Batch> {
  const found = await batches(db, actor).select(fields).where("b.id", "=", id).executeTakeFirst();
  if (!found) throw notFound("导入批次");
  return found as unknown as Batch;
}

/** Every step begins here: two officers at one batch come one after the other. */
export async function lockBatch(tx: Tx, actor: Actor, id: string): Promise<Batch> {
  const found = await batches(tx, actor).select(fields).where("b.id", "=", id).forUpdate().executeTakeFirst();
  if (!found) throw notFound("导入批次");
  return found as unknown as Batch;
}

interface ListFilter {
  readonly register?: RegisterCode | undefined;
  readonly state?: BatchState | undefined;
  readonly mine?: "1" | undefined;
  readonly page: number;
  readonly size: number;
}

export async function listBatches(db: Db, actor: Actor, { register, state, mine, page, size }: ListFilter) {
  const found = batches(db, actor)
    .$if(register !== undefined, (q) => q.where("b.register", "=", register!))
    .$if(state !== undefined, (q) => q.where("b.state", "=", state!))
    .$if(mine !== undefined, (q) => q.where("b.createdBy", "=", actor.accountId));
  const { total } = await found.select((eb) => eb.fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
  const rows = await found
    .leftJoin("account as a", "a.id", "b.createdBy")
    .select(["b.id", "b.register", "b.fileName", "b.state", "b.counts", "b.draftOf", "b.createdAt", "b.committedAt"])
    .select((eb) => eb.fn.coalesce("a.name", sql.lit(noAccount)).as("createdBy"))
    .orderBy("b.createdAt", "desc")
    .orderBy("b.id", "desc")
    .limit(size)
    .offset((page - 1) * size)
    .execute();
  return { rows, total };
}

export async function nameOfAccount(db: Db, id: string): Promise<string> {
  return (await db.selectFrom("account").select("name").where("id", "=", id).executeTakeFirst())?.name ?? noAccount;
}

/** Earlier batches of this office's reach made from the very same file. */
export function findBatchesOfFile(db: Db, actor: Actor, countyId: string, sha256: string, exceptId: string) {
  return batches(db, actor)
    .leftJoin("account as a", "a.id", "b.createdBy")
    .where("b.countyId", "=", countyId)
    .where("b.fileSha256", "=", sha256)
    .where("b.id", "<>", exceptId)
    .where("b.state", "<>", "discarded")
    .select(["b.id", "b.createdAt", "b.state"])
    .select((eb) => eb.fn.coalesce("a.name", sql.lit(noAccount)).as("name"))
    .orderBy("b.createdAt", "desc")
    .limit(1)
    .execute();
}

/** The job at work on the batch, or the last one that failed. */
export function findJobOfBatch(db: Db, batch: Pick<Batch, "countyId" | "id">) {
  return db
    .selectFrom("job as j")
    .where("j.countyId", "=", batch.countyId)
    .where(sql`j.payload->>'batchId'`, "=", batch.id)
    .select(["j.id", "j.state"])
    .orderBy("j.createdAt", "desc")
    .limit(1)
    .executeTakeFirst();
}

export const findDraftOf = (db: Db, batch: Pick<Batch, "countyId" | "id">) =>
  db
    .selectFrom("importBatch as b")
    .where("b.countyId", "=", batch.countyId)
    .where("b.draftOf", "=", batch.id)
    .where("b.state", "in", ["read", "checked"])
    .select("b.id")
    .executeTakeFirst();

export interface NewBatch extends Scope {
  readonly draftOf?: string;
  readonly id: string;
  readonly register: RegisterCode;
  readonly fileSha256: string;
  readonly fileName: string;
  readonly createdBy: string;
}

export const insertBatch = (tx: Tx, batch: NewBatch) => tx.insertInto("importBatch").values(batch).execute();

type BatchChange = Partial<{
  state: BatchState;
  sheet: number;
  header: BatchHeader;
  mapping: Mapping;
  counts: Counts;
  clearEmpty: boolean;
  committedAt: Date;
  committedBy: string;
  undoneAt: Date;
}>;

export async function changeBatch(tx: Tx, batch: Pick<Batch, "countyId" | "id">, change: BatchChange) {
  const { header, mapping, counts, ...plain } = change;
  await tx
    .updateTable("importBatch")
    .set({
      ...plain,
      ...(header && { header: JSON.stringify(header) }),
      ...(mapping && { mapping: JSON.stringify(mapping) }),
      ...(counts && { counts: JSON.stringify(counts) }),
    })
    .where("countyId", "=", batch.countyId)
    .where("id", "=", batch.id)
    .execute();
}

export async function findMapping(
  db: Db,
  countyId: string,
  register: RegisterCode,
  headerHash: string,
  office: string,
) {
  const found = await db
    .selectFrom("importMapping")
    .select("mapping")
    .where("countyId", "=", countyId)
    .where("register", "=", register)
    .where("headerHash", "=", headerHash)
    .where("office", "=", office)
    .executeTakeFirst();
  return found?.mapping as Mapping | undefined;
}

export async function rememberMapping(
  tx: Tx,
  remembered: { countyId: string; register: RegisterCode; headerHash: string; office: string; mapping: Mapping },
  now: Date,
) {
  await tx
    .insertInto("importMapping")
    .values({ ...remembered, mapping: JSON.stringify(remembered.mapping), usedAt: now })
    .onConflict((on) =>
      on
        .columns(["countyId", "register", "headerHash", "office"])
        .doUpdateSet((eb) => ({ mapping: eb.ref("excluded.mapping"), usedAt: eb.ref("excluded.usedAt") })),
    )
    .execute();
}
