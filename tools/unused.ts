import { globSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import { analyzeTsConfig } from "ts-unused-exports";

// `(await import("./x.ts")).Name` is how lazy pages and workers load; ts-unused-exports does not follow it.
const lazily = /\(await import\("[^"]+"\)\)\.(\w+)/g;
const sources = globSync("{src,tools,bench,e2e}/**/*.{ts,tsx,mjs}");
const lazy = new Set(
  sources.flatMap((path) => [...readFileSync(path, "utf8").matchAll(lazily)].map(([, name]) => name)),
);

/** Loaded by path, not by import. */
const entries = ["src/server/testing/global-setup.ts"];

const { unusedExports, ...plain } = analyzeTsConfig("tsconfig.unused.json", ["--allowUnusedTypes"]);
const unused = Object.entries({ ...plain, ...unusedExports } as typeof unusedExports).flatMap(([path, exported]) =>
  exported
    .filter(({ exportName }) => !lazy.has(exportName) && !entries.includes(relative(process.cwd(), path)))
    .map(({ exportName, location }) => `${relative(process.cwd(), path)}:${location?.line ?? 1} ${exportName}`),
);
for (const line of unused) console.log(line);
process.exitCode = unused.length > 0 ? 1 : 0;
