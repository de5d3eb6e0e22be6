import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { at, home, looksRight, onDemo, today } from "./demo-desk.ts";
import { kpi, openPage, press, saved } from "./desk.ts";
import { readWord } from "./word.ts";

onDemo();

const rows = (page: Page) => page.locator("tbody tr.ant-table-row");
const rowOf = (page: Page, words: string) => rows(page).filter({ hasText: words });

async function number(page: Page, name: string) {
  return Number((await kpi(page, name).innerText()).replace(/[^\d.]/g, ""));
}

const visit = "到东头走访五户老人，看了取暖用煤和医保缴费，两户反映自来水水压不足，已请村里本周检查管道。";
const alike = "到东头走访五户老人，看了取暖用煤和医保缴费，三户反映自来水水压不足，已请村里本周检查管道。";

async function households(page: Page) {
  await page.goto("/records");
  await rows(page).first().waitFor();
  return number(page, "走访群众");
}

async function typeVisit(page: Page, count: string, text: string) {
  await page.getByLabel("走访户数（户）").fill(count);
  await page.getByRole("textbox", { name: /^一句话/ }).fill(text);
  await page.getByRole("button", { name: "保存", exact: true }).click();
}

/** As a telephone shows it: nothing stands beyond the edge. */
async function fitsPhone(page: Page, name: string) {
  await looksRight(page, name);
  const beyond = await page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
  expect([name, Number(beyond) <= 0]).toEqual([name, true]);
}

test("an entry in a few taps on a small screen: the copy is asked about, tomorrow refused, the county's sums follow", async () => {
  const county = await at("zuzhi1");
  const before = await households(county);
  const foreign = await at("baishi");
  const theirs = await households(foreign);

  const team = await at("gongzuodui");
  await team.setViewportSize({ width: 390, height: 844 });
  await team.goto("/records");
  await rows(team).first().waitFor();
  await fitsPhone(team, "phone-records");
  await team.getByRole("button", { name: "记一条" }).click();
  await team.getByText(`${home.township}${home.village}`, { exact: true }).waitFor();
  await expect.poll(() => team.getByRole("radio", { name: "走访群众" }).isChecked()).toBe(true);
  await expect.poll(() => team.getByRole("radio", { name: "今天" }).isChecked()).toBe(true);
  await fitsPhone(team, "phone-entry");
  await typeVisit(team, "5", visit);
  const kept = team.getByRole("status").filter({ hasText: `已记下：走访群众（${today}）。` });
  await kept.waitFor();
  await fitsPhone(team, "phone-kept");
  const entry = (await kept.getByRole("link", { name: "打开" }).getAttribute("href"))!;
  await expect.poll(() => households(county)).toBe(before + 5);

  await typeVisit(team, "3", alike);
  const hint = team.getByRole("dialog", { name: "有一条文字几乎相同的纪实" });
  await hint.getByText(visit).waitFor();
  await fitsPhone(team, "phone-near");
  await expect.poll(() => households(county)).toBe(before + 5);
  await hint.getByRole("button", { name: "确有其事，仍要保存" }).click();
  await hint.waitFor({ state: "hidden" });
  await kept.waitFor();
  await expect.poll(() => households(county)).toBe(before + 8);

  await team.getByLabel("日期", { exact: true }).fill("2026-11-26");
  await typeVisit(team, "9", "明天再去看看水管修好没有，问一问其他几户。");
  await team.getByRole("alert").getByText("日期不能晚于今天，纪实只记已经做过的事。").waitFor();
  await fitsPhone(team, "phone-refused");
  await expect.poll(() => households(county)).toBe(before + 8);

  const township = await at("xinghua");
  await households(township);
  await rowOf(township, visit).waitFor();
  await township.goto(entry);
  await township.getByText(visit).waitFor();
  await expect.poll(() => township.getByRole("button", { name: /^(更正|撤回)$/ }).count()).toBe(0);
  await expect.poll(() => households(foreign)).toBe(theirs);
  await expect.poll(() => rowOf(foreign, visit).count()).toBe(0);
  await foreign.goto(entry);
  await foreign.getByText("没有找到", { exact: false }).first().waitFor();

  await team.goto(entry);
  await team.getByText(visit).waitFor();
  await fitsPhone(team, "phone-record");
  await press(team, "撤回");
  await team.getByText("这条纪实已经撤回，不再计入月报和各项汇总。").waitFor();
  await expect.poll(() => households(county)).toBe(before + 3);
  await township.goto(entry);
  await township.getByText("没有找到", { exact: false }).first().waitFor();
  await team.getByRole("button", { name: "恢复", exact: true }).click();
  await team.getByRole("button", { name: "更正", exact: true }).waitFor();
  await expect.poll(() => households(county)).toBe(before + 8);
  expect([county, foreign, team, township].flatMap(({ complaints }) => complaints)).toEqual([]);
});

const figure = (page: Page, name: string) => page.getByTitle(`${name}：查看口径和明细`, { exact: true }).first();

/** Every row behind a number, leaf by leaf. */
async function rowsBehind(page: Page, name: string) {
  await figure(page, name).click();
  const drawer = page.getByRole("dialog");
  const caption = await drawer.getByText(/^明细 \d+ 行$/).innerText();
  const [total, all] = [Number(/\d+/.exec(caption)![0]), [] as string[][]];
  while (all.length < total) {
    const first = drawer.locator("tbody tr.ant-table-row").first();
    await expect.poll(() => first.locator("td").first().innerText()).toBe(String(all.length + 1));
    const leaf = drawer.locator("tbody tr.ant-table-row");
    all.push(...(await leaf.evaluateAll((tr) => tr.map((one) => [...one.children].map((cell) => cell.textContent)))));
    if (all.length < total) await drawer.locator(".ant-pagination-next button").click();
  }
  const shown = await drawer.locator(".figure-detail-value").innerText();
  return { drawer, all, shown: Number(/\d+/.exec(shown)![0]) };
}

/** A sum adds up the last column; anything else counts its rows. */
const campaign = [
  { name: "县级领导到村调研", says: "县级领导到村调研27人次", is: 27 },
  { name: "村“两委”会议次数", says: "召开村“两委”会议163次", is: 163 },
  { name: "走访党员人次", says: "走访党员398人次", is: 398, sum: true },
  { name: "走访群众户次", says: "走访群众1263户次", is: 1263, sum: true },
  { name: "排查矛盾纠纷件数", says: "排查矛盾纠纷40件", is: 40, sum: true },
  { name: "化解矛盾纠纷件数", says: "化解20件", is: 20, sum: true },
  { name: "目标事项条数", says: "逐村制定目标事项364条", is: 364 },
  { name: "培养入党积极分子人数", says: "培养入党积极分子19名", is: 19, sum: true },
] as const;

test("the circular on the first four months: eight numbers, each opens to rows that come to it, and stands in Word", async () => {
  const page = await at("zuzhi1");
  await openPage(page, "简报通报", "通报");
  await page.getByRole("link", { name: "关于第三轮薄弱村整顿阶段工作情况的通报" }).click();
  await page.getByRole("article", { name: "公文预览" }).waitFor();
  await looksRight(page, "campaign-circular");
  for (const { name, is, ...how } of campaign) {
    await expect.poll(() => figure(page, name).innerText(), { message: name }).toBe(String(is));
    const { drawer, all, shown } = await rowsBehind(page, name);
    const adds = "sum" in how ? all.reduce((sum, cells) => sum + Number(cells.at(-1)), 0) : all.length;
    expect([name, shown, adds]).toEqual([name, is, is]);
    expect(new Set(all.map(([at]) => at)).size).toBe(all.length);
    if (is === 1263) await looksRight(page, "campaign-rows");
    await page.keyboard.press("Escape");
    await drawer.waitFor({ state: "hidden" });
  }
  const { name, content } = await saved(page, () => page.getByRole("button", { name: "下载 Word" }).click());
  expect(name).toMatch(/^青组通〔2026〕11号 关于第三轮薄弱村整顿阶段工作情况的通报\.docx$/);
  const { text } = await readWord(content);
  expect(campaign.filter(({ says }) => !text.includes(says))).toEqual([]);
  expect(page.complaints).toEqual([]);
});

const month = "/reports?month=2026-11";
const report = `${home.village}驻村工作队2026年11月工作月报`;
const plan = "下月集中做好冬季取暖、医保缴费扫尾和自来水管道检修，逐户回访。";

async function lastWords(page: Page, text: string) {
  const box = page.locator(".figure-text textarea").last();
  await box.fill(text);
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await page.getByRole("status").getByText("已保存", { exact: true }).waitFor();
  await page.getByRole("article", { name: "月报预览" }).getByText(text).waitFor();
}

async function handIn(page: Page) {
  await page.getByRole("button", { name: "报送", exact: true }).click();
  await page.getByRole("button", { name: "撤回", exact: true }).waitFor();
}

test("the monthly report: numbers from the entries, words by the team, returned, handed in again, accepted", async () => {
  const team = await at("gongzuodui");
  await team.goto("/records?from=2026-11-01&to=2026-11-30");
  await rows(team).first().waitFor();
  const visited = await number(team, "走访群众");
  expect(visited).toBeGreaterThan(0);
  await team.goto(month);
  await team.getByRole("button", { name: "起草月报" }).click();
  await team.getByRole("heading", { name: report, level: 1 }).waitFor();
  const own = new URL(team.url()).pathname;
  await expect.poll(() => figure(team, "走访群众户次").innerText()).toBe(String(visited));
  await lastWords(team, plan);
  await looksRight(team, "report-draft");
  await handIn(team);

  const { all, drawer } = await rowsBehind(team, "走访群众户次");
  expect(all.reduce((sum, cells) => sum + Number(cells.at(-1)), 0)).toBe(visited);
  await drawer.getByText("已定格，此后不变", { exact: false }).waitFor();
  await looksRight(team, "report-rows");

  const township = await at("xinghua");
  await township.goto(month);
  await rowOf(township, home.village).getByRole("link", { name: "审阅" }).click();
  await township.getByText(plan).waitFor();
  await looksRight(township, "report-township");
  await township.getByRole("button", { name: "退回修改", exact: true }).click();
  const reason = "请写明自来水管道检修的完成时间";
  await township.getByLabel("退回意见").fill(reason);
  await township.getByRole("dialog").getByRole("button", { name: "退回修改", exact: true }).click();
  await township.getByText("已退回修改。").waitFor();

  await team.goto(own);
  await team.getByText(`退回意见：${reason}`).waitFor();
  await looksRight(team, "report-returned");
  await lastWords(team, `${plan}管道检修于12月10日前完成。`);
  await handIn(team);
  await township.goto(own);
  await township.getByText("管道检修于12月10日前完成。", { exact: false }).waitFor();
  await press(township, "接收");
  await township.getByText("已接收。").waitFor();
  await township.getByRole("button", { name: "退回修改", exact: true }).waitFor({ state: "detached" });
  await team.reload();
  await team.getByText("已接收", { exact: false }).first().waitFor();
  await expect.poll(() => team.locator(".figure-text textarea").count()).toBe(0);

  const county = await at("zuzhi1");
  await openPage(county, "工作月报", "纪实");
  await county.goto(`${month}&state=owed`);
  await county.getByText("应报 55 份，未报 54 份").waitFor();
  const missing = await rows(county).evaluateAll((tr) => tr.map((one) => one.firstElementChild!.textContent));
  expect(missing.filter((name) => name.endsWith("驻村工作队"))).toHaveLength(44);
  expect(missing.filter((name) => name.endsWith("（乡镇月报）"))).toHaveLength(10);
  expect(missing.some((name) => name.includes(home.village))).toBe(false);
  await expect.poll(() => county.locator("main").innerText()).not.toMatch(/何某|姓名|第一书记/);
  await looksRight(county, "report-owed");
  expect([team, township, county].flatMap(({ complaints }) => complaints)).toEqual([]);
});
