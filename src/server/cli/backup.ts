import fs from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { noCounty, record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { startProblem } from "../db/start-problem.ts";
import { asOwner } from "../ground.ts";
import { copyFile, flushFiles, listBelow } from "./backup/copy-file.ts";
import { emptyFolder, findPlace } from "./backup/data-dir.ts";
import { type FileMark, type Manifest, writeManifest } from "./backup/manifest.ts";
import { type Taken, takeCluster } from "./backup/physical.ts";
import { takeTables } from "./backup/portable.ts";
import { listMigrations, serverVersion, withClient } from "./backup/tables.ts";
import { type Call, type Command, readArgs } from "./command.ts";
import { systemAtTheKeyboard } from "./keyboard.ts";
import { withOwner } from "./owner.ts";
import { programVersion } from "./program.ts";

export const backup: Command = {
  name: "backup",
  usage: "目录 [--portable]",
  purpose:
    "备份数据库和附件到新目录，程序可照常运行；--portable 逐表导出，可恢复到外部数据库、其他平台或更高版本的数据库",
  run: runBackup,
};

async function runBackup(call: Call): Promise<number> {
  const { values, positionals } = readArgs(call, backup, { portable: { type: "boolean" } }, 1);
  const dir = path.resolve(positionals[0]!);
  const kind = values.portable ? "portable" : "physical";
  const { config, say } = call;
  if (kind === "physical" && config.databaseUrl)
    throw startProblem("使用外部数据库（DATABASE_URL）时请加 --portable；按文件备份请用该数据库自带的备份工具。");
  if (!config.databaseUrl && !findPlace(config.dataDir))
    throw startProblem(`数据目录 ${config.dataDir} 中没有数据库，无可备份。请检查 DATA_DIR。`);
  if (!path.relative(config.dataDir, dir).startsWith(".."))
    throw startProblem("备份目录不能在数据目录之内。请换一个目录，最好在另一块磁盘上。");
  const { isNew } = await emptyFolder(dir);
  let whole = false;
  try {
    await withOwner(config, say, async (ownerUrl) => {
      const manifest = await take(ownerUrl, dir, kind, call);
      await flushFiles(dir, Object.keys(manifest.files));
      await writeManifest(dir, manifest);
      whole = true;
      say(`备份完成：${dir}，共 ${Object.keys(manifest.files).length} 个文件、${rowsOf(manifest)} 行记录。`);
      await asOwner(ownerUrl, (tx) => trace(tx, dir, manifest));
    });
    return 0;
  } catch (error) {
    if (!whole) await removeBackup(dir, isNew);
    throw error;
  }
}

async function removeBackup(dir: string, isNew: boolean) {
  for (const name of await fs.readdir(dir)) await fs.rm(path.join(dir, name), { recursive: true, force: true });
  if (isNew) await fs.rmdir(dir);
}

/** A copy of everything has left the system; the row is written after the copy and is not in it. */
function trace(tx: Tx, dir: string, manifest: Manifest) {
  const { kind, madeAt } = manifest;
  const detail = { kind, madeAt, rows: rowsOf(manifest) };
  return record(tx, systemAtTheKeyboard(), { verb: "system.backup", countyId: noCounty, subjectId: dir, detail });
}

const rowsOf = ({ tables }: Manifest) => Object.values(tables).reduce((sum, { rows }) => sum + rows, 0);

async function take(ownerUrl: string, dir: string, kind: Manifest["kind"], { config, say }: Call): Promise<Manifest> {
  say(kind === "physical" ? "正在复制数据库文件……" : "正在逐表导出……");
  const taken = kind === "physical" ? await takeCluster(ownerUrl, dir, say) : await takeTables(ownerUrl, dir);
  const password = kind === "physical" ? await copyPassword(config.dataDir, dir) : {};
  // After the database: a file's content is on the disk before the row that names it.
  say("正在复制附件……");
  const store = await copyStore(config.dataDir, dir, say);
  const facts = await withClient(ownerUrl, async (client) => ({
    migrations: await listMigrations(client),
    postgres: await serverVersion(client),
  }));
  return {
    format: 1,
    kind,
    program: await programVersion(),
    ...facts,
    platform: `${process.platform}-${process.arch}`,
    madeAt: new Date().toISOString(),
    folders: [...taken.folders, ...store.folders],
    files: { ...taken.files, ...password, ...store.files },
    tables: taken.tables,
  };
}

/** Without it the restored cluster opens to nobody. */
async function copyPassword(dataDir: string, dir: string): Promise<Record<string, FileMark>> {
  return { password: await copyFile(path.join(findPlace(dataDir)!, "password"), path.join(dir, "password")) };
}

/** Whole files only: ab/cdef…, named after their SHA-256. */
async function copyStore(dataDir: string, dir: string, say: (line: string) => void): Promise<Omit<Taken, "tables">> {
  const root = path.join(dataDir, "files");
  const { folders, files: names } = await listBelow(root, (name) => !/^[0-9a-f]{2}(\/[0-9a-f]{62})?$/.test(name));
  await fs.mkdir(path.join(dir, "files"), { mode: 0o700 });
  for (const folder of folders) await fs.mkdir(path.join(dir, "files", folder), { mode: 0o700 });
  const files: Record<string, FileMark> = {};
  for (const name of names) {
    const mark = await copyFile(path.join(root, name), path.join(dir, "files", name));
    files[`files/${name}`] = mark;
    if (mark.sha256 !== name.replace("/", "")) say(`注意：附件 ${name} 的内容与其校验值不符，已按现状备份。`);
  }
  return { folders: ["files", ...folders.map((name) => `files/${name}`)], files };
}
