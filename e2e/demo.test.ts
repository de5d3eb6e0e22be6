import ExcelJS from "exceljs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeFindings } from "./axe.ts";
import { choose, kpi, openPage, saved, signIn } from "./desk.ts";
import { newVisitor, openBrowser, picture, type Program, startProgram } from "./program.ts";
import { readWord } from "./word.ts";

interface DemoAccount {
  readonly loginName: string;
  readonly password: string;
  readonly role: string;
  readonly place: string;
}
const third = "第三轮薄弱村整顿";
const circular = /关于第三轮薄弱村排查确定情况的通报/;
const progress = /关于第三轮薄弱村整顿进展情况的通报/;

let program: Program;
let browser: Browser;
let accounts: readonly DemoAccount[];

beforeAll(async () => {
  [program, browser] = await Promise.all([startProgram(), openBrowser()]);
  const state = (await (await fetch(`${program.origin}/api/auth/state`)).json()) as { demoAccounts: DemoAccount[] };
  accounts = state.demoAccounts;
});
afterAll(async () => {
  await browser.close();
  await program.stop();
});

/** A desk where somebody of this office has signed in. */
async function deskOf(role: string, place: RegExp) {
  const account = accounts.find((one) => one.role === role && place.test(one.place))!;
  const page = await newVisitor(browser, program.origin);
  await signIn(page, account.loginName, account.password);
  return page;
}
const countyDesk = () => deskOf("county", /青岚县委组织部（经办人）/);

async function openRound(page: Page, tab?: string) {
  await page.goto("/rounds");
  await page.getByRole("link", { name: third }).click();
  await page.getByRole("heading", { name: third, level: 1 }).waitFor();
  if (tab) await page.getByRole("navigation", { name: "本轮次各页" }).getByRole("link", { name: tab }).click();
}

async function openBulletin(page: Page, title: RegExp) {
  await page.goto("/bulletins");
  await page.getByRole("link", { name: title }).click();
  await page.getByRole("article", { name: "公文预览" }).waitFor();
}

const figure = (page: Page, name: string) => page.getByTitle(`${name}：查看口径和明细`, { exact: true }).first();
const shown = (page: Page, name: string) => expect.poll(() => kpi(page, name).innerText());

async function looksRight(page: Page, name: string) {
  await picture(page, name);
  expect(await axeFindings(page)).toEqual([]);
}

test("the county officer walks the round: 602 villages, the weakest first, 90 on the list, 45 = 25 + 20 decided", async () => {
  const page = await countyDesk();
  await page.getByRole("heading", { name: "工作台" }).waitFor();
  await looksRight(page, "demo-home");

  await openRound(page);
  await shown(page, "应报村").toBe("602 个村");
  await shown(page, "已报").toBe("602 个村");
  await page.getByRole("link", { name: "桐湾镇" }).waitFor();
  await looksRight(page, "demo-round");

  await openRound(page, "倒排");
  await shown(page, "参加倒排").toBe("602 个村");
  await shown(page, "比例名额").toBe("90 个村");
  const rows = page.locator("table.ranking tbody tr:not(.cut)");
  await rows.nth(199).waitFor();
  const points = await rows.evaluateAll((all) =>
    all
      .filter((row) => row.children[6]!.textContent !== "● 应整尽整")
      .map((row) => Number.parseFloat(row.children[3]!.textContent)),
  );
  expect(points.length).toBe(195);
  expect(points).toEqual([...points].sort((a, b) => b - a));
  await page.getByText("▲ 以上按比例列入").waitFor();
  await rows
    .first()
    .getByRole("button", { name: /的得分明细$/ })
    .click();
  await looksRight(page, "demo-ranking");

  await openRound(page, "名单与联审");
  await shown(page, "初步名单").toBe("90 个村");
  await page.getByText("共 90 个，显示 90 个").waitFor();
  await looksRight(page, "demo-shortlist");

  await openRound(page, "审定");
  await shown(page, "确定整顿").toBe("45 个村");
  await shown(page, "县级管理").toBe("25 个村");
  await shown(page, "镇级管理").toBe("20 个村");
  await looksRight(page, "demo-decision");
  expect(page.complaints).toEqual([]);
});

test("the ledger of the round's 45 files opens in Excel, with its 79 problems and 364 goals", async () => {
  const page = await countyDesk();
  await openPage(page, "整顿台账", "整顿");
  // 第二轮反弹的两个村另立了新档，也在整顿.
  await shown(page, "在册村（社区）").toBe("47 个");
  await choose(page, "轮次", third);
  await shown(page, "在册村（社区）").toBe("45 个");
  await page.getByText("共 45 个村（社区）").first().waitFor();
  await looksRight(page, "demo-cases");

  const { name, content } = await saved(page, () => page.getByRole("button", { name: "导出整改台账" }).click());
  expect(name).toMatch(/^整改台账 \d{4}-\d{2}-\d{2}\.xlsx$/);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(content as unknown as ArrayBuffer);
  const tables = [
    { sheet: "整改台账", head: "审定文号", rows: 45 },
    { sheet: "问题清单", head: "办结日期", rows: 79 },
    { sheet: "目标事项", head: "责任单位", rows: 364 },
  ];
  for (const { sheet, head, rows } of tables) {
    const values = workbook.getWorksheet(sheet)!.getSheetValues().filter(Array.isArray);
    const at = values.findIndex((row) => row.includes(head));
    expect([sheet, values.length - at - 1]).toEqual([sheet, rows]);
  }
  const levels = workbook.getWorksheet("整改台账")!.getColumn(5).values;
  expect(levels.filter((level) => level === "县级管理")).toHaveLength(25);
  expect(levels.filter((level) => level === "镇级管理")).toHaveLength(20);
  expect(page.complaints).toEqual([]);
});

test("the wall shows every township with its lights, narrows, and opens the file behind a tile", async () => {
  const page = await countyDesk();
  await openPage(page, "挂图作战", "整顿");
  await page.getByText("10 个乡镇（街道） 602 个村（社区） 在册 45 个").waitFor();
  const tiles = page.locator(".wall-frame g.tile");
  await expect.poll(() => tiles.count()).toBe(602);
  await expect.poll(() => page.locator(".wall-frame g[aria-label*='村 · 红']").count()).toBe(10);
  const lights = ["red", "yellow", "green"].map((light) => page.locator(`.wall-frame g.tile-${light}`));
  await expect.poll(() => Promise.all(lights.map((one) => one.count()))).toEqual([9, 15, 21]);
  const unlike = await tiles.evaluateAll((all) =>
    all
      .filter((tile) => !tile.getAttribute("aria-label")!.startsWith(tile.textContent))
      .map((tile) => tile.textContent),
  );
  expect(unlike).toEqual([]);
  await looksRight(page, "demo-wall");

  await choose(page, "乡镇", "白石镇");
  await page.getByRole("checkbox", { name: "只看在册村" }).check();
  await expect.poll(() => tiles.count()).toBe(8);
  await picture(page, "demo-wall-township");

  const tile = tiles.first();
  const village = (await tile.getAttribute("aria-label"))!.split("，")[0]!;
  await tile.click();
  await page.getByRole("heading", { name: `白石镇 ${village}` }).waitFor();
  await page.getByRole("heading", { name: /^问题清单/ }).waitFor();
  await looksRight(page, "demo-case");
  expect(page.complaints).toEqual([]);
});

async function downloadWord(page: Page) {
  return saved(page, () => page.getByRole("button", { name: "下载 Word" }).click());
}

test("the published circular stands as it was when the files move on, and the draft says what moved", async () => {
  const page = await countyDesk();
  await openBulletin(page, circular);
  await looksRight(page, "demo-circular");
  const goals = figure(page, "目标事项条数");
  await expect.poll(() => goals.innerText()).toBe("364");
  await goals.click();
  const drawer = page.getByRole("dialog");
  await drawer.getByText("口径", { exact: true }).waitFor();
  await drawer.getByText("明细 364 行").waitFor();
  await expect.poll(() => drawer.locator("tbody tr.ant-table-row").count()).toBe(50);
  await looksRight(page, "demo-figure");
  await page.keyboard.press("Escape");
  await drawer.waitFor({ state: "hidden" });

  const first = await downloadWord(page);
  expect(first.name).toMatch(/^青组通〔\d{4}〕5号 关于第三轮薄弱村排查确定情况的通报\.docx$/);
  const word = await readWord(first.content);
  const sentences = [
    "纳入摸排村（社区）602个",
    "初步名单90个",
    "共确定软弱涣散村党组织45个",
    "由县级重点管理的25个",
    "由乡镇（街道）管理的20个",
    "问题清单79条",
    "目标事项364条",
  ];
  expect(sentences.filter((sentence) => !word.text.includes(sentence))).toEqual([]);
  const sheet = { w: 11906, h: 16838, top: 2098, left: 1588, right: 1474, bottom: 1984 };
  const off = Object.entries(sheet).filter(([side, size]) => Math.abs(word.page[side]! - size) > 2);
  expect(off).toEqual([]);
  const paper = await page.getByRole("article", { name: "公文预览" }).innerText();

  await openBulletin(page, progress);
  const doneBefore = Number(await figure(page, "已完成目标事项条数").innerText());
  await addProblemAndFinishGoal(page);

  await openBulletin(page, circular);
  await expect.poll(() => page.getByRole("article", { name: "公文预览" }).innerText()).toBe(paper);
  const again = await downloadWord(page);
  expect(again.content.equals(first.content)).toBe(true);

  await openBulletin(page, progress);
  await expect.poll(() => figure(page, "已完成目标事项条数").innerText()).toBe(String(doneBefore + 1));
  await page.getByRole("tab", { name: "与上一份的差异" }).click();
  await page.getByText("此前没有印发过同类（同系列）的通报、简报，没有可以比较的内容。").waitFor();

  await draftAnother(page);
  await page.getByRole("tab", { name: "与上一份的差异" }).click();
  await page.getByText("与上一份（同类通报或者同系列简报）比较").waitFor();
  await page.getByRole("row", { name: /^问题清单条数 79 80$/ }).waitFor();
  await looksRight(page, "demo-difference");
  expect(page.complaints).toEqual([]);
});

/** One of the kind that was issued: only with its own kind is a circular compared. */
async function draftAnother(page: Page) {
  await page.goto("/bulletins");
  await page.getByRole("button", { name: "拟写通报" }).first().click();
  await choose(page, "轮次", "第三轮");
  await page.getByRole("dialog").getByRole("button", { name: "开始拟写" }).click();
  await page.getByRole("textbox", { name: "标题", exact: true }).waitFor();
  const texts = async () => {
    const areas = await page.locator(".figure-text textarea").all();
    return (await Promise.all(areas.map((one) => one.inputValue()))).join();
  };
  await expect.poll(texts).toContain("【问题清单条数 列入问题清单80条】");
  expect(await texts()).not.toContain("{{");
}

async function addProblemAndFinishGoal(page: Page) {
  await page.goto("/cases?level=county");
  await page.locator("tbody tr.row-opens").first().click();
  await page.getByRole("button", { name: "增加问题", exact: true }).click();
  await choose(page, "方面", "阵地保障");
  await page.getByLabel("问题", { exact: true }).fill("村级组织活动场所门窗破损，冬季不能使用");
  await page.getByRole("dialog").getByRole("button", { name: "保存" }).click();
  await page.getByText("已保存。").waitFor();
  await page.getByRole("cell", { name: "村级组织活动场所门窗破损，冬季不能使用" }).waitFor();

  const goals = page.getByRole("region", { name: /^目标事项/ });
  await goals.getByRole("button", { name: "办结", exact: true }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "办结", exact: true }).click();
  await page.getByText("已办结销号。").waitFor();
}

test("a township officer sees the villages of the township, and a file elsewhere is not there", async () => {
  const county = await countyDesk();
  await county.goto("/cases");
  const elsewhere = county.locator("tbody tr.row-opens").filter({ hasText: "青岚街道" }).first();
  await elsewhere.click();
  await county.getByRole("heading", { name: /^青岚街道/, level: 1 }).waitFor();
  const foreign = new URL(county.url()).pathname;

  const page = await deskOf("township", /^白石镇$/);
  await openRound(page, "各村摸排");
  await page.getByText("共 104 个", { exact: false }).first().waitFor();
  await looksRight(page, "demo-township-assess");
  await page.goto("/cases");
  await shown(page, "在册村（社区）").toBe("8 个");
  const row = page.locator("tbody tr.row-opens");
  await expect.poll(() => row.count()).toBe(8);
  const places = await row.allInnerTexts();
  expect(places.every((row) => row.includes("白石镇"))).toBe(true);
  await page.goto(foreign);
  await page.getByText("没有找到", { exact: false }).first().waitFor();
  await looksRight(page, "demo-township-foreign");
  expect(page.complaints).toEqual([]);
});

test("a department sees the shortlist and writes on it, and nothing else of the round", async () => {
  const page = await deskOf("department", /县信访局/);
  const nav = page.getByRole("navigation", { name: "主导航" });
  await nav.getByRole("link", { name: "联审" }).click();
  await page.getByRole("link", { name: third }).click();
  await page.getByText("共 90 个，显示 90 个").waitFor();
  await expect.poll(() => page.locator("ul.opinion-list > li").count()).toBe(90);
  await looksRight(page, "demo-department");
  const round = new URL(page.url()).pathname.replace("/shortlist", "");
  for (const closed of [round, `${round}/ranking`, `${round}/assess`, "/cases", "/villages", "/bulletins"]) {
    await page.goto(closed);
    await page
      .getByText(/没有这个页面|没有这项权限|没有找到/)
      .first()
      .waitFor();
  }
  expect(page.complaints).toEqual([]);
});
