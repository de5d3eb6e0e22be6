import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { uuidv7 } from "#contract/uuid.ts";
import type { Role } from "#domain/access.ts";
import { hashPassword } from "../../src/server/auth/password.ts";
import { saveAccount } from "../../src/server/auth/queries.ts";
import { startEmbedded } from "../../src/server/db/embedded.ts";
import { migrate } from "../../src/server/db/migrate.ts";
import { asOwner } from "../../src/server/ground.ts";
import { saveGrant } from "../../src/server/people/queries.ts";

export const password = "Bench-country-2026";

/** The ids country.sql makes: a kind and a running number. */
export const made = (kind: number, n: number) =>
  `01900000-${kind.toString(16).padStart(4, "0")}-7000-8000-${n.toString(16).padStart(12, "0")}`;

export const offices = [
  { login: "county", role: "county", areaId: made(1, 1), townshipId: null },
  { login: "large", role: "county", areaId: made(1, 2), townshipId: null },
  { login: "township", role: "township", areaId: made(1, 1), townshipId: made(2, 101) },
  { login: "province", role: "province", areaId: "p0", townshipId: null },
] as const satisfies readonly { login: string; role: Role; areaId: string; townshipId: string | null }[];

export interface Country {
  readonly ownerUrl: string;
  readonly postmaster: number;
  close(): Promise<void>;
}

/** A database of its own with so many villages, in a folder that is removed again unless `keep` names one. */
export async function openCountry(villages: number, keep?: string): Promise<Country> {
  const folder = keep ?? (await fs.mkdtemp(path.join(os.tmpdir(), "zhucun-bench-")));
  await fs.mkdir(folder, { recursive: true });
  const server = await startEmbedded(folder, () => undefined);
  const close = async () => {
    await server.stop();
    if (!keep) await fs.rm(folder, { recursive: true, force: true });
  };
  try {
    await migrate(server.ownerUrl);
    await load(server.ownerUrl, villages);
    return { ownerUrl: server.ownerUrl, postmaster: await postmasterOf(server.ownerUrl), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function load(ownerUrl: string, villages: number) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ here: boolean }>("select exists (select from village) as here");
    if (rows[0]!.here) return;
    // Rows alone, in order: foreign keys are left aside while loading.
    await client.query("set session_replication_role = replica; set synchronous_commit = off; set work_mem = '256MB'");
    await client.query("begin");
    const counties = Math.ceil((villages - 602 - 1526) / 600) + 2;
    await client.query(`create table measured as select ${counties} as counties, ${villages} as villages`);
    const text = await fs.readFile(path.join(import.meta.dirname, "country.sql"), "utf8");
    for (const statement of text.split(/;\n/).filter((one) => one.trim() !== "")) {
      await client.query(statement);
      if (/create table (counted|placed)|into (assessment|ranking|case_file) /.test(statement))
        await client.query("analyze");
    }
    await client.query("commit");
    await client.query("vacuum analyze");
  } finally {
    await client.end();
  }
  await asOwner(ownerUrl, saveOfficers);
}

async function saveOfficers(tx: Parameters<typeof saveAccount>[0]) {
  const passwordHash = await hashPassword(password);
  for (const { login, role, areaId, townshipId } of offices) {
    const id = login === "county" ? made(90, 1) : uuidv7();
    await saveAccount(tx, { id, loginName: login, name: login, phone: null, passwordHash, mustChangePassword: false });
    const grant = { id: uuidv7(), accountId: id, role, placeName: login, grantedBy: id, organisationId: null };
    await saveGrant(tx, { ...grant, areaId, townshipId });
  }
}

/** The parent of every backend, for its processor time. */
export async function postmasterOf(ownerUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ data_directory: string }>("show data_directory");
  await client.end();
  const lock = await fs.readFile(path.join(rows[0]!.data_directory, "postmaster.pid"), "utf8");
  return Number(lock.split("\n")[0]);
}
