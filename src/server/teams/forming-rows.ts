import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { MatchPick, Slot } from "#domain/teams/match/match.ts";
import type { Tx } from "../db/db.ts";
import { withinVillages } from "../people/reach.ts";
import { dropRotations } from "./rotations.ts";

export interface FormingVillage {
  readonly id: string;
  readonly name: string;
  readonly townshipId: string;
  readonly validTo: IsoDate | null;
}

/** In the order of their ids, as a merger locks them, so that neither waits for the other in a ring. */
export async function lockFormingVillages(tx: Tx, actor: Actor, countyId: string, ids: readonly string[]) {
  const { rows } = await sql<FormingVillage>`
    select v.id, v.name, v.township_id, v.valid_to from village v
    where v.county_id = ${countyId} and v.id = any (${[...ids]}::uuid[]) and ${withinVillages(actor, "v", "id")}
    order by v.id for update`.execute(tx);
  return rows;
}

/** Who of the picks no longer stands in the registers. The rest are held until the end: nobody leaves meanwhile. */
export async function listGone(tx: Tx, countyId: string, picks: readonly MatchPick[]) {
  const ids = (unit: boolean) =>
    picks.filter(({ slot }) => (slot === "paired-unit") === unit).map(({ holderId }) => holderId);
  const { rows } = await sql<{ id: string; name: string }>`
    with persons as (
      select p.id, p.name, p.valid_to from person p
      where p.county_id = ${countyId} and p.id = any (${ids(false)}::uuid[]) order by p.id for share),
    units as (
      select o.id, o.name, o.valid_to from organisation o
      where o.county_id = ${countyId} and o.id = any (${ids(true)}::uuid[]) order by o.id for share)
    select id, name from persons where valid_to is not null
    union all select id, name from units where valid_to is not null`.execute(tx);
  return rows;
}

export async function lockStandingTeams(tx: Tx, actor: Actor, countyId: string, villageIds: readonly string[]) {
  const { rows } = await sql<{ id: string; villageId: string }>`
    select t.id, t.village_id from team t
    where t.county_id = ${countyId} and t.village_id = any (${[...villageIds]}::uuid[]) and t.dissolved_on is null
      and ${withinVillages(actor, "t")}
    order by t.id for update`.execute(tx);
  return rows;
}

export interface StandingPosting extends MatchPick {
  readonly id: string;
  readonly fromOn: IsoDate;
  readonly toOn: IsoDate;
}

export async function lockStandingPostings(tx: Tx, actor: Actor, countyId: string, villageIds: readonly string[]) {
  const { rows } = await sql<StandingPosting>`
    select p.id, p.village_id, p.slot, coalesce(p.person_id, p.organisation_id) as holder_id, p.from_on, p.to_on
    from posting p
    where p.county_id = ${countyId} and p.village_id = any (${[...villageIds]}::uuid[]) and p.ended_on is null
      and ${withinVillages(actor, "p")}
    order by p.id for update`.execute(tx);
  return rows;
}

interface TeamRow {
  readonly id: string;
  readonly village: FormingVillage;
  readonly organisationId: string | null;
}

interface Plan {
  readonly countyId: string;
  readonly roundId: string;
  readonly matchRunId: string | null;
}

/** A standing team keeps its name and its day of forming; its unit, round and end are those of the plan. */
export async function saveTeams(
  tx: Tx,
  { countyId, roundId, matchRunId }: Plan,
  rows: readonly TeamRow[],
  term: { readonly from: IsoDate; readonly to: IsoDate },
) {
  const json = rows.map(({ id, village, organisationId }) => ({
    id,
    villageId: village.id,
    townshipId: village.townshipId,
    organisationId,
    name: `${village.name}驻村工作队`,
  }));
  await sql`
    insert into team as t (county_id, id, round_id, village_id, township_id, organisation_id, name, formed_on, term_to, match_run_id)
    select ${countyId}, r.id, ${roundId}::uuid, r."villageId", r."townshipId", r."organisationId", r.name,
      ${term.from}::date, ${term.to}::date, ${matchRunId}::uuid
    from jsonb_to_recordset(${JSON.stringify(json)}::jsonb) as r
      (id uuid, "villageId" uuid, "townshipId" uuid, "organisationId" uuid, name text)
    on conflict (county_id, id) do update set round_id = excluded.round_id, organisation_id = excluded.organisation_id,
      term_to = excluded.term_to, match_run_id = excluded.match_run_id, version = t.version + 1, updated_at = now()`.execute(
    tx,
  );
}

export async function endPostings(
  tx: Tx,
  countyId: string,
  endings: readonly { readonly id: string; readonly endedOn: IsoDate }[],
  reason: string,
) {
  if (endings.length === 0) return;
  await sql`
    update posting p set ended_on = r."endedOn", end_reason = ${reason}, version = p.version + 1, updated_at = now()
    from jsonb_to_recordset(${JSON.stringify(endings)}::jsonb) as r (id uuid, "endedOn" date)
    where p.county_id = ${countyId} and p.id = r.id`.execute(tx);
  const ids = endings.map(({ id }) => id);
  await dropRotations(tx, countyId, ids, "该岗位已按重新配对的方案调整。");
}

export async function extendPostings(tx: Tx, countyId: string, ids: readonly string[], toOn: IsoDate) {
  if (ids.length === 0) return;
  await sql`
    update posting p set to_on = greatest(${toOn}::date, p.from_on), version = p.version + 1, updated_at = now()
    where p.county_id = ${countyId} and p.id = any (${[...ids]}::uuid[]) and p.to_on <> ${toOn}::date`.execute(tx);
}

export interface NewPosting {
  readonly id: string;
  readonly teamId: string;
  readonly villageId: string;
  readonly townshipId: string;
  readonly slot: Slot;
  readonly holderId: string;
  readonly predecessorId: string | null;
}

/**
 * A cadre is sent by his unit, which thereby sees the village; leaders take part in their own right and open it to no
 * unit. Nobody begins before his team was formed.
 */
export async function insertPostings(
  tx: Tx,
  countyId: string,
  rows: readonly NewPosting[],
  term: { readonly from: IsoDate; readonly to: IsoDate },
) {
  if (rows.length === 0) return;
  await sql`
    insert into posting (county_id, id, team_id, village_id, township_id, slot, person_id, organisation_id, from_on, to_on, predecessor_id)
    select ${countyId}, r.id, r."teamId", r."villageId", r."townshipId", r.slot, n.id,
      case when r.slot = 'paired-unit' then r."holderId" when n.kind = 'cadre' then n.organisation_id end,
      greatest(${term.from}::date, t.formed_on), ${term.to}::date, r."predecessorId"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r
      (id uuid, "teamId" uuid, "villageId" uuid, "townshipId" uuid, slot text, "holderId" uuid, "predecessorId" uuid)
    join team t on t.county_id = ${countyId} and t.id = r."teamId"
    left join person n on n.county_id = ${countyId} and n.id = r."holderId" and r.slot <> 'paired-unit'
    order by r.id`.execute(tx);
}
