import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { addMonths, diffDays } from "#domain/date.ts";
import { at, card, home, looksRight, onDemo, round, today } from "./demo-desk.ts";
import { fillDay, openPage, press, saved } from "./desk.ts";
import { readWord } from "./word.ts";

onDemo();

const rows = (page: Page) => page.locator("tbody tr.ant-table-row");
const nowAt = (page: Page) => page.getByRole("list", { name: "办理环节" }).locator("[aria-current=step] strong");

async function openCase(page: Page, village: string) {
  await page.getByRole("link", { name: village, exact: true }).click();
  await page.getByRole("heading", { name: new RegExp(`\\s${village}$`), level: 1 }).waitFor();
  await page.getByRole("list", { name: "办理环节" }).waitFor();
}

async function vote(page: Page, votes: Readonly<Record<string, number>>) {
  for (const [name, count] of Object.entries(votes)) await page.getByLabel(name, { exact: true }).fill(String(count));
}

test("acceptance: 24 items and the votes of the village, more votes than people are refused, then it is delisted", async () => {
  const page = await at("zuzhi2");
  await page.getByRole("link", { name: /镇级已核验，待县级验收/ }).click();
  await rows(page).first().waitFor();
  await expect.poll(() => rows(page).count()).toBe(1);
  await rows(page).first().click();
  await page.getByRole("button", { name: "登记县级验收" }).waitFor();
  await expect.poll(() => nowAt(page).innerText()).toContain("镇级核验");
  const file = new URL(page.url()).pathname;
  await looksRight(page, "case-waiting");
  await page.getByRole("button", { name: "登记县级验收" }).click();
  await page.getByRole("heading", { name: "县级验收", level: 1 }).waitFor();

  const items = page.locator(".score-table tbody tr");
  await expect.poll(() => items.count()).toBe(24);
  const most = await items.evaluateAll((tr) => tr.map((one) => Number(/(\d+)\s*$/.exec(one.textContent)![1])));
  expect(most.reduce((sum, points) => sum + points, 0)).toBe(100);
  for (const [index, points] of most.entries()) await page.locator(`#score-${index}`).fill(String(points - 0.5));
  await page.getByText("综合得分 88 分", { exact: false }).waitFor();
  await page.getByLabel("验收组人员（单位、姓名）").fill("县委组织部李某、县委政法委朱某、县农业农村局孙某");

  const save = page.getByRole("button", { name: "保存验收结果" });
  await vote(page, { 实到人数: 13, 满意票: 11, 一般票: 2, 不满意票: 1 });
  await page.getByRole("alert").getByText("满意、一般、不满意票数之和不能多于实到人数。").waitFor();
  await expect.poll(() => save.isEnabled()).toBe(false);
  await looksRight(page, "acceptance-votes");
  await vote(page, { 满意票: 5, 一般票: 1, 不满意票: 7 });
  await page.getByText("一票否决", { exact: false }).waitFor();
  await page.getByLabel("新的整顿完成时限").waitFor();
  await expect.poll(() => save.isEnabled()).toBe(false);
  await vote(page, { 满意票: 10, 一般票: 2, 不满意票: 1 });
  await page.getByText("验收结果：合格", { exact: true }).waitFor();
  await looksRight(page, "acceptance");
  await save.click();
  await page.getByText("验收合格，可以销号。").waitFor();
  await card(page, "县级验收").getByText("88", { exact: false }).first().waitFor();

  await page.getByRole("button", { name: "销号", exact: true }).click();
  await page.getByLabel("销号文号").fill("青组发〔2026〕35号");
  await looksRight(page, "case-delisting");
  await page.getByRole("dialog").getByRole("button", { name: "销号", exact: true }).click();
  await page.getByText("已销号，转入巩固期。").waitFor();
  await expect.poll(() => nowAt(page).innerText()).toContain("巩固");
  const checks = card(page, "巩固期检查").locator("tbody tr.ant-table-row");
  await expect.poll(() => checks.count()).toBe(3);
  const due = [3, 6, 12].map((months) => addMonths(today, months));
  const shown = await checks.allInnerTexts();
  expect(due.filter((day, index) => !shown[index]!.includes(day))).toEqual([]);
  await looksRight(page, "case-delisted");

  const team = await at("gongzuodui");
  await team.goto(file);
  await team.getByText("没有找到", { exact: false }).first().waitFor();
  expect([...page.complaints, ...team.complaints]).toEqual([]);
});

const lasted = async (page: Page) =>
  Number(/已持续整顿 (\d+) 天/.exec(await page.getByText(/^已持续整顿 \d+ 天/).innerText())![1]);

test("look-back: a relapse opens a linked file with the problem that came back, on the original clock", async () => {
  const page = await at("zuzhi2");
  await openPage(page, "整顿台账", "整顿");
  await page.goto("/cases?status=consolidation");
  await openCase(page, home.village);
  const old = new URL(page.url()).pathname;
  const opened = /(\d{4}-\d{2}-\d{2}) 建档/.exec(await page.getByRole("list", { name: "办理环节" }).innerText())![1]!;
  await page.getByRole("button", { name: "登记回头看" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("回头看人员").fill("县委组织部李某、县委政法委朱某");
  await form.getByLabel("发现情况").fill("新任书记外出务工，村务又有三个月没有公开，群众意见大。");
  await form.getByRole("radio", { name: "认定反弹，另立新档" }).check();
  await fillDay(page, form.getByLabel("新的整顿完成时限"), "2027-06-30");
  const back = form
    .locator("label")
    .filter({ has: page.getByRole("checkbox") })
    .first();
  const problem = (await back.innerText()).split("：")[1]!.trim();
  await back.getByRole("checkbox").check();
  await looksRight(page, "look-back");
  await form.getByRole("button", { name: "保存", exact: true }).click();
  await page.getByText("已认定反弹，另立新档。").waitFor();
  await page.getByRole("link", { name: "反弹，见新档" }).click();
  await page.getByRole("heading", { name: /^问题清单/ }).waitFor();
  await expect.poll(() => new URL(page.url()).pathname).not.toBe(old);

  await expect.poll(() => nowAt(page).innerText()).toContain("整顿中");
  await expect.poll(() => lasted(page)).toBe(diffDays(opened, today));
  await page.getByText("历次整顿").waitFor();
  await page.getByText(`${opened} 建档`, { exact: false }).first().waitFor();
  const problems = card(page, "问题清单").locator("tbody tr.ant-table-row");
  await expect.poll(() => problems.count()).toBe(1);
  await expect.poll(() => problems.first().innerText()).toContain(problem);
  await looksRight(page, "case-reopened");
  await page.getByRole("link", { name: "第 1 次建档" }).click();
  await page.waitForURL(`**${old}`);
  await page.getByText("认定反弹", { exact: false }).first().waitFor();
  await expect.poll(() => page.getByRole("button", { name: "登记回头看" }).count()).toBe(0);
  expect(page.complaints).toEqual([]);
});

test("survival: a curve, its table, and a number that opens to its villages", async () => {
  const page = await at("zuzhi2");
  await openPage(page, "整顿台账", "整顿");
  await page.getByRole("button", { name: "销号后巩固情况" }).click();
  await page.getByRole("img", { name: "销号后仍然稳固的比例，数值见下表" }).waitFor();
  const table = card(page, "各类问题").locator("tbody tr.ant-table-row");
  await table.first().waitFor();
  const names = await table.locator("td:first-child").allInnerTexts();
  const drawn = (await page.locator("svg.curve text").allTextContents()).join("");
  expect(names.length).toBeGreaterThan(4);
  expect(names.filter((name) => !drawn.includes(name))).toEqual([]);
  // Lines that coincide are drawn once.
  const lines = await page.locator("svg.curve path").evaluateAll((all) => all.map((one) => one.getAttribute("d")));
  expect(new Set(lines).size).toBe(lines.length);
  await looksRight(page, "survival");
  const relapsed = page.getByRole("button", { name: /^全部销号村反弹 \d+ 个村，看名单$/ });
  const count = Number(await relapsed.innerText());
  expect(count).toBeGreaterThan(1);
  await relapsed.click();
  const drawer = page.getByRole("dialog");
  await drawer.getByText(`销号村名单（${count} 个）`).waitFor();
  const found = await drawer
    .locator("tbody tr.ant-table-row")
    .evaluateAll((tr) => tr.map((one) => [...one.children].map((cell) => cell.textContent)));
  expect(found).toHaveLength(count);
  expect(found.filter(([, , , on]) => !/^\d{4}-\d{2}-\d{2}$/.test(on!))).toEqual([]);
  await looksRight(page, "survivors");
  await drawer.getByRole("link").first().click();
  await page.getByRole("heading", { name: /^问题清单/ }).waitFor();
  expect(page.complaints).toEqual([]);
});

test("who handed a self-assessment in does not check it; another township does not even see it", async () => {
  const county = await at("zuzhi1");
  await county.goto("/cases?waits=check");
  await rows(county).first().waitFor();
  const [place, village] = (await rows(county).first().locator("td").allInnerTexts()).slice(1, 3);
  await openCase(county, village!);
  const file = new URL(county.url()).pathname;
  await expect.poll(() => county.getByRole("button", { name: "镇级核验" }).count()).toBe(0);

  const page = await at(township[place!]!);
  await page.getByRole("link", { name: /已自评，待镇级核验/ }).click();
  await openCase(page, village!);
  await page.getByRole("button", { name: "镇级核验", exact: true }).click();
  await page.getByRole("radio", { name: "退回，继续整顿" }).check();
  await page.getByLabel("核验意见").fill("群众反映的道路问题还没有回访，回访后再报。");
  await looksRight(page, "town-check");
  await page.getByRole("button", { name: "保存核验结果" }).click();
  await page.getByText("已退回，继续整顿。").waitFor();
  await page.getByRole("button", { name: "提交自评" }).click();
  await page.getByLabel("自评情况").fill("已逐户回访，道路坑洼处已填平，群众认可。");
  await page.getByRole("dialog").getByRole("button", { name: "提交自评" }).click();
  await page.getByText("自评是您提交的，镇级核验应由本镇其他人员办理。").waitFor();
  await expect.poll(() => page.getByRole("button", { name: "镇级核验", exact: true }).count()).toBe(0);
  await looksRight(page, "own-assessment");
  await press(page, "撤回自评");
  await page.getByRole("button", { name: "提交自评" }).waitFor();

  const other = await at(place === "石泉街道" ? "hetang" : "shiquan");
  await other.goto(file);
  await other.getByText("没有找到", { exact: false }).first().waitFor();
  expect([county, page, other].flatMap(({ complaints }) => complaints)).toEqual([]);
});

/** The office of each township. */
const township: Readonly<Record<string, string>> = {
  青岚街道: "qinglan",
  白石镇: "baishi",
  柳溪镇: "liuxi",
  枣林镇: "zaolin",
  云桥街道: "yunqiao",
  荷塘镇: "hetang",
  松岭乡: "songling",
  石泉街道: "shiquan",
  杏花镇: "xinghua",
  桐湾镇: "tongwan",
};

test("the file of a village on one page and in Word: its case, its team, its entries", async () => {
  const page = await at("zuzhi1");
  await openPage(page, "村情台账", "底数");
  await page.getByPlaceholder("村名、曾用名或区划代码").fill(home.village);
  await page.getByPlaceholder("村名、曾用名或区划代码").press("Enter");
  await rows(page).filter({ hasText: home.township }).getByRole("link", { name: home.village, exact: true }).click();
  await page.getByRole("heading", { name: home.village, level: 1 }).waitFor();
  const part = (name: string) => page.getByRole("region", { name, exact: true });
  await part("整顿").getByText("问题清单").first().waitFor();
  await looksRight(page, "village-file");
  const posts = part("工作队").locator("tbody tr.ant-table-row td:nth-child(2)");
  await expect.poll(() => posts.count()).toBeGreaterThan(4);
  const team = await posts.allInnerTexts();
  const entry = await part("纪实").locator("ul.file-lines a").first().innerText();
  const goal = await part("整顿").locator("ul.file-lines li span:nth-child(2)").first().innerText();
  const { name, content } = await saved(page, () => page.getByRole("button", { name: "导出一村一档（Word）" }).click());
  expect(name).toBe(`一村一档 ${home.township}${home.village} ${today}.docx`);
  const { text } = await readWord(content);
  const wanted = [`${home.village}驻村工作队`, round, "问题清单", ...team, entry, goal.split("\n")[0]!];
  expect(wanted.filter((words) => !text.includes(words))).toEqual([]);
  expect(page.complaints).toEqual([]);
});
