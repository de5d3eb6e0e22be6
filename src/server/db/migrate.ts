import fs from "node:fs/promises";
import path from "node:path";
import pg from "pg";

const folder = path.resolve(import.meta.dirname, "../../../db/migrations");

/** Runs new migrations in order, up to and including `last`, one transaction each, under a lock. Forward only. */
export async function migrate(
  ownerUrl: string,
  say: (line: string) => void = () => undefined,
  last?: string,
): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(7291001)");
    await client.query("set citus.enable_local_reference_table_foreign_keys to off");
    await client.query(
      "create table if not exists migration (name text primary key, at timestamptz not null default now())",
    );
    const { rows } = await client.query<{ name: string }>("select name from migration");
    const past = new Set(rows.map((row) => row.name));
    const files = (await fs.readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
    const unknown = [...past].filter((name) => !files.includes(name));
    if (unknown.length > 0) {
      throw new Error(`数据库比程序新：已有迁移 ${unknown.join("、")}，而本程序中没有。请使用更新的版本启动。`);
    }
    const fresh = files.filter((name) => !past.has(name) && (last === undefined || name <= last));
    for (const name of fresh) {
      say(`正在升级数据库：${name}`);
      await runFile(client, name);
    }
    return fresh.length;
  } finally {
    await client.end();
  }
}

async function runFile(client: pg.Client, name: string) {
  const text = await fs.readFile(path.join(folder, name), "utf8");
  await client.query("begin");
  try {
    for (const statement of statementsOf(text)) await client.query(statement);
    await client.query("insert into migration (name) values ($1)", [name]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw new Error(`数据库升级 ${name} 未成功，已全部撤回：${(error as Error).message}`, { cause: error });
  }
}

/** One statement per call, as Citus asks: splits at semicolons outside quotes, dollar quotes and line comments. */
function statementsOf(text: string): string[] {
  const token = /\$([a-z]*)\$[\s\S]*?\$\1\$|'(?:[^']|'')*'|--[^\n]*|;|[^$'\-;]+|[\s\S]/gi;
  const statements: string[] = [];
  let current = "";
  for (const [piece] of text.matchAll(token)) {
    if (piece.startsWith("--")) continue;
    if (piece !== ";") {
      current += piece;
      continue;
    }
    if (current.trim() !== "") statements.push(current.trim());
    current = "";
  }
  if (current.trim() !== "") statements.push(current.trim());
  return statements;
}
