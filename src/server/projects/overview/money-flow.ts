import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { FlowRow, FlowSource } from "#domain/projects/money-flow.ts";
import type { Db } from "../../db/db.ts";
import { withinCounties } from "../../people/reach.ts";
import type { Asked } from "./tallies.ts";

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

/**
 * Allocations less what was recalled, by fund type, kind of project and township; of one township, by village. money_flow() asks itself what the
 * request reaches: a policy that is asked for each of twenty thousand rows takes four times as long.
 */
export async function listFlowRows(db: Db, { countyId, townshipId, year }: FlowAsked): Promise<FlowRow[]> {
  const { rows } = await sql<FlowRow>`
    with flow as materialized (select * from money_flow(${countyId}, ${year ?? null}::integer, ${townshipId ?? null}::uuid)),
    places as materialized (select f.place_id, project_place_name(${countyId}, f.place_id) as place from (select distinct place_id from flow) f)
    select f.code, f.kind, f.place_id, p.place, f.fen from flow f join places p on p.place_id = f.place_id
    order by f.code, f.kind, f.fen desc`.execute(db);
  return rows;
}
