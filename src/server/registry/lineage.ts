import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { VillageKind } from "#domain/area.ts";
import type { IsoDate } from "#domain/date.ts";
import type { SuccessionKind } from "#domain/registry/labels.ts";
import type { Db } from "../db/db.ts";
import { withinVillages } from "../people/reach.ts";

/** Another village this one came from or went into, by the name it had on that day. */
export interface Kin {
  readonly id: string;
  readonly name: string;
  readonly kind: SuccessionKind;
  readonly onDate: IsoDate;
  readonly basis: string;
  /** Whether the reader may open it. */
  readonly within: boolean;
}

export interface Lineage {
  readonly countyId: string;
  readonly id: string;
  readonly name: string;
  readonly kind: VillageKind;
  readonly township: string;
  readonly validTo: IsoDate | null;
  /** Merged into it or moved to it, also by way of others; each goes on here. */
  readonly predecessors: Kin[];
  /** Where a village that ended goes on. */
  readonly successors: Kin[];
}

/** More steps of merging than any village has lived through. */
const steps = 12;

/** A village with those that went into it and those it went into, by one statement. */
export async function findLineage(db: Db, actor: Actor, villageId: string): Promise<Lineage | undefined> {
  const kin = (id: string, name: string) => sql`json_build_object('id', k.${sql.raw(id)}, 'name', k.${sql.raw(name)},
    'kind', k.kind, 'onDate', k.on_date, 'basis', k.basis, 'within', exists (
      select from village w where w.county_id = v.county_id and w.id = k.${sql.raw(id)} and ${withinVillages(actor, "w", "id")}))`;
  const { rows } = await sql<Lineage>`
    with recursive v as (
      select v.county_id, v.id, v.name, v.kind, v.valid_to, v.township_id from village v
      where v.id = ${villageId} and ${withinVillages(actor, "v", "id")}
    ), before as (
      select s.*, 1 as step from v join place_succession s on s.county_id = v.county_id and s.to_village_id = v.id
      where s.kind in ('merged', 'moved')
      union all
      select s.*, b.step + 1 from before b join place_succession s on s.county_id = b.county_id and s.to_village_id = b.from_village_id
      where s.kind in ('merged', 'moved') and b.step < ${steps}
    )
    select v.county_id, v.id, v.name, v.kind, v.valid_to,
      (select t.name from township t where t.county_id = v.county_id and t.id = v.township_id) as township,
      (select coalesce(json_agg(${kin("from_village_id", "from_name")} order by k.on_date desc, k.id), '[]') from before k) as predecessors,
      (select coalesce(json_agg(${kin("to_village_id", "to_name")} order by k.on_date desc, k.id), '[]') from place_succession k
        where k.county_id = v.county_id and k.from_village_id = v.id and k.to_village_id is not null and k.kind <> 'renamed'
          and v.valid_to is not null) as successors
    from v`.execute(db);
  return rows[0];
}
