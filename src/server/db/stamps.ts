import { type RawBuilder, sql } from "kysely";
import { type Actor, isOfficer } from "#domain/access.ts";
import type { Db, Reach, Tx } from "./handles.ts";
import { ride } from "./transact.ts";

/** Names, rights, the calendar: what lies in no county and is told in all of them. */
const nowhere = "-";

/** Where a write can have changed anything: no further than it reaches. A sign-in changes nothing that is told of a county. */
function touchedBy(reach: Reach): readonly string[] {
  if ("system" in reach) return reach.system === "county" ? [reach.countyId] : [];
  return isOfficer(reach.role) ? [nowhere] : reach.counties;
}

/**
 * 变动戳: a write that leaves new marks for whatever it can have changed. They go with the commit and as the last statement before it, so that
 * nobody who waits for such a row holds one that its writer still needs.
 */
export function stamped<T>(reach: Reach, act: (tx: Tx) => Promise<T>): (tx: Tx) => Promise<T> {
  const counties = touchedBy(reach);
  if (counties.length === 0) return act;
  return async (tx) => {
    const result = await act(tx);
    await ride(tx, marking(counties).compile(tx));
    return result;
  };
}

/** The same for the owner, whose hand reaches everywhere. */
export const stampEverywhere = (tx: Tx) => marking([nowhere]).execute(tx);

function marking(counties: readonly string[]): RawBuilder<unknown> {
  return sql`insert into county_stamp (county_id, slot, mark)
    select county, pg_backend_pid() % 32, gen_random_uuid() from unnest(${[...counties].sort()}::text[]) county
    on conflict (county_id, slot) do update set mark = excluded.mark`;
}

/** What an office sees of the marks: alike only while nothing was written that it could see. */
export async function stampOf(db: Db, { counties }: Actor): Promise<string> {
  const { rows } = await sql<{ stamp: string | null }>`
    select string_agg(s.mark::text, '' order by s.county_id, s.slot) as stamp from county_stamp s
    where s.county_id = any (${[...counties, nowhere]}::text[])`.execute(db);
  return rows[0]!.stamp ?? "";
}
