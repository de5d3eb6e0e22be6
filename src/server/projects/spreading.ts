import { sql } from "kysely";
import type { Tx } from "../db/db.ts";

/** Rows without a project of their own take the reach of what they hang on, in this order: a part after its whole. */
const parts = [
  ["payment_source", "payment", "payment_id"],
  ["asset_step", "asset", "asset_id"],
  ["lease", "asset", "asset_id"],
  ["rent", "asset", "asset_id"],
  ["asset_care", "asset", "asset_id"],
  ["asset_look_back", "asset", "asset_id"],
  ["asset_disposal", "asset", "asset_id"],
  ["income_village", "income", "income_id"],
  ["light", "project", "subject_id"],
  ["light_month", "project", "subject_id"],
  ["light_override", "project", "subject_id"],
] as const;

/**
 * After the villages, townships, owner or department of projects changed: each project names them again, and everything that hangs on it
 * names the same. spread_project_reach() does so for every table that has a project of its own.
 */
export async function spreadReach(tx: Tx, countyId: string, projectIds: readonly string[]): Promise<void> {
  if (projectIds.length === 0) return;
  const among = sql`any (${[...projectIds]}::uuid[])`;
  await sql`
    update project p set reach = (select array_agg(distinct one) from (
      select unnest(array[pv.village_id, pv.township_id]) as one from project_village pv where pv.county_id = p.county_id and pv.project_id = p.id
      union select unnest(array_remove(array[p.township_id, p.owner_id, p.sector_id], null))) named)
    where p.county_id = ${countyId} and p.id = ${among}`.execute(tx);
  await sql`select spread_project_reach(${countyId}, one) from unnest(${[...projectIds]}::uuid[]) one`.execute(tx);
  for (const [part, whole, key] of parts) {
    const projectOf = whole === "project" ? sql.ref("w.id") : sql.ref("w.project_id");
    await sql`
      update ${sql.table(part)} x set reach = w.reach from ${sql.table(whole)} w
      where x.county_id = ${countyId} and w.county_id = ${countyId} and w.id = ${sql.ref(`x.${key}`)} and ${projectOf} = ${among}
        and x.reach is distinct from w.reach`.execute(tx);
  }
}
