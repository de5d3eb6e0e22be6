import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterEach, expect, test } from "vitest";
import { type Embedded, startEmbedded } from "./embedded.ts";
import { commandOf } from "./place.ts";

const fast = { fast: true };
const say = () => undefined;
const opened: { dir: string; running: Embedded[] }[] = [];

function freshDir() {
  const entry = { dir: mkdtempSync(join(tmpdir(), "zhucun-db-")), running: [] as Embedded[] };
  opened.push(entry);
  return {
    dir: entry.dir,
    async start() {
      const embedded = await startEmbedded(entry.dir, say, fast);
      entry.running.push(embedded);
      return embedded;
    },
  };
}

afterEach(async () => {
  for (const { dir, running } of opened.splice(0)) {
    for (const embedded of running) await embedded.stop();
    rmSync(dir, { recursive: true, force: true });
  }
});

async function sql(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(text);
    return rows.map((row) => Object.values(row)[0]);
  } finally {
    await client.end();
  }
}

/** Kills the database as the system does when memory runs out, and waits until it is gone. */
async function killPostmaster(dir: string) {
  const pid = Number(readFileSync(join(dir, "postgres", "cluster", "postmaster.pid"), "utf8").split("\n")[0]);
  process.kill(pid, "SIGKILL");
  while (commandOf(pid) !== undefined) await sleep(5);
}

const bornAt = "select pg_postmaster_start_time()::text";

test("a fresh start sorts names by pinyin and finds Chinese fragments", async () => {
  const { start } = freshDir();
  const { ownerUrl } = await start();
  const names = await sql(
    ownerUrl,
    `select x from unnest(array['张村','李村','王村','陈村','安村']) x order by x collate "zh-x-icu"`,
  );
  expect(names).toEqual(["安村", "陈村", "李村", "王村", "张村"]);
  await sql(ownerUrl, "create extension pg_trgm");
  expect(await sql(ownerUrl, "select similarity('柳溪镇青石村', '青石村') > 0.2")).toEqual([true]);
  expect(await sql(ownerUrl, "select current_setting('jit') || ' ' || current_setting('timezone')")).toEqual([
    "off Asia/Shanghai",
  ]);
  expect(await sql(ownerUrl, "show autovacuum_naptime")).toEqual(["10s"]);
});

test("a restart finds the data and keeps the port", async () => {
  const { start } = freshDir();
  const first = await start();
  await sql(first.ownerUrl, "create table village (name text)");
  await sql(first.ownerUrl, "insert into village values ('青石村')");
  await first.stop();
  await expect(sql(first.ownerUrl, "select 1")).rejects.toThrow("ECONNREFUSED");
  const second = await start();
  expect(second.ownerUrl).toBe(first.ownerUrl);
  expect(await sql(second.ownerUrl, "select name from village")).toEqual(["青石村"]);
});

test("only this machine may connect, and the password is for the owner's eyes", async () => {
  const { dir, start } = freshDir();
  const { ownerUrl } = await start();
  expect(await sql(ownerUrl, "show listen_addresses")).toEqual(["127.0.0.1"]);
  expect(await sql(ownerUrl, "show unix_socket_directories")).toEqual([""]);
  expect(statSync(join(dir, "postgres", "password")).mode & 0o777).toBe(0o600);
  await expect(sql(ownerUrl.replace(/:[^:@]+@/, ":wrong@"), "select 1")).rejects.toThrow(
    "password authentication failed",
  );
});

/** Another Node process that starts the database and holds it, as `npm start` does. */
async function launcher(dir: string) {
  const file = JSON.stringify(join(import.meta.dirname, "embedded.ts"));
  const script = `import { startEmbedded } from ${file};
    const embedded = await startEmbedded(${JSON.stringify(dir)}, () => undefined, { fast: true });
    process.on("SIGTERM", () => embedded.stop().then(() => process.exit(0)));
    setInterval(() => undefined, 1000);
    console.log(embedded.ownerUrl);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  return { child, url: line.toString().trim() };
}

test("the server of a killed process is taken over with its data", async () => {
  const { dir, start } = freshDir();
  const killed = await launcher(dir);
  const born = await sql(killed.url, bornAt);
  killed.child.kill("SIGKILL");
  await once(killed.child, "exit");
  const { ownerUrl } = await start();
  expect(ownerUrl).toBe(killed.url);
  expect(await sql(ownerUrl, bornAt)).toEqual(born);
});

test("the database runs on while another process uses it", async () => {
  const { dir, start } = freshDir();
  const other = await launcher(dir);
  const embedded = await start();
  expect(embedded.ownerUrl).toBe(other.url);
  await embedded.stop();
  expect(await sql(other.url, "select 1")).toEqual([1]);
  other.child.kill("SIGTERM");
  await once(other.child, "exit");
  await expect(sql(other.url, "select 1")).rejects.toThrow("ECONNREFUSED");
});

test("a killed database comes back with what it had acknowledged", async () => {
  const { dir, start } = freshDir();
  const { ownerUrl } = await start();
  await sql(ownerUrl, "create table mark as select 7 as n");
  await sql(ownerUrl, "checkpoint");
  await killPostmaster(dir);
  const again = await start();
  expect(await sql(again.ownerUrl, "select n from mark")).toEqual([7]);
});

test("a folder closed to everyone else still gets a database", async () => {
  const { dir } = freshDir();
  const closed = join(dir, "closed");
  const data = join(closed, "data");
  mkdirSync(closed, { mode: 0o700 });
  const told: string[] = [];
  const embedded = await startEmbedded(data, (line) => told.push(line), fast);
  expect(await sql(embedded.ownerUrl, "select 1")).toEqual([1]);
  await embedded.stop();

  // Only root hands the server to another user, who cannot walk through the closed folder.
  const moved = told.find((line) => line.includes("只允许 root 进入")) !== undefined;
  expect(moved).toBe(process.getuid?.() === 0);
  if (moved) rmSync(readFileSync(join(data, "postgres-location.txt"), "utf8").trim(), { recursive: true });
});

test("a lock whose number now belongs to a stranger does not stop the start", async () => {
  const { dir, start } = freshDir();
  const first = await start();
  await first.stop();
  const cluster = join(dir, "postgres", "cluster");
  writeFileSync(join(cluster, "postmaster.pid"), `${process.ppid}\n${cluster}\n1\n5432\n\n127.0.0.1\n`);
  const second = await start();
  expect(await sql(second.ownerUrl, "select 1")).toEqual([1]);
});

test("data of another version and a place that is no folder are told in a sentence", async () => {
  const { dir, start } = freshDir();
  mkdirSync(join(dir, "postgres"));
  writeFileSync(join(dir, "postgres", "password"), "x");
  mkdirSync(join(dir, "postgres", "cluster"));
  writeFileSync(join(dir, "postgres", "cluster", "PG_VERSION"), "9\n");
  await expect(start()).rejects.toMatchObject({
    name: "StartProblem",
    message: expect.stringContaining("由 PostgreSQL 9 建立") as string,
  });
  const file = join(dir, "file");
  writeFileSync(file, "");
  await expect(startEmbedded(file, say)).rejects.toMatchObject({
    name: "StartProblem",
    message: expect.stringContaining("不是文件夹") as string,
  });
});

test("a database killed for memory is started again at the same address; a living one is left alone", async () => {
  const { dir, start } = freshDir();
  // fast mode may lose data in a crash of the machine, not of the process
  const { ownerUrl, revive } = await start();
  const before = await sql(ownerUrl, bornAt);
  await revive();
  expect(await sql(ownerUrl, bornAt)).toEqual(before);
  await killPostmaster(dir);
  await expect(sql(ownerUrl, "select 1")).rejects.toThrow();
  await revive();
  expect(await sql(ownerUrl, "select 1")).toEqual([1]);
});

test.runIf(process.platform !== "win32")(
  "helpers of a killed database that are slow to go only delay its return",
  async () => {
    const { dir, start } = freshDir();
    const { ownerUrl, revive } = await start();
    await sql(ownerUrl, "create table mark as select 7 as n");
    await sql(ownerUrl, "checkpoint");
    const [helper] = await sql(ownerUrl, "select pid from pg_stat_activity where backend_type = 'checkpointer'");
    process.kill(helper as number, "SIGSTOP");
    await killPostmaster(dir);
    const back = revive();
    setTimeout(() => process.kill(helper as number, "SIGCONT"), 1000);
    await back;
    expect(await sql(ownerUrl, "select n from mark")).toEqual([7]);
  },
);
