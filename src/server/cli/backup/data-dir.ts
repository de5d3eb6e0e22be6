import fs from "node:fs/promises";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { commandOf } from "../../db/place.ts";
import { startProblem } from "../../db/start-problem.ts";

/** The folder of the embedded database, where one has been made. */
export function findPlace(dataDir: string): string | undefined {
  const note = path.join(dataDir, "postgres-location.txt");
  const place = existsSync(note) ? readFileSync(note, "utf8").trim() : path.join(dataDir, "postgres");
  return existsSync(path.join(place, "cluster", "PG_VERSION")) ? place : undefined;
}

/** The process of the database server running below a data folder, and whether a program still uses it. */
export function findServer(dataDir: string): { pid: number; used: boolean } | undefined {
  const place = findPlace(dataDir);
  const lock = place && path.join(place, "cluster", "postmaster.pid");
  if (!place || !lock || !existsSync(lock)) return undefined;
  const pid = Number(readFileSync(lock, "utf8").split("\n")[0]);
  const command = commandOf(pid);
  const ours = process.platform === "win32" ? command !== undefined : command?.includes(path.join(place, "cluster"));
  if (!ours) return undefined;
  const users = path.join(place, "users");
  const used = readdirSync(users).some(
    (user) => commandOf(Number(user)) === readFileSync(path.join(users, user), "utf8"),
  );
  return { pid, used };
}

/** An empty folder to write into, made when it does not exist. */
export async function emptyFolder(dir: string) {
  const made = await fs.mkdir(dir, { recursive: true, mode: 0o700 });
  if (made === undefined && (await fs.readdir(dir)).length > 0)
    throw startProblem(`${dir} 不是空目录。请换一个新目录；其中若是没有做完的备份，可删除后重新执行。`);
  return { isNew: made !== undefined };
}

/**
 * Gives `act` an empty data folder. What was there is set aside, never deleted; when `act` fails, all is as before.
 */
export async function intoEmptyDataDir<T>(
  dataDir: string,
  force: boolean,
  say: (line: string) => void,
  act: () => Promise<T>,
): Promise<T> {
  await refuseOccupiedDir(dataDir, force);
  const aside = await setAside(dataDir, say);
  await fs.mkdir(dataDir, { recursive: true, mode: 0o700 });
  try {
    return await act();
  } catch (error) {
    await clear(dataDir);
    if (aside) {
      await fs.rmdir(dataDir);
      await fs.rename(aside, dataDir);
    }
    throw error;
  }
}

/** A folder whose database is running is never touched, one that holds anything only on demand. */
export async function refuseOccupiedDir(dataDir: string, force: boolean) {
  const server = findServer(dataDir);
  if (server) throw startProblem(`数据目录 ${dataDir} 上的数据库正在运行（进程 ${server.pid}）。请先停止程序再恢复。`);
  if (!force && !(await isBare(dataDir)))
    throw startProblem(
      `数据目录 ${dataDir} 不是空的，没有恢复。确需恢复的，加 --force：原有内容将改名保留在旁边，不会删除。`,
    );
}

const isBare = async (dir: string) => !existsSync(dir) || (await fs.readdir(dir)).length === 0;

async function setAside(dataDir: string, say: (line: string) => void): Promise<string | undefined> {
  if (await isBare(dataDir)) return undefined;
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const aside = `${dataDir}.before-restore-${stamp}`;
  try {
    await fs.rename(dataDir, aside);
  } catch (error) {
    if (!["EBUSY", "EXDEV", "EACCES", "EPERM"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
    throw startProblem(`数据目录 ${dataDir} 不能改名（可能是挂载点）。请先把其中内容移到别处，再重新执行恢复。`);
  }
  say(`原有数据目录已改名为 ${aside}`);
  return aside;
}

/** Removes what this restore has put there, the database folder that lies elsewhere included. */
async function clear(dataDir: string) {
  const note = path.join(dataDir, "postgres-location.txt");
  if (existsSync(note)) await fs.rm(readFileSync(note, "utf8").trim(), { recursive: true, force: true });
  for (const name of await fs.readdir(dataDir)) await fs.rm(path.join(dataDir, name), { recursive: true, force: true });
}
