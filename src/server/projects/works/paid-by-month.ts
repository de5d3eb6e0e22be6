import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { Fen } from "#domain/money.ts";
import type { Db } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";
import type { ProjectPlace } from "../rows.ts";

/** 逐月拨付: what was paid in each month and stays paid, by the first day of the month. */
export async function listPaidByMonth(db: Db, actor: Actor, { countyId, id }: ProjectPlace) {
  const { rows } = await sql<{ month: IsoDate; fen: Fen }>`
    select date_trunc('month', y.paid_on)::date as month, sum(y.amount_fen)::bigint as fen from payment y
    where ${withinShared(actor, "y")} and y.county_id = ${countyId} and y.project_id = ${id} and y.status = 'paid'
    group by 1 order by 1`.execute(db);
  return rows;
}
