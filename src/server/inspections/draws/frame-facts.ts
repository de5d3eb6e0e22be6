import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { Candidate } from "#domain/inspections/frame-building.ts";
import { monthOf } from "#domain/inspections/inspection.ts";
import type { Db, Tx } from "../../db/db.ts";
import { withinCounties, withinVillages } from "../../people/reach.ts";
import type { InspectionRow } from "../queries.ts";

/** Everything the scope of an inspection names, with what decides whether and how it may be drawn. */
export async function listCandidates(db: Db, actor: Actor, inspection: InspectionRow): Promise<Candidate[]> {
  const { countyId, id, startsOn, subject } = inspection;
  const { from, before } = monthOf(startsOn);
  const places = { village: villagesOf, team: teamsOf, township: townshipsOf }[subject](actor, inspection);
  const { rows } = await sql<Candidate>`
    with place as materialized (${places}),
    -- Inspections of this month, whether they have come or are still to come to what was named.
    visited as (
      select x.village_id, count(distinct x.inspection_id)::int as visits from (
        select o.village_id, o.inspection_id from inspection_object o join inspection i on i.county_id = o.county_id and i.id = o.inspection_id
          where o.county_id = ${countyId} and i.status <> 'cancelled' and i.starts_on >= ${from} and i.starts_on < ${before}
        union
        select w.village_id, w.inspection_id from visit w
          where w.county_id = ${countyId} and w.kind = 'inspection' and w.status <> 'discarded' and w.on_day >= ${from} and w.on_day < ${before}) x
      where x.inspection_id <> ${id} and x.village_id is not null group by 1),
    seen as (
      -- A village that went on in another row is known by where its objects lie now, a team and a township by themselves.
      select x.subject_id, max(x.on_day) as on_day from (
        select place.id as subject_id, i.starts_on as on_day from inspection_object o join inspection i on i.county_id = o.county_id and i.id = o.inspection_id,
            unnest(array[o.subject_id, o.village_id]) as place (id)
          where o.county_id = ${countyId} and i.status in ('under-way', 'finished') and place.id is not null
        union all
        select w.village_id, w.on_day from visit w
          where w.county_id = ${countyId} and w.kind = 'inspection' and w.status = 'submitted' and w.village_id is not null) x
      group by 1),
    weak as (
      select distinct on (c.village_id) c.village_id, c.level from case_file c
      where c.county_id = ${countyId} and c.withdrawn_on is null and c.merged_into_id is null and c.status not in ('closed', 'relapsed')
      order by c.village_id, c.opened_on desc, c.id)
    select p.id, p.name, p.township_id, p.township, p.village_id, weak.level, p.population, p.households,
      greatest(s.on_day, sv.on_day) as seen_on, coalesce(visited.visits, 0) as visits,
      exists (select from inspection_waiver w where w.county_id = ${countyId} and w.inspection_id = ${id}
        and w.village_id = p.village_id and w.allowed_by is not null) as waived
    from place p left join visited on visited.village_id = p.village_id left join weak on weak.village_id = p.village_id
      left join seen s on s.subject_id = p.id left join seen sv on sv.subject_id = p.village_id
    order by p.township_order, p.township_id, p.sort_order, p.id`.execute(db);
  return rows;
}

const inTownships = ({ scope }: InspectionRow) =>
  scope.townshipIds.length === 0 ? sql`` : sql`and t.id = any (${scope.townshipIds}::uuid[])`;

const ofVillage = sql`t.id as township_id, t.name as township, v.id as village_id, v.population, v.households,
  t.sort_order as township_order, v.sort_order`;
const villageAndTownship = sql`village v join township t on t.county_id = v.county_id and t.id = v.township_id`;

function villagesOf(actor: Actor, inspection: InspectionRow) {
  const { countyId, scope } = inspection;
  const inScope = {
    all: sql``,
    chosen: sql`and v.id = any (${scope.ids}::uuid[])`,
    round: sql`and exists (select from case_file c where c.county_id = v.county_id and c.village_id = v.id and c.round_id = ${scope.roundId}
      and c.withdrawn_on is null and c.merged_into_id is null)`,
  }[scope.of];
  return sql`select v.id, t.name || v.name as name, ${ofVillage} from ${villageAndTownship}
    where ${withinVillages(actor, "v", "id")} and v.county_id = ${countyId} and v.valid_to is null ${inTownships(inspection)} ${inScope}`;
}

function teamsOf(actor: Actor, inspection: InspectionRow) {
  const { countyId, scope } = inspection;
  const inScope = {
    all: sql``,
    chosen: sql`and m.id = any (${scope.ids}::uuid[])`,
    round: sql`and m.round_id = ${scope.roundId}`,
  }[scope.of];
  return sql`select m.id, m.name, ${ofVillage} from team m join ${villageAndTownship} on v.county_id = m.county_id and v.id = m.village_id
    where ${withinVillages(actor, "m")} and m.county_id = ${countyId} and m.dissolved_on is null ${inTownships(inspection)} ${inScope}`;
}

function townshipsOf(actor: Actor, inspection: InspectionRow) {
  const { countyId, scope } = inspection;
  const inScope = scope.of === "chosen" ? sql`and t.id = any (${scope.ids}::uuid[])` : sql``;
  return sql`select t.id, t.name, t.id as township_id, t.name as township, null::uuid as village_id,
      (select sum(v.population)::int from village v where v.county_id = t.county_id and v.township_id = t.id and v.valid_to is null) as population,
      (select sum(v.households)::int from village v where v.county_id = t.county_id and v.township_id = t.id and v.valid_to is null) as households,
      t.sort_order as township_order, 0 as sort_order
    from township t where ${withinCounties(actor, "t")} and t.county_id = ${countyId} and t.valid_to is null ${inTownships(inspection)} ${inScope}`;
}

/** Whoever freezes or names in a county and year does so one after the other: each must see what the other took. */
export async function lockYear(tx: Tx, { countyId, startsOn }: InspectionRow): Promise<void> {
  await sql`select from inspection_plan p where p.county_id = ${countyId} and p.year = ${Number(startsOn.slice(0, 4))}
    order by p.id for update`.execute(tx);
}

/**
 * Inspections of the same month whose objects nobody may know yet, over some of these villages: a village of both could be visited twice, and to
 * leave it out here would tell that it was drawn there.
 */
export async function listSealedOver(
  db: Db,
  inspection: InspectionRow,
  villageIds: readonly string[],
): Promise<string[]> {
  const { countyId, id, startsOn } = inspection;
  const { from, before } = monthOf(startsOn);
  const { rows } = await sql<{ title: string }>`
    select distinct i.title from draw d join inspection i on i.county_id = d.county_id and i.id = d.inspection_id
    where d.county_id = ${countyId} and i.id <> ${id} and i.status in ('planned', 'drawn')
      and i.starts_on >= ${from} and i.starts_on < ${before}
      and (d.status in ('frozen', 'committed') or (d.status = 'drawn' and i.status = 'drawn'))
      and d.villages && (${[...villageIds]}::uuid[] || array(select u.from_village_id from place_succession u
        where u.county_id = ${countyId} and u.to_village_id = any (${[...villageIds]}::uuid[]) and u.kind in ('moved', 'merged')))
    order by 1`.execute(db);
  return rows.map(({ title }) => title);
}
