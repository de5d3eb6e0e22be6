import { existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { startEmbedded } from "../src/server/db/embedded.ts";
import { ask } from "../src/server/testing/ask.ts";
import { databaseOf, hold, releaseAll, takeAway } from "./database.ts";
import { choose, press, saved, signIn } from "./desk.ts";
import { newVisitor, openBrowser, type Program, startProgram } from "./program.ts";
import { readWord } from "./word.ts";

// Nothing here waits for luck: a lock holds the work at a known point, and there it is cut off.

let folder: string;
let dataDir: string;
let fullDisk: string;
let program: Program;
let browser: Browser;

const start = (env: Readonly<Record<string, string>> = {}) => {
  const preload = `--import=${path.join(import.meta.dirname, "full-disk.mjs")}`;
  return startProgram({ DATA_DIR: dataDir, NODE_OPTIONS: preload, FULL_DISK: fullDisk, ...env });
};
const database = () => databaseOf(dataDir).url();
const one = async <T>(text: string, values: unknown[] = []) =>
  Object.values((await ask<Record<string, T>>(database(), text, values))[0]!)[0]!;

/** As when the power fails for the program alone; the database lives on, as it does under another process. */
async function crash() {
  await program.kill("SIGKILL");
  const { port } = new URL(program.origin);
  program = await start({ PORT: port });
}

beforeAll(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), "zhucun-outage-"));
  await fs.chmod(folder, 0o711);
  dataDir = path.join(folder, "data");
  fullDisk = path.join(folder, "full");
  [program, browser] = await Promise.all([start(), openBrowser()]);
});
afterEach(async () => {
  await releaseAll();
});
afterAll(async () => {
  await browser.close();
  await program.stop();
  await fs.rm(folder, { recursive: true, force: true });
});

async function deskOf(loginName: string, at = program) {
  const page = await newVisitor(browser, at.origin);
  await signIn(page, loginName, "Kanyikan-2026");
  return page;
}

const rows = 20_000;
const largeTable = () =>
  ["乡镇（街道）,村（社区）名称,户数", ...Array.from({ length: rows }, (_, n) => `河口镇,试验${n + 1}村,${n}`)].join(
    "\n",
  );

async function uploadTable(page: Page, text: string) {
  await page.goto("/imports/new?register=village");
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "大名册.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.getByRole("button", { name: "上传并读取" }).click();
}

const villages = () => one<number>("select count(*)::int as n from village");
const batch = () => one<string>("select state from import_batch order by created_at desc limit 1");
const openBatch = async (page: Page) => {
  await page.goto("/imports");
  await page.locator("tbody tr.row-opens").filter({ hasText: "大名册.csv" }).first().click();
};

test("the browser closes while a large table is checked: the batch is in the list and goes on", async () => {
  const page = await deskOf("muyun");
  await uploadTable(page, largeTable());
  await page.getByRole("button", { name: "下一步：对应列" }).click();
  const next = page.getByRole("button", { name: "下一步：逐行核对" });
  await next.waitFor();
  const lock = await hold(database(), "import_row");
  await next.click();
  await lock.stuck();
  await page.context().close();
  await lock.release();

  const later = await deskOf("muyun");
  await openBatch(later);
  await later.getByText("有错的行 0").waitFor();
  await later.getByRole("button", { name: "下一步：导入" }).waitFor();
  expect(await batch()).toBe("checked");
  await later.context().close();
});

test("the server is killed while it writes 20,000 rows: nothing is half-written, the page says so, and they go in once", async () => {
  const before = await villages();
  const lock = await hold(database(), "village");
  const page = await deskOf("muyun");
  await openBatch(page);
  await page.getByRole("button", { name: "下一步：导入" }).click();
  await press(page, "导入");
  await lock.stuck();
  await crash();
  expect(await villages()).toBe(before);
  expect(await batch()).toBe("checked");

  await openBatch(page);
  await page.getByText("服务器曾中途停止，没有写入任何内容，现已自动重新办理").waitFor({ timeout: 60_000 });
  await lock.release();
  await page.getByRole("heading", { name: /^已导入/ }).waitFor({ timeout: 60_000 });
  expect(await villages()).toBe(before + rows);
  expect(await one("select count(*)::int as n from audit where detail->>'act' = 'commit'")).toBe(1);
  await page.context().close();
});

const bulletinStatus = (id: string) => one<string>("select status from bulletin where id = $1", [id]);
const frozen = (id: string) =>
  one<number>(
    `select (select count(*) from bulletin_figure where bulletin_id = $1)::int
      + (select count(*) from bulletin_document where bulletin_id = $1)::int as n`,
    [id],
  );

async function openProgress(page: Page) {
  await page.goto("/bulletins");
  await page.getByRole("link", { name: /关于第三轮薄弱村整顿进展情况的通报/ }).click();
  await page.getByRole("article", { name: "公文预览" }).waitFor();
}

async function issue(page: Page) {
  await page.getByRole("button", { name: "印发", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("发文字号").fill("青组通〔2026〕77号");
  await dialog.getByRole("button", { name: "确认印发" }).click();
}

test("the server is killed in the middle of a publication and right after it: not at all, then wholly", async () => {
  const author = await deskOf("zuzhi1");
  await openProgress(author);
  await press(author, "送审");
  await author.getByRole("button", { name: "撤回" }).waitFor();
  const approver = await deskOf("zuzhi2");
  await openProgress(approver);
  await press(approver, "审核通过");
  await approver.getByText(/^已审核通过/).waitFor();
  const id = new URL(author.url()).pathname.split("/").at(-1)!;

  await author.reload();
  const lock = await hold(database(), "bulletin_document");
  await issue(author);
  await lock.stuck();
  await crash();
  expect([await bulletinStatus(id), await frozen(id)]).toEqual(["approved", 0]);
  await lock.release();
  expect([await bulletinStatus(id), await frozen(id)]).toEqual(["approved", 0]);

  await openProgress(author);
  await issue(author);
  await expect.poll(() => bulletinStatus(id), { interval: 5 }).toBe("published");
  await crash();
  expect(await frozen(id)).toBeGreaterThan(1);
  expect(
    await one("select count(*)::int as n from audit where subject_id = $1 and detail->>'action' = 'publish'", [id]),
  ).toBe(1);
  await openProgress(author);
  const { content } = await saved(author, () => author.getByRole("button", { name: "下载 Word" }).click());
  expect((await readWord(content)).text).toContain("青组通〔2026〕77号");
});

/** A problem written into the first file of the county, up to the last button. */
async function fillProblem(page: Page, problem: string) {
  await page.goto("/cases");
  await page.locator("tbody tr.row-opens").first().click();
  await page.getByRole("button", { name: "增加问题", exact: true }).click();
  await choose(page, "方面", "民主管理与公开");
  const drawer = page.getByRole("dialog");
  await drawer.getByLabel("问题", { exact: true }).fill(problem);
  return {
    save: () => drawer.getByRole("button", { name: "保存" }).click(),
    refused: async (sentence: string) => {
      await drawer.getByText(sentence).waitFor();
      await expect.poll(() => drawer.getByLabel("问题", { exact: true }).inputValue()).toBe(problem);
    },
    stands: async () => {
      await page.getByRole("cell", { name: problem }).waitFor();
      await expect.poll(() => page.getByRole("cell", { name: problem }).count()).toBe(1);
    },
  };
}

const away = "数据库暂时连接不上，本次内容没有保存。";

test("the database is killed while a form is filled in: it is told, nothing is lost, and it is saved when it is back", async () => {
  const page = await deskOf("zuzhi1");
  const form = await fillProblem(page, "村级事务公开栏一年没有更新");
  const giveBack = await takeAway(dataDir);
  await form.save();
  await form.refused(away);
  await giveBack();
  const answers = () =>
    ask(database(), "select 1").then(
      () => true,
      () => false,
    );
  await expect.poll(answers).toBe(true);
  await form.save();
  await form.stands();
});

test("a database server of its own goes away and comes back: the program stays and saves", async () => {
  const place = path.join(folder, "server");
  const server = await startEmbedded(place, () => undefined);
  const other = await startProgram({ DATA_DIR: path.join(folder, "office"), DATABASE_URL: server.ownerUrl });
  const page = await deskOf("zuzhi1", other);
  const form = await fillProblem(page, "村务监督委员会没有开展监督");
  await server.stop();
  await form.save();
  await form.refused(away);
  const again = await startEmbedded(place, () => undefined);
  expect(again.ownerUrl).toBe(server.ownerUrl);
  await form.save();
  await form.stands();
  await page.context().close();
  await other.stop();
  await again.stop();
});

test("a full disk under the files is told, leaves nothing behind, and the same upload works afterwards", async () => {
  const page = await deskOf("zuzhi1");
  const kept = () => readdirSync(path.join(dataDir, "files"), { recursive: true }).length;
  const [files, batches] = [kept(), await one<number>("select count(*)::int as n from import_batch")];
  writeFileSync(fullDisk, "");
  await uploadTable(page, "乡镇（街道）,村（社区）名称\n柳溪镇,满盘村\n");
  await page.getByText("服务器磁盘已满，文件没有保存。").first().waitFor();
  rmSync(fullDisk);
  expect(existsSync(fullDisk)).toBe(false);
  const folders = kept() - files;
  expect(folders).toBeLessThanOrEqual(1); // the folder of the file, empty
  expect(await one("select count(*)::int as n from import_batch")).toBe(batches);
  await page.getByRole("button", { name: "上传并读取" }).click();
  await page.getByRole("button", { name: "下一步：对应列" }).waitFor();
});

test("a full disk under the database is told, the form keeps its words, and they are saved when there is room", async () => {
  const page = await deskOf("zuzhi1");
  const form = await fillProblem(page, "集体资产台账与实物不符");
  await ask(
    database(),
    `create function no_room() returns trigger language plpgsql as
       $$ begin raise exception 'could not extend file: No space left on device' using errcode = 'disk_full'; end $$;
     create trigger no_room before insert on case_problem for each row execute function no_room()`,
  );
  await form.save();
  await form.refused("服务器磁盘已满，本次内容没有保存。");
  await ask(database(), "drop trigger no_room on case_problem; drop function no_room()");
  await form.save();
  await form.stands();
});
