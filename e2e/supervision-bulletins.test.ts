import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { at, card, looksRight, onDemo } from "./demo-desk.ts";
import { choose, press, saved } from "./desk.ts";
import { quiet, rowOf, seated } from "./supervision-desk.ts";
import { readWord } from "./word.ts";

onDemo();

const deskOf = seated(at);

const round = "第四轮薄弱村整顿";
const named = "梅岭镇";
const title = "关于驻村工作队到岗履责督查整改的通报";
const purpose = "辖区工作队不在岗问题较多，督查时已当面反馈。";

async function draftOf(page: Page, kind: string, ...[label, entry]: readonly [label: string, entry: string]) {
  await page.goto("/bulletins");
  await page.getByRole("button", { name: "拟写通报" }).first().click();
  const form = page.getByRole("dialog");
  await form.getByRole("radio", { name: kind }).check();
  await choose(page, label, entry);
  await choose(page, "轮次", round);
  await form.getByRole("button", { name: "开始拟写" }).click();
  await page.getByRole("button", { name: "送审" }).waitFor();
  return new URL(page.url()).pathname;
}

const submitted = (page: Page) => page.getByRole("button", { name: "撤回" }).waitFor();

async function approve(page: Page, path: string) {
  await page.goto(path);
  await press(page, "审核通过");
  await page.getByText(/^已审核通过/).waitFor();
}

async function issue(page: Page, number?: string) {
  await page.getByRole("button", { name: "印发", exact: true }).click();
  const form = page.getByRole("dialog");
  if (number) await form.getByLabel("发文字号").fill(number);
  await form.getByRole("button", { name: "确认印发" }).click();
  return form;
}

let circular: string;

test("a circular of the inspection: its numbers open to their rows, and whom it names is proposed", async () => {
  const page = await deskOf("qiyun1");
  circular = await draftOf(page, "督查情况", "督查", "驻村工作队");
  await page.getByRole("textbox", { name: "标题", exact: true }).fill(title);
  await page.getByRole("button", { name: "提出点名" }).click();
  const form = page.getByRole("dialog");
  await form.getByRole("radio", { name: "乡镇（街道）" }).check();
  await choose(page, "对象", named);
  await form.getByLabel("事由").fill(purpose);
  await looksRight(page, "circular-naming");
  await form.getByRole("button", { name: "提出点名" }).click();
  const proposed = rowOf(page, purpose);
  await proposed.getByText("待另一人核准", { exact: false }).waitFor();
  await expect.poll(() => proposed.getByRole("button", { name: "核准", exact: true }).count()).toBe(0);

  const blank = page.locator("section.block").filter({ hasText: "请写明好的做法" });
  const place = (await blank.getAttribute("aria-label"))!;
  const block = page.getByRole("region", { name: place });
  await block.getByRole("textbox").fill("多数工作队在岗履责，帮扶计划到户到事。存在问题较多的是");
  await block.getByRole("button", { name: "插入数字" }).click();
  await page.getByLabel("查找指标").fill(named);
  await page.getByRole("dialog").getByRole("button", { name: /^点名/ }).click();
  const paper = page.getByRole("article", { name: "公文预览" });
  await paper.getByTitle("点名", { exact: false }).getByText(named).waitFor();

  const opening = paper.getByTitle(/：查看口径和明细$/).filter({ hasText: /^116$/ });
  await opening.first().click();
  await page.getByRole("dialog").getByText("明细 116 行").waitFor();
  await looksRight(page, "circular-figure");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await looksRight(page, "circular-draft");
  await press(page, "送审");
  await submitted(page);
  quiet(page);
});

test("it is not issued before a second person has agreed to the naming; then it is, and the named explains itself", async () => {
  const [author, approver] = [await deskOf("qiyun1"), await deskOf("qiyun2")];
  await approve(approver, circular);
  await author.goto(circular);
  const number = "栖组通〔2026〕29号";
  const refused = await issue(author, number);
  await refused.getByText("文中还有点名未经另一人核准，核准后才能印发", { exact: false }).first().waitFor();
  await looksRight(author, "circular-refused");

  await press(approver, "核准");
  await rowOf(approver, purpose).getByText("已核准", { exact: false }).waitFor();
  await looksRight(approver, "circular-approved");
  await author.reload();
  await issue(author, number);
  await author.getByRole("button", { name: "下载 Word" }).waitFor();
  await looksRight(author, "circular-issued");
  const word = await saved(author, () => author.getByRole("button", { name: "下载 Word" }).click());
  const { text } = await readWord(word.content);
  const lines = text.split("\n");
  expect(["96", "20", "114", "8"].filter((count) => !lines.includes(count))).toEqual([]);
  expect(["116个驻村工作队", named].filter((words) => !text.includes(words))).toEqual([]);

  const township = await deskOf("meiling");
  await township.goto("/replies");
  const received = await saved(township, () =>
    rowOf(township, title).last().getByRole("button", { name: "下载 Word" }).click(),
  );
  const masked = (await readWord(received.content)).text;
  expect([masked.includes("某乡镇"), masked.includes(`较多的是${named}`)]).toEqual([true, false]);
  await rowOf(township, purpose).getByRole("button", { name: "说明情况" }).click();
  const form = township.getByRole("dialog");
  await form.getByLabel("说明内容").fill("不在岗的工作队均已返岗，请销假手续已补齐。");
  await looksRight(township, "circular-reply");
  await form.getByRole("button", { name: "提交说明" }).click();
  await township.getByText("已登记说明情况。").waitFor();
  await looksRight(township, "circular-replies");
  await author.reload();
  await card(author, "点名和说明情况").getByText("请销假手续已补齐", { exact: false }).waitFor();
  quiet(author, approver, township);
});

interface Item {
  readonly section: string;
  readonly headline: string;
  readonly text: string;
}

async function writeItem(page: Page, { section, headline, text }: Item) {
  await page.getByRole("button", { name: "新写一篇" }).click();
  await page.getByLabel("栏目").fill(section);
  await page.getByLabel("标题", { exact: true }).fill(headline);
  await page.getByRole("button", { name: "正文段落" }).click();
  await page.getByRole("region", { name: "第 1 段 正文段落" }).getByRole("textbox").fill(text);
  await looksRight(page, `briefing-${headline}`);
  await press(page, "交稿");
  await page.getByText("已交稿，由本期编辑编排。").waitFor();
}

const items: readonly Item[] = [
  { section: "工作动态", headline: "两支工作队整改到位", text: "不在岗的工作队三日内全部返岗，群众可以随时找到人。" },
  { section: "经验交流", headline: "办一件销一件", text: "工作队把群众的事列成清单，每季度在村务公开栏公布一次。" },
];

test("an issue of the briefing in its numbered series, with items of two authors", async () => {
  const [editor, contributor, approver] = [await deskOf("qiyun1"), await deskOf("qiyun3"), await deskOf("qiyun2")];
  const briefing = await draftOf(editor, "工作简报", "简报系列", "栖云县驻村工作简报");
  await writeItem(editor, items[0]!);
  await contributor.goto(briefing);
  await writeItem(contributor, items[1]!);
  await editor.goto(briefing);
  await rowOf(editor, items[1]!.headline).getByText("傅某", { exact: false }).waitFor();
  await looksRight(editor, "briefing-editor");
  await press(editor, "送审");
  await submitted(editor);
  await approve(approver, briefing);
  await looksRight(approver, "briefing-approved");
  await editor.reload();
  await issue(editor);
  await editor.getByRole("button", { name: "下载 Word" }).waitFor();
  await editor.getByText("第四轮第十九期", { exact: false }).first().waitFor();
  await looksRight(editor, "briefing-issued");
  const { content } = await saved(editor, () => editor.getByRole("button", { name: "下载 Word" }).click());
  const { text } = await readWord(content);
  const wanted = ["第四轮第十九期", ...items.flatMap((item) => [item.section, item.headline, item.text])];
  expect(wanted.filter((words) => !text.includes(words))).toEqual([]);
  await editor.goto("/series");
  await rowOf(editor, "栖云县驻村工作简报").waitFor();
  await looksRight(editor, "briefing-series");
  quiet(editor, contributor, approver);
});
