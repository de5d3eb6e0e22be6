import type { Locator, Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { uuidv7 } from "#contract/uuid.ts";
import { readWorkbook } from "../src/server/office/read-table.ts";
import { villagesOf } from "./county.ts";
import { card, looksRight } from "./demo-desk.ts";
import { choose, fillDay, saved } from "./desk.ts";
import {
  answered,
  deskOf,
  inspectionUnderWay,
  onSupervisedCounty,
  quiet,
  registerInspectors,
  rowOf,
  supervised,
  today,
  township,
} from "./supervision-desk.ts";

onSupervisedCounty();

const [first, second] = villagesOf(township);
const unit = "县信访局";
const clocking = "镇里要求村干部每天在“乡村通”上打卡，未打卡的通报。";
const unpublished = "村级财务收支连续三个月没有公布。";

beforeAll(async () => {
  await registerInspectors(["万某", "方某"]);
  await inspectionUnderWay({
    ...{ title: "村级组织减负专项督查", checklistCode: "village-burden", startsOn: "2026-11-24" },
    ...{ names: [first!, second!], members: ["万某", "方某"] },
  });
});

const oneOf = (page: Page, words: RegExp) => page.getByRole("group", { name: words });

/** A choice large enough for a thumb, with the digit that takes it by keyboard. */
const choice = (field: Locator, words: string) =>
  field.locator("label").filter({ hasText: new RegExp(`^\\d?${words}$`) });

/** Everything of the checklist does not apply, but for what judges clocking in. */
async function fillChecklist(page: Page) {
  for (const field of await page.locator("fieldset[data-item]").all()) {
    const none = choice(field, "不涉及");
    if ((await none.count()) > 0) await none.click();
  }
  await choice(oneOf(page, /打卡签到/), "是").click();
}

test("a visit: checklist, a talk without a name, a finding on the spot, feedback, handed in", async () => {
  const page = await deskOf("ducha");
  await page.goto("/visits");
  await page
    .getByRole("link", { name: "开始检查" })
    .or(page.getByRole("button", { name: "开始检查" }))
    .first()
    .click();
  await page.getByRole("combobox", { name: "对象" }).click();
  await page.locator(".ant-select-dropdown:visible .ant-select-item-option").first().click();
  await expect
    .poll(() => page.getByRole("group", { name: "检查人员" }).getByRole("checkbox", { checked: true }).count())
    .toBe(2);
  await looksRight(page, "visit-new");
  await page.getByRole("button", { name: "开始填写" }).click();
  await page.getByRole("heading", { name: "现场反馈" }).waitFor();
  const place = (await page.getByRole("heading", { level: 1 }).innerText()).split("　")[0]!;
  await fillChecklist(page);
  await oneOf(page, /打卡签到/)
    .getByRole("button", { name: "登记问题" })
    .click();
  const finding = page.getByRole("dialog");
  await finding.getByLabel("问题描述").fill(clocking);
  await expect.poll(() => finding.getByLabel("依据").inputValue()).toContain("政务移动互联网应用程序");
  await looksRight(page, "visit-finding");
  await finding.getByRole("button", { name: "登记", exact: true }).click();
  await page.getByText("已登记为第 1 号问题，待县级交办。").waitFor();

  const talk = card(page, "访谈");
  await choice(talk, "村干部").click();
  await choice(talk, "不满意").click();
  await expect.poll(() => talk.getByRole("textbox").count()).toBe(1);
  await talk.getByLabel("谈了什么").fill("每天早晚各打一次卡，影响下地和走访。");
  await talk.getByRole("button", { name: "记下" }).click();
  await talk.getByText("1 人次").waitFor();
  await page.getByLabel("反馈给谁").fill("镇党委分管负责人");
  await page.getByLabel("反馈了什么").fill("打卡要求应当立即停止。");
  await page.getByRole("status").getByText("已保存").waitFor();
  await looksRight(page, "visit-filled");
  await page.getByRole("button", { name: "提交", exact: true }).click();
  await page.getByText("已提交。").waitFor();
  await card(page, "现场反馈").getByText("打卡要求应当立即停止。").waitFor();
  await page.getByRole("button", { name: "提交", exact: true }).waitFor({ state: "detached" });
  await looksRight(page, "visit-submitted");

  const county = await deskOf("jingban");
  await county.goto("/findings");
  await rowOf(county, place.slice(-4))
    .getByRole("link", { name: /乡村通/ })
    .click();
  await county.getByRole("heading", { name: /^第 1 号问题/, level: 1 }).waitFor();
  await county.getByRole("link", { name: "检查记录" }).click();
  await county.getByText("每天早晚各打一次卡", { exact: false }).waitFor();
  const outsider = await deskOf("xiangzhen1");
  expect((await answered(outsider, "/visits")).status).toBe(403);
  quiet(page, county, outsider);
});

let finding: string;

async function openFinding(page: Page) {
  await page.goto(`/findings/${finding}`);
  await page.getByRole("heading", { name: /^第 1 号问题/, level: 1 }).waitFor();
}

/** One step of the finding: its form, if it has one, takes the words of these boxes. */
async function step(page: Page, act: string, words: Readonly<Record<string, string>> = {}, submit = act) {
  await page.getByRole("button", { name: act, exact: true }).click();
  const form = page.getByRole("dialog", { name: act });
  for (const [label, text] of Object.entries(words)) await form.getByLabel(label).fill(text);
  await form.getByRole("button", { name: submit, exact: true }).click();
  await form.waitFor({ state: "hidden" });
}

test("the county hands two findings over at once, to one unit and with one deadline", async () => {
  const body = { id: uuidv7(), source: "inspection", villageId: supervised().villages.get(second!), foundOn: today };
  const words = { category: "民主管理与公开", description: unpublished, basis: "村务公开有关规定" };
  await supervised().inspector("/findings", { ...body, ...words, severity: "ordinary", type: "dated" });
  const page = await deskOf("jingban");
  await page.goto("/");
  await page.getByRole("link", { name: /已登记，待交办/ }).click();
  await page.getByRole("checkbox", { name: "选择第 1 号" }).check();
  await page.getByRole("checkbox", { name: "选择第 2 号" }).check();
  await looksRight(page, "finding-list");
  await page.getByRole("button", { name: "交办所选" }).click();
  await choose(page, "责任单位类别", "县直单位");
  await choose(page, "县直单位", unit);
  const form = page.getByRole("dialog", { name: "交办" });
  await form.getByLabel("责任人").fill("胡某");
  await fillDay(page, form.getByLabel("整改期限"), "2026-11-27");
  await looksRight(page, "finding-assign");
  await form.getByRole("button", { name: "交办", exact: true }).click();
  await page.getByText("已交办 2 个问题。").waitFor();
  quiet(page);
});

/** The offices of whoever rectifies: that of the unit, and one in the county given to him afterwards. */
let ownOffice: string;
let countyOffice: string;

async function inOffice(page: Page, grantId: string) {
  await answered(page, "/auth/switch-office", { grantId });
  await openFinding(page);
}

/** Sends the finding back or closes it by the session of the page, whatever the page offers. */
async function judged(page: Page, act: "return" | "close") {
  const { version } = JSON.parse((await answered(page, `/findings/${finding}`)).text) as { version: number };
  return answered(page, `/findings/${finding}/${act}`, { version, text: "已整改" });
}

test("who rectifies cannot close: no button, refused by the interface, and refused in another office too", async () => {
  const page = await deskOf("bumen3");
  const me = JSON.parse((await answered(page, "/auth/me")).text) as { office: { grantId: string } };
  ownOffice = me.office.grantId;
  await page.goto("/");
  await page.getByRole("link", { name: /交给您的，待整改/ }).click();
  await page.getByRole("link", { name: clocking }).click();
  await page.getByRole("button", { name: "接收整改" }).click();
  await page.getByText("已接收，请整改并填写进展。").waitFor();
  finding = new URL(page.url()).pathname.split("/").at(-1)!;
  await step(page, "填写进展", { 整改进展: "已与镇党委商定停止打卡。" }, "保存");
  await step(page, "申请销号", { 整改结果: "打卡已停止，通报已收回。" });
  await page.getByRole("button", { name: "撤回申请" }).waitFor();
  await looksRight(page, "finding-requested");
  await expect.poll(() => page.getByRole("button", { name: "销号", exact: true }).count()).toBe(0);
  const own = await judged(page, "close");
  expect([own.status, own.text]).toEqual([403, expect.stringContaining("没有这项权限")]);

  countyOffice = await supervised().alsoCounty("bumen3");
  await inOffice(page, countyOffice);
  await page.getByText("应由其他人员办理", { exact: false }).first().waitFor();
  await looksRight(page, "finding-own-hands");
  const other = await judged(page, "return");
  expect([other.status, other.text]).toEqual([409, expect.stringContaining("核查应由其他人员办理")]);
  quiet(page);
});

test("the township checks, the county sends it back once, and another closes it in the end", async () => {
  const [town, county, other] = [await deskOf("xiangzhen1"), await deskOf("jingban"), await deskOf("shenhe")];
  expect((await answered(await deskOf("bumen2"), `/findings/${finding}`)).status).toBe(404);
  await openFinding(town);
  await step(town, "镇级核查通过", { 核查情况: "打卡确已停止。" }, "核查通过");
  await openFinding(county);
  await looksRight(county, "finding-to-check");
  await step(county, "退回整改", { 退回理由: "通报没有书面收回，请补办。" });
  await county.getByText(/^退回整改　/).waitFor();

  const page = await deskOf("bumen3");
  await inOffice(page, ownOffice);
  await page.getByRole("button", { name: "接收整改" }).click();
  await step(page, "申请销号", { 整改结果: "打卡已停止，通报已书面收回并在村里公布。" });
  await openFinding(town);
  await step(town, "镇级核查通过", { 核查情况: "书面收回属实。" }, "核查通过");
  await openFinding(county);
  await step(county, "核查通过", { 核查情况: "到村核实，村干部不再打卡。" });
  await inOffice(page, countyOffice);
  await expect.poll(() => page.getByRole("button", { name: "销号", exact: true }).count()).toBe(0);
  const refused = await judged(page, "close");
  expect([refused.status, refused.text]).toEqual([409, expect.stringContaining("谁整改谁不销号")]);
  await openFinding(other);
  await other.getByRole("button", { name: "销号", exact: true }).click();
  const form = other.getByRole("dialog", { name: "销号" });
  await choose(other, "听取谁的意见", "村民");
  await form.getByLabel("意见内容").fill("村文书说，这个月没有再打过卡。");
  await looksRight(other, "finding-close");
  await form.getByRole("button", { name: "销号", exact: true }).click();
  await other.getByText("已销号。").waitFor();
  await card(other, "整改过程").getByText("退回整改").first().waitFor();
  await expect.poll(() => card(other, "整改过程").locator("li").count()).toBe(12);
  await looksRight(other, "finding-closed");
  quiet(town, county, other, page);
});

test("the ledger goes out as a workbook and is read again, every row without an error", async () => {
  const page = await deskOf("jingban");
  await page.goto("/findings");
  await rowOf(page, "乡村通").waitFor();
  const { name, content } = await saved(page, () => page.getByRole("button", { name: "导出台账" }).click());
  expect(name).toBe(`问题整改台账 ${today}.xlsx`);
  const { sheets } = await readWorkbook(content, name);
  const rows = sheets[0]!.rows.map((row) => row.map((cell) => cell.text));
  const head = rows.findIndex((row) => row.includes("问题描述"));
  const of = (column: string) => rows.slice(head + 1).map((row) => row[rows[head]!.indexOf(column)]);
  expect(of("问题描述").toSorted()).toEqual([clocking, unpublished].toSorted());
  expect(of("状态").toSorted()).toEqual(["已交办", "已销号"]);
  expect(of("责任单位")).toEqual([unit, unit]);
  expect(of("销号人")).toContain("李某");

  await page.getByRole("button", { name: "导入台账" }).click();
  const mimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  await page.locator("input[type=file]").setInputFiles({ name, mimeType, buffer: content });
  await page.getByRole("button", { name: "上传并读取" }).click();
  await page.getByRole("button", { name: "下一步：对应列" }).click();
  await page.getByText("读入为").first().waitFor();
  await page.getByRole("button", { name: "下一步：逐行核对" }).click();
  await page.getByText("有错的行 0").waitFor();
  await looksRight(page, "finding-import");
  quiet(page);
});
