import ExcelJS from "exceljs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeFindings } from "./axe.ts";
import { departments, foundCounty, password, townships, villagesOf } from "./county.ts";
import { choose, fillDay, kpi, press, saved, signIn } from "./desk.ts";
import { newVisitor, openBrowser, picture, type Program, startProgram } from "./program.ts";
import { readWord } from "./word.ts";

const round = "第一轮软弱涣散村党组织摸排";
const indicators = [
  { name: "到县以上信访件数", most: 40 },
  { name: "未发展党员年数", most: 10 },
];

let program: Program;
let browser: Browser;
let today: string;

beforeAll(async () => {
  [program, browser] = await Promise.all([startProgram({ DEMO: "off" }), openBrowser()]);
  await foundCounty(program.origin);
  today = ((await (await fetch(`${program.origin}/api/auth/state`)).json()) as { today: string }).today;
});
afterAll(async () => {
  await browser.close();
  await program.stop();
});

async function deskOf(loginName: string) {
  const page = await newVisitor(browser, program.origin);
  await signIn(page, loginName, password);
  return page;
}

async function openRound(page: Page, tab?: string) {
  await page.goto("/rounds");
  await page.getByRole("link", { name: round }).click();
  if (tab) await page.getByRole("navigation", { name: "本轮次各页" }).getByRole("link", { name: tab }).click();
}

const shown = (page: Page, name: string) => expect.poll(() => kpi(page, name).innerText());

async function looksRight(page: Page, name: string) {
  await picture(page, name);
  expect(await axeFindings(page)).toEqual([]);
}

test("the county sets up a round and opens it", async () => {
  const page = await deskOf("jingban");
  await page.goto("/rounds");
  await page.getByRole("button", { name: "建立第一个轮次" }).click();
  await page.getByLabel("轮次名称").fill(round);
  await fillDay(page, page.getByLabel("评估截止日期"), today);
  await choose(page, "软弱涣散表现清单", "十二种情形");
  for (const [index, { name, most }] of indicators.entries()) {
    await page.getByRole("button", { name: "增加一项指标" }).click();
    await page.getByLabel(`第 ${index + 1} 项指标名称`).fill(name);
    await page.getByLabel(`第 ${index + 1} 项最大值`).fill(String(most));
  }
  await page.getByRole("button", { name: "平均分配权重" }).click();
  await page.getByText("✓ 权重合计 100%").waitFor();
  await page.getByLabel("倒排比例（%）").fill("25");
  await page.getByLabel("测算（村）").fill("24");
  await page.getByText("24 × 25% = 6").waitFor();
  await looksRight(page, "job-settings");
  await page.getByRole("button", { name: "建立轮次" }).click();
  await page.getByRole("heading", { name: round, level: 1 }).waitFor();
  await press(page, "启动摸排");
  await shown(page, "应报村").toBe("24 个村");
  await page.getByRole("link", { name: townships[0] }).waitFor();
  await looksRight(page, "job-opened");
  expect(page.complaints).toEqual([]);
});

/** The figures of one village of a township: the further down the list, the weaker. */
const figuresOf = (township: number, village: number) => [1 + village * 4 + township, 1 + village];

async function fillByForm(page: Page, village: string, figures: readonly number[]) {
  await page.getByRole("cell", { name: village }).click();
  for (const [index, { name }] of indicators.entries()) {
    await page
      .getByLabel(new RegExp(`^${name}(?!暂缺)`))
      .first()
      .fill(String(figures[index]));
  }
  await page.getByRole("checkbox", { name: /^班子不全/ }).check();
  await looksRight(page, "job-form");
  await page.getByRole("button", { name: "上报本村" }).click();
  await page.getByText(`${village}已上报。`).waitFor();
}

async function fillTemplate(content: Buffer, township: number): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(content as unknown as ArrayBuffer);
  const sheet = workbook.worksheets[0]!;
  const rows = sheet.getRows(1, sheet.rowCount)!;
  const words = (row: ExcelJS.Row) => Array.from({ length: sheet.columnCount }, (_, at) => row.getCell(at + 1).text);
  const head = rows.findIndex((row) => words(row).some((word) => word.includes("村（社区）名称")));
  const column = (name: string) => words(rows[head]!).findIndex((word) => word.includes(name)) + 1;
  const villages = villagesOf(townships[township]!);
  for (const row of rows.slice(head + 1)) {
    const village = villages.indexOf(row.getCell(column("村（社区）名称")).text);
    figuresOf(township, village).forEach((figure, index) => {
      row.getCell(column(indicators[index]!.name)).value = figure;
    });
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

async function importTable(page: Page, buffer: Buffer) {
  await page.getByRole("button", { name: "用表格导入" }).click();
  const mimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  await page.locator("input[type=file]").setInputFiles({ name: "摸排表.xlsx", mimeType, buffer });
  await page.getByRole("button", { name: "上传并读取" }).click();
  await page.getByRole("button", { name: "下一步：对应列" }).click();
  await page.getByText("读入为").first().waitFor();
  await looksRight(page, "job-import-columns");
  await page.getByRole("button", { name: "下一步：逐行核对" }).click();
  await page.getByText("有错的行 0").waitFor();
  await looksRight(page, "job-import-check");
  await page.getByRole("button", { name: "下一步：导入" }).click();
  await press(page, "导入");
  await page.getByRole("heading", { name: /^已导入/ }).waitFor();
}

test("townships assess: one village by the form, the rest by the table they were given", async () => {
  for (const [index, township] of townships.entries()) {
    const page = await deskOf(`xiangzhen${index + 1}`);
    await openRound(page, "各村摸排");
    const first = villagesOf(township)[0]!;
    await page.getByRole("cell", { name: first }).waitFor();
    if (index === 0) await fillByForm(page, first, figuresOf(0, 0));
    const template = await saved(page, () => page.getByRole("button", { name: "下载填报模板" }).click());
    expect(template.name).toMatch(/摸排表.*\.xlsx$/);
    await importTable(page, await fillTemplate(template.content, index));
    await openRound(page, "各村摸排");
    await press(page, /^上报全部草稿（[78]）$/);
    await page.getByText(/^已上报 [78] 个村。$/).waitFor();
    expect(page.complaints).toEqual([]);
  }
});

test("the county ranks them, lists the weakest quarter and hands the list to the departments", async () => {
  const page = await deskOf("jingban");
  await openRound(page);
  await shown(page, "已报").toBe("24 个村");
  await press(page, "倒排排序");
  await page.getByText("倒排", { exact: true }).first().waitFor();
  await openRound(page, "倒排");
  await shown(page, "参加倒排").toBe("24 个村");
  await shown(page, "比例名额").toBe("6 个村");
  const firstRow = page.locator("table.ranking tbody tr").first();
  await expect.poll(() => firstRow.innerText()).toContain("白石镇");
  await looksRight(page, "job-ranking");
  await press(page, "生成初步名单");
  await openRound(page, "名单与联审");
  await shown(page, "初步名单").toBe("6 个村");
  await press(page, "提交联审");
  await page.getByRole("button", { name: "完成实地核实" }).waitFor();
  expect(page.complaints).toEqual([]);
});

test("three departments write their opinions, one of them against a village", async () => {
  for (const index of departments.keys()) {
    const page = await deskOf(`bumen${index + 1}`);
    await page.goto("/shortlists");
    await page.getByRole("link", { name: round }).click();
    await page.getByText("共 6 个，显示 6 个").waitFor();
    if (index === 2) {
      await page.getByRole("button", { name: "提意见" }).first().click();
      await page.getByRole("radio", { name: "建议剔除" }).check();
      await page.getByLabel("理由").fill("信访积案已在上半年全部办结");
      await page.getByRole("button", { name: "提交意见" }).click();
      await page.getByText(/的意见已提交。$/).waitFor();
    }
    await page.getByRole("checkbox", { name: /^选中所列 [56] 个/ }).check();
    await press(page, /^选中的同意列入（[56]）$/);
    await page.getByText(/^已对 [56] 个村提出“同意列入”。$/).waitFor();
    await looksRight(page, "job-opinions");
    expect(page.complaints).toEqual([]);
  }
});

async function recordVisit(page: Page, row: number) {
  await page.locator("tbody tr.row-opens").nth(row).click();
  const drawer = page.getByRole("dialog");
  await fillDay(page, drawer.getByLabel("核实日期"), today);
  await drawer.getByLabel("核实人员").fill("县委组织部张某、李某");
  await drawer.getByLabel("核实情况").fill("查阅会议记录本，与村干部逐项核对，情况属实。");
  if (row === 0) await looksRight(page, "job-visit");
  await drawer.getByRole("button", { name: "记录", exact: true }).click();
  await drawer.getByText("再次核实（以最后一次为准）").waitFor();
  await page.keyboard.press("Escape");
  await drawer.waitFor({ state: "hidden" });
}

test("the county records the visits and the decision with its number and day", async () => {
  const page = await deskOf("jingban");
  await openRound(page, "名单与联审");
  await page.locator("tbody tr.row-opens").nth(5).waitFor();
  for (let row = 0; row < 6; row += 1) await recordVisit(page, row);
  await shown(page, "已实地核实").toBe("6 / 6 个村");
  await press(page, "完成实地核实");
  await page.getByRole("button", { name: "登记审定结果" }).click();

  await page
    .getByLabel("文号", { exact: false })
    .first()
    .fill(`青组发(${today.slice(0, 4)})12号`);
  await fillDay(page, page.getByLabel("审定日期"), today);
  const rows = page.locator("table.grid tbody tr");
  for (let row = 0; row < 5; row += 1) {
    await rows
      .nth(row)
      .getByRole("radio", { name: row < 3 ? "列入，县级" : "列入，镇级" })
      .check();
  }
  await rows.nth(5).getByRole("radio", { name: "不列入" }).check();
  await rows
    .nth(5)
    .getByLabel(/的理由$/)
    .fill("所列问题已经解决，经实地核实不列入");
  await page.getByText("拟确定 5 = 县级 3 + 镇级 2；不列入 1").waitFor();
  await looksRight(page, "job-decision");
  await page.getByRole("button", { name: "下一步：核对" }).click();
  await press(page, "登记审定结果");
  await shown(page, "确定整顿").toBe("5 个村");
  await looksRight(page, "job-decided");
  expect(page.complaints).toEqual([]);
});

test("the files of the five villages are open; a problem and a goal are written down", async () => {
  const page = await deskOf("jingban");
  await page.goto("/cases");
  await shown(page, "在册村（社区）").toBe("5 个");
  await page.locator("tbody tr.row-opens").first().click();
  await page.getByRole("button", { name: "增加问题", exact: true }).click();
  const drawer = page.getByRole("dialog");
  await choose(page, "方面", "民主管理与公开");
  await drawer.getByLabel("问题", { exact: true }).fill("村级财务两年没有公开");
  await drawer.getByRole("button", { name: "保存" }).click();
  await page.getByRole("cell", { name: "村级财务两年没有公开" }).waitFor();
  await drawer.waitFor({ state: "hidden" });

  await page.getByRole("button", { name: "增加目标事项", exact: true }).click();
  await choose(page, "任务", "配齐村“两委”班子");
  await drawer.getByLabel("目标", { exact: true }).fill("配齐支部委员 2 名");
  await drawer.getByLabel("责任单位").fill("白石镇党委");
  await drawer.getByLabel("责任人").fill("王某");
  await drawer.getByRole("button", { name: "保存" }).click();
  await page.getByRole("cell", { name: "配齐支部委员 2 名" }).waitFor();
  await drawer.waitFor({ state: "hidden" });
  await looksRight(page, "job-case");
  expect(page.complaints).toEqual([]);
});

async function draftCircular(page: Page) {
  await page.goto("/bulletins");
  await page.getByRole("button", { name: "拟写通报" }).first().click();
  await choose(page, "轮次", round);
  await page.getByRole("dialog").getByRole("button", { name: "开始拟写" }).click();
  await page.getByRole("article", { name: "公文预览" }).waitFor();
  await page.getByLabel(/^标题/).first().fill("关于第一轮软弱涣散村党组织排查确定情况的通报");
  await page.getByText("已保存", { exact: true }).waitFor();
  await looksRight(page, "job-composer");
  await press(page, "送审");
  await page.getByRole("button", { name: "撤回" }).waitFor();
}

test("one officer drafts the circular, a second approves it, it is issued and the Word file says so", async () => {
  const author = await deskOf("jingban");
  await draftCircular(author);
  await expect.poll(() => author.getByRole("button", { name: "审核通过" }).count()).toBe(0);

  const approver = await deskOf("shenhe");
  await approver.goto("/bulletins");
  await approver.getByRole("link", { name: /排查确定情况的通报/ }).click();
  await press(approver, "审核通过");
  await approver.getByText(/^已审核通过/).waitFor();
  expect(approver.complaints).toEqual([]);

  await author.reload();
  await author.getByRole("button", { name: "印发", exact: true }).click();
  const dialog = author.getByRole("dialog");
  await dialog.getByLabel("发文字号").fill(`青组通〔${today.slice(0, 4)}〕5号`);
  await dialog.getByRole("button", { name: "确认印发" }).click();
  await author.getByRole("button", { name: "下载 Word" }).waitFor();
  await looksRight(author, "job-issued");
  const { name, content } = await saved(author, () => author.getByRole("button", { name: "下载 Word" }).click());
  expect(name).toMatch(/^青组通〔\d{4}〕5号 .*\.docx$/);
  const { text, page } = await readWord(content);
  expect(page).toMatchObject({ w: 11906, h: 16838 });
  const sentences = [
    "共有3个乡镇（街道）参加",
    "纳入摸排村（社区）24个",
    "初步名单6个",
    "共确定软弱涣散村党组织5个",
    "由县级重点管理的3个",
    "由乡镇（街道）管理的2个",
    "问题清单1条",
    "目标事项1条",
  ];
  expect(sentences.filter((sentence) => !text.includes(sentence))).toEqual([]);
  expect(author.complaints).toEqual([]);
});
