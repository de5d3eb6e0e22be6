import pg from "pg";
import { inject } from "vitest";

/** This worker's own clone of the template, made once. */
export async function workerDatabase(): Promise<string> {
  const template = new URL(inject("templateUrl"));
  const name = `worker_${process.pid}`;
  const admin = new URL(template);
  admin.pathname = "/postgres";
  const client = new pg.Client({ connectionString: admin.href });
  await client.connect();
  try {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [name]);
    // Two workers may clone at once: PostgreSQL wants the template to itself for a moment.
    if (rowCount === 0) {
      await client.query("select pg_advisory_lock(7291003)");
      await client.query(`create database ${name} template ${template.pathname.slice(1)} strategy file_copy`);
    }
  } finally {
    await client.end();
  }
  const url = new URL(template);
  url.pathname = `/${name}`;
  return url.href;
}
