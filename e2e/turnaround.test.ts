import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { ask } from "../src/server/testing/ask.ts";
import { databaseOf } from "./database.ts";
import { at, card, dataOfDemo, home, looksRight, onDemo, search } from "./demo-desk.ts";
import { choose, fillDay, press } from "./desk.ts";

onDemo();

const rowOf = (page: Page, words: string) => page.locator("tbody tr.ant-table-row").filter({ hasText: words });

async function openTeam(page: Page) {
  await page.goto("/teams");
  await page.getByRole("link", { name: home.village, exact: true }).click();
  await page.getByRole("heading", { name: `${home.village}驻村工作队`, level: 1 }).waitFor();
  await card(page, "四个一和队员").locator("tbody tr.ant-table-row").nth(4).waitFor();
}

const holder = (page: Page, slot: string) => rowOf(page, slot).locator("td").nth(1).locator(".team-cell");
const nameIn = async (page: Page, slot: string) => (await holder(page, slot).innerText()).split("\n")[0]!.trim();

interface Asked {
  readonly who: string;
  readonly substitute: string;
  readonly from: string;
  readonly to: string;
}

async function askLeave(page: Page, { who, substitute, from, to }: Asked) {
  await page.goto("/leaves");
  await page.getByRole("button", { name: "申请请假、公出" }).first().click();
  await choose(page, "谁请假", who);
  await choose(page, "事由", "事假");
  await choose(page, "代岗人", substitute);
  await fillDay(page, page.getByLabel("第一天"), from);
  await fillDay(page, page.getByLabel("最后一天"), to);
  await page.getByRole("button", { name: "提交" }).click();
}

/** What a posting shows of a month: rest days, leave, errands, days in the village. */
async function daysOf(page: Page, month: string) {
  const cells = await rowOf(page, month).first().locator("td").allInnerTexts();
  return { leave: Number(cells[3]), inVillage: Number(cells[5]) };
}

test("leave: asked by the team, agreed to by the township, and the days in the village follow", async () => {
  const team = await at("gongzuodui");
  await openTeam(team);
  await looksRight(team, "turn-team");
  const [who, substitute] = [await nameIn(team, "工作队员"), await nameIn(team, "驻村第一书记")];
  await team.getByRole("link", { name: who, exact: true }).click();
  await team.getByRole("heading", { name: who, level: 1 }).waitFor();
  const posting = new URL(team.url()).pathname;
  const before = await daysOf(team, "2026-11");
  expect(before.inVillage).toBeGreaterThan(10);

  const span = "2026-11-23 至 2026-11-24";
  await askLeave(team, { who, substitute, from: "2026-11-23", to: "2026-11-24" });
  await team.getByText("已提交，等待审批。").waitFor();
  await rowOf(team, span).waitFor();
  await looksRight(team, "turn-leaves");
  await team.goto(posting);
  await rowOf(team, span).waitFor();
  await expect.poll(() => daysOf(team, "2026-11")).toEqual(before);

  const township = await at("xinghua");
  await township.goto("/leaves");
  const asked = rowOf(township, span);
  await asked.getByText("乡镇（街道）：待审批", { exact: false }).waitFor();
  await asked.getByRole("button", { name: "同意", exact: true }).click();
  await township.getByText("已审批。").waitFor();
  await asked.getByText(/^乡镇（街道）：同意（.+）$/).waitFor();

  await team.goto(posting);
  await team.getByRole("heading", { name: who, level: 1 }).waitFor();
  await rowOf(team, "2026-11").first().waitFor();
  await expect
    .poll(() => daysOf(team, "2026-11"))
    .toEqual({ leave: before.leave + 2, inVillage: before.inVillage - 2 });
  await looksRight(team, "turn-days");

  await askLeave(team, { who, substitute, from: "2026-11-24", to: "2026-11-25" });
  await team.getByText("这几天与该同志已有的请假、公出重叠，请核对日期", { exact: false }).first().waitFor();
  await looksRight(team, "turn-leave-refused");
  await askLeave(team, { who, substitute, from: "2028-07-03", to: "2028-07-05" });
  await team.getByText("结束日期超过了派驻结束日期", { exact: false }).first().waitFor();
  await team.goto("/leaves");
  await rowOf(team, span).waitFor();
  await expect.poll(() => rowOf(team, "至 2026-11-25").or(rowOf(team, "至 2028-07-05")).count()).toBe(0);
  expect([...team.complaints, ...township.complaints]).toEqual([]);
});

const fresh = { name: "魏新任", unit: "县财政局", post: "综合股干部" };

async function registerCadre(page: Page, { name, unit, post } = fresh) {
  await page.goto("/persons");
  await page.getByRole("button", { name: "新增干部" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("姓名").fill(name);
  await choose(page, "单位（选填）", unit);
  await form.getByLabel("职务（选填）").fill(post);
  await form.getByRole("group", { name: "中共正式党员" }).or(form.getByLabel("中共正式党员（选填）")).first().check();
  await form.getByRole("button", { name: "保存" }).click();
  await page.getByText("已保存。").waitFor();
}

test("rotation: the county names a successor, the pack is made, and the team signs it with a difference", async () => {
  const county = await at("zuzhi1");
  await registerCadre(county);
  await looksRight(county, "turn-persons");
  await openTeam(county);
  const leaving = await nameIn(county, "驻村第一书记");
  await rowOf(county, "驻村第一书记").getByRole("button", { name: "轮换" }).click();
  await county.getByLabel("轮换原因").fill("任期考核后回原单位任职");
  await search(county, "后任驻村第一书记", fresh.name);
  await county.getByRole("button", { name: "办理轮换" }).click();
  await county.getByRole("heading", { name: `${home.village}交接包`, level: 1 }).waitFor();
  await county.getByText(`由${leaving}移交${fresh.name}`, { exact: false }).waitFor();
  await county.getByText("尚未签收，由接任人所在岗位核对后签收。").waitFor();
  const promises = card(county, "未办结事项").locator("tbody tr.ant-table-row");
  await expect.poll(() => promises.count()).toBeGreaterThan(0);

  const team = await at("gongzuodui");
  await team.goto("/handovers");
  await rowOf(team, `${leaving} → ${fresh.name}`).getByText("等您签收").waitFor();
  await team.getByRole("link", { name: `${leaving} → ${fresh.name}` }).click();
  const difference = "冷库选址协议原件未移交，已约定十日内补交";
  await team.getByLabel("不一致之处（选填）").fill(difference);
  await looksRight(team, "turn-handover");
  await team.getByRole("button", { name: "签收", exact: true }).click();
  await team.getByText("已签收。").waitFor();
  await card(team, "签收").getByText(difference).waitFor();
  await expect.poll(() => team.getByRole("button", { name: "签收", exact: true }).count()).toBe(0);

  await county.reload();
  await card(county, "签收").getByText(difference).waitFor();
  await openTeam(county);
  await card(county, "历任").getByText(leaving).waitFor();
  await expect.poll(() => nameIn(county, "驻村第一书记")).toBe(fresh.name);

  const unit = await at("caizheng");
  await unit.goto("/teams");
  await unit.getByRole("link", { name: home.village, exact: true }).waitFor();
  expect([...county.complaints, ...team.complaints, ...unit.complaints]).toEqual([]);
});

test("rotation ahead: planned for a day to come, shown where the seat is, taken back in the ledger", async () => {
  const county = await at("zuzhi1");
  const coming = { ...fresh, name: "万来年" };
  await registerCadre(county, coming);
  await openTeam(county);
  const leaving = await nameIn(county, "驻村第一书记");
  await rowOf(county, "驻村第一书记").getByRole("button", { name: "轮换" }).click();
  await fillDay(county, county.getByLabel("前任离岗日期"), "2026-12-31");
  await county.getByText("将于2027年1月1日生效：当天自动办理轮换、生成交接包，此前可以撤销。").waitFor();
  await county.getByLabel("轮换原因").fill("年底轮换");
  await search(county, "后任驻村第一书记", coming.name);
  await county.getByRole("button", { name: "预定轮换" }).click();
  await county.getByText("轮换已预定，到期自动办理。").waitFor();
  const planned = `${leaving} → ${coming.name}`;
  await card(county, "预定轮换").getByText(planned).waitFor();
  await rowOf(county, "驻村第一书记").getByText(`已预定2027年1月1日由${coming.name}接任。`).waitFor();
  await expect.poll(() => nameIn(county, "驻村第一书记")).toBe(leaving);
  await looksRight(county, "turn-rotation-planned");

  await county.goto("/rotations");
  await rowOf(county, planned).getByText("将于2027年1月1日生效").waitFor();
  await looksRight(county, "turn-rotations");
  await press(county, "撤销");
  await county.getByText("预定轮换已撤销。").waitFor();
  await rowOf(county, planned).getByText("已撤销").waitFor();
  await openTeam(county);
  await expect.poll(() => card(county, "预定轮换").count()).toBe(0);
  expect(county.complaints).toEqual([]);
});

async function openPlans(page: Page, tab: string) {
  await page.goto("/plans");
  if (!(await ownTeam(page))) await page.getByRole("link", { name: home.village, exact: true }).click();
  await page.getByRole("heading", { name: `${home.village}　${home.village}驻村工作队`, level: 1 }).waitFor();
  await page.getByRole("tab", { name: tab }).click();
}

/** A team comes to its own page at once. */
async function ownTeam(page: Page) {
  const [own, list] = [page.getByRole("tab", { name: "规划和计划" }), page.getByRole("heading", { name: /^各工作队/ })];
  await own.or(list).first().waitFor();
  return own.isVisible();
}

const errand = "组织冷库用地协议签订并在村务公开栏公示";

test("the monthly list: made from the year's plan, a task added, handed in, approved by the township", async () => {
  const team = await at("gongzuodui");
  await openPlans(team, "规划和计划");
  await team.getByRole("button", { name: "一键生成12月清单" }).click();
  await team.getByRole("heading", { name: /2026年12月/, level: 1 }).waitFor();
  const list = new URL(team.url()).pathname;
  const tasks = card(team, "任务").locator("tbody tr.ant-table-row");
  await team.getByRole("button", { name: "增加任务" }).waitFor();
  const made = await tasks.count();
  await team.getByRole("button", { name: "增加任务" }).click();
  await team.getByLabel("任务", { exact: true }).fill(errand);
  await team.getByLabel("责任人（选填）").fill("第一书记");
  await fillDay(team, team.getByLabel("时限（选填）"), "2026-12-18");
  await looksRight(team, "turn-task");
  await team.getByRole("dialog").getByRole("button", { name: "保存" }).click();
  await team.getByText("已保存。").waitFor();
  await rowOf(team, errand).waitFor();
  await expect.poll(() => tasks.count()).toBe(made + 1);
  await press(team, "报乡镇审核");
  await team.getByText("待乡镇审核", { exact: false }).first().waitFor();
  await expect.poll(() => team.getByRole("button", { name: "增加任务" }).count()).toBe(0);

  const township = await at("xinghua");
  await openPlans(township, "规划和计划");
  await township.getByRole("link", { name: /2026年12月/ }).click();
  await rowOf(township, errand).waitFor();
  await looksRight(township, "turn-plan");
  await press(township, "批准");
  await township.getByText("已批准", { exact: false }).first().waitFor();
  await team.goto(list);
  await rowOf(team, errand).getByRole("button", { name: "完成", exact: true }).waitFor();
  expect([...team.complaints, ...township.complaints]).toEqual([]);
});

/** Latest starts as the table says them, and the bars as they are drawn. */
async function drawn(page: Page) {
  const rows = card(page, "工序").locator("tbody tr.ant-table-row");
  const starts = (await rows.allInnerTexts()).map((row) => /\d{4}-\d{2}-\d{2}/.exec(row)![0]);
  return { starts, bars: await page.locator(".gantt g.gantt-step").allInnerTexts(), first: await firstBar(page) };
}
const firstBar = (page: Page) => page.locator(".gantt g.gantt-step").first().innerHTML();

test("a step takes longer here: its team takes the schedule back, adjusts it, and returns to the template", async () => {
  const team = await at("gongzuodui");
  await openPlans(team, "倒排工期");
  await team.getByRole("link", { name: "保鲜冷库建设" }).click();
  await team.getByRole("heading", { name: "保鲜冷库建设", level: 1 }).waitFor();
  await press(team, "撤回");
  const menu = team.getByRole("button", { name: /^调整工序：/ }).first();
  await menu.waitFor();
  const before = await drawn(team);
  const days = team.getByLabel("工期（天）");
  await menu.click();
  await team.getByRole("menuitem", { name: "修改名称、工期" }).click();
  const longer = Number(await days.inputValue()) + 10;
  await days.fill(String(longer));
  await looksRight(team, "turn-step");
  await team.getByRole("button", { name: "保存并重排" }).click();
  await team.getByText("已保存，重新倒排。").waitFor();
  await rowOf(team, `${longer} 个`).first().waitFor();
  await team.getByText("（工序已调整）", { exact: false }).waitFor();
  const after = await drawn(team);
  expect(after.starts[0]! < before.starts[0]!).toBe(true);
  expect(after.starts.slice(1)).toEqual(before.starts.slice(1));
  expect(after.first).not.toBe(before.first);
  await looksRight(team, "turn-schedule-adjusted");

  await press(team, "恢复模板工期");
  await team.getByText("已恢复模板工期，重新倒排。").waitFor();
  await team.getByText("（工序已调整）", { exact: false }).waitFor({ state: "detached" });
  await expect.poll(() => drawn(team)).toEqual(before);
  await press(team, "报乡镇审核");
  await team.getByRole("button", { name: "撤回", exact: true }).waitFor();
  await expect.poll(() => team.getByRole("button", { name: /^调整工序：/ }).count()).toBe(0);
  expect(team.complaints).toEqual([]);
});

test("the waiting schedule is drawn and tabled, and the township approves it; three items are filed", async () => {
  const township = await at("xinghua");
  await openPlans(township, "倒排工期");
  await rowOf(township, "保鲜冷库建设").getByText("待乡镇审核").waitFor();
  await township.getByRole("link", { name: "保鲜冷库建设" }).click();
  await township.getByRole("heading", { name: "保鲜冷库建设", level: 1 }).waitFor();
  const drawing = township.getByRole("img", { name: /^横道图：/ });
  await drawing.waitFor();
  const names = (await drawing.locator("text.gantt-name").allInnerTexts()).length;
  const table = card(township, "工序").locator("tbody tr.ant-table-row");
  expect(names).toBeGreaterThan(4);
  await expect.poll(() => table.count()).toBe(names);
  await looksRight(township, "turn-schedule");
  await township.getByRole("button", { name: "批准", exact: true }).click();
  const dialog = township.getByRole("dialog");
  const approve = dialog.getByRole("button", { name: "批准", exact: true });
  await dialog.getByText(/^已经来不及：.+比时限晚\d+天。$/).waitFor();
  await expect.poll(() => approve.isDisabled()).toBe(true);
  await dialog.getByRole("checkbox", { name: "已知晓来不及，仍予批准" }).check();
  await approve.click();
  await township.getByText(/^乡镇2026年11月25日批准，批准时已知要晚 \d+ 天。$/).waitFor();

  const team = await at("gongzuodui");
  await openPlans(team, "倒排工期");
  await rowOf(team, "保鲜冷库建设").getByText("已批准").waitFor();
  await openPlans(team, "重大帮扶事项");
  await team.getByText("应报 3 项，已列 3 项").waitFor();
  await expect.poll(() => card(team, "2026年重大帮扶事项").locator("tbody tr.ant-table-row").count()).toBe(3);
  await looksRight(team, "turn-items");
  expect([...team.complaints, ...township.complaints]).toEqual([]);
});

const tileCounts = (page: Page) =>
  page.locator("button.plan-tile").evaluateAll((all) =>
    all.map((tile) => {
      const words = tile.getAttribute("aria-label")!;
      const of = (name: string) => Number(new RegExp(`${name} (\\d+) 项`).exec(words)?.[1] ?? 0);
      return {
        shown: !tile.classList.contains("plan-tile-dim"),
        逾期: of("逾期"),
        临近: of("临近"),
        已完成: of("已完成"),
      };
    }),
  );

test("the wall of plans: forty-five tiles, narrowed to what is late, near or done, and a tile opens to its rows", async () => {
  const county = await at("zuzhi1");
  await county.goto("/plans/wall");
  await county.locator("button.plan-tile").nth(44).waitFor();
  await expect.poll(() => county.locator("button.plan-tile").count()).toBe(45);
  await looksRight(county, "turn-plan-wall");
  for (const word of ["逾期", "临近", "已完成"] as const) {
    await county.getByRole("group", { name: "筛选" }).getByText(word, { exact: false }).click();
    await expect.poll(async () => (await tileCounts(county)).every((one) => one.shown === one[word] > 0)).toBe(true);
    const counts = await tileCounts(county);
    expect(counts.some(({ shown }) => shown)).toBe(true);
    const first = counts.findIndex(({ shown }) => shown);
    await county.locator("button.plan-tile").nth(first).click();
    const rows = county.getByRole("dialog").locator("tbody tr.ant-table-row");
    await expect.poll(() => rows.count()).toBe(counts[first]![word]);
    for (const row of await rows.allInnerTexts()) expect(row).toContain(word);
    if (word === "逾期") await looksRight(county, "turn-plan-wall-tile");
    await county.keyboard.press("Escape");
    await county.getByRole("dialog").waitFor({ state: "hidden" });
  }
  expect(county.complaints).toEqual([]);
});

/** The villages where somebody of a unit stands today, and where the unit itself is paired. */
async function villagesOfUnit(unit: string): Promise<string[]> {
  const text = `select distinct v.name from posting p join village v on v.id = p.village_id
    join organisation o on o.id = p.organisation_id
    where o.name = '${unit}' and p.county_id = '99-qinglan' and p.ended_on is null order by 1`;
  return (await ask<{ name: string }>(databaseOf(dataOfDemo()).url(), text)).map(({ name }) => name);
}

const teamsOn = async (page: Page) => {
  await page.goto("/teams");
  await page.locator("tbody tr.ant-table-row").first().waitFor();
  return (await page.locator("tbody tr.ant-table-row td:nth-child(2)").allInnerTexts()).toSorted();
};

test("reach: a team sees its village alone, a unit those where its people stand, and no page opens another", async () => {
  const county = await at("zuzhi1");
  await county.goto("/teams");
  const elsewhere = rowOf(county, "青岚街道").first().getByRole("link");
  const foreign = (await elsewhere.getAttribute("href"))!;
  const other = await elsewhere.innerText();

  const team = await at("gongzuodui");
  await expect.poll(() => teamsOn(team)).toEqual([home.village]);
  await team.goto("/villages");
  await team.getByText("共 1 个", { exact: false }).first().waitFor();
  await expect.poll(() => team.locator("tbody tr.ant-table-row").count()).toBe(1);
  await team.goto("/plans/wall");
  await team.locator("button.plan-tile").first().waitFor();
  await expect.poll(() => team.locator("button.plan-tile").count()).toBe(1);

  const unit = await at("caizheng");
  const standing = await villagesOfUnit("县财政局");
  expect(standing.length).toBeGreaterThan(0);
  expect(standing).not.toContain(other);
  await expect.poll(() => teamsOn(unit)).toEqual(standing.toSorted());
  await looksRight(unit, "turn-unit");

  for (const page of [team, unit])
    for (const path of [foreign, foreign.replace("/teams/", "/plans/teams/")]) {
      await page.goto(path);
      await page.getByText("没有找到", { exact: false }).first().waitFor();
    }
  for (const page of [team, unit]) {
    await page.goto("/match");
    await page.getByText("没有这个页面").waitFor();
  }
  expect([...county.complaints, ...team.complaints, ...unit.complaints]).toEqual([]);
});
