import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeFindings } from "./axe.ts";
import { ask } from "../src/server/testing/ask.ts";
import { databaseOf } from "./database.ts";
import { signIn } from "./desk.ts";
import { newVisitor, openBrowser, picture, type Program, startProgram } from "./program.ts";

// Eyes and hands that differ: dark, large type, no mouse.

let program: Program;
let browser: Browser;

beforeAll(async () => {
  [program, browser] = await Promise.all([startProgram(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await program.stop();
});

test("what was just loaded has its statistics, so that the first pages do not take minutes", async () => {
  const text =
    "select count(*)::int as n from pg_statistic where starelid in ('village'::regclass, 'ranking'::regclass)";
  const [found] = await ask<{ n: number }>(databaseOf(program.dataDir).url(), text);
  expect(found!.n).toBeGreaterThan(0);
});

const password = "Kanyikan-2026";

/** Main pages of a county officer, each with what shows that it stands. */
const pages: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  ["/", (page) => page.getByRole("heading", { name: "工作台" }).waitFor()],
  ["/villages", (page) => page.locator("tbody tr").nth(20).waitFor()],
  ["/rounds", (page) => page.getByRole("link", { name: "第三轮薄弱村整顿" }).waitFor()],
  ["/cases", (page) => page.locator("tbody tr.row-opens").nth(20).waitFor()],
  ["/wall", (page) => page.locator(".wall-frame g.tile").nth(500).waitFor()],
  ["/bulletins", (page) => page.getByRole("link", { name: /进展情况的通报/ }).waitFor()],
  ["/imports", (page) => page.getByText("还没有导入过表格").waitFor()],
];

async function openRound(page: Page, tab: string) {
  await page.goto("/rounds");
  await page.getByRole("link", { name: "第三轮薄弱村整顿" }).click();
  await page.getByRole("navigation", { name: "本轮次各页" }).getByRole("link", { name: tab }).click();
  await page.locator("tbody tr").nth(20).waitFor();
}

async function looksRight(page: Page, name: string) {
  await picture(page, name);
  expect([name, await axeFindings(page)]).toEqual([name, []]);
  const beyond = await page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
  expect([name, Number(beyond) <= 0]).toEqual([name, true]);
}

async function walk(page: Page & { complaints: string[] }, look: string) {
  for (const [path, ready] of pages) {
    await page.goto(path);
    await ready(page);
    await looksRight(page, `${look}-${path.slice(1) || "home"}`);
  }
  await openRound(page, "倒排");
  await looksRight(page, `${look}-ranking`);
  await page.goto("/cases");
  await page.locator("tbody tr.row-opens").first().click();
  await page.getByRole("heading", { name: /^问题清单/ }).waitFor();
  await looksRight(page, `${look}-case`);
  await page.goto("/bulletins");
  await page.getByRole("link", { name: /进展情况的通报/ }).click();
  await page.getByRole("article", { name: "公文预览" }).waitFor();
  await looksRight(page, `${look}-bulletin`);
  expect(page.complaints).toEqual([]);
}

/** As the officer sets it under “显示设置”, kept by the browser. */
async function desk(setting: Readonly<Record<string, string>>) {
  const page = await newVisitor(browser, program.origin);
  await page.addInitScript((pairs) => {
    for (const [key, value] of Object.entries(pairs)) localStorage.setItem(key, value);
  }, setting);
  await signIn(page, "zuzhi1", password);
  return page;
}

test("dark and large type: every main page holds its contrast and its width", async () => {
  await walk(await desk({ "zhucun.appearance": "dark large" }), "dark-large");
});

/** Name of what has the keys, as a screen reader would say it. */
const named = `(() => {
  const at = document.activeElement;
  const label = at.labels && at.labels[0];
  return (at.getAttribute("aria-label") || (label && label.innerText) || at.innerText || "").trim();
})()`;

/** Walks with Tab until something of this name has the keys. */
async function tabTo(page: Page, name: string | RegExp) {
  const wanted = (text: string) => (typeof name === "string" ? text === name : name.test(text));
  const seen: string[] = [];
  for (let step = 0; step < 120; step++) {
    await page.keyboard.press("Tab");
    const here = String(await page.evaluate(named));
    if (wanted(here)) return;
    seen.push(here);
  }
  throw new Error(`The keys never reached ${String(name)}, only: ${seen.join(" / ")}`);
}

async function act(page: Page, name: string | RegExp, key = "Enter") {
  await tabTo(page, name);
  await page.keyboard.press(key);
}

async function signInByKeys(loginName: string) {
  const page = await newVisitor(browser, program.origin);
  await page.goto("/sign-in");
  await page.getByLabel("登录名").waitFor();
  if (String(await page.evaluate(named)) !== "登录名") await tabTo(page, "登录名");
  await page.keyboard.type(loginName);
  await tabTo(page, "密码");
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "工作台" }).waitFor();
  return page;
}

const fourth = "第四轮薄弱村整顿";

test("without a mouse: the county opens the round, a township fills an assessment in and hands it over", async () => {
  const county = await signInByKeys("zuzhi1");
  await act(county, /^整顿/);
  await county.getByRole("menuitem", { name: "整顿台账" }).waitFor();
  await expect.poll(() => county.evaluate(named)).toBe("整顿台账");
  await county.keyboard.press("Enter");
  await county.waitForURL("**/cases");
  await act(county, "摸排");
  await county.getByRole("link", { name: fourth }).waitFor();
  await act(county, fourth);
  await county.getByRole("heading", { name: fourth, level: 1 }).waitFor();
  await act(county, "启动摸排");
  await county.getByRole("dialog").waitFor();
  await act(county, "启动摸排");
  await county.getByText("应报村", { exact: true }).waitFor();

  const page = await signInByKeys("shiquan");
  await act(page, "摸排");
  await page.getByRole("link", { name: fourth }).waitFor();
  await act(page, fourth);
  await page.getByRole("heading", { name: fourth, level: 1 }).waitFor();
  await act(page, "各村摸排");
  await page.locator("tbody tr.row-opens").first().waitFor();
  const village = await page.locator("tbody tr.row-opens td").first().innerText();
  await act(page, new RegExp(`^${village}`));
  const fields = page.getByRole("group", { name: "评估指标" });
  await fields.waitFor();
  const count = await fields.locator("input:not([type=checkbox])").count();
  for (let index = 0; index < count; index++) {
    const here = "document.activeElement.matches('fieldset input:not([type=checkbox])')";
    if (index > 0 || !(await page.evaluate(here)))
      do await page.keyboard.press("Tab");
      while (!(await page.evaluate(here)));
    await page.keyboard.type("1");
  }
  await act(page, /^班子不全/, "Space");
  await act(page, "上报本村");
  await page.getByText(`${village}已上报。`).waitFor();
  expect([...county.complaints, ...page.complaints]).toEqual([]);
});
