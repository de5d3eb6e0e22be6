import { sql } from "kysely";
import { notFound } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import { record } from "../../audit/record.ts";
import type { Db, Tx } from "../../db/db.ts";
import { withinCounties, withinReach } from "../../people/reach.ts";
import { findMatchRound } from "./queries.ts";

/** One row a unit that may be paired, one column a township; null where it is not known. */
export async function getDistances(db: Db, actor: Actor, roundId: string) {
  const round = await findMatchRound(db, actor, roundId);
  if (!round) throw notFound("轮次");
  const { countyId } = round;
  const { rows: townships } = await sql<{ id: string; name: string }>`
    select t.id, t.name from township t
    where t.county_id = ${countyId} and t.valid_to is null and ${withinReach(actor, "t", "id")}
    order by t.sort_order, t.id`.execute(db);
  const { rows: units } = await sql<{ id: string; name: string; minutes: (number | null)[] }>`
    select o.id, o.name, array(
      select d.minutes from unnest(${townships.map(({ id }) => id)}::uuid[]) with ordinality as x (id, place)
      left join match_distance d on d.county_id = o.county_id and d.organisation_id = o.id and d.township_id = x.id
      order by x.place) as minutes
    from organisation o
    where o.county_id = ${countyId} and o.valid_to is null and o.level <> 'township'
      and o.kind not in ('township', 'community') and ${withinCounties(actor, "o")}
    order by o.sort_order, o.kind, o.name`.execute(db);
  return { townships, units };
}

interface Distance {
  readonly organisationId: string;
  readonly townshipId: string;
  readonly minutes: number | null;
}

/** Only what was changed is sent; null takes a figure out. */
export async function saveDistances(tx: Tx, actor: Actor, roundId: string, rows: readonly Distance[]) {
  const round = await findMatchRound(tx, actor, roundId);
  if (!round) throw notFound("轮次");
  const { countyId } = round;
  const json = JSON.stringify(rows);
  const given = sql`jsonb_to_recordset(${json}::jsonb) as r ("organisationId" uuid, "townshipId" uuid, minutes integer)`;
  const { rows: known } = await sql<{ n: number }>`
    select count(*)::int as n from ${given}
    join organisation o on o.county_id = ${countyId} and o.id = r."organisationId" and ${withinCounties(actor, "o")}
    join township t on t.county_id = ${countyId} and t.id = r."townshipId" and ${withinReach(actor, "t", "id")}`.execute(
    tx,
  );
  if (known[0]!.n !== rows.length) throw notFound("单位或者乡镇（街道）");
  await sql`
    delete from match_distance d using ${given}
    where d.county_id = ${countyId} and d.organisation_id = r."organisationId" and d.township_id = r."townshipId"
      and r.minutes is null`.execute(tx);
  await sql`
    insert into match_distance (county_id, organisation_id, township_id, minutes)
    select distinct on (r."organisationId", r."townshipId") ${countyId}, r."organisationId", r."townshipId", r.minutes
    from ${given} where r.minutes is not null
    on conflict (county_id, organisation_id, township_id) do update set minutes = excluded.minutes`.execute(tx);
  await record(tx, actor, {
    verb: "match.edit",
    countyId,
    subjectId: roundId,
    detail: { changed: "distances", rows: rows.length },
  });
  return { done: true } as const;
}
