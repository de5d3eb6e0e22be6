// Runs on the machine's own Node (20.19 or later) before anything is installed: Node's own modules only.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const windows = process.platform === "win32";

export const say = (line) => process.stderr.write(`${line}\n`);

export function giveUp(sentence) {
  say(sentence);
  process.exit(1);
}

const atLeast = (major, minor) => {
  const [a, b] = process.versions.node.split(".").map(Number);
  return a > major || (a === major && b >= minor);
};

/** Installs what package-lock.json says and continues on Node 24; when this Node is older, the rest runs in a child. */
export async function bootstrap() {
  process.chdir(root);
  if (!atLeast(20, 19))
    giveUp(`当前 Node 版本是 ${process.versions.node}，至少需要 20.19。请从 https://nodejs.org 安装新版本后重新执行。`);
  if (!installed()) install();
  if (!atLeast(24, 12)) await continueOnNode24();
}

/** npm writes node_modules/.package-lock.json last: an install cut short or an older lock file shows. */
function installed() {
  const record = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(record)) return false;
  const locked = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  const present = JSON.parse(readFileSync(record, "utf8")).packages;
  return Object.entries(locked).every(([path, { version, optional, devOptional, peer }]) => {
    if (path === "") return true;
    if (present[path] === undefined) return optional || devOptional || peer || false;
    return present[path].version === version;
  });
}

function install() {
  const manual = "请在本目录执行 npm ci --ignore-scripts，完成后重新启动。";
  if (windows && process.execPath.startsWith(join(root, "node_modules"))) giveUp(`依赖有更新。${manual}`);
  say("正在安装依赖，首次约需一分钟……");
  const wanted = ["ci", "--ignore-scripts", "--include=dev", "--include=optional", "--no-audit", "--no-fund"];
  const { program, args, shell } = npm();
  const { status } = spawnSync(program, [...args, ...wanted, "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell,
  });
  if (status !== 0)
    giveUp(`依赖安装没有完成。请检查网络和 npm 镜像（npm config get registry）后重试；也可以${manual.slice(1)}`);
}

function npm() {
  const started = process.env.npm_execpath ?? "";
  const beside = windows ? join("node_modules", "npm") : join("..", "lib", "node_modules", "npm");
  const candidates = [started, join(dirname(process.execPath), beside, "bin", "npm-cli.js")];
  const cli = candidates.find((path) => path.endsWith("npm-cli.js") && existsSync(path));
  return cli ? { program: process.execPath, args: [cli], shell: false } : { program: "npm", args: [], shell: windows };
}

async function continueOnNode24() {
  const name = `node-${windows ? "win" : process.platform}-${process.arch}`;
  const node = join(root, "node_modules", name, "bin", windows ? "node.exe" : "node");
  if (!existsSync(node))
    giveUp(
      `本机（${process.platform} ${process.arch}）没有随依赖安装的 Node 24，当前版本是 ${process.versions.node}。请从 https://nodejs.org 安装 Node 24.12 以上版本后重新执行。`,
    );
  process.exit(await runChild(node, process.argv.slice(1)));
}

/** Runs in this terminal and hands signals on, Ctrl-C excepted: the terminal sends that to both. Resolves with the exit code. */
export function runChild(program, args, options = {}) {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { stdio: "inherit", cwd: root, ...options });
    const handOn = (signal) => (signal === "SIGINT" && process.stdin.isTTY) || child.kill(signal);
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, handOn);
    child.once("error", fail);
    child.once("exit", (code, signal) => {
      for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.off(name, handOn);
      done(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}

/** Runs a TypeScript file in this very process, so signals and the exit code need no handing on. */
export async function runFile(file, args) {
  const path = resolve(file);
  if (!existsSync(path)) giveUp(`没有找到文件 ${path}。`);
  process.argv = [process.execPath, path, ...args];
  try {
    await import(pathToFileURL(path).href);
  } catch (failure) {
    if (failure?.name !== "StartProblem") throw failure;
    giveUp(failure.message);
  }
}

/** Every file the pages are made of, tests left out, in a fixed order. */
function pageSources() {
  const folders = ["src/web", "src/contract", "src/domain"].filter((folder) => existsSync(join(root, folder)));
  const inside = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
      .map((entry) => relative(root, join(entry.parentPath, entry.name))),
  );
  const beside = readdirSync(root).filter((name) => name.endsWith(".html"));
  return [...inside, ...beside, "vite.config.ts", "package-lock.json"].sort();
}

function pagesHash() {
  const hash = createHash("sha256");
  for (const path of pageSources())
    hash
      .update(path)
      .update("\0")
      .update(readFileSync(join(root, path)));
  return hash.digest("hex");
}

/** Builds dist/web when its sources have changed since the last build. */
export async function buildPages() {
  if (!existsSync(join(root, "vite.config.ts"))) return;
  const stamp = join(root, "dist", "web", ".stamp");
  const hash = pagesHash();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return;
  say("正在生成网页，首次启动或更新后约需半分钟……");
  const vite = join(root, "node_modules", "vite", "bin", "vite.js");
  const { status, stdout, stderr } = spawnSync(process.execPath, [vite, "build", "--logLevel", "warn"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) giveUp(`${stdout}${stderr}\n网页没有生成成功，原因见上。`);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}
