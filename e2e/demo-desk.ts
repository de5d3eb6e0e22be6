import fs from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { axeFindings } from "./axe.ts";
import { signIn } from "./desk.ts";
import { newVisitor, openBrowser, picture, type Program, startProgram } from "./program.ts";

/** A Wednesday: days in the village are counted by the working calendar, so the journeys stand on one day. */
export const today = "2026-11-25";
export const round = "第三轮薄弱村整顿";
/** The village of the team on the sign-in page, and its township. */
export const home = { village: "老沟铺村", township: "杏花镇" };

let program: Program;
let browser: Browser;

/** Starts the demo for the journeys of a file and ends it behind them. */
export function onDemo() {
  beforeAll(async () => {
    [program, browser] = await Promise.all([startProgram({ TODAY: today }), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await program.stop();
    await fs.rm(program.dataDir, { recursive: true, force: true });
  });
}

/** Ends the program and begins it again on the same data, as on a later day. */
export async function laterOn(day: string) {
  const { dataDir } = program;
  await program.kill("SIGTERM");
  program = await startProgram({ TODAY: day, DATA_DIR: dataDir });
}

export const dataOfDemo = () => program.dataDir;

/** A desk of the demo where this account has signed in. */
export async function at(loginName: string) {
  const page = await newVisitor(browser, program.origin);
  await signIn(page, loginName, "Kanyikan-2026");
  await page.getByRole("heading", { name: "工作台" }).waitFor();
  return page;
}

export async function looksRight(page: Page, name: string) {
  await picture(page, name);
  expect([name, await axeFindings(page)]).toEqual([name, []]);
}

/** A card by its title; small print may follow there. */
export const card = (page: Page, title: string) =>
  page.locator("section.card").filter({ has: page.getByRole("heading", { name: new RegExp(`^${title}`) }) });

/** Opens a choice that looks names up while one types, and takes the one found. */
export async function search(page: Page, label: string, words: string) {
  await page.getByLabel(label).fill(words);
  await page
    .locator(".ant-select-dropdown:visible .ant-select-item-option:not(.ant-select-item-option-disabled)")
    .filter({ hasText: words })
    .first()
    .click();
}
