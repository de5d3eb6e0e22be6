import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { startProblem } from "../../db/start-problem.ts";
import { sqlState } from "../../db/retry.ts";
import type { Table } from "./tables.ts";

const patience = 600; // seconds: a long import

/**
 * Runs `act` while no table is being written, and leaves `reader` in a transaction that sees exactly the state of that
 * moment. Writers wait less than a second, or, when a longer write is on its way, the attempt is given up and made again.
 */
export async function atStillPoint<T>(
  locker: pg.Client,
  reader: pg.Client,
  tables: readonly Table[],
  say: (line: string) => void,
  act: () => Promise<T>,
): Promise<T> {
  // Shorter than our wait for the lock: a deadlock is noticed here first, and the writer never loses.
  await locker.query("set deadlock_timeout = '400ms'; set lock_timeout = '900ms'");
  for (let waited = 0; !(await lockAll(locker, tables)); waited += 3) {
    if (waited === 0) say("正在等待一项较长的写入完成……");
    if (waited >= patience) throw startProblem("数据库一直有写入没有完成，备份没有做成。请在没有导入任务时重新执行。");
    await sleep(2000);
  }
  try {
    await reader.query("begin isolation level repeatable read read only");
    await reader.query("select 1"); // the first query fixes what the transaction sees
    return await act();
  } finally {
    await locker.query("rollback");
  }
}

async function lockAll(locker: pg.Client, tables: readonly Table[]): Promise<boolean> {
  await locker.query("begin");
  try {
    await locker.query(`lock table ${tables.map(({ name }) => name).join(", ")} in share mode`);
    return true;
  } catch (error) {
    await locker.query("rollback");
    if (["55P03", "40P01"].includes(sqlState(error) ?? "")) return false;
    throw error;
  }
}
