/**
 * One approved payment posted over HTTP, with session, reach, every refusal, totals, ledger rows, audit and receipt, by 32 clerks at once; beside
 * it the same rows changed and written by a bare transaction on the same PostgreSQL, taken in turns. On 10,000 projects with 200,000 payments.
 * `node bench/payments.ts [seconds]`.
 */
import fs from "node:fs/promises";
import process from "node:process";
import pg from "pg";
import { uuidv7 } from "#contract/uuid.ts";
import { barePayments } from "./ground/bare-payments.ts";
import { percentile } from "./ground/clients.ts";
import { made, openCountry } from "./ground/country.ts";
import { openLine } from "./ground/line.ts";
import { county, loadMoney, openClerks } from "./ground/money.ts";
import { onProgram, type Running } from "./ground/program.ts";
import { markdown } from "./ground/table.ts";

const seconds = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? 5);
const [clients, rounds, projects, paid, open] = [32, 3, 10_000, 200_000, 150_000];

let running = 0;
const next = () => (running += 1);

async function post(origin: string, cookies: readonly string[], during: number) {
  const times: number[] = [];
  const began = performance.now();
  await Promise.all(
    cookies.map(async (cookie) => {
      const line = openLine(origin, cookie);
      while (performance.now() - began < during * 1000) {
        const i = next();
        const body = JSON.stringify({ version: 1, onDay: "2026-11-22", voucher: `凭A${i}` });
        const from = performance.now();
        await line.post(`/api/payments/${made(66, i)}/post`, uuidv7(), body);
        times.push(performance.now() - from);
      }
      line.close();
    }),
  );
  return { times, seconds: (performance.now() - began) / 1000 };
}

const folder = await fs.mkdtemp("/tmp/zhucun-bench-payments-");
const country = await openCountry(6_000, folder);
const client = new pg.Client({ connectionString: country.ownerUrl });
try {
  await client.connect();
  await loadMoney(client, { projects, paid, open });
  const cookies = await openClerks(country.ownerUrl, clients);
  await onProgram(country.ownerUrl, (program) => measure(program, cookies), { DATA_DIR: folder });
  const { rows } = await client.query("select subject from ledger_faults($1) limit 3", [county]);
  if (rows.length > 0) throw new Error(`Totals and entries have parted: ${JSON.stringify(rows)}`);
} finally {
  await client.end();
  await country.close();
  await fs.rm(folder, { recursive: true, force: true });
}

async function measure({ origin }: Running, cookies: readonly string[]) {
  await post(origin, cookies, 1);
  const [times, bare]: [number[], number[]] = [[], []];
  let took = 0;
  for (let round = 0; round < rounds; round += 1) {
    bare.push(await barePayments(country.ownerUrl, { clients, seconds: seconds / 2, projects, next }));
    const one = await post(origin, cookies, seconds);
    times.push(...one.times);
    took += one.seconds;
    bare.push(await barePayments(country.ownerUrl, { clients, seconds: seconds / 2, projects, next }));
  }
  const sorted = times.toSorted((a, b) => a - b);
  const rate = times.length / took;
  const beside = bare.reduce((sum, one) => sum + one, 0) / bare.length;
  const quantiles = [0.5, 0.95, 0.99].map((of) => percentile(sorted, of).toFixed(0)).join(" / ");
  console.log(
    markdown(
      ["HTTP posted/s", "p50 / p95 / p99 ms", "bare transaction/s", "HTTP of bare transaction"],
      [[rate.toFixed(0), quantiles, beside.toFixed(0), `${((rate / beside) * 100).toFixed(0)} %`]],
    ),
  );
  if (rate < beside / 2) process.exitCode = 1;
}
