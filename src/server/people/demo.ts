import type { Db } from "../db/db.ts";

/** Whether this deployment holds the made-up county. Real data is never mixed with it. */
export async function holdsDemo(db: Db): Promise<boolean> {
  const demo = await db.selectFrom("deployment").select("value").where("key", "=", "demo").executeTakeFirst();
  return demo?.value === "on";
}

/**
 * What a file about these counties must say of itself. Two things must come together, so that no file of a real county ever
 * bears the mark: the deployment holds the demo, and the code of the county is one that is given to no place.
 */
export async function demoMarkOf(db: Db, countyIds: readonly string[]): Promise<string | undefined> {
  if (countyIds.length === 0 || !(await holdsDemo(db))) return undefined;
  const madeUp = await db
    .selectFrom("area")
    .select("id")
    .where("id", "in", countyIds)
    .where("code", "like", "99%")
    .executeTakeFirst();
  return madeUp && "演示数据";
}
