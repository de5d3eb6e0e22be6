import { Problem } from "#contract/problem.ts";

const races = new Set(["40001", "40P01"]);
const uniqueViolation = "23505";

/**
 * A deadlock or serialization failure rolled everything back: the same act may be tried again, three times in all. So may one that was refused
 * because a row came in between, whose second look will find it.
 */
export async function retryOnRace<T>(act: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await act();
    } catch (error) {
      if (attempt === 3 || !isRace(error)) throw error;
    }
  }
}

const isRace = (error: unknown) =>
  races.has(sqlState(error) ?? "") ||
  isLeavingRace(error) ||
  (error instanceof Problem && sqlState(error.cause) === uniqueViolation);

/**
 * PostgreSQL notes that a writer has failed a moment before it leaves. Who writes the same row in that moment, while a third holds its key, is
 * refused with this internal error instead of waiting. Nothing is written.
 */
export const isLeavingRace = (error: unknown) =>
  sqlState(error) === "XX000" && error instanceof Error && error.message.includes("more than one updating member");

/** SQLSTATE of a database error, or the network code when the database could not be reached. */
export function sqlState(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" ? code : undefined;
}

/** Why the database cannot serve just now, as a sentence; undefined when the error is something else. */
export function outageSentence(error: unknown): string | undefined {
  const code = sqlState(error) ?? "";
  if (code === "53100" || code === "ENOSPC")
    return "服务器磁盘已满，本次内容没有保存。请联系系统管理员清理磁盘后重试。";
  const message = error instanceof Error ? error.message : "";
  const away =
    /^(ECONN|EPIPE|ENOENT|57P0|08|53300)/.test(code) ||
    /Connection terminated|timeout exceeded when trying to connect/.test(message);
  return away ? "数据库暂时连接不上，本次内容没有保存。请稍后重试；如持续出现，请联系系统管理员。" : undefined;
}
