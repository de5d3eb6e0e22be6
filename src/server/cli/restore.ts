import fs from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { noCounty, record } from "../audit/record.ts";
import type { Config } from "../config.ts";
import { findBinaries, nobody } from "../db/binaries.ts";
import { preparePlace } from "../db/place.ts";
import { startProblem } from "../db/start-problem.ts";
import { asOwner, refreshStatistics } from "../ground.ts";
import { copyFile, flushFiles, verifyFiles } from "./backup/copy-file.ts";
import { intoEmptyDataDir, refuseOccupiedDir } from "./backup/data-dir.ts";
import { type Manifest, readManifest } from "./backup/manifest.ts";
import { giveTables, refuseOccupied } from "./backup/portable.ts";
import { differenceOf, listTables, markTables, withClient } from "./backup/tables.ts";
import { type Call, type Command, readArgs } from "./command.ts";
import { systemAtTheKeyboard } from "./keyboard.ts";
import { withOwner } from "./owner.ts";
import { programMigrations } from "./program.ts";

export const restore: Command = {
  name: "restore",
  usage: "目录 [--force]",
  purpose: "从备份目录恢复到空的数据目录（或空的外部数据库），逐文件、逐表核对；--force 允许目标已有内容",
  run: runRestore,
};

async function runRestore(call: Call): Promise<number> {
  const { values, positionals } = readArgs(call, restore, { force: { type: "boolean" } }, 1);
  const dir = path.resolve(positionals[0]!);
  const { config, say } = call;
  const force = values.force ?? false;
  const manifest = await readManifest(dir);
  await refuseUnfit(manifest, config);
  await refuseOccupiedDir(config.dataDir, force);
  if (config.databaseUrl) await refuseOccupied(config.databaseUrl, force);
  say(`正在核对备份文件，共 ${Object.keys(manifest.files).length} 个……`);
  await verifyFiles(dir, manifest);
  await intoEmptyDataDir(config.dataDir, force, say, async () => {
    await copyFolder(dir, "files", manifest, config.dataDir);
    if (manifest.kind === "physical") await giveCluster(dir, manifest, config, say);
    else
      await withOwner(config, say, async (ownerUrl) => {
        await giveTables(ownerUrl, dir, manifest, say);
        await refreshStatistics(ownerUrl);
        await trace(ownerUrl, dir, manifest);
      });
  });
  const tables = Object.values(manifest.tables);
  const rows = tables.reduce((sum, mark) => sum + mark.rows, 0);
  say(`恢复完成：${tables.length} 张表、${rows} 行记录的行数和校验值均与备份（${manifest.madeAt}）一致。`);
  say("本次恢复已记入审计记录。");
  return 0;
}

/** The state of an earlier day now holds: whoever reads the audit must know where days are missing. */
async function trace(ownerUrl: string, dir: string, { kind, madeAt }: Manifest) {
  const detail = { kind, madeAt };
  const trail = { verb: "system.restore", countyId: noCounty, subjectId: dir, detail } as const;
  await asOwner(ownerUrl, (tx) => record(tx, systemAtTheKeyboard(), trail));
}

async function refuseUnfit({ kind, migrations, platform }: Manifest, { databaseUrl }: Config) {
  const own = await programMigrations();
  const unknown = migrations.find((name) => !own.includes(name));
  if (unknown) throw startProblem(`备份由更新版本的程序制作（含 ${unknown}）。请使用该版本或更新的版本恢复。`);
  if (kind === "portable") return;
  if (databaseUrl)
    throw startProblem(
      "这是内置数据库的文件备份，不能恢复到外部数据库。请去掉 DATABASE_URL，或改用 --portable 制作的备份。",
    );
  const here = `${process.platform}-${process.arch}`;
  if (platform !== here)
    throw startProblem(`文件备份在 ${platform} 上制作，不能在 ${here} 上恢复。请改用 --portable 制作的备份。`);
}

/**
 * Files of one part of the backup, read a second time while copied: what was verified is what arrives. PostgreSQL flushes
 * the cluster itself when it recovers; the rest is flushed here.
 */
async function copyFolder(dir: string, part: string, manifest: Manifest, target: string) {
  const within = (name: string) => name === part || name.startsWith(`${part}/`);
  for (const name of manifest.folders.filter(within))
    await fs.mkdir(path.join(target, name), { recursive: true, mode: 0o700 });
  for (const [name, mark] of Object.entries(manifest.files)) {
    if (!within(name)) continue;
    const { sha256 } = await copyFile(path.join(dir, name), path.join(target, name));
    if (sha256 !== mark.sha256) throw startProblem(`备份文件 ${name} 在恢复过程中被改动，没有恢复。请重新执行。`);
  }
  if (part !== "cluster") await flushFiles(target, Object.keys(manifest.files).filter(within));
}

async function giveCluster(dir: string, manifest: Manifest, config: Config, say: (line: string) => void) {
  const place = preparePlace(config.dataDir, say);
  findBinaries(place, Number.parseInt(manifest.postgres)); // refuses another major version before anything is copied
  say("正在恢复数据库文件……");
  await copyFolder(dir, "password", manifest, place);
  await copyFolder(dir, "cluster", manifest, place);
  if (nobody) await handOver(path.join(place, "cluster"), nobody);
  await withOwner(config, say, async (ownerUrl) => {
    say("正在核对各表……");
    await withClient(ownerUrl, async (client) => {
      const found = await markTables(client, await listTables(client, ["public", "pgboss"]));
      const difference = differenceOf(manifest.tables, found);
      if (difference) throw startProblem(`${difference}恢复已撤回。请换用另一份备份。`);
    });
    await trace(ownerUrl, dir, manifest);
  });
}

/** The server runs as another user than root. */
async function handOver(cluster: string, { uid, gid }: { uid: number; gid: number }) {
  await fs.chown(cluster, uid, gid);
  for (const name of await fs.readdir(cluster, { recursive: true })) await fs.chown(path.join(cluster, name), uid, gid);
}
