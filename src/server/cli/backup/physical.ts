import fs from "node:fs/promises";
import path from "node:path";
import type pg from "pg";
import { startProblem } from "../../db/start-problem.ts";
import { copyFile, listBelow, markOf } from "./copy-file.ts";
import type { FileMark, TableMark } from "./manifest.ts";
import { atStillPoint } from "./still-point.ts";
import { listTables, markTables, withClient } from "./tables.ts";

export interface Taken {
  readonly folders: readonly string[];
  readonly files: Readonly<Record<string, FileMark>>;
  readonly tables: Readonly<Record<string, TableMark>>;
}

/** Their content belongs to the running server; PostgreSQL rebuilds it. The WAL is copied separately, after the stop. */
const emptied = /^(pg_wal|pg_dynshmem|pg_notify|pg_replslot|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\//;
const left =
  /(^|\/)(postmaster\.(pid|opts)|current_logfiles|backup_label(\.old)?|tablespace_map(\.old)?|pg_internal\.init.*|pgsql_tmp.*)$/;
const isLeft = (name: string) =>
  (emptied.test(name) && !/^pg_wal\/(archive_status|summaries)$/.test(name)) || left.test(name);

/** Copies the running cluster into `dir`/cluster and marks its tables at the very moment the copy ends at. */
export async function takeCluster(ownerUrl: string, dir: string, say: (line: string) => void): Promise<Taken> {
  return withClient(ownerUrl, (keeper) =>
    withClient(ownerUrl, (locker) => withClient(ownerUrl, (reader) => take({ keeper, locker, reader }, dir, say))),
  );
}

interface Hands {
  /** Holds the backup and its WAL; both end with the connection. */
  readonly keeper: pg.Client;
  readonly locker: pg.Client;
  readonly reader: pg.Client;
}

async function take({ keeper, locker, reader }: Hands, dir: string, say: (line: string) => void): Promise<Taken> {
  const target = path.join(dir, "cluster");
  await fs.mkdir(target, { mode: 0o700 });
  const { cluster, start } = await begin(keeper);
  const { folders, files } = await copyCluster(cluster, target);

  const tables = await listTables(reader, ["public", "pgboss"]);
  const { rows } = await atStillPoint(locker, reader, tables, say, () =>
    keeper.query<Stop>(
      `select pg_walfile_name(lsn) as stop, labelfile as label, spcmapfile as spaces from pg_backup_stop(wait_for_archive => false)`,
    ),
  );
  const { stop, label, spaces } = rows[0]!;
  if (spaces !== null && spaces.trim() !== "")
    throw startProblem("数据库使用了自定义表空间，不能按文件备份。请改用 --portable。");
  await fs.writeFile(path.join(target, "backup_label"), label, { mode: 0o600 });
  files["cluster/backup_label"] = (await markOf(path.join(target, "backup_label")))!;
  Object.assign(files, await copyWal(cluster, target, start, stop));

  say("正在计算各表校验值……");
  const marks = await markTables(reader, tables);
  await reader.query("commit");
  return { folders: ["cluster", ...folders.map((name) => `cluster/${name}`)], files, tables: marks };
}

interface Stop {
  readonly stop: string;
  readonly label: string;
  readonly spaces: string | null;
}

/** The temporary slot keeps the WAL from being recycled while files are copied. */
async function begin(keeper: pg.Client) {
  await keeper.query("select pg_create_physical_replication_slot($1, true, true)", [`zhucun_backup_${process.pid}`]);
  const { rows } = await keeper.query<{ start: string; cluster: string }>(
    "select pg_walfile_name(pg_backup_start('zhucun', fast => true)) as start, current_setting('data_directory') as cluster",
  );
  return rows[0]!;
}

async function copyCluster(cluster: string, target: string) {
  const { folders, files: names } = await listBelow(cluster, isLeft);
  for (const folder of folders) await fs.mkdir(path.join(target, folder), { mode: 0o700 });
  const files: Record<string, FileMark> = {};
  // The control file last, as PostgreSQL's own base backup does.
  const control = "global/pg_control";
  for (const name of [...names.filter((one) => one !== control), control]) {
    const mark = await copyIfThere(path.join(cluster, name), path.join(target, name));
    if (mark) files[`cluster/${name}`] = mark;
  }
  return { folders, files };
}

/** A file dropped since it was listed is made or dropped again by the WAL. */
async function copyIfThere(from: string, to: string): Promise<FileMark | undefined> {
  try {
    return await copyFile(from, to);
  } catch (error) {
    const { code, path: where } = error as NodeJS.ErrnoException;
    if (code !== "ENOENT" || where !== from) throw error;
    await fs.rm(to, { force: true });
    return undefined;
  }
}

/** The segments from the start to the end of the backup; later ones would carry the restored state past its marks. */
async function copyWal(cluster: string, target: string, start: string, stop: string) {
  const all = await fs.readdir(path.join(cluster, "pg_wal"));
  const names = all.filter((name) => /^[0-9A-F]{24}$/.test(name) && name >= start && name <= stop).sort();
  if (names[0] !== start || names.at(-1) !== stop)
    throw startProblem("备份期间的数据库日志不完整，备份没有做成。请重新执行。");
  const files: Record<string, FileMark> = {};
  for (const name of names) {
    files[`cluster/pg_wal/${name}`] = await copyFile(
      path.join(cluster, "pg_wal", name),
      path.join(target, "pg_wal", name),
    );
  }
  return files;
}
