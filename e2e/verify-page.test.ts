import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeFindings } from "./axe.ts";
import { newVisitor, openBrowser, picture } from "./program.ts";

const folder = path.resolve(import.meta.dirname, "../docs/draw");
const example = path.join(folder, "example.json");
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** The page as somebody opens it from a folder, on a computer without any network. */
async function openPage(file = path.join(folder, "verify.html")) {
  const page = await newVisitor(browser, "http://127.0.0.1:9");
  await page.context().setOffline(true);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  return Object.assign(page, { asked });
}

test("a certificate put into the page from a folder is drawn again", async () => {
  const page = await openPage();
  await page.setInputFiles("#file", example);
  await page.getByText("核验通过：重新抽取，结果与证书一致。").waitFor();
  await expect.poll(() => page.locator(".checks .no").count()).toBe(0);
  await expect.poll(() => page.locator(".rows").nth(1).locator("tbody tr").count()).toBe(8);
  await page.locator("#published").fill("0".repeat(64));
  await page.getByRole("button", { name: "核验" }).click();
  await page.getByText("✗ 与抽取前公布的 SHA-256 不符").waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, "verify-page");
  expect(page.asked.filter((url) => !/^(file|blob):/.test(url))).toEqual([]);
  expect(page.complaints).toEqual([]);
});

test("a pasted one with a sign changed is refused, and rubbish is told so", async () => {
  const page = await openPage();
  const text = await fs.readFile(example, "utf8");
  const check = async (content: string) => {
    await page.locator("#text").fill(content);
    await page.getByRole("button", { name: "核验" }).click();
  };
  await check(`${text}\n`);
  await page.getByText("核验通过").waitFor();
  await check(text.replaceAll("第5村", "第6村"));
  await page.getByText("✗ 底册与公布的 SHA-256 不一致").waitFor();
  await check("不是证书");
  await page.getByText("✗ 文件不是抽取证书").waitFor();
  expect(page.complaints).toEqual([]);
});

test("where the browser gives no WebAssembly, script hashes; a file that is gone is told so", async () => {
  const scratch = await fs.mkdtemp(path.join(os.tmpdir(), "zhucun-verify-"));
  const [old, file] = [path.join(scratch, "verify.html"), path.join(scratch, "certificate.json")];
  const html = await fs.readFile(path.join(folder, "verify.html"), "utf8");
  await fs.writeFile(old, html.replace(" 'wasm-unsafe-eval'", ""));
  await fs.copyFile(example, file);
  const page = await openPage(old);
  await page.setInputFiles("#file", file);
  await page.getByText("核验通过：重新抽取，结果与证书一致。").waitFor();
  const empty = page.evaluate("WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(() => 1)");
  await expect(empty).rejects.toThrow("Content Security Policy");
  await fs.rm(scratch, { recursive: true });
  await page.getByRole("button", { name: "核验" }).click();
  await page.getByText("核验没有完成").waitFor();
});
