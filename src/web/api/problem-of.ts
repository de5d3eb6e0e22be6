import { Problem } from "#contract/problem.ts";

/** What the officer is told about anything thrown: a Problem as it is, the rest as a bug. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (isMissingChunk(error)) return new Problem("stale", "系统刚刚更新过，请刷新页面后继续。");
  return new Problem("bug", "页面出错，没有影响已保存的内容。请刷新后重试；仍不行的，请告诉系统管理员。");
}

// A page left open over an upgrade asks for a file that is no longer there.
function isMissingChunk(error: unknown): boolean {
  return (
    error instanceof Error &&
    /dynamically imported module|Importing a module script failed|preload CSS/i.test(error.message)
  );
}
