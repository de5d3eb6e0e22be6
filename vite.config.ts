import legacy from "@vitejs/plugin-legacy";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// Chromium 86 is the floor (奇安信 and 360 in 极速模式): polyfills are added, but no second, legacy bundle, because that would
// need inline scripts and the Content-Security-Policy allows script-src 'self' only.
const floor = ["chrome>=86", "edge>=86", "safari>=14", "ios_saf>=14", "firefox>=91"];

export default defineConfig({
  publicDir: "src/web/public",
  plugins: [react(), legacy({ modernTargets: floor, modernPolyfills: true, renderLegacyChunks: false })],
  server: { proxy: { "/api": "http://127.0.0.1:8080" } },
  build: {
    outDir: "dist/web",
    emptyOutDir: true,
    cssTarget: "chrome86",
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
