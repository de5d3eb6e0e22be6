import { bootstrap, buildPages, runFile } from "./bootstrap.mjs";

await bootstrap();
await buildPages();
await runFile("src/server/main.ts", process.argv.slice(2));
