import { Buffer } from "node:buffer";
import Excel from "exceljs";
import { uuidv7 } from "#contract/uuid.ts";
import { demoPassword, seats } from "../../src/server/demo/seats.ts";
import type { Camera, Officer } from "./camera.ts";

interface Assessment {
  readonly villageId: string;
  readonly village: string;
  readonly values: readonly (number | null)[];
  readonly manifestations: readonly string[];
  readonly status: string;
  readonly version: number;
}
interface Round {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly version: number;
}
interface Shortlist {
  readonly rows: readonly { readonly villageId: string; readonly village: string }[];
}

/** 第四轮 from the first setting to the decision: each step by the office that takes it, each page on the way. */
export async function walkFourthRound(camera: Camera) {
  const county = await camera.officer("zuzhi1", demoPassword);
  const rounds = await county.read<Round[]>("/rounds");
  const third = rounds.find(({ name }) => name.startsWith("第三轮"))!.id;
  const { id } = rounds.find(({ name }) => name.startsWith("第四轮"))!;
  await openRound(county, id);
  const liuxi = await camera.officer("liuxi", demoPassword);
  await assess(liuxi, id, third);
  await importTable(liuxi, id);
  await handInAll(camera, id, third);
  await rankAndList(county, id);
  await review(camera, county, id);
  await decide(county, id);
}

async function openRound(county: Officer, id: string) {
  await county.show(`/rounds/${id}/settings`);
  await county.picture("round-settings");
  const cards = county.page.locator("section.card");
  await county.picture("round-direct-hits", { of: cards.filter({ hasText: "有所勾选情形之一的村" }).first() });
  await county.picture("round-quota", { of: cards.filter({ hasText: "末位并列" }).first() });
  await county.show(`/rounds/${id}`);
  await county.picture("round-draft", { until: 560 });
  await county.confirm("启动摸排");
}

async function assess(township: Officer, id: string, third: string) {
  const [first] = await assessmentsOf(township, third);
  await township.show(`/rounds/${id}/assess?village=${first!.villageId}`);
  await township.page
    .getByRole("link", { name: first!.village })
    .or(township.page.getByText(first!.village))
    .first()
    .click();
  await township.page.waitForTimeout(800);
  const boxes = township.page.locator("fieldset input:not([type=checkbox])");
  for (const [index, value] of first!.values.entries()) if (value !== null) await boxes.nth(index).fill(String(value));
  await township.picture("assess");
}

/** A township's own table, with the slips such tables have: one word for a number, one village nobody knows. */
async function importTable(township: Officer, id: string) {
  const reply = await township.page.request.get(`/api/imports/template?register=assessment&roundId=${id}`);
  await township.show(`/imports/new?register=assessment&roundId=${id}`);
  const buffer = await filledIn(await reply.body());
  const mimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  await township.page.locator("input[type=file]").setInputFiles({ name: "柳溪镇摸排表.xlsx", mimeType, buffer });
  await township.press("上传并读取");
  await township.page.getByRole("button", { name: "下一步：对应列" }).waitFor();
  await township.picture("import-sheet", { until: 840 });
  await township.press("下一步：对应列");
  await township.page.getByRole("button", { name: "下一步：逐行核对" }).waitFor();
  await township.picture("import-columns");
  await township.press("下一步：逐行核对");
  await township.page.getByRole("button", { name: "下一步：导入" }).waitFor();
  await township.page.waitForTimeout(1500);
  await township.picture("import-check");
  await township.press("下一步：导入");
  await township.picture("import-commit", { until: 520 });
  await township.confirm(/^先导入/);
  await township.page.getByRole("button", { name: "撤销本批" }).waitFor();
  await township.picture("import-result", { until: 520 });
}

async function filledIn(template: Buffer): Promise<Buffer> {
  const book = new Excel.Workbook();
  await book.xlsx.load(template as unknown as ArrayBuffer);
  const sheet = book.worksheets[0]!;
  const heads = sheet.getRow(3).values as (string | undefined)[];
  const column = (word: string) => heads.findIndex((head) => head?.includes(word));
  for (let row = 4; row < 16; row++) {
    sheet.getCell(row, column("班子缺职人数")).value = row % 3;
    sheet.getCell(row, column("村民代表会议")).value = 2;
    sheet.getCell(row, column("到县以上信访件次")).value = row % 4 === 0 ? "约3件" : row % 5;
  }
  const village = sheet.getCell(
    9,
    heads.findIndex((head) => /村.*名称|^村（社区）/.test(head ?? "")),
  );
  village.value = `${village.text.slice(0, -1)}庄村`;
  sheet.getCell(9, column("区划代码")).value = null;
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** The other townships hand in what they said a round ago; 桐湾镇 leaves two villages open, which the county puts down as missing. */
async function handInAll(camera: Camera, id: string, third: string) {
  const offices = seats.filter(({ role, areaId }) => role === "township" && areaId === "99-qinglan");
  const townships = offices.filter(
    (one, i) => offices.findIndex(({ townshipId }) => townshipId === one.townshipId) === i,
  );
  for (const { loginName } of townships.slice(0, 6)) await handIn(camera, loginName, id, third, 0);
  const county = await camera.officer("zuzhi1", demoPassword);
  await county.show(`/rounds/${id}`);
  await county.picture("round-assessing");
  for (const { loginName } of townships.slice(6)) {
    await handIn(camera, loginName, id, third, loginName === "tongwan" ? 2 : 0);
  }
  await county.show(`/rounds/${id}`);
  const waiting = county.page.locator("dl.kpi > div").filter({ hasText: "尚未报来" }).getByRole("link");
  await county.show((await waiting.getAttribute("href"))!);
  await county.picture("assess-missing", { until: 520 });
  await county.confirm(/^所列未报村标明缺报/);
}

async function handIn(camera: Camera, loginName: string, id: string, third: string, leave: number) {
  const township = await camera.officer(loginName, demoPassword);
  const before = new Map((await assessmentsOf(township, third)).map((one) => [one.villageId, one]));
  const now = await assessmentsOf(township, id);
  const mine = now.slice(leave).filter(({ status }) => status === "waiting");
  for (const { villageId, version } of mine) {
    const { values, manifestations } = before.get(villageId)!;
    const body = { version, values, manifestations, note: "", submit: false };
    await township.write("PUT", `/rounds/${id}/assessments/${villageId}`, body);
  }
  const villageIds = now.slice(leave).map((one) => one.villageId);
  await township.write("POST", `/rounds/${id}/assessments/submit`, { villageIds });
  await township.page.context().close();
}

async function assessmentsOf(township: Officer, round: string): Promise<Assessment[]> {
  const page = await township.read<{ rows: Assessment[] }>(`/rounds/${round}/assessments?size=200`);
  return page.rows;
}

async function rankAndList(county: Officer, id: string) {
  await county.show(`/rounds/${id}`);
  await county.picture("round-to-rank", { until: 620 });
  await county.confirm("倒排排序");
  await county.show(`/rounds/${id}/ranking?only=missing`);
  await county.picture("ranking-interval", { until: 900 });
  await county.show(`/rounds/${id}`);
  await county.confirm("生成初步名单");
  await county.show(`/rounds/${id}/shortlist`);
  await county.press("增列一个村");
  await county.picture("shortlist-add", { until: 640 });
  await county.show(`/rounds/${id}/shortlist`);
  await county.confirm("提交联审");
}

async function review(camera: Camera, county: Officer, id: string) {
  const department = await camera.officer("xinfang", demoPassword);
  await department.show(`/rounds/${id}/shortlist`);
  await department.press(/：提意见$/);
  const form = department.page.locator(".opinion-form");
  await form.getByText("建议剔除").click();
  await form.getByLabel("理由").fill("近两年无到县以上信访，群众满意度较高。");
  await department.picture("opinion", { until: 700 });
  await form.getByRole("button", { name: "提交意见" }).click();
  await department.page.waitForTimeout(800);
  await county.show(`/rounds/${id}/shortlist`);
  await county.picture("shortlist");
  await county.page.locator("tbody tr.ant-table-row").first().click();
  await county.page.waitForTimeout(800);
  await county.picture("verification");
  const { rows } = await county.read<Shortlist>(`/rounds/${id}/shortlist`);
  for (const { villageId } of rows) {
    await county.write("POST", `/rounds/${id}/verifications`, {
      ...{ id: uuidv7(), villageId, visitedOn: demoDay, visitors: "李某（县委组织部）、陈某（乡镇）" },
      ...{ upheld: true, finding: "走访群众、查阅会议记录，情况与摸排表一致。" },
    });
  }
}

async function decide(county: Officer, id: string) {
  await county.show(`/rounds/${id}/shortlist`);
  await county.confirm("完成实地核实");
  await county.show(`/rounds/${id}/decision`);
  const { page } = county;
  await page.getByLabel("文号").fill("青组发(2026)18号");
  await page.getByRole("button", { name: /^选中未定的/ }).click();
  await page.getByRole("button", { name: "设为镇级管理" }).click();
  await page.getByRole("radiogroup").first().getByText("列入，县级").click();
  await county.picture("decision-form");
  await page.getByLabel("审定日期").fill(demoDay);
  await page.keyboard.press("Enter");
  await county.press("下一步：核对");
  await county.picture("decision-check", { until: 620 });
}

/** Pictures differ only when pages do: the walk is taken on a fixed day. */
export const demoDay = "2026-11-23";
