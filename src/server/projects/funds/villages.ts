import { type RawBuilder, sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { Fen } from "#domain/money.ts";
import type { Db } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";
import type { Paging } from "./batches.ts";

export interface VillageFilter {
  readonly countyId?: string | undefined;
  readonly year?: number | undefined;
  readonly townshipId?: string | undefined;
}

interface VillageMoney {
  readonly villageId: string;
  readonly village: string;
  readonly township: string;
  readonly county: string;
  readonly projects: number;
  readonly allocatedFen: Fen;
}

function conditions(actor: Actor, { countyId, year, townshipId }: VillageFilter): RawBuilder<unknown> {
  const asked = [
    countyId !== undefined && sql`w.county_id = ${countyId}`,
    townshipId !== undefined && sql`w.township_id = ${townshipId}`,
    year !== undefined && sql`b.year = ${year}`,
  ];
  return sql.join([withinShared(actor, "w"), ...asked.filter((one) => one !== false)], sql` and `);
}

const joined = sql`allocation_village w
  join fund_allocation a on a.county_id = w.county_id and a.id = w.allocation_id and a.status = 'posted'
  join fund_batch b on b.county_id = a.county_id and b.id = a.batch_id`;

/** 资金到村: what was allocated, less what was recalled, by the shares of its projects; the most on top. */
export async function listVillageMoney(db: Db, actor: Actor, filter: VillageFilter, { page, size }: Paging) {
  const { rows } = await sql<VillageMoney>`
    select m.village_id, project_place_name(m.county_id, m.village_id) as village, project_place_name(m.county_id, m.township_id) as township,
      county.name as county, m.projects, m.allocated_fen
    from (select w.county_id, w.village_id, w.township_id, count(distinct a.project_id)::int as projects, sum(w.amount_fen)::bigint as allocated_fen
      from ${joined} where ${conditions(actor, filter)} group by 1, 2, 3
      order by sum(w.amount_fen) desc, w.village_id limit ${size} offset ${(page - 1) * size}) m
      join area county on county.id = m.county_id
    order by m.allocated_fen desc, m.village_id`.execute(db);
  return rows;
}

export async function sumVillageMoney(db: Db, actor: Actor, filter: VillageFilter) {
  const { rows } = await sql<{ total: number; sumFen: Fen }>`
    select count(distinct w.village_id)::int as total, coalesce(sum(w.amount_fen), 0)::bigint as sum_fen
    from ${joined} where ${conditions(actor, filter)}`.execute(db);
  return rows[0]!;
}
