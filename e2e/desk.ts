import fs from "node:fs/promises";
import type { Locator, Page } from "playwright-core";

/** Signs in through the page, as a person does. */
export async function signIn(page: Page, loginName: string, password: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("登录名").fill(loginName);
  await page.getByLabel("密码").fill(password);
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}

export async function signOut(page: Page): Promise<void> {
  await page.locator("header button").last().click();
  await page.getByRole("menuitem", { name: "退出", exact: true }).click();
  await page.waitForURL("**/sign-in*");
}

/** The number under a name in the strip of figures. */
export const kpi = (page: Page, name: string) =>
  page
    .locator("dl.kpi > div")
    .filter({ has: page.getByText(name, { exact: true }) })
    .locator(".kpi-value");

/** What the browser saves after the act, with the name it suggests. */
export async function saved(page: Page, act: () => Promise<void>): Promise<{ name: string; content: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent("download"), act()]);
  return { name: download.suggestedFilename(), content: await fs.readFile(await download.path()) };
}

/** Opens a choice of a filter or form and takes one entry. */
export async function choose(page: Page, label: string, entry: string): Promise<void> {
  await page.getByRole("combobox", { name: label, exact: true }).click();
  await page.locator(".ant-select-dropdown:visible .ant-select-item-option").filter({ hasText: entry }).first().click();
}

/** A question is asked in a dialog whose button carries the same words. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  const named = { name, exact: true };
  await page.getByRole("button", named).click();
  await page.getByRole("dialog").getByRole("button", named).click();
}

/** Types a day as 2026-11-22 into a date box. */
export async function fillDay(page: Page, box: Locator, day: string): Promise<void> {
  await box.fill(day);
  await box.press("Enter");
  await page.locator(".ant-picker-dropdown:visible").waitFor({ state: "hidden" });
}

/** Opens a page through the top bar; a room of several pages opens a list first. */
export async function openPage(page: Page, name: string, room?: string): Promise<void> {
  const nav = page.getByRole("navigation", { name: "主导航" });
  if (!room) return nav.getByRole("link", { name, exact: true }).click();
  await nav.getByRole("button", { name: room }).click();
  await page.getByRole("menuitem", { name, exact: true }).getByRole("link").click();
}
