import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { expect, test } from "vitest";
import { vectorFiles } from "./draw-vectors.ts";
import { verifierFile, verifierPage } from "./verifier.ts";

const folder = path.dirname(verifierFile);
const at = (name: string) => path.join(folder, name);
const run = (program: string, ...args: string[]) => spawnSync(program, args, { encoding: "utf8" });

test("the page for verifying is the one the sources make (else run tools/verifier.ts)", async () => {
  expect(fs.readFileSync(verifierFile, "utf8") === (await verifierPage())).toBe(true);
});

test("the page needs nothing but itself", async () => {
  // The licence of what it is built from names an address, and stays.
  const page = (await verifierPage()).replaceAll(/\/\*!.*?\*\//gs, "");
  expect(page).toContain("default-src 'none'");
  expect(page.match(/<script|<link|\bsrc=|\bhref=|https?:\/\//g)).toEqual(["<script"]);
});

test("the vectors are what the rules give (else run tools/draw-vectors.ts)", () => {
  for (const [file, text] of vectorFiles()) expect(fs.readFileSync(file, "utf8")).toBe(text);
});

/** Node is always there; Python where the machine has one. What stands in docs/draw was written from docs/draw.md alone. */
const python = ["python3", "python"].find((program) => run(program, "--version").stdout?.startsWith("Python 3"));
const others = [[process.execPath, "draw.mjs"], ...(python === undefined ? [] : [[python, "draw.py"]])] as [
  string,
  string,
][];

test.each(others)("another implementation agrees on every vector: %s %s", (program, script) => {
  const { stdout, stderr, status } = run(program, at(script), at("vectors.json"));
  expect(stderr).toBe("");
  expect(
    stdout
      .trim()
      .split(/\r?\n/)
      .filter((line) => line.startsWith("ok ")),
  ).toHaveLength((JSON.parse(fs.readFileSync(at("vectors.json"), "utf8")) as unknown[]).length);
  expect(status).toBe(0);
  expect(run(program, at(script), at("example.json")).status).toBe(0);
});
