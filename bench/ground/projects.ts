import fs from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { made } from "./country.ts";

export const county = made(1, 1);
interface Size {
  readonly projects: number;
  readonly payments: number;
}

/** Fills the first county of a country; what is there already is left as it is. Rows alone: foreign keys are left aside while loading. */
export async function loadProjects(ownerUrl: string, { projects, payments }: Size): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ here: boolean }>("select exists (select from project) as here");
    if (rows[0]!.here) return;
    await client.query("set session_replication_role = replica; set synchronous_commit = off; set work_mem = '256MB'");
    await client.query("begin");
    await client.query(`create table asked as select ${projects} as projects, ${payments} as payments`);
    const text = await fs.readFile(path.join(import.meta.dirname, "projects.sql"), "utf8");
    for (const statement of text.split(/;\n/)) await client.query(statement);
    await client.query("commit");
    await client.query("vacuum analyze");
    const faults = await client.query("select subject from ledger_faults($1) limit 3", [county]);
    if (faults.rows.length > 0) throw new Error(`The ground does not balance: ${JSON.stringify(faults.rows)}`);
  } finally {
    await client.end();
  }
}

async function found<T extends pg.QueryResultRow>(ownerUrl: string, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return (await client.query<T>(text, [county])).rows;
  } finally {
    await client.end();
  }
}

/** Some that have payments. */
export async function paidProjects(ownerUrl: string): Promise<string[]> {
  const text = "select id from project where county_id = $1 and paid_fen > 0 order by id limit 4000";
  return (await found<{ id: string }>(ownerUrl, text)).map(({ id }) => id);
}

export interface OpenProject {
  readonly id: string;
  version: number;
}

/** One at work. */
export async function openProject(ownerUrl: string): Promise<OpenProject> {
  const text =
    "select id, version from project where county_id = $1 and status = 'started' and standing = 'normal' order by id desc limit 1";
  return (await found<OpenProject>(ownerUrl, text))[0]!;
}
