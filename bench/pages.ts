/**
 * Lists, ranking and wall chart through the real program over HTTP: sessions, row-level security and compression as in production, with 6,000
 * and with 600,000 villages in the database (counties of 602, 1,526 and 600 villages, 136 counties to a province), 32 clients at once,
 * for the reader of a whole province two. First each asks as soon as it is answered, then each reads half a second in between.
 * Prints percentiles, answers a second and processor milliseconds an answer (program + database), and the ratio of the two sizes.
 * `node bench/pages.ts [seconds] [name,name…]` measures longer, or only paths that contain one of the names.
 */
import process from "node:process";
import { ask, percentile, signIn } from "./ground/clients.ts";
import { type Country, offices, openCountry, password } from "./ground/country.ts";
import { pages } from "./ground/pages.ts";
import { spentByProcess, spentByTree } from "./ground/processor.ts";
import { onProgram, type Running } from "./ground/program.ts";
import { markdown } from "./ground/table.ts";

const sizes = [6_000, 600_000];
const counties = 32;
const readers = 2;
const seconds = Number(process.argv[2] ?? 3);
const only = process.argv[3]?.split(",");
const bar = 60;

interface Measured {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly rate: number;
  readonly program: number;
  readonly database: number;
  readonly kilobytes: number;
  /** p95 when each client reads half a second before it asks again. */
  readonly calm: number;
}

async function measure(villages: number): Promise<Map<string, Measured>> {
  // KEEP names a folder whose databases are made once and used again.
  const country = await openCountry(villages, process.env.KEEP && `${process.env.KEEP}/${villages}`);
  try {
    return await onProgram(country.ownerUrl, (program) => measurePages(program, country, villages));
  } finally {
    await country.close();
  }
}

async function measurePages({ origin, pid }: Running, country: Country, villages: number) {
  const cookies = new Map<string, string>();
  for (const { login } of offices) cookies.set(login, await signIn(origin, login, password));
  const found = new Map<string, Measured>();
  for (const { office, name, path } of pages) {
    const key = `${office}: ${name}`;
    if (only && !only.some((one) => key.includes(one))) continue;
    const asked = { origin, cookie: cookies.get(office)!, path };
    const clients = office === "province" ? readers : counties;
    await ask(asked, { clients, seconds: seconds / 4 });
    const [program, database] = [await spentByProcess(pid), await spentByTree(country.postmaster)];
    const { times, seconds: took, bytes } = await ask(asked, { clients, seconds });
    const used = { program: await spentByProcess(pid), database: await spentByTree(country.postmaster) };
    const calm = await ask(asked, { clients, seconds, pause: 500 });
    const each = (spent: number) => spent / times.length;
    found.set(key, {
      p50: percentile(times, 0.5),
      p95: percentile(times, 0.95),
      p99: percentile(times, 0.99),
      rate: times.length / took,
      program: each(used.program - program),
      database: each(used.database - database),
      kilobytes: bytes / 1024,
      calm: percentile(calm.times, 0.95),
    });
    console.log(`${villages} villages, ${key}: ${sentence(found.get(key)!)}`);
  }
  return found;
}

const sentence = ({ p50, p95, p99, rate, program, database, kilobytes, calm }: Measured) =>
  `p50 ${p50.toFixed(0)} p95 ${p95.toFixed(0)} p99 ${p99.toFixed(0)} ms, ${rate.toFixed(0)}/s, ${program.toFixed(2)} + ${database.toFixed(2)} ms of processor, ${kilobytes.toFixed(1)} KB; reading half a second in between p95 ${calm.toFixed(0)} ms`;

const small = await measure(sizes[0]!);
const large = await measure(sizes[1]!);
const rows = [...large].map(([key, after]) => {
  const before = small.get(key)!;
  const ratio = (of: "p50" | "p95") => (after[of] / before[of]).toFixed(2);
  const verdict = key.startsWith("province") ? "" : after.p95 <= bar ? "held" : "missed";
  return [
    key,
    `${before.p50.toFixed(0)} / ${before.p95.toFixed(0)} / ${before.p99.toFixed(0)}`,
    `${after.p50.toFixed(0)} / ${after.p95.toFixed(0)} / ${after.p99.toFixed(0)}`,
    `${ratio("p50")} / ${ratio("p95")}`,
    after.rate.toFixed(0),
    `${after.program.toFixed(1)} + ${after.database.toFixed(1)}`,
    after.kilobytes.toFixed(1),
    `${before.calm.toFixed(0)} / ${after.calm.toFixed(0)}`,
    verdict,
  ];
});
const heads = [
  "page",
  "6,000: p50 / p95 / p99 ms",
  "600,000: p50 / p95 / p99 ms",
  "ratio p50 / p95",
  "answers/s",
  "CPU ms program + database",
  "KB",
  "p95 with half a second of reading, 6,000 / 600,000",
  `p95 ≤ ${bar} ms at once`,
];
console.log(markdown(heads, rows));
