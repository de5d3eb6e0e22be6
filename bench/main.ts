/**
 * Runs every benchmark (or those named; those that build millions of rows only when named, or with --scale) in a process of its own, shows what each prints and keeps it in bench/results: latest.json, and latest.md
 * with tables for docs/performance.md.
 */
import { spawn } from "node:child_process";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";

const benches: readonly { readonly file: string; readonly bar: string; readonly scale?: boolean }[] = [
  { file: "stability.ts", bar: "602 × 12 × 1000 ≤ 0.3 s; 60,000 × 40 × 1000 ≤ 10 s" },
  { file: "circular.ts", bar: "200 figures to .docx ≤ 2 s" },
  { file: "briefing.ts", bar: "briefing of 20 pages with 200 figures evaluated, frozen and rendered ≤ 3 s" },
  { file: "import.ts", bar: "100,000 villages ≤ 2.5 × reading the file; peak ≤ 600 MB" },
  { file: "rank.ts", bar: "600,000 × 10 ranked and stored ≤ 3 × the bare window query with insert" },
  {
    file: "pages.ts",
    bar: "a county's page ≤ 60 ms at the 95th percentile, 32 clients, alike with 6,000 and 600,000 villages",
  },
  {
    file: "village-page.ts",
    bar: "village page with 5,000 records ≤ 60 ms at the 95th percentile, 8 clients that never pause",
  },
  {
    file: "match.ts",
    bar: "45 villages × 100 people × 34 units proven ≤ 20 s with reasons; requests meanwhile p95 ≤ 100 ms; ≥ 5 % better than by hand",
  },
  { file: "reports.ts", bar: "monthly reports of 116 teams ≤ 10 s as a job with progress" },
  {
    file: "records.ts",
    bar: "one record saved over HTTP by 32 clients ≥ 50 % of the same rows by a bare transaction, flat from 0 to 1,000,000 stored",
  },
  {
    file: "payments.ts",
    bar: "one payment posted over HTTP by 32 clerks ≥ 50 % of the same rows by a bare transaction, on 10,000 projects with 200,000 payments",
  },
  {
    file: "projects.ts",
    bar: "overview, flow of money and archive of a project ≤ 80 ms at the 95th percentile, 32 clients, on 10,000 projects with 200,000 payments",
  },
  {
    file: "record-growth.ts",
    bar: "a county's pages flat from 10,000 to 10,000,000 records",
    scale: true,
  },
  { file: "attachments.ts", bar: "an entry with a photo of 200 KB over HTTP ≥ 50 % of the bare floor" },
  { file: "similarity.ts", bar: "the copy hint against 1,000,000 texts ≤ 50 ms" },
  {
    file: "lights.ts",
    bar: "lights of 600 villages with 20,000 goals ≤ 1 s; of 600,000 villages ≤ 60 s as a job",
  },
  { file: "draw.ts", bar: "1,000 drawn from 600,000 with strata, and verified in the stand-alone page ≤ 3 s each" },
  { file: "evaluation.ts", bar: "602 villages × 40 items with explanations ≤ 2 s, also frozen" },
  { file: "start.ts", bar: "second start ≤ 6 s" },
  {
    file: "web.ts",
    bar: "script ≤ 120 KB for the sign-in, ≤ 400 KB with the first page; sign-in usable in 4 s at 3 Mbit/s",
  },
];

const scale = process.argv.includes("--scale");
const asked = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const machine = {
  cpu: os.cpus()[0]?.model,
  cores: os.cpus().length,
  memoryGiB: Math.round(os.totalmem() / 2 ** 30),
  node: process.version,
};
const head = `${machine.cpu ?? "?"} × ${machine.cores}, ${machine.memoryGiB} GiB, Node ${machine.node}, ${new Date().toISOString().slice(0, 10)}`;
console.log(head);

interface Result {
  readonly bench: string;
  readonly bar: string;
  readonly lines: readonly string[];
  readonly passed: boolean;
}

const results: Result[] = [];
for (const { file, bar } of benches.filter((one) =>
  asked.length === 0 ? scale || !one.scale : asked.includes(one.file.replace(".ts", "")),
)) {
  console.log(`\n${file.replace(".ts", "")}: ${bar}`);
  const { lines, code } = await run(path.join(import.meta.dirname, file));
  if (code !== 0) process.exitCode = 1;
  results.push({ bench: file.replace(".ts", ""), bar, lines, passed: code === 0 });
}
const folder = path.join(import.meta.dirname, "results");
await fs.mkdir(folder, { recursive: true });
const report = { at: new Date().toISOString(), machine, results };
await fs.writeFile(path.join(folder, "latest.json"), `${JSON.stringify(report, null, 2)}\n`);
await fs.writeFile(path.join(folder, "latest.md"), `${[head, ...results.map(section)].join("\n\n")}\n`);

/** Tables stay tables, other lines become a list. */
function section({ bench, bar, lines }: Result): string {
  const told = lines.filter((line) => !line.startsWith("|")).map((line) => `- ${line}`);
  const tables = lines.filter((line) => line.startsWith("|"));
  // A bench that prints a table has said everything in it.
  return [`## ${bench}`, `Bar: ${bar}.`, (tables.length > 0 ? tables : told).join("\n")].join("\n\n");
}

function run(file: string): Promise<{ lines: string[]; code: number | null }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [file], { stdio: ["ignore", "pipe", "inherit"] });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      process.stdout.write(chunk);
    });
    child.once("close", (code) => resolve({ lines: output.trimEnd().split("\n"), code }));
  });
}
