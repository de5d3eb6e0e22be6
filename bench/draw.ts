/**
 * 1,000 villages drawn from the country's 600,000 in eight strata, a tenth of them visited lately and coming last, 200 inspectors: the frozen
 * text read back and drawn as the server does it; the certificate run again by the command line's means; and by the stand-alone page in Chromium,
 * from the choice of the file until the report stands. Bars: the draw and the page ≤ 3 s each.
 */
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { hex } from "../src/domain/inspections/draw/bytes.ts";
import { certificateText } from "../src/domain/inspections/draw/certificate.ts";
import { draw } from "../src/domain/inspections/draw/draw.ts";
import type { DrawFrame } from "../src/domain/inspections/draw/frame.ts";
import { readFrame } from "../src/domain/inspections/draw/frame-read.ts";
import { frameRefusals } from "../src/domain/inspections/draw/frame-refusals.ts";
import { frameText } from "../src/domain/inspections/draw/frame-text.ts";
import { resultText } from "../src/domain/inspections/draw/result-text.ts";
import { commitmentOf, frameHash, seedOf } from "../src/domain/inspections/draw/seed.ts";
import { verifyCertificate } from "../src/domain/inspections/draw/verify.ts";
import { sha256 } from "../src/server/sha256.ts";
import { markdown } from "./ground/table.ts";

const villages = 600_000;
const rounds = Number(process.argv[2] ?? 3);
const bar = 3;
const textHash = (text: string) => hex(sha256(text));

const idOf = (text: string) =>
  textHash(text).replace(/^(.{8})(.{4})(.{3})(.{3})(.{12}).*$/, (_, a, b, c, d, e) => `${a}-${b}-7${c}-8${d}-${e}`);
const strata = ["软弱涣散村", "重点帮扶村", "城郊村", "山区村", "库区村", "边境村", "合并村", "其他村"];
const frame: DrawFrame = {
  inspectionId: idOf("inspection"),
  title: "全国整顿工作抽查",
  day: "2026-09-01",
  number: 1,
  earlier: [],
  method: "stratified",
  clusterChoice: "simple",
  allocation: "equal",
  memory: "after",
  strata: strata.map((name) => ({ name, n: 125, clusters: 0 })),
  units: Array.from({ length: villages }, (_, i) => ({
    id: idOf(`village ${i}`),
    name: `第${i}村村民委员会`,
    stratum: strata[i % 8]!,
    cluster: "",
    weight: 1,
    seen: i % 10 === 0,
  })),
  exclusions: [],
  inspectors: Array.from({ length: 200 }, (_, i) => ({ id: idOf(`inspector ${i}`), name: `督查员${i}`, group: "" })),
  recusals: [],
  perObject: 2,
  publicSource: "",
};

const median = (list: readonly number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]!;
function timed<T>(run: () => T): { readonly seconds: number; readonly last: T } {
  const times: number[] = [];
  let last: T | undefined;
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    last = run();
    times.push((performance.now() - began) / 1000);
  }
  return { seconds: median(times), last: last! };
}

const frozen = timed(() => {
  if (frameRefusals(frame).length > 0) throw new Error("refused");
  return frameText(frame);
});
const frameSha256 = frameHash(sha256, frozen.last);
const secrets = ["a", "b"].map((officer) => textHash(officer)) as [string, string];
const seed = seedOf(sha256, frameSha256, ...secrets, "");
const drawn = timed(() => draw(readFrame(frozen.last) as DrawFrame, seed, sha256));
const at = (minute: number) => `2026-09-01T01:0${minute}:00.000Z`;
const certificate = certificateText(
  {
    frameText: frozen.last,
    frozenAt: at(0),
    officers: secrets.map((secret, i) => ({
      ...{ id: `o${i}`, name: `抽取人${i}`, commitment: commitmentOf(sha256, frameSha256, `o${i}`, secret) },
      ...{ committedAt: at(1), secret, revealedAt: at(2) },
    })),
    publicNumber: "",
    seed,
    drawnAt: at(3),
    resultText: resultText(drawn.last),
  },
  sha256,
);
const verified = timed(() => verifyCertificate(certificate, sha256));
if (!verified.last.passed) throw new Error("the certificate does not hold");

async function inThePage() {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), "zhucun-bench-"));
  const file = path.join(folder, "certificate.json");
  await fs.writeFile(file, certificate);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-sync", "--no-first-run"],
  });
  try {
    const own: number[] = [];
    const whole: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const page = await browser.newPage();
      await page.goto(pathToFileURL(path.resolve(import.meta.dirname, "../docs/draw/verify.html")).href);
      const began = performance.now();
      await page.setInputFiles("#file", file);
      await page.locator('#report[data-state="passed"]').waitFor({ timeout: 120_000 });
      whole.push((performance.now() - began) / 1000);
      own.push(Number(/([\d.]+) 秒/.exec((await page.locator(".time").textContent())!)![1]));
      await page.close();
    }
    return { own: median(own), whole: median(whole) };
  } finally {
    await browser.close();
    await fs.rm(folder, { recursive: true });
  }
}

const page = await inThePage();
const verdict = (seconds: number) => {
  if (seconds > bar) process.exitCode = 1;
  return `≤ ${bar} s, ${seconds <= bar ? "held" : "missed"}`;
};
const seconds = (value: number) => `${value.toFixed(2)} s`;
const megabytes = (Buffer.byteLength(certificate) / 1e6).toFixed(0);
console.log(
  markdown(
    [`1,000 from 600,000 in 8 strata, certificate of ${megabytes} MB`, "median", "bar"],
    [
      ["rules checked and frame written (once, at freezing)", seconds(frozen.seconds), ""],
      ["frame read back and drawn, with inspectors", seconds(drawn.seconds), verdict(drawn.seconds)],
      ["certificate verified, Node (verify-draw)", seconds(verified.seconds), verdict(verified.seconds)],
      ["certificate verified in the stand-alone page", seconds(page.own), verdict(page.own)],
      ["from the choice of the file to the report", seconds(page.whole), ""],
    ],
  ),
);
console.log(
  `load of the machine ${os
    .loadavg()
    .map((load) => load.toFixed(1))
    .join(" / ")} on ${os.cpus().length} cores`,
);
