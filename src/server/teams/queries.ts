import { type RawBuilder, sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import { addDays, type IsoDate } from "#domain/date.ts";
import { singleSlots, type Slot } from "#domain/teams/match/match.ts";
import { termNoticeDays } from "#domain/teams/team.ts";
import type { Db, Tx } from "../db/db.ts";
import { withinReach } from "../people/reach.ts";
import { withinTeams } from "./reach.ts";

export { listVillageTeams, type VillageTeam } from "./of-village.ts";

type Flag = "yes" | "no" | undefined;

export interface TeamFilter {
  readonly countyId?: string | undefined;
  readonly roundId?: string | undefined;
  readonly townshipId?: string | undefined;
  readonly organisationId?: string | undefined;
  readonly state: "standing" | "dissolved";
  readonly docked?: Flag;
  readonly vacant?: Flag;
  readonly ending?: Flag;
  readonly unsettled?: Flag;
  readonly search: string;
}

export interface TeamRow {
  readonly id: string;
  readonly countyId: string;
  readonly villageId: string;
  readonly townshipId: string;
  readonly roundId: string;
  readonly county: string;
  readonly township: string;
  readonly village: string;
  readonly round: string;
  readonly name: string;
  readonly unit: string | null;
  readonly formedOn: IsoDate;
  readonly termTo: IsoDate;
  readonly dockedOn: IsoDate | null;
  readonly dockedNote: string;
  readonly dissolvedOn: IsoDate | null;
  readonly dissolveReason: string;
  readonly version: number;
  readonly vacancies: (typeof singleSlots)[number][];
  readonly unsettled: { village: string; hasTeam: boolean } | null;
  readonly holders: { slot: Slot; name: string }[];
  readonly members: number;
}

// Who holds a slot of a standing team; of a dissolved one, who held it to the end.
const held = sql`(p.county_id = t.county_id and p.team_id = t.id
  and (p.ended_on is null or (p.ended_on = t.dissolved_on and p.ended_on >= p.from_on)))`;

const vacancies = sql`array(select s.slot from unnest(${sql.lit(`{${singleSlots.join(",")}}`)}::text[]) with ordinality s (slot, place)
  where not exists (select from posting p where ${held} and p.slot = s.slot) order by s.place)`;

/** Merged or ended under the team: where it goes on by the register, and whether a team stands there. */
const unsettled = sql`case when t.dissolved_on is null and v.valid_to is not null then coalesce(
  (select json_build_object('village', s.to_name, 'hasTeam', exists (select from team x
      where x.county_id = t.county_id and x.village_id = s.to_village_id and x.dissolved_on is null))
    from place_succession s where s.county_id = t.county_id and s.from_village_id = t.village_id order by s.on_date desc limit 1),
  json_build_object('village', '', 'hasTeam', false)) end`;

const columns = sql`t.id, t.county_id, t.village_id, t.township_id, t.round_id, t.name, t.formed_on, t.term_to, t.docked_on, t.docked_note,
  t.dissolved_on, t.dissolve_reason, t.version, v.name as village, tw.name as township,
  (select a.name from area a where a.id = t.county_id) as county,
  (select r.name from round r where r.county_id = t.county_id and r.id = t.round_id) as round,
  (select o.name from organisation o where o.county_id = t.county_id and o.id = t.organisation_id) as unit,
  ${vacancies} as vacancies, ${unsettled} as unsettled,
  (select coalesce(json_agg(json_build_object('slot', p.slot, 'name', coalesce(n.name, o.name)) order by p.slot), '[]')
    from posting p left join person n on n.county_id = p.county_id and n.id = p.person_id
      left join organisation o on o.county_id = p.county_id and o.id = p.organisation_id
    where ${held} and p.slot <> 'member') as holders,
  (select count(*)::int from posting p where ${held} and p.slot = 'member') as members`;

const places = sql`
  join village v on v.county_id = t.county_id and v.id = t.village_id
  join township tw on tw.county_id = t.county_id and tw.id = t.township_id`;

const isVacant = sql`exists (select from unnest(${sql.lit(`{${singleSlots.join(",")}}`)}::text[]) s (slot)
  where not exists (select from posting p where p.county_id = t.county_id and p.team_id = t.id and p.slot = s.slot and p.ended_on is null))`;

const isEnding = (today: IsoDate) => sql`t.term_to <= ${addDays(today, termNoticeDays)}`;

const yesNo = (flag: Flag, is: RawBuilder<unknown>) => flag && (flag === "yes" ? is : sql`not (${is})`);

function conditions(actor: Actor, filter: TeamFilter, today: IsoDate): RawBuilder<unknown> {
  const { countyId, roundId, townshipId, organisationId, state, search } = filter;
  const like = `%${search.replace(/[%_\\]/g, "\\$&")}%`;
  const asked = [
    state === "standing" ? sql`t.dissolved_on is null` : sql`t.dissolved_on is not null`,
    countyId && sql`t.county_id = ${countyId}`,
    roundId && sql`t.round_id = ${roundId}`,
    townshipId && sql`t.township_id = ${townshipId}`,
    organisationId && sql`t.organisation_id = ${organisationId}`,
    yesNo(filter.docked, sql`t.docked_on is not null`),
    yesNo(filter.vacant, isVacant),
    yesNo(filter.ending, isEnding(today)),
    yesNo(filter.unsettled, sql`v.valid_to is not null`),
    search !== "" &&
      sql`(t.name like ${like} or v.name like ${like} or exists (
      select from posting p join person n on n.county_id = p.county_id and n.id = p.person_id
      where p.county_id = t.county_id and p.team_id = t.id and p.ended_on is null and n.name like ${like}))`,
  ];
  return sql.join([withinTeams(actor, "t"), ...asked.filter((one) => typeof one === "object")], sql` and `);
}

/** In the county's own order of townships and villages. */
export async function listTeams(
  db: Db,
  actor: Actor,
  filter: TeamFilter,
  { page, size, today }: { page: number; size: number; today: IsoDate },
): Promise<TeamRow[]> {
  const { rows } = await sql<TeamRow>`
    select ${columns} from team t ${places} where ${conditions(actor, filter, today)}
    order by t.county_id, tw.sort_order, v.sort_order, t.formed_on desc, t.id
    limit ${size} offset ${(page - 1) * size}`.execute(db);
  return rows;
}

export async function tallyTeams(db: Db, actor: Actor, filter: TeamFilter, today: IsoDate) {
  const { rows } = await sql<{ total: number; docked: number; vacant: number; ending: number }>`
    select count(*)::int as total, count(*) filter (where t.docked_on is not null)::int as docked,
      count(*) filter (where ${isVacant})::int as vacant, count(*) filter (where ${isEnding(today)})::int as ending
    from team t ${places} where ${conditions(actor, filter, today)}`.execute(db);
  return rows[0]!;
}

export async function findTeam(db: Db, actor: Actor, id: string): Promise<TeamRow | undefined> {
  const { rows } = await sql<TeamRow>`
    select ${columns} from team t ${places} where ${withinTeams(actor, "t")} and t.id = ${id}`.execute(db);
  return rows[0];
}

export interface TeamsWaiting {
  readonly undocked: number;
  readonly vacant: number;
  readonly ending: number;
  readonly unsettled: number;
}

export async function countWaitingTeams(db: Db, actor: Actor, today: IsoDate): Promise<TeamsWaiting> {
  const { rows } = await sql<TeamsWaiting>`
    select count(*) filter (where t.docked_on is null)::int as undocked, count(*) filter (where ${isVacant})::int as vacant,
      count(*) filter (where ${isEnding(today)})::int as ending, count(*) filter (where v.valid_to is not null)::int as unsettled
    from team t ${places} where ${withinTeams(actor, "t")} and t.dissolved_on is null`.execute(db);
  return rows[0]!;
}

export interface LockedTeam {
  readonly id: string;
  readonly countyId: string;
  readonly villageId: string;
  readonly townshipId: string;
  readonly roundId: string;
  readonly name: string;
  readonly formedOn: IsoDate;
  readonly termTo: IsoDate;
  readonly dockedOn: IsoDate | null;
  readonly dissolvedOn: IsoDate | null;
  readonly version: number;
}

/** One writer at a time in one team. */
export function lockTeam(tx: Tx, actor: Actor, id: string): Promise<LockedTeam | undefined> {
  return tx
    .selectFrom("team as t")
    .where(withinTeams(actor, "t"))
    .where("t.id", "=", id)
    .select(["t.id", "t.countyId", "t.villageId", "t.townshipId", "t.roundId", "t.name", "t.version"])
    .select(["t.formedOn", "t.termTo", "t.dockedOn", "t.dissolvedOn"])
    .forUpdate()
    .executeTakeFirst();
}

interface TeamChange {
  readonly name?: string;
  readonly termTo?: IsoDate;
  readonly organisationId?: string | null;
  readonly dockedOn?: IsoDate | null;
  readonly dockedNote?: string;
  readonly dissolvedOn?: IsoDate;
  readonly dissolveReason?: string;
}

export async function saveTeamChange(tx: Tx, { countyId, id }: LockedTeam, change: TeamChange): Promise<number> {
  const { version } = await tx
    .updateTable("team")
    .set({ ...change, version: sql`version + 1`, updatedAt: sql`now()` })
    .where("countyId", "=", countyId)
    .where("id", "=", id)
    .returning("version")
    .executeTakeFirstOrThrow();
  return version;
}

/** 在整顿名单上：a file that is neither withdrawn nor merged into another, closed or relapsed. */
const onTheList = sql`(c.withdrawn_on is null and c.merged_into_id is null and c.status not in ('closed', 'relapsed'))`;

/** The village a team is to stand in, held while it is formed: whether it stands, is on the list, has a team. */
export async function lockPlace(tx: Tx, actor: Actor, villageId: string, roundId: string) {
  const { rows } = await sql<{
    countyId: string;
    townshipId: string;
    village: string;
    ended: boolean;
    listed: boolean;
    hasTeam: boolean;
  }>`
    select v.county_id, v.township_id, v.name as village, v.valid_to is not null as ended,
      exists (select from case_file c where c.county_id = v.county_id and c.round_id = ${roundId} and c.village_id = v.id
        and ${onTheList}) as listed,
      exists (select from team x where x.county_id = v.county_id and x.village_id = v.id and x.dissolved_on is null) as has_team
    from village v where ${withinReach(actor, "v")} and v.id = ${villageId} for update of v`.execute(tx);
  return rows[0];
}

/** Villages on the list of a round that have no team yet. */
export async function listPlaces(db: Db, actor: Actor, roundId: string | undefined) {
  const { rows } = await sql<{ villageId: string; village: string; township: string; roundId: string; round: string }>`
    select v.id as village_id, v.name as village, tw.name as township, r.id as round_id, r.name as round
    from case_file c join village v on v.county_id = c.county_id and v.id = c.village_id and v.valid_to is null
      join township tw on tw.county_id = v.county_id and tw.id = v.township_id
      join round r on r.county_id = c.county_id and r.id = c.round_id
    where ${withinReach(actor, "c")} and ${onTheList}
      ${roundId ? sql`and c.round_id = ${roundId}` : sql``}
      and not exists (select from team t where t.county_id = v.county_id and t.village_id = v.id and t.dissolved_on is null)
    order by r.opened_on desc nulls last, tw.sort_order, v.sort_order, v.id limit 1000`.execute(db);
  return rows;
}

/** What a filter of the list may ask for, as far as teams within reach have it. */
export async function listTeamChoices(db: Db, actor: Actor, countyId: string | undefined) {
  const within = sql`${withinTeams(actor, "t")} ${countyId ? sql`and t.county_id = ${countyId}` : sql``}`;
  const named = async (table: string, column: string) => {
    const { rows } = await sql<{ id: string; name: string }>`
      select x.id, x.name from ${sql.table(table)} x where (x.county_id, x.id) in (
        select t.county_id, ${sql.ref(`t.${column}`)} from team t where ${within}) order by x.name, x.id limit 1000`.execute(
      db,
    );
    return rows;
  };
  const counties = await db
    .selectFrom("area")
    .select(["id", "name"])
    .where("id", "in", [...actor.counties, ""])
    .orderBy("sortOrder")
    .orderBy("id")
    .execute();
  const one = countyId ?? (counties.length === 1 ? counties[0]!.id : undefined);
  if (!one) return { counties, rounds: [], townships: [], units: [] };
  return {
    counties,
    rounds: await named("round", "round_id"),
    townships: await named("township", "township_id"),
    units: await named("organisation", "organisation_id"),
  };
}
