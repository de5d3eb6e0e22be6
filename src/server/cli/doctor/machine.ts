import { constants, existsSync } from "node:fs";
import fs from "node:fs/promises";
import path from "node:path";
import { findPlace } from "../backup/data-dir.ts";
import { type Finding, fine, wrong } from "./finding.ts";

export function checkNode(version: string): Finding {
  const [major, minor] = version.split(".").map(Number) as [number, number];
  if (major > 24 || (major === 24 && minor >= 12)) return fine(`Node ${version}`);
  return wrong(`Node ${version} 低于 24.12。请通过 npm run zhucun 执行，或安装新版本`);
}

const enough = 2 * 1024 ** 3;

export async function checkDisk(dataDir: string): Promise<Finding> {
  let at = dataDir;
  while (!existsSync(at)) at = path.dirname(at);
  const { bavail, bsize } = await fs.statfs(at);
  const free = bavail * bsize;
  const said = `数据目录所在磁盘剩余 ${(free / 1024 ** 3).toFixed(1)} GB`;
  return free >= enough ? fine(said) : wrong(`${said}，不足 2 GB。请清理磁盘或迁移数据目录`);
}

export async function checkDataDir(dataDir: string): Promise<Finding> {
  if (!existsSync(dataDir)) return fine(`数据目录 ${dataDir} 尚未建立，首次启动时自动建立`);
  try {
    await fs.access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    return wrong(`当前用户不能读写数据目录 ${dataDir}。请把该文件夹交给运行程序的用户`);
  }
  const secret = path.join(findPlace(dataDir) ?? dataDir, "password");
  if (process.platform !== "win32" && existsSync(secret) && ((await fs.stat(secret)).mode & 0o077) !== 0)
    return wrong(`数据库口令文件 ${secret} 可被其他用户读取。请执行 chmod 600 ${secret}`);
  return fine(`数据目录 ${dataDir} 可读写，口令文件仅本用户可读`);
}
