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

// Nor does it follow the one barrel; what a page takes from it is read here.
const barrel = "src/web/ui/index.ts";
const fromBarrel = /import \{([^}]+)\} from "[^"]*\/ui\/index\.ts"/g;
const taken = new Set(
  sources.flatMap((path) =>
    [...readFileSync(path, "utf8").matchAll(fromBarrel)].flatMap(([, names]) =>
      names!.split(",").map((name) => name.replace(/\btype\b|\bas\b.*/g, "").trim()),
    ),
  ),
);

const { unusedExports, ...plain } = analyzeTsConfig("tsconfig.unused.json", ["--allowUnusedTypes"]);
const unused = Object.entries({ ...plain, ...unusedExports } as typeof unusedExports).flatMap(([path, exported]) =>
  exported
    .filter(({ exportName }) => !lazy.has(exportName) && !entries.includes(relative(process.cwd(), path)))
    .filter(({ exportName }) => relative(process.cwd(), path) !== barrel || !taken.has(exportName))
    .map(({ exportName, location }) => `${relative(process.cwd(), path)}:${location?.line ?? 1} ${exportName}`),
);
for (const line of unused) console.log(line);
process.exitCode = unused.length > 0 ? 1 : 0;
