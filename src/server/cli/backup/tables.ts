import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { Transform, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import type { FileMark, TableMark } from "./manifest.ts";

export interface Table {
  /** public.village */
  readonly name: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
  /** Tables its foreign keys point to. */
  readonly needs: readonly string[];
}

/** COPY writes values as the session prints them: the same words on every server. */
const plainWords = `set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'; set timezone = 'UTC'; set extra_float_digits = 1;
  set bytea_output = 'hex'; set client_encoding = 'UTF8'; set statement_timeout = 0; set idle_in_transaction_session_timeout = 0`;

/** A connection of the owner, named so that a restore can tell it from a running program. */
export async function withClient<T>(ownerUrl: string, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: ownerUrl,
    application_name: "zhucun-backup",
    connectionTimeoutMillis: 10_000,
  });
  client.on("error", () => undefined); // a connection cut while in use also rejects the query below
  await client.connect();
  try {
    await client.query(plainWords);
    return await act(client);
  } finally {
    await client.end();
  }
}

/** Every table of these schemas, those that others point to first. */
export async function listTables(client: pg.Client, schemas: readonly string[]): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select format('%I.%I', n.nspname, c.relname) as name,
       array(select quote_ident(attname) from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped
             and attgenerated = '' order by attnum) as columns,
       array(select quote_ident(a.attname) from pg_index i cross join unnest(i.indkey) with ordinality as k (number, place)
             join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number
             where i.indrelid = c.oid and i.indisprimary order by k.place) as key,
       array(select distinct format('%I.%I', pn.nspname, p.relname) from pg_constraint f join pg_class p on p.oid = f.confrelid
             join pg_namespace pn on pn.oid = p.relnamespace where f.conrelid = c.oid and f.contype = 'f' and p.oid <> c.oid) as needs
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and not c.relispartition and n.nspname = any ($1) order by 1`,
    [schemas],
  );
  return inOrder(rows);
}

function inOrder(tables: readonly Table[]): Table[] {
  const placed = new Map<string, Table>();
  while (placed.size < tables.length) {
    const ready = tables.filter((one) => !placed.has(one.name) && one.needs.every((name) => placed.has(name)));
    if (ready.length === 0) throw new Error("Foreign keys run in a circle: no order of tables restores them.");
    for (const table of ready) placed.set(table.name, table);
  }
  return [...placed.values()];
}

function meter() {
  const hash = createHash("sha256");
  let bytes = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  return { stream, mark: (): FileMark => ({ bytes, sha256: hash.digest("hex") }) };
}

/** Streams a table out in the order of its key, into a file when one is named. The order knows no language. */
export async function copyOut(client: pg.Client, table: Table, file?: string): Promise<TableMark & FileMark> {
  const key = table.key.length > 0 ? table.key : table.columns;
  const order = key.map((column) => `${column}::text collate "C"`).join(", ");
  const source = client.query(
    copyTo(`copy (select ${table.columns.join(", ")} from ${table.name} order by ${order}) to stdout`),
  );
  const { stream, mark } = meter();
  const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() });
  await pipeline(
    source,
    stream,
    file === undefined ? nowhere() : createWriteStream(file, { flags: "wx", mode: 0o600 }),
  );
  return { rows: source.rowCount, ...mark() };
}

export async function copyIn(client: pg.Client, table: Table, file: string): Promise<void> {
  const target = client.query(copyFrom(`copy ${table.name} (${table.columns.join(", ")}) from stdin`));
  await pipeline(createReadStream(file), target);
}

/** Marks of all tables in the client's transaction. */
export async function markTables(client: pg.Client, tables: readonly Table[]): Promise<Record<string, TableMark>> {
  const marks: Record<string, TableMark> = {};
  for (const table of tables) {
    const { rows, sha256 } = await copyOut(client, table);
    marks[table.name] = { rows, sha256 };
  }
  return marks;
}

/** The first table whose rows are not those of the backup, in a sentence; undefined when all agree. */
export function differenceOf(
  wanted: Readonly<Record<string, TableMark>>,
  found: Readonly<Record<string, TableMark>>,
): string | undefined {
  for (const [name, mark] of Object.entries(wanted)) {
    const now = found[name];
    if (!now) return `恢复后缺少表 ${name}。`;
    if (now.rows !== mark.rows) return `表 ${name} 备份时 ${mark.rows} 行，恢复后 ${now.rows} 行。`;
    if (now.sha256 !== mark.sha256) return `表 ${name} 恢复后的内容与备份时不同。`;
  }
  return undefined;
}

export async function listMigrations(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>("select name from public.migration order by name");
  return rows.map((row) => row.name);
}

export async function serverVersion(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ version: string }>("select current_setting('server_version') as version");
  return rows[0]!.version;
}
