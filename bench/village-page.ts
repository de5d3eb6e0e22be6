/**
 * The page of a village as the browser asks for it — register, 村情民意一本通, 一村一档 — through the real program over HTTP, for a village with
 * no entry and for one with 5,000, by 8 and by 32 clients that ask again as soon as they are answered. The village has a file of ten lines, a team
 * of six, a plan with 40 lines, three major items and a profile of 40 lines; the county has 100,000 other entries. Also the Word file.
 * `node bench/village-page.ts [seconds]` measures longer.
 */
import process from "node:process";
import pg from "pg";
import { ask, percentile, signIn } from "./ground/clients.ts";
import { openCountry, password } from "./ground/country.ts";
import { spentByProcess, spentByTree } from "./ground/processor.ts";
import { onProgram } from "./ground/program.ts";
import { markdown } from "./ground/table.ts";
import { loadVillages } from "./ground/village.ts";

const seconds = Number(process.argv[2] ?? 3);
const bar = 60;
const parts = ["", "/profile", "/dossier"] as const;
const names: Readonly<Record<(typeof parts)[number], string>> = {
  "": "register",
  "/profile": "profile",
  "/dossier": "dossier",
};

const country = await openCountry(6_000);
try {
  const client = new pg.Client({ connectionString: country.ownerUrl });
  await client.connect();
  const villages = await loadVillages(client);
  await client.end();
  await onProgram(country.ownerUrl, ({ origin, pid }) => measure(origin, pid, villages));
} finally {
  await country.close();
}

function shown(times: readonly number[]): string {
  return [0.5, 0.95, 0.99].map((share) => percentile(times, share).toFixed(0)).join(" / ");
}

async function measure(origin: string, pid: number, { full: fullId, bare }: { full: string; bare: string }) {
  const cookie = await signIn(origin, "county", password);
  const rows: string[][] = [];
  for (const part of parts) {
    const [none, full] = [`/api/villages/${bare}${part}`, `/api/villages/${fullId}${part}`];
    await ask({ origin, cookie, path: full }, { clients: 8, seconds: 1 });
    const [program, database] = [await spentByProcess(pid), await spentByTree(country.postmaster)];
    const few = await ask({ origin, cookie, path: full }, { clients: 8, seconds });
    const used = { program: await spentByProcess(pid), database: await spentByTree(country.postmaster) };
    const many = await ask({ origin, cookie, path: full }, { clients: 32, seconds });
    const empty = await ask({ origin, cookie, path: none }, { clients: 32, seconds });
    const each = (spent: number) => (spent / few.times.length).toFixed(1);
    if (percentile(few.times, 0.95) > bar) process.exitCode = 1;
    rows.push([
      names[part],
      shown(few.times),
      shown(many.times),
      shown(empty.times),
      (many.times.length / many.seconds).toFixed(0),
      `${each(used.program - program)} + ${each(used.database - database)}`,
      (many.bytes / 1024).toFixed(1),
      percentile(few.times, 0.95) <= bar ? "held" : "missed",
    ]);
  }
  console.log(
    markdown(
      [
        "part of the page",
        "8 clients: p50 / p95 / p99 ms",
        "32 clients: p50 / p95 / p99 ms",
        "village without entries, 32 clients",
        "answers/s",
        "CPU ms program + database",
        "KB",
        `p95 ≤ ${bar} ms, 8 clients`,
      ],
      rows,
    ),
  );
  console.log(`|Word file of the village||||||${await exported(origin, cookie, fullId)}||`);
}

/** Ten papers one after the other: the slowest, in words of the table. */
async function exported(origin: string, cookie: string, villageId: string): Promise<string> {
  const times: number[] = [];
  for (let n = 0; n < 10; n += 1) {
    const from = performance.now();
    const reply = await fetch(`${origin}/api/villages/${villageId}/dossier/export`, {
      method: "POST",
      headers: { cookie, "content-type": "application/json", "x-request-id": crypto.randomUUID() },
      body: "{}",
    });
    if (!reply.ok) throw new Error(`export answers ${reply.status} ${await reply.text()}`);
    await reply.arrayBuffer();
    times.push(performance.now() - from);
  }
  return `slowest of ten ${Math.max(...times).toFixed(0)} ms`;
}
