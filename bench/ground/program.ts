import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import process from "node:process";

const root = path.resolve(import.meta.dirname, "../..");

export interface Running {
  readonly origin: string;
  readonly pid: number;
  /** From the start of the process to its ready line. */
  readonly milliseconds: number;
  readonly said: () => string;
  stop(): Promise<void>;
}

/** Starts the real program and waits for its ready line. */
export async function startProgram(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Running> {
  const began = performance.now();
  const child = spawn(process.execPath, [...args], {
    cwd: root,
    env: { ...process.env, HOST: "127.0.0.1", PORT: "0", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const heard: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => heard.push(chunk.toString()));
  const said = () => heard.join("");
  const origin = await readyLine(child, said);
  return { origin, pid: child.pid!, milliseconds: performance.now() - began, said, stop: () => ended(child) };
}

/** The program over a database that was filled for a measurement, as long as `act` takes; what it said goes with a failure. */
export async function onProgram<T>(
  databaseUrl: string,
  act: (program: Running) => Promise<T>,
  env: Readonly<Record<string, string>> = {},
): Promise<T> {
  const fixed = { DATABASE_URL: databaseUrl, DEMO: "off", TODAY: "2026-11-22" };
  const program = await startProgram(["src/server/main.ts"], { ...fixed, ...env });
  try {
    return await act(program);
  } catch (error) {
    throw new Error(program.said(), { cause: error });
  } finally {
    await program.stop();
  }
}

async function readyLine(child: ChildProcess, said: () => string): Promise<string> {
  for (;;) {
    const found = /Zhucun is ready at (\S+)/.exec(said());
    if (found) return found[1]!;
    if (child.exitCode !== null) throw new Error(`The program ended before it was ready:\n${said()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGTERM");
  return gone;
}
