import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { Db } from "../../db/db.ts";
import { withinCounties, withinShared } from "../../people/reach.ts";
import type { ProjectPlace } from "../rows.ts";

/** 项目用了哪些资金: codes of the fund types whose money has been allotted to it. */
export async function listFundTypes(db: Db, actor: Actor, { countyId, id }: ProjectPlace): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select distinct b.type_code as code from fund_allocation a
      join fund_batch b on b.county_id = a.county_id and b.id = a.batch_id and ${withinCounties(actor, "b")}
    where ${withinShared(actor, "a")} and a.county_id = ${countyId} and a.project_id = ${id} and a.status = 'posted'
    order by 1`.execute(db);
  return rows.map(({ code }) => code);
}
