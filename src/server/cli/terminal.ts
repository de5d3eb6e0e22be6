import readline from "node:readline/promises";
import { Writable } from "node:stream";
import { startProblem } from "../db/start-problem.ts";

/** The person at the keyboard. */
export interface Terminal {
  ask(question: string): Promise<string>;
  /** What is typed does not appear. */
  askSecret(question: string): Promise<string>;
}

interface Screen extends NodeJS.WritableStream {
  readonly isTTY?: boolean;
}

interface Keyboard extends NodeJS.ReadableStream {
  readonly isTTY?: boolean;
}

export function terminalOn(keyboard: Keyboard, screen: Screen): Terminal {
  const ask = async (question: string, secret: boolean) => {
    if (!keyboard.isTTY) throw startProblem("此命令需要在终端中逐项输入，请直接在终端中执行。");
    screen.write(question);
    const echo = new Writable({
      write(chunk: Buffer, _encoding, done) {
        if (!secret) screen.write(chunk);
        done();
      },
    });
    const reader = readline.createInterface({ input: keyboard, output: echo, terminal: true, historySize: 0 });
    try {
      return await new Promise<string>((resolve, reject) => {
        reader.once("SIGINT", () => reject(startProblem("已取消，没有建立账号。")));
        reader.once("close", () => reject(startProblem("输入已结束，没有建立账号。")));
        reader.once("line", resolve);
      });
    } finally {
      reader.close();
      if (secret) screen.write("\n");
    }
  };
  return { ask: (question) => ask(question, false), askSecret: (question) => ask(question, true) };
}
