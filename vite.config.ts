import fs from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import legacy from "@vitejs/plugin-legacy";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

// Chromium 86 is the floor (奇安信 and 360 in 极速模式): polyfills are added, but no second, legacy bundle, because that would
// need inline scripts and the Content-Security-Policy allows script-src 'self' only.
const floor = ["chrome>=86", "edge>=86", "safari>=14", "ios_saf>=14", "firefox>=91"];

// What our language level (ES2023) and DOM types let anyone write and Chromium 86 does not have. Named, because detection by use adds
// 14 KB of things nobody calls; a method above ES2023 does not type-check, so it cannot slip past this list.
const missingAtTheFloor = [
  "es.array.at",
  "es.array.find-last",
  "es.array.find-last-index",
  "es.array.to-reversed",
  "es.array.to-sorted",
  "es.array.to-spliced",
  "es.array.with",
  "es.object.has-own",
  "es.string.at-alternative",
];

/** zod carries a JSON Schema writer (8 KB gz) on every shape; only the server prints OpenAPI. */
const withoutJsonSchema: Plugin = {
  name: "without-json-schema",
  apply: "build",
  transform(code, id) {
    if (!/zod\/v4\/core\/(json-schema-processors|to-json-schema)\.js$/.test(id)) return null;
    const names = [...code.matchAll(/export (?:const|function) (\w+)/g)].map(([, name]) => name);
    return names.map((name) => `export const ${name} = () => () => undefined;`).join("\n");
  },
};

const [brotli, zip] = [promisify(brotliCompress), promisify(gzip)];

/** Packed once as tightly as it goes, instead of loosely at every visit; http/web.ts sends what the browser takes. */
const packed: Plugin = {
  name: "packed",
  apply: "build",
  async writeBundle({ dir }, bundle) {
    const worth = Object.keys(bundle).filter((name) => /\.(js|css)$/.test(name));
    await Promise.all(
      worth.map(async (name) => {
        const file = path.join(dir!, name);
        const text = await fs.readFile(file);
        await fs.writeFile(
          `${file}.br`,
          await brotli(text, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: text.length } }),
        );
        await fs.writeFile(`${file}.gz`, await zip(text, { level: 9 }));
      }),
    );
  },
};

export default defineConfig({
  publicDir: "src/web/public",
  plugins: [
    react(),
    withoutJsonSchema,
    packed,
    legacy({ modernTargets: floor, modernPolyfills: missingAtTheFloor, renderLegacyChunks: false }),
  ],
  server: { proxy: { "/api": "http://127.0.0.1:8080" } },
  build: {
    outDir: "dist/web",
    emptyOutDir: true,
    cssTarget: "chrome86",
    modulePreload: { polyfill: false },
    // A small picture inlined as data: would need its own CSP exception.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      input: "desk.html",
      // The barrel only re-exports: a page that takes <ProblemNote> must not pull in antd's date picker.
      treeshake: { moduleSideEffects: [{ test: /src\/web\/ui\/index\.ts$/, sideEffects: false }] },
    },
  },
});
