/**
 * The copy hint against 1,000,000 stored texts: how long one look takes (as the application role, behind the walls), and on a labelled set what it
 * finds (copies, copies with other numbers, crops, paraphrases of stored texts) and what it wrongly takes for a copy (new honest texts, and honest
 * texts full of the same turns of phrase). `node bench/similarity.ts [stored]`
 */
import fs from "node:fs/promises";
import process from "node:process";
import pg from "pg";
import { uuidv7 } from "#contract/uuid.ts";
import { alikePercent, mostBitsApart, nearPercent, printOf } from "#domain/records/similarity.ts";
import { readSketch, storedSketch } from "../src/server/records/near.ts";
import { appUrlOf } from "../src/server/db/app-login.ts";
import { percentile } from "./ground/clients.ts";
import { openCountry } from "./ground/country.ts";
import { copyEntries, county } from "./ground/records.ts";
import { markdown } from "./ground/table.ts";
import { entryText } from "./ground/texts.ts";
import { type Label, templateText, variantOf } from "./ground/variants.ts";

const stored = Number(process.argv[2] ?? 1_000_000);
const each = 500;
const bar = 50;

const cases: Record<Label, (i: number) => string> = {
  same: (i) => variantOf("same", sourceOf(i), `${i}`),
  numbers: (i) => variantOf("numbers", sourceOf(i), `${i}`),
  crop: (i) => variantOf("crop", sourceOf(i), `${i}`),
  paraphrase: (i) => variantOf("paraphrase", sourceOf(i), `${i}`),
  honest: (i) => entryText(`honest ${i}`).join(""),
  template: (i) => templateText(`${i}`),
};
const words: Record<Label, string> = {
  same: "copied, other signs",
  numbers: "copied, other numbers",
  crop: "cropped by a sentence or a third",
  paraphrase: "every second turn of phrase replaced",
  honest: "honest, of the same world",
  template: "honest, half of it turns of phrase",
};

const sourceOf = (i: number) => entryText(`entry ${Math.floor((i * stored) / each)}`);

const folder = await fs.mkdtemp("/tmp/zhucun-bench-similarity-");
const country = await openCountry(6_000, folder);
try {
  const owner = new pg.Client({ connectionString: country.ownerUrl });
  await owner.connect();
  await copyEntries(owner, 0, stored);
  await storeTemplates(owner);
  await owner.query("vacuum analyze record_print");
  await owner.end();
  const client = new pg.Client({ connectionString: await appUrlOf(country.ownerUrl) });
  await client.connect();
  await client.query(`set app.counties = ',${county},'`);
  await measure(client);
  await client.end();
} finally {
  await country.close();
  await fs.rm(folder, { recursive: true, force: true });
}

/** Entries of a day of campaign, so that honest texts full of the same phrases meet their like. */
async function storeTemplates(client: pg.Client) {
  for (let i = 0; i < 2_000; i += 1) {
    const print = printOf(templateText(`stored ${i}`), county)!;
    const row = [county, uuidv7(), print.bands, storedSketch(print)];
    await client.query("insert into record_print (county_id, record_id, bands, sketch) values ($1, $2, $3, $4)", row);
  }
}

async function measure(client: pg.Client) {
  const times: number[] = [];
  const rows: string[][] = [];
  let [found, wanted, wrong] = [0, 0, 0];
  for (const label of Object.keys(cases) as Label[]) {
    let hints = 0;
    for (let i = 0; i < each; i += 1) {
      const began = performance.now();
      hints += (await isNear(client, cases[label](i))) ? 1 : 0;
      times.push(performance.now() - began);
    }
    const copied = label !== "honest" && label !== "template";
    if (copied) [found, wanted] = [found + hints, wanted + each];
    else wrong += hints;
    rows.push([words[label], copied ? "copy" : "no copy", `${((100 * hints) / each).toFixed(1)} %`]);
  }
  const sorted = times.toSorted((a, b) => a - b);
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(sorted, share));
  const verdict = p99! <= bar ? "held" : "missed";
  console.log(markdown(["text", "label", "hint given"], rows));
  console.log(
    markdown(
      [
        "stored texts",
        "print and look: p50 / p95 / p99 ms",
        `≤ ${bar} ms`,
        "recall",
        "precision, as many copies as honest texts",
      ],
      [
        [
          stored.toLocaleString("en"),
          `${p50!.toFixed(1)} / ${p95!.toFixed(1)} / ${p99!.toFixed(1)}`,
          verdict,
          `${((100 * found) / wanted).toFixed(1)} %`,
          `${((100 * found) / (found + wrong * (wanted / (2 * each)))).toFixed(1)} %`,
        ],
      ],
    ),
  );
  if (verdict === "missed") process.exitCode = 1;
}

/** As server/records/near.ts asks. */
async function isNear(client: pg.Client, text: string): Promise<boolean> {
  const print = printOf(text, county);
  if (!print) return false;
  const look = "select sketch from near_prints($1, $2::int[], $3, $4, $5::uuid, 400)";
  const { rows } = await client.query<{ sketch: string }>({
    name: "look",
    text: look,
    values: [county, print.bands, storedSketch(print), mostBitsApart, uuidv7()],
  });
  return rows.some(({ sketch }) => alikePercent(print.sketch, readSketch(sketch)) >= nearPercent);
}
