import fs from "node:fs/promises";
import path from "node:path";
import type { Actor } from "#domain/access.ts";
import type { Db } from "../db/db.ts";
import { startProblem } from "../db/start-problem.ts";
import { openGround } from "../ground.ts";
import type { Register } from "../imports/register.ts";
import { importWholeFile, type ReadFile, type WholeFile } from "../imports/whole-file.ts";
import { type Call, type Command, readArgs } from "./command.ts";
import { atTheKeyboard } from "./keyboard.ts";

/** The register of villages is handed in by the list of commands, which alone knows the stages. */
export function importVillagesWith(register: Register): Command {
  const command: Command = {
    name: "import-villages",
    usage: "文件 --county 县名|编号 [--check-only] [--good-rows-only]",
    purpose: `按网页“表格导入”的规则导入${register.title}（xlsx、xls、csv）。逐行核对，有一行出错就都不导入；
      --check-only 只核对不导入；--good-rows-only 先导入正确的行，有错的行留作草稿，可在网页中改正。
      导入后 24 小时内可在网页中整批撤销。表中有错时退出码为 1`,
    run: (call) => run(call, command, register),
  };
  return command;
}

const options = {
  county: { type: "string" },
  "check-only": { type: "boolean" },
  "good-rows-only": { type: "boolean" },
} as const;

async function run(call: Call, command: Command, register: Register): Promise<number> {
  const { values, positionals } = readArgs(call, command, options, 1);
  const usage = `用法：npm run zhucun -- ${command.name} ${command.usage}`;
  if (values.county === undefined) throw startProblem(`请用 --county 写明导入到哪个县（市、区）。${usage}`);
  if (values["check-only"] && values["good-rows-only"])
    throw startProblem(`--check-only 与 --good-rows-only 只能写一个。${usage}`);
  const file = await readTable(positionals[0]!);
  const opened = await openGround(call.config, call.say);
  try {
    const county = await findCounty(opened.ground.gate.shared, values.county);
    const keep = values["check-only"] ? "nothing" : values["good-rows-only"] ? "good" : "all";
    call.say(`正在核对“${file.name}”，${register.title}，${county.name}……`);
    const scope = { countyId: county.id, townshipId: null, roundId: null };
    const order = { actor: countyDesk(county.id), register, scope, file, keep, mostFaults: 50 } as const;
    const read = await importWholeFile(opened.ground, order);
    tell(read, call.say);
    call.say(verdict(read, keep));
    return read.counts.wrong > 0 ? 1 : 0;
  } finally {
    await opened.close();
  }
}

async function readTable(name: string): Promise<WholeFile["file"]> {
  const place = path.resolve(name);
  try {
    return { name: path.basename(place), bytes: await fs.readFile(place) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw startProblem(`没有找到文件 ${place}。请检查路径。`);
    if (code === "EISDIR") throw startProblem(`${place} 是文件夹。请写明其中的表格文件。`);
    throw error;
  }
}

/** It may do what the county's own desk may, no more; row-level security holds it there. */
const countyDesk = (countyId: string): Actor => ({
  ...atTheKeyboard(),
  role: "county",
  organisationId: null,
  counties: [countyId],
  townships: "all",
  villages: "all",
});

async function findCounty(db: Db, wanted: string) {
  const counties = await db
    .selectFrom("area as c")
    .leftJoin("area as p", "p.id", "c.parentId")
    .where("c.level", "=", "county")
    .select(["c.id", "c.name", "p.name as above"])
    .orderBy("c.sortOrder")
    .orderBy("c.id")
    .execute();
  const exact = counties.find(({ id }) => id === wanted);
  const named = exact ? [exact] : counties.filter(({ name }) => name === wanted.trim());
  if (named.length === 1) return named[0]!;
  const list = (named.length > 1 ? named : counties.slice(0, 20)).map(
    ({ id, name, above }) => `  ${above ?? ""}${name}  编号 ${id}`,
  );
  if (list.length === 0)
    throw startProblem("系统中还没有县（市、区）。请先由系统管理员在网页中登记，或用 import-areas 导入。");
  const why =
    named.length > 1
      ? `有 ${named.length} 个县（市、区）都叫“${wanted}”，请改用编号：`
      : `系统中没有名称或编号为“${wanted}”的县（市、区）。已有：`;
  throw startProblem([why, ...list].join("\n"));
}

function tell({ sheet, columns, counts, faults, faultCount }: ReadFile, say: (line: string) => void) {
  say(`工作表“${sheet}”，各列读作：${columns.map(({ letter, field }) => `${letter} ${field}`).join("，")}`);
  const { new: fresh, update, same, wrong, skipped } = counts;
  say(`新增 ${fresh} 行，更新 ${update} 行，相同 ${same} 行，有错 ${wrong} 行，跳过 ${skipped} 行（合计、说明等）。`);
  for (const { at, sentence } of faults) say(`  ${at}：${sentence}`);
  if (faultCount > faults.length) say(`  等 ${faultCount} 处。`);
}

function verdict({ counts, batch }: ReadFile, keep: WholeFile["keep"]): string {
  const { new: fresh, update, same, wrong } = counts;
  if (batch !== undefined) {
    const done = `已导入 ${fresh + update} 行，批次 ${batch}。`;
    return wrong > 0 ? `${done}有错的 ${wrong} 行留作草稿，请在网页“表格导入”中改正后导入。` : done;
  }
  if (keep === "nothing") return wrong > 0 ? "核对完毕，没有导入。请改正后再导入。" : "核对完毕，没有错误，没有导入。";
  if (wrong > 0 && fresh + update > 0 && keep === "all")
    return "表中有错，一行也没有导入。请改正后重新执行；也可加 --good-rows-only 先导入正确的行。";
  if (wrong > 0) return "没有可以导入的行，一行也没有导入。请改正后重新执行。";
  return same > 0 ? "各行与系统中的内容相同，没有需要导入的内容。" : "表中没有可以导入的行。";
}
