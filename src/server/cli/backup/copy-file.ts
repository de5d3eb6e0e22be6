import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { startProblem } from "../../db/start-problem.ts";
import type { FileMark, Manifest } from "./manifest.ts";

/** Copies a file to a place that must be new, flushes it and returns its mark; the mark is of the bytes written. */
export async function copyFile(from: string, to: string): Promise<FileMark> {
  const target = await fs.open(to, "wx", 0o600);
  try {
    const mark = await readThrough(from, async (chunk) => {
      for (let at = 0; at < chunk.length;) at += (await target.write(chunk, at)).bytesWritten;
    });
    await target.datasync();
    return mark;
  } finally {
    await target.close();
  }
}

async function readThrough(from: string, act: (chunk: Buffer) => Promise<void>): Promise<FileMark> {
  const hash = createHash("sha256");
  const buffer = Buffer.allocUnsafe(1024 * 1024);
  const source = await fs.open(from, "r");
  try {
    for (let bytes = 0; ;) {
      const { bytesRead } = await source.read(buffer, 0, buffer.length);
      if (bytesRead === 0) return { bytes, sha256: hash.digest("hex") };
      const chunk = buffer.subarray(0, bytesRead);
      hash.update(chunk);
      await act(chunk);
      bytes += bytesRead;
    }
  } finally {
    await source.close();
  }
}

/** Reads the whole backup before anything is restored from it: the first missing or changed file is named. */
export async function verifyFiles(dir: string, manifest: Manifest) {
  for (const [name, mark] of Object.entries(manifest.files)) {
    const found = await markOf(path.join(dir, name));
    if (!found) throw startProblem(`备份缺少文件 ${name}，不能恢复。请换用另一份备份。`);
    if (found.sha256 !== mark.sha256)
      throw startProblem(`备份文件 ${name} 与清单不符（已损坏或被改动），不能恢复。请换用另一份备份。`);
  }
}

export async function markOf(file: string): Promise<FileMark | undefined> {
  try {
    return await readThrough(file, () => Promise.resolve());
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Every folder and file below a folder, parents first, with "/" between; links are followed by no one and refused. */
export async function listBelow(root: string, skip: (name: string) => boolean = () => false) {
  const folders: string[] = [];
  const files: string[] = [];
  const walk = async (folder: string) => {
    for (const entry of await entriesOf(path.join(root, folder))) {
      const name = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (skip(name)) continue;
      if (entry.isSymbolicLink()) throw startProblem(`${path.join(root, name)} 是链接，不能备份。请改用 --portable。`);
      if (!entry.isDirectory()) files.push(name);
      else {
        folders.push(name);
        await walk(name);
      }
    }
  };
  await walk("");
  return { folders, files };
}

async function entriesOf(folder: string) {
  try {
    const entries = await fs.readdir(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    // A table dropped meanwhile takes its files along; a store that never kept a file has no folder.
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
