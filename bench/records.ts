/**
 * One entry saved over HTTP, with session, reach, refusals, copy hint, month, audit and receipt, by 32 teams at once; beside it the same rows
 * written by a bare transaction (begin, one insert a table, commit) and by one bare statement on the same PostgreSQL. Each at 0, 100,000 and
 * 1,000,000 stored entries, taken in turns so that a noisy neighbour meets all alike. `node bench/records.ts [seconds] [--sizes=0,100000]`.
 */
import fs from "node:fs/promises";
import process from "node:process";
import pg from "pg";
import { uuidv7 } from "#contract/uuid.ts";
import { bareRecords } from "./ground/bare-records.ts";
import { percentile } from "./ground/clients.ts";
import { openCountry } from "./ground/country.ts";
import { spentByProcess, spentByTree } from "./ground/processor.ts";
import { onProgram, type Running } from "./ground/program.ts";
import { copyEntries, entryOf, openTeams, sumMonths } from "./ground/records.ts";
import { openLine } from "./ground/line.ts";
import { markdown } from "./ground/table.ts";

const seconds = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? 5);
const only = process.argv.find((word) => word.startsWith("--sizes="))?.slice(8);
const sizes = (only ?? "0,100000,1000000").split(",").map(Number);
const clients = 32;
const rounds = 3;

interface Saved {
  readonly times: readonly number[];
  readonly seconds: number;
}

let running = 0;

/** Each client saves as soon as it is answered, in its own village. */
async function save(origin: string, cookies: readonly string[], during: number): Promise<Saved> {
  const times: number[] = [];
  const began = performance.now();
  await Promise.all(
    cookies.map(async (cookie, village) => {
      const line = openLine(origin, cookie);
      while (performance.now() - began < during * 1000) {
        const { townshipId: _, ...entry } = entryOf(5_000_000 + (running += 1), village);
        const from = performance.now();
        await line.post("/api/records", uuidv7(), JSON.stringify({ id: uuidv7(), ...entry, anyway: true }));
        times.push(performance.now() - from);
      }
      line.close();
    }),
  );
  return { times: times.toSorted((a, b) => a - b), seconds: (performance.now() - began) / 1000 };
}

const folder = await fs.mkdtemp("/tmp/zhucun-bench-records-");
const country = await openCountry(6_000, folder);
let failed = false;
try {
  const cookies = await openTeams(country.ownerUrl, clients);
  await onProgram(country.ownerUrl, (program) => measure(program, cookies), { DATA_DIR: folder });
} finally {
  await country.close();
  await fs.rm(folder, { recursive: true, force: true });
}
if (failed) process.exitCode = 1;

async function measure(program: Running, cookies: readonly string[]) {
  const client = new pg.Client({ connectionString: country.ownerUrl });
  await client.connect();
  const rows: string[][] = [];
  let stored = 0;
  for (const size of sizes) {
    if (size > stored) {
      await copyEntries(client, stored, size);
      await sumMonths(client);
      stored = size;
    }
    rows.push(await measureSaving(program, cookies, size));
  }
  console.log(
    markdown(
      [
        "stored",
        "HTTP saved/s",
        "p50 / p95 / p99 ms",
        "bare transaction/s",
        "bare statement/s",
        "HTTP of bare transaction",
        "CPU ms, program + database",
      ],
      rows,
    ),
  );
  await client.end();
}

async function measureSaving({ origin, pid }: Running, cookies: readonly string[], size: number): Promise<string[]> {
  await save(origin, cookies, 1);
  const taken: Saved[] = [];
  const bare = { transaction: [] as number[], statement: [] as number[] };
  let [program, database] = [0, 0];
  for (let round = 0; round < rounds; round += 1) {
    bare.transaction.push(await bareRecords(country.ownerUrl, { clients, seconds: seconds / 2, way: "transaction" }));
    const before = [await spentByProcess(pid), await spentByTree(country.postmaster)] as const;
    taken.push(await save(origin, cookies, seconds));
    program += (await spentByProcess(pid)) - before[0];
    database += (await spentByTree(country.postmaster)) - before[1];
    bare.statement.push(await bareRecords(country.ownerUrl, { clients, seconds: seconds / 2, way: "statement" }));
  }
  const times = taken.flatMap((one) => one.times).toSorted((a, b) => a - b);
  const rate = times.length / taken.reduce((sum, one) => sum + one.seconds, 0);
  const mean = (of: readonly number[]) => of.reduce((sum, one) => sum + one, 0) / of.length;
  const share = rate / mean(bare.transaction);
  if (share < 0.5) failed = true;
  const cells = [
    size.toLocaleString("en"),
    rate.toFixed(0),
    [0.5, 0.95, 0.99].map((of) => percentile(times, of).toFixed(0)).join(" / "),
    mean(bare.transaction).toFixed(0),
    mean(bare.statement).toFixed(0),
    `${(share * 100).toFixed(0)} %`,
    `${(program / times.length).toFixed(2)} + ${(database / times.length).toFixed(2)}`,
  ];
  console.error(cells.join(" | "));
  return cells;
}
