import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import { checkAheadDays } from "#domain/cases/consolidation.ts";
import { addDays, type IsoDate } from "#domain/date.ts";
import type { Db } from "../db/db.ts";
import { withinVillages } from "../people/reach.ts";

interface Asked {
  readonly countyId?: string | undefined;
  readonly townshipId?: string | undefined;
  readonly when?: "due" | "soon" | undefined;
  readonly page: number;
  readonly size: number;
}

interface DueCheck {
  readonly id: string;
  readonly caseId: string;
  readonly county: string;
  readonly township: string;
  readonly village: string;
  readonly month: number;
  readonly dueOn: IsoDate;
  readonly late: number;
  readonly delistedOn: IsoDate;
  readonly version: number;
}

/** Checks of consolidation still to be made, the longest due first: those due, and those of the next thirty days. */
export async function listDueChecks(db: Db, actor: Actor, asked: Asked, today: IsoDate) {
  const { countyId, townshipId, when, page, size } = asked;
  const soon = addDays(today, checkAheadDays);
  const within = { due: sql`k.due_on <= ${today}`, soon: sql`k.due_on > ${today} and k.due_on <= ${soon}` };
  const { rows } = await sql<DueCheck & { total: number; due: number }>`
    select k.id, k.case_id, (select a.name from area a where a.id = k.county_id) as county, t.name as township, v.name as village,
      k.month, k.due_on, ${today}::date - k.due_on as late, c.delisted_on, k.version,
      count(*) over ()::int as total, count(*) filter (where k.due_on <= ${today}) over ()::int as due
    from consolidation_check k
    join case_file c on c.county_id = k.county_id and c.id = k.case_id
    join village v on v.county_id = c.county_id and v.id = c.village_id
    join township t on t.county_id = c.county_id and t.id = c.township_id
    where ${withinVillages(actor, "k")} and k.done_on is null and c.status = 'consolidation' and c.withdrawn_on is null
      and c.merged_into_id is null and ${when ? within[when] : sql`k.due_on <= ${soon}`}
      ${countyId === undefined ? sql`` : sql`and k.county_id = ${countyId}`}
      ${townshipId === undefined ? sql`` : sql`and k.township_id = ${townshipId}`}
    order by k.due_on, t.sort_order, v.sort_order, k.id
    limit ${size} offset ${(page - 1) * size}`.execute(db);
  const { total = 0, due = 0 } = rows[0] ?? {};
  return { rows: rows.map(({ total: _total, due: _due, ...row }) => row), total, due };
}
