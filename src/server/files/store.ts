import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { sql } from "kysely";
import { notFound, Problem } from "#contract/problem.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { Actor } from "#domain/access.ts";
import type { Db, Tx } from "../db/db.ts";
import { ride } from "../db/transact.ts";
import { sniff } from "./sniff.ts";

interface NewFile {
  readonly countyId: string;
  readonly townshipId: string | null;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Keeps a file under its SHA-256. The content reaches the disk before the row that names it; the same content is kept once. */
export async function saveFile(tx: Tx, actor: Actor, dataDir: string, file: NewFile): Promise<string> {
  const sha256 = createHash("sha256").update(file.bytes).digest("hex");
  await writeContent(dataDir, sha256, file.bytes);
  const { countyId, townshipId, name, bytes } = file;
  const { mediaType } = sniff(bytes);
  const row = tx
    .insertInto("file")
    .values({ countyId, sha256, name, mediaType, bytes: bytes.length, townshipId, uploadedBy: actor.accountId })
    .onConflict((on) => on.columns(["countyId", "sha256"]).doNothing());
  await ride(tx, row.compile());
  return sha256;
}

/** The content of a file whose row the caller has already found within reach. */
export async function readContent(dataDir: string, sha256: string): Promise<Uint8Array> {
  try {
    return await fs.readFile(placeOf(dataDir, sha256));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") throw notFound("文件");
    throw error;
  }
}

/** The rows of a county that nothing names any longer; whether anything does is for the caller to know. */
export async function forgetFiles(tx: Tx, countyId: string, sha256s: readonly string[]): Promise<void> {
  if (sha256s.length === 0) return;
  await tx.deleteFrom("file").where("countyId", "=", countyId).where("sha256", "in", sha256s).execute();
}

/** Somebody may be saving the same content this very moment, whose row is not seen yet. */
const restMilliseconds = 3_600_000;

/** Takes content from the disk that no county has a row of. Called after the rows are gone for good. */
export async function removeContents(db: Db, dataDir: string, sha256s: readonly string[], now: Date): Promise<number> {
  let removed = 0;
  for (const sha256 of new Set(sha256s)) {
    const { rows } = await sql<{ kept: boolean }>`select file_kept(${sha256}) as kept`.execute(db);
    const place = placeOf(dataDir, sha256);
    const touched = await touchedAt(place);
    if (rows[0]!.kept || touched === undefined || now.getTime() - touched < restMilliseconds) continue;
    await fs.rm(place, { force: true });
    removed += 1;
  }
  return removed;
}

/** ab/cdef…: a folder holds a 256th of all files. */
const placeOf = (dataDir: string, sha256: string) => path.join(dataDir, "files", sha256.slice(0, 2), sha256.slice(2));

/**
 * Written beside its place, flushed, then renamed: a half-written file never bears the name of a whole one. Content that is there already is
 * written over by itself, which is seldom and says that it was wanted just now.
 */
async function writeContent(dataDir: string, sha256: string, bytes: Uint8Array) {
  const place = placeOf(dataDir, sha256);
  const folder = path.dirname(place);
  const draft = `${place}.${uuidv7()}`;
  try {
    await writeFlushed(draft, bytes);
    await fs.rename(draft, place);
    await flushFolder(folder);
  } catch (error) {
    await fs.rm(draft, { force: true });
    throw (error as NodeJS.ErrnoException).code === "ENOSPC" ? diskFull() : error;
  }
}

async function touchedAt(place: string): Promise<number | undefined> {
  try {
    return (await fs.stat(place)).mtimeMs;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

async function writeFlushed(place: string, bytes: Uint8Array) {
  const file = await openNew(place);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The folder is made when it is missed: there are 256 of them, and any number of files. */
async function openNew(place: string): Promise<fs.FileHandle> {
  try {
    return await fs.open(place, "wx", 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    await fs.mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
    return fs.open(place, "wx", 0o600);
  }
}

async function flushFolder(folder: string) {
  // Windows cannot open a folder; there the rename itself is durable enough.
  if (process.platform === "win32") return;
  const handle = await fs.open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const diskFull = () => new Problem("unavailable", "服务器磁盘已满，文件没有保存。请联系系统管理员清理磁盘后重新上传。");
