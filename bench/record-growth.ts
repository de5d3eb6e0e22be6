/**
 * Pages of the entries as a county's entries grow from 10,000 to 10,000,000, one village holding 5,000 of them throughout: each page asked by one
 * who is alone, and by 32 who read half a second in between. `node bench/record-growth.ts [seconds] [--sizes=10000,100000]`.
 */
import fs from "node:fs/promises";
import process from "node:process";
import pg from "pg";
import { signIn } from "./ground/clients.ts";
import { openCountry, password } from "./ground/country.ts";
import { onProgram, type Running } from "./ground/program.ts";
import { fillVillage, measurePages, multiply } from "./ground/record-pages.ts";
import { copyEntries, sumMonths } from "./ground/records.ts";
import { markdown } from "./ground/table.ts";

const seconds = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? 5);
const only = process.argv.find((word) => word.startsWith("--sizes="))?.slice(8);
const sizes = (only ?? "10000,100000,1000000,10000000").split(",").map(Number);
/** Above this, entries are copies of those there in other days. */
const written = 1_000_000;

const folder = await fs.mkdtemp("/tmp/zhucun-bench-growth-");
const country = await openCountry(6_000, folder);
try {
  await onProgram(country.ownerUrl, measure, { DATA_DIR: folder });
} finally {
  await country.close();
  await fs.rm(folder, { recursive: true, force: true });
}

async function measure({ origin }: Running) {
  const client = new pg.Client({ connectionString: country.ownerUrl });
  await client.connect();
  await fillVillage(client, 5_000);
  const found: Map<string, string>[] = [];
  let stored = 0;
  for (const size of sizes) {
    if (Math.min(size, written) > stored) await copyEntries(client, stored, Math.min(size, written));
    if (size > written) await multiply(client, size);
    await sumMonths(client);
    stored = size;
    // Building takes longer than a session that nobody uses lasts.
    found.push(await measurePages(origin, await signIn(origin, "county", password), seconds));
    console.error(`${size} entries measured`);
  }
  await client.end();
  const heads = sizes.map((size) => `${size.toLocaleString("en")} entries`);
  console.log(
    markdown(
      ["page: p50 alone / p95 of 32 who read, ms", ...heads],
      [...found[0]!.keys()].map((page) => [page, ...found.map((one) => one.get(page)!)]),
    ),
  );
}
