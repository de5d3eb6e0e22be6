import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { commonItems, type Scheme } from "#domain/evaluation/scheme.ts";
import { at, card, home, laterOn, looksRight, onDemo, round } from "./demo-desk.ts";
import { choose, fillDay, press } from "./desk.ts";
import { answered, quiet, rowOf, seated } from "./supervision-desk.ts";

onDemo();

const deskOf = seated(at);

const reason = "支部书记因病住院，换届前无人主持，已由镇党委副书记代管。";
const until = "2026-12-04";

test("a light set by hand: with a reason and a last day, seen on the file and by the team on its 工作台", async () => {
  const page = await deskOf("zuzhi1");
  await page.goto("/lights?kind=case");
  await rowOf(page, home.village).first().locator("td").first().click();
  await page.getByRole("button", { name: "人工调整" }).click();
  const form = page.getByRole("dialog", { name: "人工调整亮灯" });
  await form.getByRole("combobox", { name: "调整为" }).click();
  // Red or yellow, whichever the rule does not give it.
  await page.locator(".ant-select-dropdown:visible .ant-select-item-option").first().click();
  await form.getByLabel("理由").fill(reason);
  await fillDay(page, form.getByLabel("截止日期"), until);
  await looksRight(page, "light-form");
  await form.getByRole("button", { name: "调整", exact: true }).click();
  await page.getByText("已调整，到期自动恢复。").waitFor();
  await rowOf(page, reason).getByText(`至 ${until}`, { exact: false }).waitFor();
  await looksRight(page, "light-set");
  await card(page, "当前").getByRole("link").click();
  await page.getByText("县级人工调整，至2026年12月4日止", { exact: false }).waitFor();
  await looksRight(page, "light-on-case");
  await page.goto("/lights?kind=case");
  await rowOf(page, reason).first().waitFor();
  await looksRight(page, "light-list");

  const team = await deskOf("gongzuodui");
  await card(team, "红灯、黄灯村").getByText(`县级人工调整至 ${until}：${reason}`).waitFor();
  await looksRight(team, "light-home");
  quiet(page, team);
});

const title = "2026年11月月度考核";
const township = "柳溪镇";
let path: string;
let subject: string;

const idOf = (of: string) => of.split("/").at(-1)!;

/** Nothing chosen of what was proposed but two villages of the township. */
async function twoVillages(page: Page) {
  const box = page.getByRole("combobox", { name: "考核对象" });
  await box.click();
  const chosen = page.locator(".ant-select-selection-item");
  const options = page.locator(".ant-select-dropdown:visible .ant-select-item-option");
  await options.first().waitFor();
  while ((await options.and(page.locator(".ant-select-item-option-selected")).count()) > 0)
    await box.press("Backspace");
  for (const nth of [0, 1]) {
    await box.fill(township);
    await options.nth(nth).click();
  }
  await page.keyboard.press("Escape");
  await chosen.first().waitFor();
}

test("an evaluation is arranged by the scheme of the county, and scored by who inspects", async () => {
  const page = await deskOf("zuzhi1");
  await page.goto("/evaluations");
  await page.getByRole("button", { name: "安排考核" }).first().click();
  await choose(page, "轮次", round);
  await page.getByLabel("名称").fill(title);
  await fillDay(page, page.getByLabel("结束日期"), "2026-11-24");
  await twoVillages(page);
  await looksRight(page, "evaluation-new");
  await page.getByRole("button", { name: "安排", exact: true }).click();
  await page.getByRole("heading", { name: title, level: 1 }).waitFor();
  path = new URL(page.url()).pathname;
  await page.getByText(`共 2 个；还有`, { exact: false }).waitFor();
  await looksRight(page, "evaluation-scoring");

  const scorer = await deskOf("ducha");
  await scorer.goto(`${path}/sheet`);
  for (const row of [0, 1]) {
    await scorer.locator(`[data-at="${row} 0"]`).fill("较好");
    await scorer.locator(`[data-at="${row} 1"]`).fill("班子配齐，有一名委员长期外出");
  }
  await looksRight(scorer, "evaluation-sheet");
  await scorer.getByRole("button", { name: "保存 2 个" }).click();
  await scorer.getByText("已保存 2 个。").waitFor();
  await scoreTheRest(scorer);
  quiet(page, scorer);
});

/** Grades, scores and surveys of the other items, without the page. */
async function scoreTheRest(page: Page) {
  const told = async <T>(at: string) => JSON.parse((await answered(page, at)).text) as T;
  const { content } = await told<{ content: Scheme }>(path);
  const { rows } = await told<{ rows: { subjectId: string }[] }>(`${path}/subjects`);
  const what: Readonly<Record<string, object>> = {
    grade: { kind: "grade", level: "较好" },
    score: { kind: "score", points: 800 },
    survey: { kind: "survey", asked: 30, satisfied: 24, fair: 4, dissatisfied: 2 },
  };
  const inputs = rows.flatMap(({ subjectId }) =>
    commonItems(content)
      .slice(1)
      .filter(({ item }) => what[item.type])
      .map(({ code, item }) => ({
        ...what[item.type],
        subjectId,
        item: code,
        version: 0,
        reason: "现场查看和入户测评",
      })),
  );
  const { status, text } = await answered(page, `${path}/inputs`, { inputs });
  expect([status, text]).toEqual([200, JSON.stringify({ saved: inputs.length })]);
}

const first = "班子配备齐全、团结有力";
const version = async (page: Page) => (JSON.parse((await answered(page, path)).text) as { version: number }).version;
const frozenBy = async (page: Page) => answered(page, `${path}/freeze`, { version: await version(page) });

test("made known, it is appealed against by the township, answered by the county and scored anew", async () => {
  const [county, town, scorer] = [await deskOf("zuzhi1"), await deskOf("liuxi"), await deskOf("ducha")];
  await county.goto(path);
  await press(county, "公示");
  await county.getByText(/^已公示，申诉受理至/).waitFor();
  await looksRight(county, "evaluation-public");

  await town.goto("/evaluations");
  await town.getByRole("link", { name: title }).click();
  await rowOf(town, township).first().getByRole("link").click();
  await rowOf(town, first).getByText("班子配齐，有一名委员长期外出", { exact: false }).waitFor();
  subject = new URL(town.url()).pathname;
  await looksRight(town, "evaluation-subject");
  await rowOf(town, "问题清单解决率").getByRole("button").first().click();
  await town.getByRole("dialog").getByText("口径", { exact: false }).first().waitFor();
  await looksRight(town, "evaluation-rows");
  await town.keyboard.press("Escape");
  await town.getByRole("dialog").waitFor({ state: "hidden" });
  await town.getByRole("button", { name: "申诉", exact: true }).click();
  await choose(town, "项目", first);
  const words = "该委员已于10月返村履职，镇党委有任免文件。";
  await town.getByLabel("事实和理由").fill(words);
  await looksRight(town, "evaluation-appeal");
  await town.getByRole("button", { name: "提出申诉" }).click();
  await rowOf(town, words).getByText("待答复").waitFor();

  await county.goto(subject);
  await rowOf(county, words).getByRole("button", { name: "答复", exact: true }).click();
  const form = county.getByRole("dialog", { name: "答复申诉" });
  await form.getByRole("radio", { name: "申诉成立" }).check();
  await form.getByLabel("答复", { exact: true }).fill("经查属实，由督查组更正评分。");
  await looksRight(county, "evaluation-answer");
  await form.getByRole("button", { name: "答复", exact: true }).click();
  await rowOf(county, words).getByText("申诉成立").waitFor();

  await scorer.goto(subject);
  await rowOf(scorer, first).first().getByRole("button", { name: "改评" }).click();
  await choose(scorer, "档次", "好（");
  await scorer.getByRole("dialog").getByLabel("理由").fill("申诉成立，班子成员均在岗");
  await scorer.getByRole("dialog").getByRole("button", { name: "保存" }).click();
  await rowOf(scorer, first).first().getByText("申诉成立，班子成员均在岗", { exact: false }).waitFor();
  const early = await frozenBy(await deskOf("zuzhi2"));
  expect([early.status, early.text]).toEqual([409, expect.stringContaining("公示期未满")]);
  quiet(county, town, scorer);
});

test("after its days: a late appeal is refused, another hand freezes it, and computed again it is the same", async () => {
  await laterOn("2026-12-07");
  deskOf.leave();
  const [county, town, other] = [await deskOf("zuzhi1"), await deskOf("liuxi"), await deskOf("zuzhi2")];
  await town.goto(subject);
  await rowOf(town, first).first().waitFor();
  await expect.poll(() => town.getByRole("button", { name: "申诉", exact: true }).count()).toBe(0);
  const appeal = { id: "0193a5b0-0000-7000-8000-000000000001", item: "c1.1", text: "还有一项要申诉。" };
  const late = await answered(town, `${path}/subjects/${idOf(subject)}/appeals`, appeal);
  expect([late.status, late.text]).toEqual([409, expect.stringContaining("公示期已满，不再受理申诉")]);
  const own = await frozenBy(county);
  expect([own.status, own.text]).toEqual([409, expect.stringContaining("公示是您发起的")]);

  await other.goto(path);
  await press(other, "定格");
  await other.getByText("已定格。").waitFor();
  await other.getByRole("button", { name: "复算核对" }).click();
  await other.getByText(/^复算一致：由留存的输入重新计算 2 个考核对象/).waitFor();
  await looksRight(other, "evaluation-frozen");
  const closed = await answered(town, `${path}/subjects/${idOf(subject)}/appeals`, appeal);
  expect([closed.status, closed.text]).toEqual([409, expect.stringContaining("不再受理申诉")]);

  const team = await deskOf("gongzuodui");
  await card(team, "红灯、黄灯村").waitFor();
  await expect.poll(() => team.getByText(reason, { exact: false }).count()).toBe(0);
  quiet(county, town, other, team);
});
