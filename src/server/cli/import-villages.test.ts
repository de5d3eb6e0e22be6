import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { registers } from "../registers.ts";
import { muyun, qinglan } from "../testing/cast.ts";
import { ask } from "../testing/ask.ts";
import { scratch, type } from "../testing/command-line.ts";
import { aWorkbook, villageHead } from "../testing/given-imports.ts";
import { ownDatabase } from "../testing/own-database.ts";
import { importVillagesWith } from "./import-villages.ts";

const commands = [importVillagesWith(registers.get("village")!)];
const { at, remove } = scratch();
let office: { DATA_DIR: string; DATABASE_URL: string };

beforeAll(async () => {
  office = { DATA_DIR: at("office"), DATABASE_URL: await ownDatabase("clone") };
});
afterAll(remove);

async function aFile(name: string, rows: (string | number | null)[][]) {
  writeFileSync(at(name), Buffer.from(await (await aWorkbook([villageHead, ...rows])).arrayBuffer()));
  return at(name);
}

const run = (...words: string[]) => type(commands, ["import-villages", ...words], office);
const villagesOf = async (county: string) => {
  const rows = await ask<{ name: string }>(
    office.DATABASE_URL,
    "select name from village where county_id = $1 order by 1",
    [county],
  );
  return rows.map(({ name }) => name);
};
const batches = () => ask<{ state: string; draft: boolean }>(office.DATABASE_URL, "select state from import_batch");
const storedFiles = () =>
  existsSync(`${office.DATA_DIR}/files`) ? readdirSync(`${office.DATA_DIR}/files`, { recursive: true }) : [];

test("one wrong row keeps the whole table out, every fault with its cell", async () => {
  const before = await villagesOf(qinglan);
  const file = await aFile("faults.xlsx", [
    ["柳溪镇", "东洼村", null, 120, 400],
    ["没有镇", "西洼村", null, 120, 400],
    ["柳溪镇", "南洼村", "12345", "三百户", 400],
  ]);
  for (const words of [[], ["--check-only"]]) {
    const { code, said } = await run(file, "--county", "青岚县", ...words);
    expect(said).toContain("新增 1 行，更新 0 行，相同 0 行，有错 2 行");
    expect(said).toMatch(/A3：.*没有镇/);
    expect(said).toMatch(/C4：/);
    expect(said).toMatch(/D4：/);
    expect(said).toContain(words.length > 0 ? "核对完毕，没有导入" : "一行也没有导入");
    expect(code).toBe(1);
  }
  expect(await villagesOf(qinglan)).toEqual(before);
  expect(await batches()).toEqual([]);
  expect(storedFiles()).toEqual([]);
});

test("a right table goes in at once, the audit names the command line, and a second time nothing changes", async () => {
  const file = await aFile("right.xlsx", [
    ["柳溪镇", "东洼村", null, 120, 400],
    ["松岭乡", "松坡村", null, 99, 333],
  ]);
  const checked = await run(file, "--county", qinglan, "--check-only");
  expect(checked).toMatchObject({ code: 0 });
  expect(checked.said).toContain("没有错误，没有导入");
  const { code, said } = await run(file, "--county", qinglan);
  expect(said).toContain("新增 1 行，更新 1 行");
  expect(said).toMatch(/已导入 2 行，批次 \d{8}-[0-9A-F]{4}。/);
  expect(code).toBe(0);
  expect(await villagesOf(qinglan)).toContain("东洼村");
  expect(storedFiles().length).toBeGreaterThan(0);
  const trail = await ask(office.DATABASE_URL, "select account_name, verb, detail->>'act' as act from audit");
  expect(trail).toEqual([
    { account_name: expect.stringMatching(/^命令行（系统用户 .+）$/) as string, verb: "import.write", act: "commit" },
  ]);

  const again = await run(file, "--county", "青岚县");
  expect(again.said).toContain("没有需要导入的内容");
  expect(again.code).toBe(0);
});

test("only the good rows go in when asked; the others wait as a draft of the county", async () => {
  const file = await aFile("partly.xlsx", [
    ["柳溪镇", "北洼村", null, 5, 9],
    ["没有镇", "西洼村", null, 5, 9],
  ]);
  const { code, said } = await run(file, "--county", "青岚县", "--good-rows-only");
  expect(said).toContain("已导入 1 行");
  expect(said).toContain("有错的 1 行留作草稿");
  expect(code).toBe(1);
  expect(await villagesOf(qinglan)).toContain("北洼村");
  expect((await batches()).map(({ state }) => state).sort()).toEqual(["checked", "committed", "committed"]);
});

test("of very many faults fifty are told and the rest counted", async () => {
  const rows = Array.from({ length: 60 }, (_, n) => ["没有镇", `${n}洼村`, null, 5, 9]);
  const { said } = await run(await aFile("many.xlsx", rows), "--county", "沐云县", "--check-only");
  expect(said.match(/^ {2}A\d+：/gm)).toHaveLength(50);
  expect(said).toContain("  等 60 处。");
  expect(await villagesOf(muyun)).toEqual(["桥头村"]);
});

test("what cannot be read is told in a sentence", async () => {
  const told = async (...words: string[]) => (await run(...words)).said;
  const file = await aFile("one.xlsx", [["柳溪镇", "一村", null, 5, 9]]);
  expect(await told(file)).toContain("请用 --county 写明");
  expect(await told(file, "--county", "无名县")).toMatch(/系统中没有.*“无名县”[^]*青岚县 {2}编号 99-qinglan/);
  expect(await told(at("none.xlsx"), "--county", "青岚县")).toContain("没有找到文件");
  expect(await told(at("."), "--county", "青岚县")).toContain("是文件夹");
  expect(await told(file, "--county", "青岚县", "--check-only", "--good-rows-only")).toContain("只能写一个");
  writeFileSync(at("letter.xlsx"), "各乡镇：");
  expect(await told(at("letter.xlsx"), "--county", "青岚县")).toMatch(/。$/);
  writeFileSync(at("plain.csv"), "一,二\n三,四\n");
  expect(await told(at("plain.csv"), "--county", "青岚县")).toMatch(/必填的|没有认出表头/);
  expect((await run(file, "--county", "无名县")).code).toBe(1);
  expect((await type(commands, ["help"], office)).said).toContain("import-villages 文件 --county 县名|编号");
});
