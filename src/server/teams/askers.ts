import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { Db } from "../db/db.ts";
import { withinCounties } from "../people/reach.ts";
import { withinPostings } from "./reach.ts";

interface Asker {
  readonly id: string;
  readonly name: string;
  readonly team: string;
  readonly fromOn: IsoDate;
  readonly toOn: IsoDate;
  readonly hasUnit: boolean;
  readonly substitutes: { id: string; name: string; post: string }[];
}

/** Who may stand in: others of the team, its township leader, colleagues who stand nowhere else. Of a posting p and its person n. */
const substitutesOf = (
  actor: Actor,
) => sql`(select coalesce(json_agg(json_build_object('id', s.id, 'name', s.name, 'post', s.post) order by s.ours desc, s.name, s.id), '[]') from (
        select m.id, m.name, m.post, q.person_id is not null as ours from person m
          left join posting q on q.county_id = m.county_id and q.person_id = m.id and q.team_id = p.team_id and q.ended_on is null
        where ${withinCounties(actor, "m")} and m.county_id = p.county_id and m.valid_to is null and m.id <> n.id
          and m.kind in ('cadre', 'township-leader') and (q.person_id is not null or m.organisation_id = p.organisation_id)
          and not stands_elsewhere(m.county_id, m.id, p.team_id)
        order by q.person_id is null, m.name, m.id limit 200) s)`;

/** For whom this office may ask for leave, and who may stand in. */
export async function listAskers(db: Db, actor: Actor): Promise<Asker[]> {
  const { rows } = await sql<Asker>`
    select p.id, n.name, t.name as team, p.from_on, p.to_on, p.organisation_id is not null as has_unit,
      ${substitutesOf(actor)} as substitutes
    from posting p
      join person n on n.county_id = p.county_id and n.id = p.person_id
      join team t on t.county_id = p.county_id and t.id = p.team_id and t.dissolved_on is null
    where ${withinPostings(actor, "p")} and p.ended_on is null and p.slot in ('first-secretary', 'member')
    order by t.name, p.slot, n.name, p.id limit 500`.execute(db);
  return rows;
}

/** Who might stand in instead of whoever does, for the days that are left; undefined where the leave lies beyond reach. */
export async function listSubstitutes(db: Db, actor: Actor, leaveId: string) {
  const { rows } = await sql<Pick<Asker, "substitutes"> & { readonly present: string | null }>`
    select ${substitutesOf(actor)} as substitutes, l.substitute_id as present
    from leave l join posting p on p.county_id = l.county_id and p.id = l.posting_id
      join person n on n.county_id = p.county_id and n.id = p.person_id
    where ${withinPostings(actor, "p")} and l.id = ${leaveId}`.execute(db);
  return rows[0]?.substitutes.filter(({ id }) => id !== rows[0]!.present);
}
