import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs/promises";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";

export interface Program {
  readonly origin: string;
  readonly dataDir: string;
  /** What it printed so far. */
  readonly said: () => string;
  kill(signal: NodeJS.Signals): Promise<void>;
  stop(): Promise<void>;
}

/** The real program, as `npm start` runs it, on a data folder of its own. */
export async function startProgram(env: Readonly<Record<string, string>> = {}): Promise<Program> {
  const dataDir = env.DATA_DIR ?? (await fs.mkdtemp(path.join(os.tmpdir(), "zhucun-journey-")));
  const port = env.PORT ?? String(await freePort());
  const child = spawn(process.execPath, ["src/server/main.ts"], {
    env: { ...process.env, ...env, DATA_DIR: dataDir, PORT: port, HOST: "127.0.0.1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const heard: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => heard.push(chunk.toString()));
  const said = () => heard.join("");
  const origin = await readyLine(child, said);
  return {
    origin,
    dataDir,
    said,
    kill: (signal) => ended(child, signal),
    stop: async () => {
      await ended(child, "SIGTERM");
      if (!env.DATA_DIR) await fs.rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function readyLine(child: ChildProcess, said: () => string): Promise<string> {
  for (;;) {
    const found = /Zhucun is ready at (\S+)/.exec(said());
    if (found) return found[1]!;
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`The program ended before it was ready:\n${said()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill(signal);
  return gone;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/** A headless Chromium that never calls home. */
export function openBrowser(): Promise<Browser> {
  // npm test finds or installs a Chromium and names it here.
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  const quiet = [
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ];
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", ...quiet] });
}

/** A page of a fresh visitor at a desk. Anything the browser complains about is an error of ours. */
export async function newVisitor(browser: Browser, origin: string): Promise<Page & { complaints: string[] }> {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width: 1440, height: 900 },
    locale: "zh-CN",
    acceptDownloads: true,
    // A click at a dialog that still grows can miss its button; who asks for less motion gets none.
    reducedMotion: "reduce",
  });
  const page = Object.assign(await context.newPage(), { complaints: [] as string[] });
  page.on("pageerror", (error) => page.complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !/status of 4\d\d/.test(message.text())) page.complaints.push(message.text());
  });
  return page;
}

/** Pictures for a person to look at, when PICTURES names a folder. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (folder) await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: false });
}
