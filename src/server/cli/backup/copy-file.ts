import { createHash } from "node:crypto";
import { closeSync, openSync, readSync, writeSync } from "node:fs";
import fs from "node:fs/promises";
import path from "node:path";
import { setImmediate as otherWork } from "node:timers/promises";
import { startProblem } from "../../db/start-problem.ts";
import type { FileMark, Manifest } from "./manifest.ts";

/** Copies a file to a place that must be new and returns the mark of the bytes written; `flushFiles` follows. */
export async function copyFile(from: string, to: string): Promise<FileMark> {
  await otherWork();
  const target = openSync(to, "wx", 0o600);
  try {
    return readThrough(from, (chunk) => {
      for (let at = 0; at < chunk.length;) at += writeSync(target, chunk, at);
    });
  } finally {
    closeSync(target);
  }
}

/** Brings files to the disk, four at a time: the disk then writes its journal once for several. */
export async function flushFiles(root: string, names: readonly string[]) {
  const waiting = names.values();
  const lane = async () => {
    for (const name of waiting) {
      const file = await fs.open(path.join(root, name), "r+");
      try {
        await file.datasync();
      } finally {
        await file.close();
      }
    }
  };
  await Promise.all([lane(), lane(), lane(), lane()]);
}

const buffer = Buffer.allocUnsafe(1024 * 1024);

// A cluster is well over a thousand small files, and the command line has nothing else to do: read at once, they take a fraction of the time.
function readThrough(from: string, act: (chunk: Buffer) => void): FileMark {
  const hash = createHash("sha256");
  const source = openSync(from, "r");
  try {
    for (let bytes = 0; ;) {
      const size = readSync(source, buffer, 0, buffer.length, null);
      if (size === 0) return { bytes, sha256: hash.digest("hex") };
      const chunk = buffer.subarray(0, size);
      hash.update(chunk);
      act(chunk);
      bytes += size;
    }
  } finally {
    closeSync(source);
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
  await otherWork();
  try {
    return readThrough(file, () => undefined);
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
