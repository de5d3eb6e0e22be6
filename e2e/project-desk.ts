import fs from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { ruleShapes } from "#contract/rule-shapes.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { gateLabel } from "#domain/projects/labels.ts";
import type { Gate } from "#domain/projects/gate.ts";
import { type County, foundCounty, password, type Send, townships, villagesOf } from "./county.ts";
import { looksRight } from "./demo-desk.ts";
import { fillDay, signIn } from "./desk.ts";
import { newVisitor, openBrowser, type Program, startProgram } from "./program.ts";
import { rowOf, seated } from "./supervision-desk.ts";

const firstDay = "2026-03-02";
const [township] = townships;
/** The two villages of 柳溪镇 that share the project. */
export const [east, west] = villagesOf(township) as [string, string];

interface Ground extends County {
  readonly program: Program;
  /** Officers of the departments by their login. */
  readonly departments: Readonly<Record<string, Send>>;
}

let ground: Ground;
let browser: Browser;
let port: string;

export const county = () => ground;

/** A county of three townships with a bureau of finance, of audit and of agriculture, an auditor, and two officers in 柳溪镇. */
export function onProjectCounty() {
  beforeAll(async () => {
    const [program, opened] = await Promise.all([startProgram({ DEMO: "off", TODAY: firstDay }), openBrowser()]);
    browser = opened;
    port = new URL(program.origin).port;
    const founded = await foundCounty(program.origin);
    ground = { ...founded, program, departments: await seatDepartments(founded) };
    await founded.officer("/rules/project-disclosure", hotline);
  });
  afterAll(async () => {
    await browser.close();
    await ground.program.kill("SIGTERM");
    await fs.rm(ground.program.dataDir, { recursive: true, force: true });
  });
}

/** 监督电话、监督单位: the county fills them in once, every notice bears them. */
const hotline = {
  version: 0,
  basis: "县乡村振兴工作领导小组会议纪要",
  validFrom: firstDay,
  content: { ...ruleShapes["project-disclosure"].shipped, phone: "0990-1234567", office: "县乡村振兴局" },
};

const bureaus = { caizheng: "县财政局", shenji: "县审计局", nongye: "县农业农村局" } as const;

async function seatDepartments({ officer, seat }: County) {
  const departments: Record<string, Send> = {};
  for (const [loginName, name] of Object.entries(bureaus)) {
    const { id: organisationId } = await officer<{ id: string }>("/organisations", {
      id: uuidv7(),
      name,
      kind: "economy",
    });
    departments[loginName] = await seat({ loginName, name: "孙某", role: "department", place: { organisationId } });
  }
  const listed = await officer<readonly { id: string; name: string }[]>("/townships", undefined, "GET");
  const townshipId = listed.find(({ name }) => name === township)!.id;
  await seat({ loginName: "fuhe", name: "陈某", role: "township", place: { townshipId } });
  await seat({ loginName: "shenjiyuan", name: "吴某", role: "auditor" });
  return departments;
}

/** The program ends and begins again on a later day, on the same data and at the same address. */
export async function onDay(day: string) {
  // A page that is open goes on asking while nobody answers.
  await Promise.all(pages.map((page) => page.goto("about:blank")));
  const { dataDir } = ground.program;
  await ground.program.kill("SIGTERM");
  const program = await startProgram({ DEMO: "off", TODAY: day, DATA_DIR: dataDir, PORT: port });
  ground = { ...ground, program };
}

const pages: Page[] = [];

export async function stranger() {
  const page = await newVisitor(browser, ground.program.origin);
  pages.push(page);
  return page;
}

/** The desk where somebody of the county has signed in. */
export const deskOf = seated(async (loginName) => {
  const page = await stranger();
  await signIn(page, loginName, password);
  return page;
});

export const write = (page: Page, label: string, words: string) =>
  page.getByRole("textbox", { name: new RegExp(`^${label}`) }).fill(words);

/** Takes one entry of a choice in the form that lies over the page and its filters. */
export async function picks(page: Page, label: string, entry: string) {
  await page.getByRole("combobox", { name: label, exact: true }).last().click();
  await page.locator(".ant-select-dropdown:visible .ant-select-item-option").filter({ hasText: entry }).first().click();
}

/** Sends the form that is open, and waits for the word that says it is done. */
export async function send(page: Page, button: string, done: string | RegExp) {
  await page.getByRole("button", { name: button, exact: true }).last().click();
  await page.getByText(done).first().waitFor();
}

export async function openProject(page: Page, id: string, tab: string) {
  await page.goto(`/projects/${id}?tab=${tab}`);
  await page.getByRole("tab", { selected: true }).waitFor();
}

/** Everything a notice wants is filled in from the project; whoever posts it only says so. */
export async function posts(loginName: string, id: string, name: string, picture?: string) {
  const page = await deskOf(loginName);
  await openProject(page, id, "disclosures");
  await rowOf(page, name).getByRole("button", { name: "登记公示" }).click();
  await page.getByRole("heading", { level: 3 }).first().waitFor();
  if (picture) await looksRight(page, picture);
  await send(page, "登记公示", /已登记 \d+ 处公示/);
}

/** Opens the form of the gate the project stands before. */
export async function atGate(loginName: string, id: string, gate: Gate) {
  const page = await deskOf(loginName);
  await openProject(page, id, "gates");
  await page.getByRole("button", { name: `办理“${gateLabel[gate]}”` }).click();
  await page.getByRole("button", { name: "过关", exact: true }).waitFor();
  for (const paper of await page.getByRole("textbox", { name: /：文号、编号或者名称$/ }).all())
    await paper.fill("2026 年第 1 号");
  return page;
}

export async function passes(loginName: string, id: string, gate: Gate, fill?: (page: Page) => Promise<void>) {
  const page = await atGate(loginName, id, gate);
  await fill?.(page);
  await looksRight(page, `project-gate-${gate}`);
  await page.getByRole("button", { name: "过关", exact: true }).click();
  await page.getByRole("button", { name: `办理“${gateLabel[gate]}”` }).waitFor({ state: "detached" });
}

/** Three who may accept what others have built. */
export async function acceptors(page: Page, units: readonly string[]) {
  for (const [i, unit] of units.entries()) {
    await page.getByLabel("姓名", { exact: true }).nth(i).fill(["冯某", "蒋某", "沈某"][i]!);
    await page.getByLabel("单位", { exact: true }).nth(i).fill(unit);
  }
}

/** Fills in 拨付申请 and sends it. */
export async function asksToPay(id: string, kind: string, wan: string, done: string | RegExp) {
  const page = await deskOf("xiangzhen1");
  await openProject(page, id, "funds");
  await page.getByRole("button", { name: "申请拨付" }).click();
  await picks(page, "款项", kind);
  await write(page, "拨付金额", wan);
  await send(page, "申请拨付", done);
  return page;
}

/** Another hand approves, the bureau of finance pays. */
export async function isPaid(id: string, voucher: string) {
  const officer = await deskOf("jingban");
  await openProject(officer, id, "funds");
  await officer.getByRole("button", { name: "通过", exact: true }).click();
  await officer.getByRole("dialog").getByRole("button", { name: "通过", exact: true }).click();
  await officer.getByText("已审核通过，等待办理拨付。").waitFor();
  const treasury = await deskOf("caizheng");
  await openProject(treasury, id, "funds");
  await treasury.getByRole("button", { name: "办理拨付" }).click();
  await write(treasury, "凭证号", voucher);
  await looksRight(treasury, "project-post");
  await send(treasury, "办理拨付", "已办理拨付，记入资金台账。");
}

/** One of the two meetings that vote: when, how many should come, came and agreed. */
export async function meets(page: Page, title: string, [heldOn, ...people]: readonly [string, string, string, string]) {
  const box = page.getByRole("group", { name: title });
  await fillDay(page, box.getByLabel("开会日期"), heldOn);
  for (const [i, label] of ["应到（人）", "到会（人）", "同意（人）"].entries())
    await box.getByLabel(label).fill(people[i]!);
}
