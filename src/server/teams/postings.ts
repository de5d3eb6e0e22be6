import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { MatchPerson, MatchUnit, Slot } from "#domain/teams/match/match.ts";
import type { Stay } from "#domain/teams/planned-rotation.ts";
import type { Db, Tx } from "../db/db.ts";
import { withinCounties, withinVillages } from "../people/reach.ts";
import { withinPostings } from "./reach.ts";

export interface PostingRow {
  readonly id: string;
  readonly slot: Slot;
  readonly personId: string | null;
  readonly organisationId: string | null;
  readonly name: string;
  readonly post: string;
  readonly unit: string | null;
  readonly fromOn: IsoDate;
  readonly toOn: IsoDate;
  readonly endedOn: IsoDate | null;
  readonly endReason: string;
  readonly partyMember: boolean;
  readonly membershipMovedOn: IsoDate | null;
  readonly version: number;
  /** Within what this office may read of leave and days. */
  readonly ours: boolean;
}

/** Everybody who stands or stood in a team, the four-one first; of the members a unit reads its own alone. */
export async function listPostings(db: Db, actor: Actor, teamId: string): Promise<PostingRow[]> {
  const { rows } = await sql<PostingRow>`
    select p.id, p.slot, p.person_id, p.organisation_id, coalesce(n.name, o.name) as name, coalesce(n.post, '') as post,
      case when p.slot <> 'paired-unit' then coalesce(o.name, no.name) end as unit, p.from_on, p.to_on, p.ended_on, p.end_reason,
      coalesce(n.party_member, false) as party_member, p.membership_moved_on, p.version, ${withinPostings(actor, "p")} as ours
    from posting p
      left join person n on n.county_id = p.county_id and n.id = p.person_id
      left join organisation o on o.county_id = p.county_id and o.id = p.organisation_id
      left join organisation no on no.county_id = p.county_id and no.id = n.organisation_id
    where ${withinVillages(actor, "p")} and p.team_id = ${teamId}
      and (p.slot <> 'member' or ${withinPostings(actor, "p")} or ${actor.role !== "unit"})
    order by p.ended_on is not null, array_position(array['county-leader', 'township-leader', 'first-secretary', 'paired-unit', 'member'], p.slot),
      p.ended_on desc nulls first, p.from_on, p.id`.execute(db);
  return rows;
}

export interface LockedPosting {
  readonly id: string;
  readonly countyId: string;
  readonly teamId: string;
  readonly villageId: string;
  readonly townshipId: string;
  readonly slot: Slot;
  readonly personId: string | null;
  readonly organisationId: string | null;
  readonly fromOn: IsoDate;
  readonly toOn: IsoDate;
  readonly endedOn: IsoDate | null;
  readonly version: number;
}

/** The posting and, before it, its team: whoever changes a team locks from above. */
export async function findTeamOfPosting(tx: Tx, actor: Actor, id: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom("posting as p")
    .where(withinPostings(actor, "p"))
    .where("p.id", "=", id)
    .select("p.teamId")
    .executeTakeFirst();
  return row?.teamId;
}

export function lockPosting(tx: Tx, actor: Actor, id: string): Promise<LockedPosting | undefined> {
  return tx
    .selectFrom("posting as p")
    .where(withinPostings(actor, "p"))
    .where("p.id", "=", id)
    .select([
      "p.id",
      "p.countyId",
      "p.teamId",
      "p.villageId",
      "p.townshipId",
      "p.slot",
      "p.personId",
      "p.organisationId",
    ])
    .select(["p.fromOn", "p.toOn", "p.endedOn", "p.version"])
    .forUpdate()
    .executeTakeFirst() as Promise<LockedPosting | undefined>;
}

interface PostingChange {
  readonly endedOn?: IsoDate;
  readonly endReason?: string;
  readonly membershipMovedOn?: IsoDate | null;
}

export async function savePostingChange(tx: Tx, { countyId, id }: LockedPosting, change: PostingChange) {
  const { version } = await tx
    .updateTable("posting")
    .set({ ...change, version: sql`version + 1`, updatedAt: sql`now()` })
    .where("countyId", "=", countyId)
    .where("id", "=", id)
    .returning("version")
    .executeTakeFirstOrThrow();
  return version;
}

/** Everybody who still stands ends on this day; who has not begun by then never came. */
export async function endAllPostings(tx: Tx, countyId: string, teamId: string, endedOn: IsoDate, endReason: string) {
  const ended = await tx
    .updateTable("posting")
    .set({
      endedOn: sql`greatest(from_on - 1, ${endedOn}::date)`,
      endReason,
      version: sql`version + 1`,
      updatedAt: sql`now()`,
    })
    .where("countyId", "=", countyId)
    .where("teamId", "=", teamId)
    .where("endedOn", "is", null)
    .returning("id")
    .execute();
  return ended.map(({ id }) => id);
}

/** The term of a team moves: whoever was posted to its end goes along. */
export async function moveEnds(tx: Tx, countyId: string, teamId: string, from: IsoDate, to: IsoDate) {
  await tx
    .updateTable("posting")
    .set({ toOn: to, version: sql`version + 1`, updatedAt: sql`now()` })
    .where("countyId", "=", countyId)
    .where("teamId", "=", teamId)
    .where("endedOn", "is", null)
    .where((eb) => eb.or([eb("toOn", "=", from), eb("toOn", ">", to)]))
    .execute();
}

export interface NewHolding {
  readonly countyId: string;
  readonly id: string;
  readonly teamId: string;
  readonly villageId: string;
  readonly townshipId: string;
  readonly slot: Slot;
  readonly personId: string | null;
  readonly organisationId: string | null;
  readonly fromOn: IsoDate;
  readonly toOn: IsoDate;
  readonly predecessorId: string | null;
}

export const savePosting = (tx: Tx, posting: NewHolding) => tx.insertInto("posting").values(posting).execute();

export interface FormerHolder {
  readonly id: string;
  readonly slot: Slot;
  readonly holderId: string;
  readonly endedOn: IsoDate;
  readonly endReason: string;
}

/** Who held one of the four last, and has left it. */
export async function findFormerHolder(tx: Tx, countyId: string, teamId: string, slot: Slot) {
  const { rows } = await sql<FormerHolder>`
    select p.id, p.slot, case when p.slot = 'paired-unit' then p.organisation_id else p.person_id end as holder_id, p.ended_on, p.end_reason
    from posting p where p.county_id = ${countyId} and p.team_id = ${teamId} and p.slot = ${slot} and p.slot <> 'member' and p.ended_on >= p.from_on
    order by p.ended_on desc, p.id desc limit 1`.execute(tx);
  return rows[0];
}

export async function listOpenHoldings(tx: Tx, countyId: string, teamId: string) {
  return (await tx
    .selectFrom("posting")
    .where("countyId", "=", countyId)
    .where("teamId", "=", teamId)
    .where("endedOn", "is", null)
    .select(["id", "slot", "personId", "organisationId", "fromOn", "toOn"])
    .execute()) as {
    id: string;
    slot: Slot;
    personId: string | null;
    organisationId: string | null;
    fromOn: IsoDate;
    toOn: IsoDate;
  }[];
}

/** A person of the county as the rules of posting look at him, and where he stands. */
export interface HolderPerson extends MatchPerson {
  readonly capacity: number | null;
  readonly post: string;
  readonly unit: string | null;
  readonly gone: boolean;
  readonly standing: readonly (Stay & { readonly teamId: string; readonly village: string; readonly slot: Slot })[];
  /** The village he left last, and his last day there; who never came left nothing. */
  readonly left: { readonly village: string; readonly endedOn: IsoDate } | null;
  /** Teams where a plan puts him. */
  readonly awaitedBy: readonly string[];
}

const stay = sql`'teamId', p.team_id, 'village', v.name, 'slot', p.slot, 'toOn', p.to_on, 'leavesOn',
  (select r.starts_on from planned_rotation r where r.county_id = p.county_id and r.posting_id = p.id and r.state = 'planned')`;

const personColumns = sql`n.id, n.name, n.kind, n.organisation_id, n.township_id, n.home_township_id, n.birth_year, n.skills, n.party_member,
  n.village_capacity as capacity,
  n.post, (select o.name from organisation o where o.county_id = n.county_id and o.id = n.organisation_id) as unit,
  n.valid_to is not null as gone,
  array(select k.village_id from person_kinship k where k.county_id = n.county_id and k.person_id = n.id and k.removed_at is null) as kin_village_ids,
  (select coalesce(json_agg(json_build_object(${stay}) order by p.from_on), '[]')
    from posting p join village v on v.county_id = p.county_id and v.id = p.village_id
    where p.county_id = n.county_id and p.person_id = n.id and p.ended_on is null) as standing,
  (select json_build_object('village', v.name, 'endedOn', p.ended_on) from posting p join village v on v.county_id = p.county_id and v.id = p.village_id
    where p.county_id = n.county_id and p.person_id = n.id and p.ended_on >= p.from_on and p.slot in ('first-secretary', 'member')
    order by p.ended_on desc limit 1) as left,
  array(select r.team_id from planned_rotation r where r.county_id = n.county_id and r.person_id = n.id and r.state = 'planned') as awaited_by`;

interface HolderIds {
  readonly personIds: readonly string[];
  readonly organisationIds: readonly string[];
}

/** Held while villages are given to them, in the order of their ids, so that two officers do not each give the last one somebody may have. */
export async function lockHolders(tx: Tx, actor: Actor, countyId: string, { personIds, organisationIds }: HolderIds) {
  if (personIds.length > 0)
    await sql`
      select from person n where ${withinCounties(actor, "n")} and n.county_id = ${countyId}
        and n.id = any (${[...personIds]}::uuid[]) order by n.id for no key update`.execute(tx);
  if (organisationIds.length > 0)
    await sql`
      select from organisation o where ${withinCounties(actor, "o")} and o.county_id = ${countyId}
        and o.id = any (${[...organisationIds]}::uuid[]) order by o.id for no key update`.execute(tx);
}

export async function findHolderPerson(db: Db, actor: Actor, countyId: string, id: string) {
  const { rows } = await sql<HolderPerson>`
    select ${personColumns} from person n where ${withinCounties(actor, "n")} and n.county_id = ${countyId} and n.id = ${id}`.execute(
    db,
  );
  return rows[0];
}

/** Those of the right kind, by the county's order, heads of units after their cadres: they are seldom sent. The search narrows where there are more. */
export async function listHolderPersons(
  db: Db,
  actor: Actor,
  { countyId, kind, townshipId, search }: { countyId: string; kind: string; townshipId: string | null; search: string },
): Promise<HolderPerson[]> {
  const like = `%${search.replace(/[%_\\]/g, "\\$&")}%`;
  const { rows } = await sql<HolderPerson>`
    select ${personColumns} from person n
    where ${withinCounties(actor, "n")} and n.county_id = ${countyId} and n.kind = ${kind} and n.valid_to is null
      ${townshipId ? sql`and n.township_id = ${townshipId}` : sql``}
      ${
        search === ""
          ? sql``
          : sql`and (n.name like ${like} or exists (select from organisation o
        where o.county_id = n.county_id and o.id = n.organisation_id and o.name like ${like}))`
      }
    order by n.kind = 'cadre' and n.unit_head, n.sort_order, n.id limit 500`.execute(db);
  return rows;
}

export interface HolderUnit extends MatchUnit {
  readonly capacity: number | null;
  readonly gone: boolean;
  readonly standing: readonly (Stay & { readonly teamId: string; readonly village: string })[];
  readonly awaitedBy: readonly string[];
}

const unitColumns = sql`o.id, o.name, o.kind, o.level, o.village_capacity as capacity, o.valid_to is not null as gone,
  (select coalesce(json_agg(json_build_object(${stay}) order by p.from_on), '[]')
    from posting p join village v on v.county_id = p.county_id and v.id = p.village_id
    where p.county_id = o.county_id and p.organisation_id = o.id and p.slot = 'paired-unit' and p.ended_on is null) as standing,
  array(select r.team_id from planned_rotation r where r.county_id = o.county_id and r.organisation_id = o.id and r.state = 'planned') as awaited_by`;

export async function findHolderUnit(db: Db, actor: Actor, countyId: string, id: string) {
  const { rows } = await sql<HolderUnit>`
    select ${unitColumns} from organisation o where ${withinCounties(actor, "o")} and o.county_id = ${countyId} and o.id = ${id}`.execute(
    db,
  );
  return rows[0];
}

export async function listHolderUnits(db: Db, actor: Actor, countyId: string, search: string): Promise<HolderUnit[]> {
  const like = `%${search.replace(/[%_\\]/g, "\\$&")}%`;
  const { rows } = await sql<HolderUnit>`
    select ${unitColumns} from organisation o
    where ${withinCounties(actor, "o")} and o.county_id = ${countyId} and o.valid_to is null and o.name like ${like}
    order by o.sort_order, o.name, o.id limit 500`.execute(db);
  return rows;
}
