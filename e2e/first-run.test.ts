import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeFindings } from "./axe.ts";
import { signIn, signOut } from "./desk.ts";
import { newVisitor, openBrowser, picture, type Program, startProgram } from "./program.ts";

let program: Program;
let browser: Browser;

beforeAll(async () => {
  [program, browser] = await Promise.all([startProgram({ DEMO: "off" }), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await program.stop();
});

const password = "Songling-77-river";
const founders = [
  { word: "系统管理员", name: "赵某", loginName: "zhao.mou" },
  { word: "安全管理员", name: "钱某", loginName: "qian.mou" },
  { word: "审计管理员", name: "孙某", loginName: "sun.mou" },
];

async function setUp(page: Page) {
  await page.goto("/");
  for (const [index, { name, loginName }] of founders.entries()) {
    await page.getByLabel("姓名").nth(index).fill(name);
    await page.getByLabel("登录名").nth(index).fill(loginName);
    await page.getByLabel("密码", { exact: true }).nth(index).fill(password);
    await page.getByLabel("再输一次密码").nth(index).fill(password);
  }
  await picture(page, "setup");
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole("button", { name: "建立三员账号" }).click();
  await page.waitForURL("**/sign-in");
}

test("an empty house sets up its three officers and then closes the door", async () => {
  const page = await newVisitor(browser, program.origin);
  await setUp(page);
  await page.goto("/setup");
  await page.getByRole("button", { name: "登录", exact: true }).waitFor();
  expect(page.complaints).toEqual([]);
});

test("the system administrator opens an account without rights, and nobody may enter with it yet", async () => {
  const page = await newVisitor(browser, program.origin);
  await signIn(page, "zhao.mou", password);
  await page.getByRole("link", { name: "账号管理" }).first().click();
  await page.getByRole("button", { name: "开设账号" }).click();
  await page.getByLabel("姓名").fill("李某");
  await page.getByLabel("登录名").fill("li.mou");
  await picture(page, "account-new");
  await page.getByRole("dialog").getByRole("button", { name: "开设", exact: false }).click();
  const initial = page.getByText(/^[a-zA-Z2-9]{3}(-[a-zA-Z2-9]{3}){3}$/);
  await initial.waitFor();
  await picture(page, "account-issued");
  const initialPassword = (await initial.innerText()).trim();
  expect(page.complaints).toEqual([]);

  const stranger = await newVisitor(browser, program.origin);
  await stranger.goto("/sign-in");
  await stranger.getByLabel("登录名").fill("li.mou");
  await stranger.getByLabel("密码").fill(initialPassword);
  await stranger.getByRole("button", { name: "登录", exact: true }).click();
  await stranger.getByText("尚未授予岗位").waitFor();
});

test("the audit administrator reads what the others did, and sees no business page", async () => {
  const page = await newVisitor(browser, program.origin);
  await signIn(page, "sun.mou", password);
  await page.getByRole("link", { name: "审计记录" }).first().click();
  await page.getByRole("cell", { name: "赵某" }).first().waitFor();
  await picture(page, "audit");
  expect(await axeFindings(page)).toEqual([]);
  await page.goto("/accounts");
  await page
    .getByText("没有这个页面", { exact: false })
    .or(page.getByText("没有这项权限", { exact: false }))
    .first()
    .waitFor();
  await page.goto("/");
  await signOut(page);
  expect(page.complaints).toEqual([]);
});
