import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { nobody, readableByServer } from "./binaries.ts";
import { startProblem } from "./start-problem.ts";

/** The folder of the embedded database: cluster/, log/, users/, password, port. */
export function preparePlace(dataDir: string, say: (line: string) => void): string {
  const place = reachable(dataDir, say);
  for (const folder of ["log", "users"]) mkdirSync(join(place, folder), { recursive: true, mode: 0o700 });
  if (nobody) chownSync(join(place, "log"), nobody.uid, nobody.gid);
  return realpathSync(place);
}

/** The server's user cannot walk through a 0700 folder of root, so the database then lies under /var/lib and a note says where. */
function reachable(dataDir: string, say: (line: string) => void): string {
  const note = join(dataDir, "postgres-location.txt");
  if (existsSync(note)) return elsewhere(readFileSync(note, "utf8").trim());

  const place = join(dataDir, "postgres");
  const first = mkdirSync(place, { recursive: true });
  if (!nobody) return place;
  for (let at = place; first !== undefined && at.length >= first.length; at = dirname(at)) chmodSync(at, 0o711);
  chmodSync(place, 0o755);
  chmodSync(dataDir, statSync(dataDir).mode | 0o011); // our own folder: the server may walk through, not list it
  if (readableByServer(place)) return place;

  mkdirSync("/var/lib/zhucun", { recursive: true });
  chmodSync("/var/lib/zhucun", 0o711);
  const other = mkdtempSync("/var/lib/zhucun/postgres-");
  chmodSync(other, 0o755);
  writeFileSync(note, other + "\n");
  say(`数据目录 ${dataDir} 只允许 root 进入，数据库文件改存于 ${other}`);
  return other;
}

function elsewhere(place: string): string {
  if (existsSync(place)) return place;
  throw startProblem(
    `数据库文件应在 ${place}，但该文件夹不存在。请恢复该文件夹；确认不再需要其中数据的，可删除数据目录后重新启动。`,
  );
}

/** The superuser's password: made once, readable by the program's user alone. */
export function passwordOf(place: string): string {
  const path = join(place, "password");
  const kept = existsSync(path) ? readFileSync(path, "utf8").trim() : "";
  if (kept !== "") return kept;
  if (existsSync(join(place, "cluster")))
    throw startProblem(`缺少数据库口令文件 ${path}，无法打开已有数据。请从备份中恢复该文件后重新启动。`);

  try {
    writeFileSync(path, randomBytes(24).toString("base64url"), { mode: 0o600, flag: "wx" });
  } catch (failure) {
    // Two first starts at once share one password; a full disk leaves no empty one behind.
    if ((failure as NodeJS.ErrnoException).code === "EEXIST") return readFileSync(path, "utf8").trim();
    rmSync(path, { force: true });
    throw failure;
  }
  return readFileSync(path, "utf8").trim();
}

/** What a process was started as; undefined when it is gone. Numbers are reused, so a number alone proves nothing. */
export function commandOf(pid: number): string | undefined {
  try {
    if (process.platform === "linux")
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim() || undefined;
    if (process.platform === "win32") return process.kill(pid, 0) ? "windows keeps no cheap record" : undefined;
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).trim() || undefined;
  } catch {
    return undefined; // every one of the three answers "no such process" with a failure
  }
}

/** Signs this process in as a user of the database; the last one out stops the server. */
export function signIn(place: string) {
  const users = join(place, "users");
  writeFileSync(join(users, String(process.pid)), commandOf(process.pid) ?? "");
  return {
    /** True when no other living process is signed in. */
    signOut(): boolean {
      rmSync(join(users, String(process.pid)), { force: true });
      const alive = readdirSync(users).filter((pid) => {
        const same = commandOf(Number(pid)) === readFileSync(join(users, pid), "utf8");
        if (!same) rmSync(join(users, pid), { force: true });
        return same;
      });
      return alive.length === 0;
    },
  };
}
