import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { ProblemAspect } from "#domain/cases/problem-aspects.ts";
import type {
  MatchInput,
  MatchPerson,
  MatchPick,
  MatchPin,
  MatchSettings,
  MatchUnit,
  MatchVillage,
} from "#domain/teams/match/match.ts";
import { skillText } from "#domain/registry/person.ts";
import { neededSkills } from "#domain/teams/match/needs.ts";
import { problemTypesOf } from "#domain/teams/match/problem-type.ts";
import type { Db } from "../../db/db.ts";
import { withinCounties, withinReach, withinVillages } from "../../people/reach.ts";

export interface RoundKey {
  readonly countyId: string;
  readonly id: string;
}

/** What a run may set beside the county's rule: how many villages single leaders and units can take, before what the registers say. */
export interface RunSettings extends MatchSettings {
  readonly capacities: readonly { readonly holderId: string; readonly capacity: number }[];
}

/**
 * Everything the match looks at, as it stands now: the villages of the round whose files are at work, and of the registers
 * whoever is there and not stationed in a village outside the round. Each list in the order of its ids.
 */
export async function buildInput(
  db: Db,
  actor: Actor,
  round: RoundKey,
  { capacities, ...settings }: RunSettings,
): Promise<MatchInput> {
  const villages = await listVillagesToMatch(db, actor, round);
  const ids = villages.map(({ id }) => id);
  const own = new Map(capacities.map(({ holderId, capacity }) => [holderId, capacity]));
  const distances = await listMinutes(db, actor, round.countyId);
  const people = await listPeople(db, actor, round.countyId, ids);
  const units = await listUnits(db, actor, round.countyId, ids);
  const { countyLeader, townshipLeader, unit } = settings.capacity;
  const limit = { "county-leader": countyLeader, "township-leader": townshipLeader, cadre: 1 };
  return {
    townships: await listTownships(db, actor, round.countyId),
    villages,
    people: people
      .filter(({ kind, elsewhere }) => kind !== "cadre" || elsewhere === 0)
      .map(({ elsewhere, villageCapacity, ...person }) => ({
        ...person,
        skills: person.skills.map(skillText),
        capacity:
          person.kind === "cadre"
            ? null
            : leftOver(own.get(person.id) ?? villageCapacity, limit[person.kind], elsewhere),
      })),
    units: units.map(({ elsewhere, villageCapacity, ...one }) => ({
      ...one,
      capacity: leftOver(own.get(one.id) ?? villageCapacity, unit, elsewhere),
      minutes: minutesTo(villages, distances.get(one.id)),
    })),
    pins: await listPinsInUse(db, actor, round, ids),
    standing: await listStanding(db, actor, round.countyId, ids),
    settings,
  };
}

/** Villages of other rounds count against what one can take; where the setting says all, there is no figure of his own. */
function leftOver(own: number | null, limit: number, elsewhere: number): number | null {
  if (own === null && elsewhere === 0) return null;
  return Math.max(0, (own ?? limit) - elsewhere);
}

type Minutes = ReadonlyMap<string, number>;

function minutesTo(villages: readonly MatchVillage[], known: Minutes | undefined): Record<string, number> {
  if (!known) return {};
  return Object.fromEntries(
    villages.flatMap(({ id, townshipId }) => (known.has(townshipId) ? [[id, known.get(townshipId)!] as const] : [])),
  );
}

async function listTownships(db: Db, actor: Actor, countyId: string) {
  const { rows } = await sql<{ id: string; name: string }>`
    select t.id, t.name from township t
    where t.county_id = ${countyId} and t.valid_to is null and ${withinReach(actor, "t", "id")} order by t.id`.execute(
    db,
  );
  return rows;
}

interface VillageRow extends Omit<MatchVillage, "problemTypes" | "needsSkills"> {
  readonly aspects: readonly ProblemAspect[];
  readonly manifestations: readonly string[];
}

/** Skills go by their words: the reasons of a plan name them. Files withdrawn, merged into another, closed or relapsed have no team to be found; the latest opening of a village counts. */
async function listVillagesToMatch(db: Db, actor: Actor, { countyId, id }: RoundKey): Promise<MatchVillage[]> {
  const { rows } = await sql<VillageRow>`
    select distinct on (v.id) v.id, v.name, v.township_id, c.level, c.manifestations,
      array(select p.aspect from case_problem p
        where p.county_id = c.county_id and p.case_id = c.id and p.removed_at is null order by p.aspect) as aspects
    from case_file c join village v on v.county_id = c.county_id and v.id = c.village_id
    where c.county_id = ${countyId} and c.round_id = ${id}::uuid and c.withdrawn_on is null and c.merged_into_id is null
      and c.status not in ('closed', 'relapsed') and v.valid_to is null and ${withinVillages(actor, "c")}
    order by v.id, c.opened_on desc, c.id desc`.execute(db);
  return rows.map(({ aspects, manifestations, ...village }) => {
    const types = problemTypesOf(aspects, manifestations);
    return { ...village, problemTypes: types, needsSkills: neededSkills(aspects, types).map(skillText) };
  });
}

/** How many villages beyond these somebody holds today. */
const elsewhereOf = (column: "person_id" | "organisation_id", alias: string, villageIds: readonly string[]) => sql`(
  select count(*)::int from posting g where g.county_id = ${sql.ref(`${alias}.county_id`)} and g.${sql.ref(column)} = ${sql.ref(`${alias}.id`)}
    and g.ended_on is null and g.village_id <> all (${[...villageIds]}::uuid[])
    and ${column === "organisation_id" ? sql`g.slot = 'paired-unit'` : sql`true`}) as elsewhere`;

interface Load {
  readonly elsewhere: number;
  readonly villageCapacity: number | null;
}

/** Who heads a unit stays at its desk: the unit is paired, its head is not posted. */
async function listPeople(db: Db, actor: Actor, countyId: string, villageIds: readonly string[]) {
  const { rows } = await sql<MatchPerson & Load>`
    select p.id, p.name, p.kind, p.organisation_id, p.township_id, p.home_township_id, p.birth_year, p.skills, p.party_member,
      p.village_capacity, array(select k.village_id from person_kinship k
        where k.county_id = p.county_id and k.person_id = p.id and k.removed_at is null order by k.village_id) as kin_village_ids,
      ${elsewhereOf("person_id", "p", villageIds)}
    from person p
    where p.county_id = ${countyId} and p.valid_to is null and ${withinCounties(actor, "p")}
      and not (p.kind = 'cadre' and p.unit_head)
    order by p.id`.execute(db);
  return rows;
}

async function listUnits(db: Db, actor: Actor, countyId: string, villageIds: readonly string[]) {
  const { rows } = await sql<MatchUnit & Load>`
    select o.id, o.name, o.kind, o.level, o.village_capacity, ${elsewhereOf("organisation_id", "o", villageIds)}
    from organisation o
    where o.county_id = ${countyId} and o.valid_to is null and o.level <> 'township'
      and o.kind not in ('township', 'community') and ${withinCounties(actor, "o")}
    order by o.id`.execute(db);
  return rows;
}

async function listMinutes(db: Db, actor: Actor, countyId: string): Promise<ReadonlyMap<string, Minutes>> {
  const { rows } = await sql<{ organisationId: string; townshipId: string; minutes: number }>`
    select d.organisation_id, d.township_id, d.minutes from match_distance d
    where d.county_id = ${countyId} and ${withinCounties(actor, "d")}`.execute(db);
  const found = new Map<string, Map<string, number>>();
  for (const { organisationId, townshipId, minutes } of rows)
    found.set(organisationId, (found.get(organisationId) ?? new Map<string, number>()).set(townshipId, minutes));
  return found;
}

/** A pin of somebody who has left, or of a village off the list, waits unused; the page says so. */
async function listPinsInUse(db: Db, actor: Actor, { countyId, id }: RoundKey, villageIds: readonly string[]) {
  const { rows } = await sql<MatchPin>`
    select i.id, i.village_id, i.slot, i.kind, coalesce(i.person_id, i.organisation_id) as holder_id
    from match_pin i
    left join person p on p.county_id = i.county_id and p.id = i.person_id
    left join organisation o on o.county_id = i.county_id and o.id = i.organisation_id
    where i.county_id = ${countyId} and i.round_id = ${id}::uuid and i.removed_at is null
      and i.village_id = any (${[...villageIds]}::uuid[]) and coalesce(p.valid_to, o.valid_to) is null
      and ${withinCounties(actor, "i")}
    order by i.id`.execute(db);
  return rows;
}

async function listStanding(db: Db, actor: Actor, countyId: string, villageIds: readonly string[]) {
  const { rows } = await sql<MatchPick>`
    select p.village_id, p.slot, coalesce(p.person_id, p.organisation_id) as holder_id from posting p
    where p.county_id = ${countyId} and p.village_id = any (${[...villageIds]}::uuid[]) and p.ended_on is null
      and ${withinVillages(actor, "p")}
    order by p.village_id, p.slot, holder_id`.execute(db);
  return rows.map(({ villageId, slot, holderId }) => ({ villageId, slot, holderId }));
}
