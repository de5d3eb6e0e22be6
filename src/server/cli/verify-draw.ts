import fs from "node:fs/promises";
import { TextDecoder } from "node:util";
import { verifyCertificate } from "#domain/inspections/draw/verify.ts";
import { startProblem } from "../db/start-problem.ts";
import { type Command, readArgs } from "./command.ts";
import { sha256 } from "../sha256.ts";

/** Needs no database: whoever holds a certificate can run it. */
export const verifyDraw: Command = {
  name: "verify-draw",
  usage: "证书.json [--published 抽取前公布的 SHA-256]",
  purpose: "按抽取证书重新抽取一遍，逐项核验；有一项不符即以退出码 1 结束",
  run: async (call) => {
    const { values, positionals } = readArgs(call, verifyDraw, { published: { type: "string" } }, 1);
    const { passed, checks, frame, result } = verifyCertificate(await read(positionals[0]!), sha256, values.published);
    for (const check of checks) call.say(`${check.passed ? "通过" : "不符"}  ${check.sentence}`);
    if (passed && frame && result) {
      const from = `${frame.title}，第 ${frame.number} 次抽取`;
      call.say(`核验通过：${from}，底册 ${frame.units.length} 个，抽中 ${result.objects.length} 个。`);
    } else call.say("核验不通过。");
    return passed ? 0 : 1;
  },
};

/** Bytes that are no UTF-8 become signs no certificate holds, and a mark at the beginning stays: both are then refused. */
async function read(file: string): Promise<string> {
  try {
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(await fs.readFile(file));
  } catch (error) {
    throw startProblem(`读不了文件 ${file}：${(error as NodeJS.ErrnoException).code ?? String(error)}`);
  }
}
