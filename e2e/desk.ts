import type { Page } from "playwright-core";

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
