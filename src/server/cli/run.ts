import { Problem } from "#contract/problem.ts";
import { sqlState } from "../db/retry.ts";
import type { Call, Command } from "./command.ts";

/** Finds the command and runs it; a failure the person can mend is said in one sentence. Resolves with the exit code. */
export async function runCommand(
  commands: readonly Command[],
  words: readonly string[],
  surroundings: Omit<Call, "args">,
): Promise<number> {
  const [name = "help", ...args] = words;
  const { say } = surroundings;
  if (["help", "--help", "-h"].includes(name)) {
    say(helpOf(commands));
    return 0;
  }
  const command = commands.find((one) => one.name === name);
  if (!command) {
    say(`没有“${name}”命令。\n`);
    say(helpOf(commands));
    return 2;
  }
  try {
    return await command.run({ ...surroundings, args });
  } catch (error) {
    say(sentenceOf(error));
    return 1;
  }
}

function helpOf(commands: readonly Command[]): string {
  const lines = commands.map(({ name, usage, purpose }) => `  ${`${name} ${usage}`.trimEnd()}\n      ${purpose}`);
  return [
    "用法：npm run zhucun -- 命令 [参数]",
    "",
    ...lines,
    "  help",
    "      显示本说明",
    "",
    "数据目录由环境变量 DATA_DIR 指定；使用外部数据库时以 DATABASE_URL 指定其所有者连接地址。",
    "相对路径从程序所在目录算起。",
  ].join("\n");
}

const known: Record<string, string> = {
  ENOSPC: "磁盘已满，没有写完。请清理磁盘或换一个目录后重新执行。",
  EDQUOT: "磁盘配额已用完，没有写完。请联系管理员增加配额或换一个目录后重新执行。",
  "53100": "数据库所在磁盘已满，没有写完。请清理磁盘后重新执行。",
  EACCES: "没有读写权限。请换用有权限的用户或目录后重新执行。",
  EPERM: "没有读写权限。请换用有权限的用户或目录后重新执行。",
  EROFS: "所在磁盘为只读。请换一个目录后重新执行。",
  ENOTDIR: "路径中有一段不是文件夹。请检查目录后重新执行。",
  ECONNREFUSED: "数据库拒绝连接。请检查 DATABASE_URL 的地址和端口，并确认数据库已启动。",
  ENOTFOUND: "找不到数据库主机。请检查 DATABASE_URL 的地址。",
  ETIMEDOUT: "连接数据库超时。请检查网络和 DATABASE_URL 的地址。",
  "28P01": "数据库不接受该账号或密码。请检查 DATABASE_URL。",
  "3D000": "DATABASE_URL 指定的数据库不存在。请先建立空数据库。",
};

function sentenceOf(error: unknown): string {
  if (error instanceof Problem) return [error.message, ...error.reasons.map((one) => `· ${one.sentence}`)].join("\n");
  if (!(error instanceof Error)) return String(error);
  if (error.name === "StartProblem") return error.message;
  const sentence = known[sqlState(error) ?? ""];
  const { path } = error as NodeJS.ErrnoException;
  if (sentence) return path === undefined ? sentence : `${path}：${sentence}`;
  return `程序出错：${error.stack ?? error.message}`;
}
