import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import { monthSpan, type ReportMonth } from "#domain/records/report.ts";
import type { Db } from "../db/db.ts";
import { withinCounties, withinVillages } from "../people/reach.ts";

/** Whose doings are asked for: of one village, or of a township with the village named. */
export type Part = "village" | "township";

/** A village or township whose entries and tasks of the month belong to the report of `part`. */
export interface ReportPlace {
  readonly part: string;
  readonly id: string;
  readonly townshipId: string;
}

interface Asked extends ReportMonth {
  readonly countyId: string;
  readonly part: Part;
  readonly ids: readonly string[];
}

/** More steps of merging than any village has lived through. */
const steps = 12;

/**
 * 村合并、划转当月，原村的纪实和任务计入承接村工作队的月报：each village with those that went into it, also by way of others. One where a
 * team still stood in the month has a report of its own, so that nothing stands in two. What a village was split from stays
 * with that village. A township counts what was done in it, whatever became of the village.
 */
export async function placesOf(db: Db, actor: Actor, asked: Asked): Promise<readonly ReportPlace[]> {
  const { countyId, part, ids } = asked;
  if (part === "township") return ids.map((id) => ({ part: id, id, townshipId: id }));
  const { from, to } = monthSpan(asked);
  const { rows } = await sql<ReportPlace>`
    with recursive kin (part, id, step) as (
      select a.id, a.id, 0 from unnest(${[...new Set(ids)]}::uuid[]) as a (id)
      union all
      select k.part, s.from_village_id, k.step + 1 from kin k
      join place_succession s on s.county_id = ${countyId} and s.to_village_id = k.id and s.kind in ('merged', 'moved')
      where k.step < ${steps} and ${withinCounties(actor, "s")} and not exists (
        select from team m where m.county_id = ${countyId} and m.village_id = s.from_village_id
          and m.formed_on <= ${to}::date and (m.dissolved_on is null or m.dissolved_on >= ${from}::date))
    )
    select k.part, v.id, v.township_id as "townshipId" from kin k
    join village v on v.county_id = ${countyId} and v.id = k.id
    where ${withinVillages(actor, "v", "id")}`.execute(db);
  return rows;
}
