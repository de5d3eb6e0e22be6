import pg from "pg";
import { inject } from "vitest";

/** A database of this test alone, on the run's server: a clone of the template, or an empty one. */
export async function ownDatabase(kind: "clone" | "empty"): Promise<string> {
  const template = new URL(inject("templateUrl"));
  const name = `own_${crypto.randomUUID().replaceAll("-", "")}`;
  const admin = new URL(template);
  admin.pathname = "/postgres";
  const client = new pg.Client({ connectionString: admin.href });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(7291003)");
    const source = kind === "clone" ? template.pathname.slice(1) : "template1";
    await client.query(`create database ${name} template ${source} strategy file_copy`);
  } finally {
    await client.end();
  }
  const url = new URL(template);
  url.pathname = `/${name}`;
  return url.href;
}
