import { execFileSync, spawn } from "node:child_process";
import {
  appendFileSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { type Binaries, findBinaries, nobody, program } from "./binaries.ts";
import { settings } from "./embedded-settings.ts";
import { commandOf, passwordOf, preparePlace, signIn } from "./place.ts";
import { mendable, startProblem } from "./start-problem.ts";

export interface Embedded {
  /** The superuser's address of the database `zhucun`. */
  readonly ownerUrl: string;
  /** Starts PostgreSQL again, at the same address, when it has died (killed for memory, a crash); else does nothing. */
  revive(): Promise<void>;
  /** Stops the server, unless another process of ours still uses it. */
  stop(): Promise<void>;
}

interface Options {
  /** Tests only: a crash may lose data. */
  readonly fast?: boolean;
}

interface Server {
  readonly place: string;
  readonly cluster: string;
  readonly password: string;
  readonly binaries: Binaries;
  readonly fast: boolean;
  readonly say: (line: string) => void;
}

const windows = process.platform === "win32";
/** English messages, and no PGPORT or LD_LIBRARY_PATH of the surroundings. Windows programs need their own surroundings. */
const env = windows ? undefined : { LC_ALL: "C" };

/** Starts PostgreSQL below `dataDir`, or takes over the one a killed process left running there. */
export async function startEmbedded(
  dataDir: string,
  say: (line: string) => void,
  options: Options = {},
): Promise<Embedded> {
  try {
    const place = preparePlace(dataDir, say);
    const cluster = join(place, "cluster");
    const version = join(cluster, "PG_VERSION");
    const password = passwordOf(place);
    const binaries = findBinaries(place, existsSync(version) ? Number(readFileSync(version, "utf8")) : undefined);
    const server: Server = { place, cluster, password, binaries, fast: options.fast ?? false, say };
    if (!existsSync(version)) createCluster(server);

    const user = signIn(place);
    const port = (await adopt(server)) ?? (await launch(server));
    await createDatabase(server, port);
    return {
      ownerUrl: urlOf(server, port, "zhucun"),
      revive: () => revive(server, port),
      stop: () => (user.signOut() ? stop(server) : Promise.resolve()),
    };
  } catch (failure) {
    throw mendable(failure, dataDir);
  }
}

const urlOf = ({ password }: Server, port: number, database: string) =>
  `postgres://zhucun_owner:${password}@127.0.0.1:${port}/${database}`;

/** With the locale C, pg_trgm sees no Chinese; every platform has its own name for a UTF-8 one. */
function localeOf({ major }: Binaries): string[] {
  const names: Partial<Record<NodeJS.Platform, string>> = { win32: "en-US", darwin: "en_US.UTF-8" };
  const locale = `--locale=${names[process.platform] ?? "C.UTF-8"}`;
  return major >= 17 ? ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", locale] : [locale];
}

/** Made beside and renamed, so a start cut short never leaves half a cluster. */
function createCluster({ place, cluster, password, binaries, fast, say }: Server) {
  say("正在建立数据库（仅首次启动需要）……");
  const fresh = `${cluster}.${process.pid}`;
  const passwordFile = `${fresh}.password`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (nobody) for (const path of [fresh, passwordFile]) chownSync(path, nobody.uid, nobody.gid);
  try {
    const access = ["-U", "zhucun_owner", "--auth=scram-sha-256", `--pwfile=${passwordFile}`];
    const words = ["-E", "UTF8", ...localeOf(binaries), "--lc-messages=C"];
    execFileSync(program(binaries, "initdb"), ["-D", fresh, ...access, ...words, ...(fast ? ["--no-sync"] : [])], {
      ...nobody,
      env,
      cwd: place,
      stdio: "pipe",
    });
    appendFileSync(join(fresh, "postgresql.conf"), settings);
    renameSync(fresh, cluster);
  } catch (failure) {
    if (!existsSync(join(cluster, "PG_VERSION"))) throw failure; // else another start was quicker
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(fresh, { recursive: true, force: true });
  }
}

interface Lock {
  readonly pid: number;
  readonly port: number;
}

function readLock(cluster: string): Lock | undefined {
  const path = join(cluster, "postmaster.pid");
  if (!existsSync(path)) return undefined;
  const lines = readFileSync(path, "utf8").split("\n");
  return { pid: Number(lines[0]), port: Number(lines[3]) };
}

const isOurs = (cluster: string, pid: number) => windows || (commandOf(pid)?.includes(cluster) ?? false);

/** The port of a server already running on this cluster: another process of ours, or an orphan of one that was killed. */
async function adopt(server: Server): Promise<number | undefined> {
  const lock = readLock(server.cluster);
  const command = lock && commandOf(lock.pid);
  if (!lock || command === undefined) return undefined; // PostgreSQL clears the lock of a dead process itself
  if (!isOurs(server.cluster, lock.pid)) {
    rmSync(join(server.cluster, "postmaster.pid")); // the number now belongs to a stranger; PostgreSQL would refuse to start
    return undefined;
  }
  return (await answers(server, lock.port, () => commandOf(lock.pid) === command)) ? lock.port : undefined;
}

async function revive(server: Server, port: number) {
  const lock = readLock(server.cluster);
  if (lock && isOurs(server.cluster, lock.pid)) return;
  server.say("数据库意外停止，正在重新启动……");
  if (!(await begin(server, port))) throw new Error(`PostgreSQL did not start again:\n${lastWords(server.place)}`);
  server.say("数据库已恢复。");
}

async function launch(server: Server): Promise<number> {
  const remembered = join(server.place, "port");
  for (let attempt = 1; ; attempt++) {
    const port = await freePort(attempt === 1 && existsSync(remembered) ? Number(readFileSync(remembered, "utf8")) : 0);
    if (await begin(server, port)) {
      writeFileSync(remembered, String(port));
      return port;
    }
    const winner = await adopt(server); // two starts at once: PostgreSQL's own lock lets one through
    if (winner !== undefined) return winner;
    const last = lastWords(server.place);
    if (attempt === 3 || !last.includes("Address already in use"))
      throw new Error(`PostgreSQL did not start:\n${last}`);
  }
}

const heldByTheDead = /pre-existing shared memory block|lock file "postmaster\.pid" already exists/;

/** Starts the server and waits for its answer. The helpers of a killed one live on for a moment and hold its memory: tried until they are gone. */
async function begin(server: Server, port: number): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    if (await answers(server, port, spawnServer(server, port))) return true;
    const lock = readLock(server.cluster);
    const lost = lock !== undefined && isOurs(server.cluster, lock.pid); // another start was quicker
    if (lost || attempt === 300 || !heldByTheDead.test(lastWords(server.place))) return false;
    await sleep(100);
  }
}

/** Its own process group: Ctrl-C reaches us first, so requests finish before the database goes. Returns whether it still runs. */
function spawnServer({ place, cluster, binaries, fast }: Server, port: number): () => boolean {
  const risky = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];
  const listen = ["listen_addresses=127.0.0.1", "unix_socket_directories=", `port=${port}`];
  const flags = [...listen, ...(fast ? risky : [])].flatMap((setting) => ["-c", setting]);
  const log = join(place, "log", "start.log");
  if (windows) {
    // pg_ctl drops an administrator's rights, which postgres itself refuses.
    execFileSync(program(binaries, "pg_ctl"), ["start", "-W", "-D", cluster, "-l", log, "-o", flags.join(" ")], {
      stdio: "ignore",
      windowsHide: true,
    });
    return () => true;
  }
  const output = openSync(log, "w");
  const child = spawn(program(binaries, "postgres"), ["-D", cluster, ...flags], {
    ...nobody,
    env,
    cwd: place,
    detached: true,
    stdio: ["ignore", output, output],
  });
  closeSync(output);
  let running = true;
  child.once("error", () => (running = false));
  child.once("exit", () => (running = false));
  child.unref();
  return () => running;
}

/** What PostgreSQL said last, for the error message. */
function lastWords(place: string): string {
  const folder = join(place, "log");
  const files = readdirSync(folder).map((name) => join(folder, name));
  const newest = files.toSorted((a, b) => statSync(a).mtimeMs - statSync(b).mtimeMs).slice(-2);
  return newest.map((file) => readFileSync(file, "utf8").slice(-2000)).join("\n");
}

function freePort(wish: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (failure: NodeJS.ErrnoException) =>
      wish !== 0 && failure.code === "EADDRINUSE" ? resolve(freePort(0)) : reject(failure),
    );
    probe.listen({ port: wish, host: "127.0.0.1" }, () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

/** Waits until our own server answers on the port; false when it has gone meanwhile. */
async function answers(server: Server, port: number, running: () => boolean): Promise<boolean> {
  const patience = 600; // seconds: crash recovery of a large database
  for (let waited = 0; waited < patience; waited += 0.05) {
    const reply = await ask(server, port);
    if (reply === "ours") return true;
    if (!running() || reply === "stranger") return false;
    if (Math.round(waited * 20) % 200 === 199) server.say("数据库正在恢复上次未写完的数据，请稍候……");
    await sleep(50);
  }
  throw startProblem(`数据库超过 ${patience / 60} 分钟没有就绪。请查看 ${join(server.place, "log")} 中的日志。`);
}

async function ask(server: Server, port: number): Promise<"ours" | "stranger" | "wait"> {
  const client = new pg.Client({ connectionString: urlOf(server, port, "postgres"), connectionTimeoutMillis: 5000 });
  client.on("error", () => undefined); // a connection cut while asking also rejects the call below
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>("show data_directory");
    return realpathSync(rows[0]!.data_directory) === server.cluster ? "ours" : "stranger";
  } catch (failure) {
    const { code } = failure as { code?: string };
    if (code === "28P01")
      throw startProblem(`数据库口令与 ${join(server.place, "password")} 不符。请从备份中恢复该文件后重新启动。`);
    return "wait"; // refused, cut, or 57P03: starting up, recovering, shutting down
  } finally {
    await client.end().catch(() => undefined); // never connected: nothing to end
  }
}

async function createDatabase(server: Server, port: number) {
  const client = new pg.Client({ connectionString: urlOf(server, port, "postgres") });
  await client.connect();
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = 'zhucun'");
    if (rowCount === 0) await client.query("create database zhucun");
  } catch (failure) {
    if ((failure as { code?: string }).code !== "42P04" && (failure as { code?: string }).code !== "23505")
      throw failure; // made by another start
  } finally {
    await client.end();
  }
}

/** SIGINT asks PostgreSQL for a fast stop: sessions end, everything is written. */
async function stop(server: Server) {
  const lock = readLock(server.cluster);
  if (!lock || !isOurs(server.cluster, lock.pid)) return;
  if (windows) {
    execFileSync(program(server.binaries, "pg_ctl"), ["stop", "-m", "fast", "-D", server.cluster], {
      stdio: "ignore",
      windowsHide: true,
    });
    return;
  }
  process.kill(lock.pid, "SIGINT");
  while (isOurs(server.cluster, lock.pid)) await sleep(20);
}
