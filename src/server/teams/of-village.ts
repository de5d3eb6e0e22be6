import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { Slot } from "#domain/teams/match/match.ts";
import type { Db } from "../db/db.ts";
import { withinTeams } from "./reach.ts";

/** A team as the village knows it: who came in which place, and for how long. */
export interface VillageTeam {
  readonly id: string;
  readonly villageId: string;
  readonly name: string;
  readonly unit: string | null;
  readonly formedOn: IsoDate;
  readonly termTo: IsoDate;
  readonly dockedOn: IsoDate | null;
  readonly dissolvedOn: IsoDate | null;
  readonly postings: {
    readonly id: string;
    readonly slot: Slot;
    readonly name: string;
    readonly post: string;
    readonly unit: string | null;
    readonly fromOn: IsoDate;
    readonly toOn: IsoDate;
    readonly endedOn: IsoDate | null;
  }[];
}

/** The teams that stand or stood in some villages, the standing one first, with everybody they had; by one statement. */
export async function listVillageTeams(db: Db, actor: Actor, countyId: string, villageIds: readonly string[]) {
  const { rows } = await sql<VillageTeam>`
    select t.id, t.village_id, t.name, t.formed_on, t.term_to, t.docked_on, t.dissolved_on,
      (select o.name from organisation o where o.county_id = t.county_id and o.id = t.organisation_id) as unit,
      (select coalesce(json_agg(json_build_object('id', p.id, 'slot', p.slot, 'name', coalesce(n.name, o.name, ''), 'post', coalesce(n.post, ''),
          'unit', o.name, 'fromOn', p.from_on, 'toOn', p.to_on, 'endedOn', p.ended_on)
          order by (p.ended_on is not null), array_position(array['county-leader', 'township-leader', 'first-secretary', 'paired-unit', 'member'], p.slot),
            p.from_on, p.id), '[]')
        from posting p left join person n on n.county_id = p.county_id and n.id = p.person_id
          left join organisation o on o.county_id = p.county_id and o.id = p.organisation_id
        where p.county_id = t.county_id and p.team_id = t.id and (p.ended_on is null or p.ended_on >= p.from_on)) as postings
    from team t
    where t.county_id = ${countyId} and t.village_id = any (${[...villageIds]}::uuid[]) and ${withinTeams(actor, "t")}
    order by (t.dissolved_on is not null), t.formed_on desc, t.id`.execute(db);
  return rows;
}
