/** Runs every benchmark in a process of its own, shows what each prints and keeps it as JSON in bench/results. */
import { spawn } from "node:child_process";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";

const benches = [
  { file: "stability.ts", bar: "602 × 12 × 1000 ≤ 0.3 s; 60,000 × 40 × 1000 ≤ 10 s" },
  { file: "circular.ts", bar: "200 figures to .docx ≤ 2 s" },
  { file: "import.ts", bar: "100,000 villages ≤ 2.5 × reading the file; peak ≤ 600 MB" },
  { file: "rank.ts", bar: "600,000 × 10 ranked and stored ≤ 3 × the bare window query with insert" },
];

const asked = process.argv.slice(2);
const machine = {
  cpu: os.cpus()[0]?.model,
  cores: os.cpus().length,
  memoryGiB: Math.round(os.totalmem() / 2 ** 30),
  node: process.version,
};
console.log(
  `${machine.cpu ?? "?"} × ${machine.cores}, ${machine.memoryGiB} GiB, Node ${machine.node}, ${new Date().toISOString().slice(0, 10)}`,
);

const results = [];
for (const { file, bar } of benches.filter(
  (one) => asked.length === 0 || asked.includes(one.file.replace(".ts", "")),
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
