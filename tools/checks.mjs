import { spawn } from "node:child_process";
import { existsSync, globSync } from "node:fs";
import { join } from "node:path";
import { root } from "./bootstrap.mjs";

const tool = (...path) => join("node_modules", ...path);
const folders = ["src", "tools", "bench", "e2e"];
const present = (paths) => paths.filter((path) => existsSync(join(root, path)));

/** The slowest first: two run at a time. */
function checks() {
  const hasPages = globSync("src/web/**/*.{ts,tsx}", { cwd: root }).length > 0;
  const types = (wall) => [`types of ${wall}`, tool("tsc7", "bin", "tsc"), "-p", `tsconfig.${wall}.json`];
  return [
    ["eslint", tool("eslint", "bin", "eslint.js"), "."],
    types("server"),
    [
      "import law",
      tool("dependency-cruiser", "bin", "dependency-cruiser.mjs"),
      ...present(folders),
      "--output-type",
      "err",
    ],
    ["unused exports", join("tools", "unused.ts")],
    ["format", tool("prettier", "bin", "prettier.cjs"), "--check", "--log-level", "warn", "."],
    ...(hasPages ? [types("web")] : []),
    types("domain"),
    ["glossary", join("tools", "glossary.ts")],
  ];
}

function run([name, ...args]) {
  const began = Date.now();
  return new Promise((done) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.once("close", (code) => {
      const passed = code === 0;
      console.log(`${passed ? "✓" : "✗"} ${name} ${((Date.now() - began) / 1000).toFixed(1)} s`);
      if (!passed) console.log(output.trimEnd());
      done({ name, passed });
    });
  });
}

/** Prints one line a check, and the output of those that fail; returns the names of the failed. */
export async function runChecks() {
  const began = Date.now();
  const waiting = checks();
  const results = [];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results.push(await run(next));
  };
  await Promise.all([lane(), lane()]);
  const failed = results.filter(({ passed }) => !passed).map(({ name }) => name);
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  const rest = failed.length > 0 ? `, failed: ${failed.join(", ")}` : "";
  console.log(`${results.length - failed.length} of ${results.length} checks passed in ${seconds} s${rest}`);
  return failed;
}
