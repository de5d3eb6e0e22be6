import { bootstrap, giveUp, runFile } from "./bootstrap.mjs";

const [file, ...args] = process.argv.slice(2);
if (file === undefined) giveUp("用法：node tools/run.mjs 文件 [参数……]");
await bootstrap();
await runFile(file, args);
