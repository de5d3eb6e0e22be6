import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { startProblem } from "../../db/start-problem.ts";

export interface FileMark {
  readonly bytes: number;
  readonly sha256: string;
}

/** Rows of a table and the SHA-256 of them all, written as COPY text in the order of the primary key. */
export interface TableMark {
  readonly rows: number;
  readonly sha256: string;
}

export interface Manifest {
  readonly format: 1;
  /** physical = the files of the embedded database; portable = one COPY file a table. */
  readonly kind: "physical" | "portable";
  readonly program: string;
  readonly migrations: readonly string[];
  readonly postgres: string;
  /** A physical backup is read only by the same platform, e.g. linux-x64. */
  readonly platform: string;
  readonly madeAt: string;
  readonly folders: readonly string[];
  readonly files: Readonly<Record<string, FileMark>>;
  readonly tables: Readonly<Record<string, TableMark>>;
}

const nameOf = "manifest.json";
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** Written last and renamed: without it no folder is a backup. */
export async function writeManifest(dir: string, manifest: Manifest) {
  const draft = path.join(dir, `${nameOf}.unfinished`);
  const file = await fs.open(draft, "wx", 0o600);
  try {
    await file.writeFile(JSON.stringify({ sha256: sha256(JSON.stringify(manifest)), manifest }, null, 1));
    await file.sync();
  } finally {
    await file.close();
  }
  await fs.rename(draft, path.join(dir, nameOf));
}

export async function readManifest(dir: string): Promise<Manifest> {
  const text = await readText(dir);
  const manifest = intact(text);
  if (!manifest) throw startProblem(`备份清单 ${path.join(dir, nameOf)} 已损坏，不能恢复。请换用另一份备份。`);
  if (manifest.format !== 1) throw startProblem("备份由更新版本的程序制作，请使用更新的版本恢复。");
  return manifest;
}

async function readText(dir: string): Promise<string> {
  try {
    return await fs.readFile(path.join(dir, nameOf), "utf8");
  } catch (error) {
    if (!["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
    throw startProblem(`${dir} 中没有 ${nameOf}：不是备份目录，或备份没有做完。请换用一份完整的备份。`);
  }
}

function intact(text: string): Manifest | undefined {
  let read: { sha256?: unknown; manifest?: Manifest };
  try {
    read = JSON.parse(text) as typeof read;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  return read.manifest && sha256(JSON.stringify(read.manifest)) === read.sha256 ? read.manifest : undefined;
}
