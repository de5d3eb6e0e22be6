/**
 * What a browser fetches, as its own network log counts it (compressed bytes on the wire; scripts without the heads of their answers): the sign-in page from an empty cache, then the desk's
 * first page after signing in. The same visit again on a line of 3 Mbit/s with 40 ms: how long until the sign-in can be typed into, and from the
 * click to the first page. Bars: script ≤ 120 KB for the sign-in, ≤ 400 KB with the desk's first page; the throttled sign-in usable in 4 s.
 */
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { type Browser, chromium } from "playwright-core";
import { author, demoPassword } from "../src/server/demo/seats.ts";
import { startProgram } from "./ground/program.ts";
import { markdown } from "./ground/table.ts";

const rounds = Number(process.argv[2] ?? 3);
const slow = { offline: false, latency: 40, downloadThroughput: 3_000_000 / 8, uploadThroughput: 3_000_000 / 8 };

interface Visit {
  /** Milliseconds until the login name can be typed. */
  readonly signIn: number;
  /** From the click until the first page shows its content. */
  readonly desk: number;
  readonly signInScript: number;
  readonly signInAll: number;
  readonly deskScript: number;
  readonly deskAll: number;
}

async function visit(browser: Browser, origin: string, throttled: boolean): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "zh-CN" });
  // br comes with https alone; an http intranet gets the larger gzip.
  await context.setExtraHTTPHeaders({ "accept-encoding": "gzip, deflate" });
  const page = await context.newPage();
  const network = await context.newCDPSession(page);
  await network.send("Network.enable");
  if (throttled) await network.send("Network.emulateNetworkConditions", slow);
  const answers = new Map<string, { type: string; head: number }>();
  const bytes = { script: 0, all: 0 };
  network.on("Network.responseReceived", ({ requestId, type, response }) => {
    answers.set(requestId, { type, head: response.encodedDataLength });
  });
  network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    bytes.all += encodedDataLength;
    const answer = answers.get(requestId);
    if (answer?.type === "Script") bytes.script += encodedDataLength - answer.head;
  });
  try {
    let began = performance.now();
    await page.goto(`${origin}/sign-in`, { waitUntil: "commit" });
    await page.getByLabel("登录名").fill(author.loginName);
    const signIn = performance.now() - began;
    await page.waitForLoadState("networkidle");
    const first = { ...bytes };
    await page.getByLabel("密码").fill(demoPassword);
    began = performance.now();
    await page.getByRole("button", { name: "登录", exact: true }).click();
    await page.getByRole("heading", { name: "您可以办理" }).waitFor();
    const desk = performance.now() - began;
    await page.waitForLoadState("networkidle");
    const [signInScript, signInAll, deskScript, deskAll] = [first.script, first.all, bytes.script, bytes.all];
    return { signIn, desk, signInScript, signInAll, deskScript, deskAll };
  } finally {
    await context.close();
  }
}

async function measure() {
  const dataDir = await fs.mkdtemp(path.join(os.tmpdir(), "zhucun-bench-"));
  const program = await startProgram(["tools/start.mjs"], { DATA_DIR: dataDir, DEMO: "on" });
  const quiet = ["--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update"];
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-sync", ...quiet],
  });
  try {
    await visit(browser, program.origin, false);
    const visits = [];
    for (let round = 0; round < rounds; round += 1) visits.push(await visit(browser, program.origin, true));
    return visits;
  } finally {
    await browser.close();
    await program.stop();
    await fs.rm(dataDir, { recursive: true, force: true });
  }
}

const visits = await measure();
const median = (of: keyof Visit) =>
  visits.map((one) => one[of]).toSorted((a, b) => a - b)[Math.floor(visits.length / 2)]!;
const row = (name: string, of: keyof Visit, unit: "KB" | "s", bar?: number) => {
  const value = median(of) / (unit === "KB" ? 1024 : 1000);
  return [
    name,
    `${value.toFixed(unit === "KB" ? 1 : 2)} ${unit}`,
    bar === undefined ? "" : `≤ ${bar} ${unit}, ${value <= bar ? "held" : "missed"}`,
  ];
};
console.log(
  markdown(
    ["first visit", "median", "bar"],
    [
      row("script of the sign-in", "signInScript", "KB", 120),
      row("all of the sign-in", "signInAll", "KB"),
      row("script until the desk's first page", "deskScript", "KB", 400),
      row("all until the desk's first page", "deskAll", "KB"),
      row("3 Mbit/s: sign-in usable", "signIn", "s", 4),
      row("3 Mbit/s: from the click to the first page", "desk", "s"),
    ],
  ),
);
