import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { FlowRow, FlowSource } from "#domain/projects/money-flow.ts";
import type { Db } from "../../db/db.ts";
import { withinCounties, withinShared } from "../../people/reach.ts";
import { type Asked, asked } from "./tallies.ts";

interface FlowAsked extends Asked {
  readonly townshipId?: string | undefined;
}

/** What each fund type brought and gave back; of one year, the batches of that year. */
export async function listFlowSources(db: Db, actor: Actor, { countyId, year }: Asked): Promise<FlowSource[]> {
  const ofYear = year === undefined ? sql`` : sql` and b.year = ${year}`;
  const { rows } = await sql<FlowSource>`
    select b.type_code as code, max(b.type_name) as name, sum(b.amount_fen)::bigint as received_fen, sum(b.returned_fen)::bigint as returned_fen
    from fund_batch b where ${withinCounties(actor, "b")} and b.county_id = ${countyId}${ofYear} group by 1 order by min(b.level), 1`.execute(
    db,
  );
  return rows;
}

/** Allocations less what was recalled, by fund type, kind of project and township; of one township, by village. */
export async function listFlowRows(db: Db, actor: Actor, filter: FlowAsked): Promise<FlowRow[]> {
  const { countyId, townshipId } = filter;
  const place = townshipId === undefined ? sql`v.township_id` : sql`v.village_id`;
  const ofTownship = townshipId === undefined ? sql`` : sql` and v.township_id = ${townshipId}`;
  const ofYear = filter.year === undefined ? sql`` : sql` and b.year = ${filter.year}`;
  const { rows } = await sql<FlowRow>`
    select f.code, f.kind, f.place_id, project_place_name(${countyId}, f.place_id) as place, f.fen
    from (
      select b.type_code as code, p.kind, ${place} as place_id, sum(v.amount_fen)::bigint as fen
      from allocation_village v
      join fund_allocation a on a.county_id = v.county_id and a.id = v.allocation_id and a.status = 'posted'
      join fund_batch b on b.county_id = a.county_id and b.id = a.batch_id
      join project p on p.county_id = a.county_id and p.id = a.project_id
      where ${withinShared(actor, "v")} and ${asked({ countyId }, "v")}${ofTownship}${ofYear}
      group by 1, 2, 3) f
    order by f.code, f.kind, f.fen desc`.execute(db);
  return rows;
}
