import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { at, card, home, looksRight, onDemo, round, search } from "./demo-desk.ts";
import { kpi, press, saved } from "./desk.ts";
import { readWord } from "./word.ts";

onDemo();

let plan: string;

const shown = (page: Page, name: string) => expect.poll(() => kpi(page, name).innerText());
const rows = (page: Page) => page.locator("tbody tr.ant-table-row");
const place = home.township + home.village;

async function openMatch(page: Page) {
  await page.goto("/rounds");
  await page.getByRole("link", { name: round }).click();
  await page.getByRole("navigation", { name: "本轮次各页" }).getByRole("link", { name: "选人配对" }).click();
  await page.getByRole("heading", { name: "选人配对", level: 1 }).waitFor();
}

interface Village {
  readonly village: string;
  readonly firstSecretary: string;
  readonly unit: string;
  readonly members: readonly string[];
}

/** The plan on the screen: the name before the mark of each holder. */
async function planOn(page: Page): Promise<Village[]> {
  await rows(page).nth(44).waitFor();
  const read = await page.locator("tbody tr.row-opens").evaluateAll((all) =>
    all.map((row) => ({
      village: row.children[0]!.textContent,
      picks: [...row.children].map((cell) =>
        [...cell.querySelectorAll("ul.match-holders > li")].map((one) => one.firstChild!.textContent!),
      ),
    })),
  );
  return read.map(({ village, picks }) => {
    const [, , firstSecretary, unit, members = []] = picks.filter((_, at) => at > 2);
    return { village, firstSecretary: firstSecretary![0]!, unit: unit![0]!, members };
  });
}

const here = (villages: readonly Village[]) => villages.find(({ village }) => village === place)!;

test("the county sees the pools, pins a first secretary, and a search keeps most of those who stand", async () => {
  const county = await at("zuzhi1");
  await openMatch(county);
  await shown(county, "整顿村").toBe("45 个");
  await county.getByText("县级 25，镇级 20").waitFor();
  await shown(county, "县级领导").toBe("36 人");
  await shown(county, "可派干部").toBe("64 人");
  await shown(county, "可结对单位").toBe("34 个");
  const runs = card(county, "历次方案");
  await expect.poll(() => rows(county).first().innerText()).toContain("已确认");
  await looksRight(county, "turn-match");

  await runs.locator("tbody tr.row-opens").first().click();
  const stood = here(await planOn(county));
  await county.goBack();

  await county.getByRole("button", { name: "新增指定或排除" }).click();
  await search(county, "村（社区）", place);
  await search(county, "人选", stood.members[0]!);
  await county.getByLabel("理由").fill("熟悉本村产业，群众认可");
  await county.getByRole("dialog").getByRole("button", { name: "保存" }).click();
  await county.getByText("已保存，求解时按此办理。").waitFor();
  const pin = card(county, "手工指定和排除").locator("tbody tr.ant-table-row");
  await pin.getByText(stood.members[0]!).waitFor();
  await expect.poll(() => pin.count()).toBe(1);

  await county.getByText("调整本次规则", { exact: false }).click();
  await county.getByLabel("求解时限（秒）").fill("4");
  await county.getByLabel("测算规则代价的时限（秒）").fill("1");
  await county.getByRole("button", { name: "求解方案" }).click();
  await county.getByRole("heading", { name: "配对方案", level: 1 }).waitFor();
  await county.getByRole("progressbar", { name: "办理进度" }).waitFor();
  await shown(county, "整顿村").toBe("45 个");
  plan = new URL(county.url()).pathname;
  await county
    .getByText(/^(已证明没有更好的方案|最多还可提高 .+ 分|限时内找到的最好方案)$/)
    .first()
    .waitFor();
  const found = here(await planOn(county));
  expect(found.firstSecretary).toBe(stood.members[0]);
  const [kept, added] = await Promise.all(
    ["留任", "新任"].map(async (name) => Number.parseInt(await kpi(county, name).innerText(), 10)),
  );
  expect(kept).toBeGreaterThan(150);
  expect(added).toBeLessThan(kept!);
  await looksRight(county, "turn-match-plan");
  expect(county.complaints).toEqual([]);
});

test("every pick says why and who came next; a change by hand is taken back; the second officer confirms", async () => {
  const county = await at("zuzhi1");
  await county.goto(plan);
  const proposed = await planOn(county);
  const other = proposed.find(({ village }) => village !== place)!;
  await county.getByRole("button", { name: other.village, exact: true }).click();
  const drawer = county.getByRole("dialog");
  const pick = drawer.locator("section.match-pick").filter({ hasText: `驻村第一书记：${other.firstSecretary}` });
  await expect.poll(() => pick.getByRole("listitem").count()).toBeGreaterThan(1);
  await pick.getByText(/次优人选为.+方案得分减少\d+\.\d分/).waitFor();
  await expect.poll(() => drawer.innerText()).not.toMatch(/[a-z]{3,}/);
  await looksRight(county, "turn-match-reasons");

  await pick.getByRole("button", { name: "换人" }).click();
  const candidates = drawer.locator("tbody tr.ant-table-row");
  await candidates.first().waitFor();
  await looksRight(county, "turn-match-candidates");
  const swap = candidates.getByRole("button", { name: /^与.+对调$/ }).first();
  expect((await swap.boundingBox())!.x + (await swap.boundingBox())!.width).toBeLessThan(1440);
  await swap.click();
  await county.getByText("已换人，规则已重新核对。").waitFor();
  await county.keyboard.press("Escape");
  await drawer.waitFor({ state: "hidden" });
  await county.getByText("手工换人 1 次").waitFor();
  const changed = await planOn(county);
  expect(changed.filter((one, n) => one.firstSecretary !== proposed[n]!.firstSecretary)).toHaveLength(2);
  await county.getByRole("button", { name: "撤回换人" }).click();
  await county.getByText("已撤回最近一次手工换人。").waitFor();
  await expect.poll(() => planOn(county)).toEqual(proposed);

  const second = await at("zuzhi2");
  await openMatch(second);
  await second.locator(`a[href="${plan}"]`).click();
  await expect.poll(() => planOn(second)).toEqual(proposed);
  await press(second, "确认方案");
  await second.getByText("已确认：新组建 0 支工作队", { exact: false }).waitFor();
  await second.getByRole("button", { name: "查看工作队" }).waitFor();
  await openMatch(second);
  const states = card(second, "历次方案").locator("tbody tr.ant-table-row td:nth-child(3)");
  await expect.poll(() => states.allInnerTexts()).toEqual(["已确认", "已被新方案取代"]);
  expect([...county.complaints, ...second.complaints]).toEqual([]);
});

test("the confirmed four-one in Word holds every village and name, and the township finds its new first secretary", async () => {
  const county = await at("zuzhi2");
  await county.goto(plan);
  const villages = await planOn(county);
  const { name, content } = await saved(county, () => county.getByRole("button", { name: "“四个一”一览表" }).click());
  expect(name).toBe(`“四个一”包联一览表 ${round}.docx`);
  const { text } = await readWord(content);
  const words = villages.flatMap(({ village, firstSecretary, unit, members }) => [
    village,
    firstSecretary,
    unit,
    ...members,
  ]);
  expect(words.length).toBeGreaterThan(45 * 3);
  expect(words.filter((word) => !text.includes(word))).toEqual([]);
  expect(text).toContain("任期自2026年11月25日");

  const township = await at("xinghua");
  await township.goto("/teams");
  const row = rows(township).filter({ hasText: home.village });
  await row.getByText(here(villages).firstSecretary).waitFor();
  const team = await at("gongzuodui");
  await team.goto("/teams");
  await rows(team).getByText(here(villages).firstSecretary).waitFor();
  expect([...county.complaints, ...township.complaints, ...team.complaints]).toEqual([]);
});
