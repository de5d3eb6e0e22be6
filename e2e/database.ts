import { existsSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import path from "node:path";
import pg from "pg";
import { expect } from "vitest";

/** The database below a data folder, as somebody with the keys to the machine sees it. */
export function databaseOf(dataDir: string) {
  const note = path.join(dataDir, "postgres-location.txt");
  const place = existsSync(note) ? readFileSync(note, "utf8").trim() : path.join(dataDir, "postgres");
  const read = (name: string) => readFileSync(path.join(place, name), "utf8").trim();
  return {
    url: () => `postgres://zhucun_owner:${read("password")}@127.0.0.1:${read("port")}/zhucun`,
    pid: () => Number(read("cluster/postmaster.pid").split("\n")[0]),
    port: () => Number(read("port")),
  };
}

const held = new Set<() => Promise<void>>();

/** A test that failed must not leave a lock behind, on which the program would wait even to stop. */
export const releaseAll = () => Promise.all([...held].map((release) => release()));

/** Nobody writes into the table until `release`; reading goes on. `stuck` waits until a writer stands before it. */
export async function hold(url: string, table: string) {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined); // cut off with its database: the next query says so
  await client.connect();
  await client.query(`begin; lock table ${table} in exclusive mode`);
  const waiting = async () => {
    const text = "select from pg_locks where not granted and relation = $1::regclass";
    return (await client.query(text, [table])).rowCount;
  };
  const release = async () => {
    if (held.delete(release)) await client.end(); // which rolls back
  };
  held.add(release);
  return {
    release,
    stuck: () => expect.poll(waiting).toBeGreaterThan(0),
  };
}

/** Kills the database and sits on its port, so that it cannot come back before `back`. */
export async function takeAway(dataDir: string) {
  const { pid, port } = databaseOf(dataDir);
  const stranger = createServer((socket) => socket.destroy());
  for (;;) {
    if (alive(pid())) process.kill(pid(), "SIGKILL");
    if (await listens(stranger, port())) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return () => new Promise<void>((resolve) => stranger.close(() => resolve()));
}

function alive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
    throw error;
  }
}

function listens(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => resolve(true));
  });
}
