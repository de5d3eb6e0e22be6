import fs from "node:fs/promises";
import path from "node:path";
import type pg from "pg";
import { startProblem } from "../../db/start-problem.ts";
import { migrate } from "../../db/migrate.ts";
import type { FileMark, Manifest, TableMark } from "./manifest.ts";
import type { Taken } from "./physical.ts";
import {
  copyIn,
  copyOut,
  differenceOf,
  listMigrations,
  listTables,
  markTables,
  type Table,
  withClient,
} from "./tables.ts";

/** Made by migrating the target, not copied. */
const dataTables = async (client: pg.Client) =>
  (await listTables(client, ["public"])).filter(({ name }) => name !== "public.migration");

const fileOf = ({ name }: Table) => `tables/${name}.copy`;

/** One COPY file a table, all of one moment: a snapshot nobody waits for. */
export async function takeTables(ownerUrl: string, dir: string): Promise<Taken> {
  await fs.mkdir(path.join(dir, "tables"), { mode: 0o700 });
  return withClient(ownerUrl, async (client) => {
    await client.query("begin isolation level repeatable read read only");
    const files: Record<string, FileMark> = {};
    const tables: Record<string, TableMark> = {};
    for (const table of await dataTables(client)) {
      const { rows, bytes, sha256 } = await copyOut(client, table, path.join(dir, fileOf(table)));
      files[fileOf(table)] = { bytes, sha256 };
      tables[table.name] = { rows, sha256 };
    }
    await client.query("commit");
    return { folders: ["tables"], files, tables };
  });
}

/** Brings an empty database to the backup's schema, fills it in one transaction and keeps it only when every table agrees. */
export async function giveTables(ownerUrl: string, dir: string, manifest: Manifest, say: (line: string) => void) {
  await migrate(ownerUrl, say, manifest.migrations.at(-1));
  await withClient(ownerUrl, async (client) => {
    const made = await listMigrations(client);
    if (made.join() !== manifest.migrations.join())
      throw startProblem("目标数据库的结构版本与备份不同，没有恢复。请恢复到一个新建的空数据库。");
    await client.query("begin");
    try {
      const tables = await dataTables(client);
      await client.query(`truncate ${tables.map(({ name }) => name).join(", ")}`);
      for (const table of tables)
        if (manifest.tables[table.name]) await copyIn(client, table, path.join(dir, fileOf(table)));
      const difference = differenceOf(manifest.tables, await markTables(client, tables));
      if (difference) throw startProblem(`${difference}恢复已全部撤回。`);
      await client.query("commit");
    } catch (error) {
      await client.query("rollback");
      throw error;
    }
  });
  await migrate(ownerUrl, say);
}

/** A database that holds records already, or that a program is using, is not overwritten. */
export async function refuseOccupied(ownerUrl: string, force: boolean) {
  await withClient(ownerUrl, async (client) => {
    const { rows: users } = await client.query(
      "select from pg_stat_activity where datname = current_database() and application_name in ('zhucun', 'zhucun jobs')",
    );
    if (users.length > 0) throw startProblem("程序正在使用目标数据库。请先停止程序再恢复。");
    if (!force && (await isOccupied(client)))
      throw startProblem(
        "目标数据库中已有数据，没有恢复。请换一个空数据库；确需覆盖的，加 --force：库中原有数据将被清空。",
      );
  });
}

/** The calendar a first start enters is not yet a record: every other write leaves an audit row. */
async function isOccupied(client: pg.Client): Promise<boolean> {
  for (const name of ["account", "area", "audit"]) {
    const { rows } = await client.query<{ there: boolean }>("select to_regclass($1) is not null as there", [
      `public.${name}`,
    ]);
    if (rows[0]!.there && (await client.query(`select from public.${name} limit 1`)).rowCount) return true;
  }
  return false;
}
