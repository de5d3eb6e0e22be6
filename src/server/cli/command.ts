import { parseArgs, type ParseArgsConfig } from "node:util";
import { startProblem } from "../db/start-problem.ts";
import type { Config } from "../config.ts";
import type { Terminal } from "./terminal.ts";

/** What a command is given: the words after its name, the deployment's settings and the terminal. */
export interface Call {
  readonly args: readonly string[];
  readonly config: Config;
  readonly terminal: Terminal;
  say(line: string): void;
}

export interface Command {
  readonly name: string;
  /** What follows the name, e.g. 目录 [--force]. */
  readonly usage: string;
  readonly purpose: string;
  /** Resolves with the exit code. */
  run(call: Call): Promise<number>;
}

type Options = NonNullable<ParseArgsConfig["options"]>;

/** Options and file names of a command; a word it does not know is told with the right usage. */
export function readArgs<O extends Options>(
  call: Call,
  command: { name: string; usage: string },
  options: O,
  places: number,
) {
  const usage = `用法：npm run zhucun -- ${command.name} ${command.usage}`.trimEnd();
  const { values, positionals } = parsed(call.args, options, usage);
  if (positionals.length !== places) throw startProblem(usage);
  return { values, positionals };
}

function parsed<O extends Options>(args: readonly string[], options: O, usage: string) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (!code.startsWith("ERR_PARSE_ARGS")) throw error;
    throw startProblem(`参数不正确。${usage}`);
  }
}
