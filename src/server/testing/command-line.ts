import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { PassThrough, Writable } from "node:stream";
import type { Command } from "../cli/command.ts";
import { runCommand } from "../cli/run.ts";
import { terminalOn } from "../cli/terminal.ts";
import { readConfig } from "../config.ts";
import { ask } from "./ask.ts";
import { accountIdOf, qinglan } from "./cast.ts";

export function scratch() {
  const root = mkdtempSync(path.join(os.tmpdir(), "zhucun-cli-"));
  chmodSync(root, 0o711); // the database server runs as another user than root
  return { at: (name: string) => path.join(root, name), remove: () => rmSync(root, { recursive: true, force: true }) };
}

/** Runs one command as the terminal would; what it says and its exit code. `typed` are the lines of the person at the keyboard. */
export async function type(
  commands: readonly Command[],
  words: readonly string[],
  settings: { DATA_DIR: string; DATABASE_URL?: string },
  typed: readonly string[] = [],
) {
  const keyboard = Object.assign(new PassThrough(), { isTTY: true });
  const shown: string[] = [];
  const waiting = [...typed];
  const screen = new Writable({
    write(chunk: Buffer, _encoding, done) {
      shown.push(chunk.toString());
      done();
      // The person answers when asked, not before.
      if (chunk.toString().endsWith("：") && waiting.length > 0)
        setImmediate(() => keyboard.write(`${waiting.shift()}\r`));
    },
  });
  const said: string[] = [];
  const code = await runCommand(commands, words, {
    config: readConfig(settings),
    terminal: terminalOn(keyboard, screen),
    say: (line) => void said.push(line),
  });
  return { code, said: said.join("\n"), shown: shown.join("") };
}

/** A kept attachment of 青岚县: its row and its content. Returns where the content lies. */
export async function givenAttachment(ownerUrl: string, dataDir: string): Promise<string> {
  const content = "柳溪镇上梨峪村会议记录";
  const sha256 = createHash("sha256").update(content).digest("hex");
  const place = path.join(dataDir, "files", sha256.slice(0, 2), sha256.slice(2));
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, content);
  await ask(
    ownerUrl,
    "insert into file (county_id, sha256, name, media_type, bytes, uploaded_by) values ($1, $2, '会议记录.txt', 'text/plain', $3, $4)",
    [qinglan, sha256, Buffer.byteLength(content), accountIdOf(0)],
  );
  return place;
}

/** A program in a process of its own that holds its database open, as `npm start` does. */
export async function runningProgram(dataDir: string) {
  const file = JSON.stringify(path.join(import.meta.dirname, "../db/embedded.ts"));
  const script = `import { startEmbedded } from ${file};
    const embedded = await startEmbedded(${JSON.stringify(dataDir)}, () => undefined, { fast: true });
    process.on("SIGTERM", () => embedded.stop().then(() => process.exit(0)));
    setInterval(() => undefined, 1000);
    console.log(embedded.ownerUrl);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  return {
    ownerUrl: line.toString().trim(),
    stop: async () => {
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}
