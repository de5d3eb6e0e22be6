import fs from "node:fs";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { scratch, type } from "../testing/command-line.ts";
import { verifyDraw } from "./verify-draw.ts";

const example = path.resolve(import.meta.dirname, "../../../docs/draw/example.json");
const { at, remove } = scratch();
afterAll(remove);
const verify = (...words: string[]) => type([verifyDraw], ["verify-draw", ...words], { DATA_DIR: at("none") });

test("a certificate as it was made passes, and no database is asked", async () => {
  const { said, code } = await verify(example);
  expect(code).toBe(0);
  expect(said).not.toContain("不符");
  expect(said).toContain("核验通过：第三季度整顿工作督查，第 1 次抽取，底册 30 个，抽中 8 个。");
  expect(fs.existsSync(at("none"))).toBe(false);
});

test("a changed one does not, and what is wrong is said", async () => {
  fs.writeFileSync(at("changed.json"), fs.readFileSync(example, "utf8").replaceAll("第5村", "第6村"));
  const { said, code } = await verify(at("changed.json"));
  expect(code).toBe(1);
  expect(said).toContain("不符  底册与公布的 SHA-256 不一致");
  expect(said).toMatch(/核验不通过。$/);
});

test("bytes that are no text, a mark at the beginning, another file: none is a certificate", async () => {
  const bytes = fs.readFileSync(example);
  for (const [name, content] of [
    ["bytes.json", Buffer.concat([bytes.subarray(0, 900), Buffer.from([0xff]), bytes.subarray(901)])],
    ["mark.json", Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes])],
    ["other.json", Buffer.from("{}")],
  ] as const) {
    fs.writeFileSync(at(name), content);
    expect((await verify(at(name))).code).toBe(1);
  }
});

test("what was published before is compared", async () => {
  const { frameSha256 } = JSON.parse(fs.readFileSync(example, "utf8")) as { frameSha256: string };
  expect((await verify(example, "--published", frameSha256)).said).toContain("通过  与抽取前公布的 SHA-256 相符");
  expect((await verify(example, "--published", "0".repeat(64))).code).toBe(1);
});

test("a file that is not there is told in a sentence", async () => {
  const { said, code } = await verify(at("nowhere.json"));
  expect(said).toBe(`读不了文件 ${at("nowhere.json")}：ENOENT`);
  expect(code).toBe(1);
});
