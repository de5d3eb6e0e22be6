import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { SubjectKind } from "#domain/evaluation/measures.ts";
import type { Db } from "../db/db.ts";
import { withinReach, withinVillages } from "../people/reach.ts";

export interface Body {
  readonly id: string;
  readonly name: string;
  readonly township: string;
  readonly villageId: string | null;
  readonly townshipId: string;
  readonly sortOrder: number;
}

interface Asked {
  readonly countyId: string;
  readonly roundId: string;
  readonly subject: SubjectKind;
}

/** Whom an evaluation of a round can be about: villages with a file at work, teams that stand, townships. In the county's own order. */
export async function listBodies(db: Db, actor: Actor, asked: Asked): Promise<Body[]> {
  const { rows } = await sql<Body>`select b.id, b.name, b.township, b.village_id, b.township_id,
      row_number() over (order by b.township_order, b.village_order, b.name, b.id) as sort_order
    from (${bodies[asked.subject](actor, asked)}) as b order by sort_order`.execute(db);
  return rows;
}

const bodies = {
  "village-case": (actor: Actor, { countyId, roundId }: Asked) => sql`
    select distinct v.id, v.name, t.name as township, v.id as village_id, t.id as township_id, t.sort_order as township_order, v.sort_order as village_order
    from case_file f join village v on v.county_id = f.county_id and v.id = f.village_id join township t on t.county_id = f.county_id and t.id = f.township_id
    where ${withinVillages(actor, "f")} and f.county_id = ${countyId} and f.round_id = ${roundId}
      and f.withdrawn_on is null and f.merged_into_id is null and f.status <> 'relapsed'`,
  team: (actor: Actor, { countyId, roundId }: Asked) => sql`
    select m.id, m.name, t.name as township, v.id as village_id, t.id as township_id, t.sort_order as township_order, v.sort_order as village_order
    from team m join village v on v.county_id = m.county_id and v.id = m.village_id join township t on t.county_id = m.county_id and t.id = m.township_id
    where ${withinVillages(actor, "m")} and m.county_id = ${countyId} and m.round_id = ${roundId} and m.dissolved_on is null`,
  township: (actor: Actor, { countyId }: Asked) => sql`
    select t.id, t.name, t.name as township, null::uuid as village_id, t.id as township_id, t.sort_order as township_order, 0 as village_order
    from township t where ${withinReach(actor, "t", "id")} and t.county_id = ${countyId} and t.valid_to is null`,
};
