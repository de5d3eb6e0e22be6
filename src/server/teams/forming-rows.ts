import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { MatchPick, Slot } from "#domain/teams/match/match.ts";
import type { Db, Tx } from "../db/db.ts";
import { withinVillages } from "../people/reach.ts";
import { withdrawOpenLeaves } from "./leaves.ts";
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

export interface StandingTeam {
  readonly id: string;
  readonly villageId: string;
  readonly roundId: string;
  readonly formedOn: IsoDate;
  readonly termTo: IsoDate;
}

export async function lockStandingTeams(tx: Tx, actor: Actor, countyId: string, villageIds: readonly string[]) {
  const { rows } = await sql<StandingTeam>`
    select t.id, t.village_id, t.round_id, t.formed_on, t.term_to from team t
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

const standingPostings = (actor: Actor, countyId: string, villageIds: readonly string[]) => sql`
    select p.id, p.village_id, p.slot, coalesce(p.person_id, p.organisation_id) as holder_id, p.from_on, p.to_on
    from posting p
    where p.county_id = ${countyId} and p.village_id = any (${[...villageIds]}::uuid[]) and p.ended_on is null
      and ${withinVillages(actor, "p")}
    order by p.id`;

export async function listStandingPostings(db: Db, actor: Actor, countyId: string, villageIds: readonly string[]) {
  const { rows } = await sql<StandingPosting>`${standingPostings(actor, countyId, villageIds)}`.execute(db);
  return rows;
}

export async function lockStandingPostings(tx: Tx, actor: Actor, countyId: string, villageIds: readonly string[]) {
  const { rows } = await sql<StandingPosting>`${standingPostings(actor, countyId, villageIds)} for update`.execute(tx);
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
  await withdrawOpenLeaves(tx, countyId, ids);
  await dropRotations(tx, countyId, ids, "该岗位已按重新配对的方案调整。");
}

/** The rounds that standing teams leave, to their last day; figures of those rounds go on finding the teams there. */
export async function saveFormerRounds(
  tx: Tx,
  countyId: string,
  rows: readonly { readonly teamId: string; readonly roundId: string; readonly untilOn: IsoDate }[],
) {
  if (rows.length === 0) return;
  await tx
    .insertInto("teamFormerRound")
    .values(rows.map((row) => ({ countyId, ...row })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Who of those to be posted has not left his last village, or whose seat has not been left, by the first day: the last day counts. */
export async function listOverlaps(tx: Tx, countyId: string, rows: readonly NewPosting[], fromOn: IsoDate) {
  if (rows.length === 0) return [];
  const { rows: found } = await sql<{ name: string; village: string; slot: Slot; seat: boolean; endedOn: IsoDate }>`
    select coalesce(n.name, o.name) as name, v.name as village, p.slot, p.team_id = r."teamId" and p.slot = r.slot and r.slot <> 'member' as seat, p.ended_on
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, "teamId" uuid, slot text, "holderId" uuid)
    join team t on t.county_id = ${countyId} and t.id = r."teamId"
    join posting p on p.county_id = ${countyId} and p.ended_on >= greatest(${fromOn}::date, t.formed_on) and p.ended_on >= p.from_on
      and ((p.person_id = r."holderId" and p.slot in ('first-secretary', 'member') and r.slot in ('first-secretary', 'member'))
        or (p.team_id = r."teamId" and p.slot = r.slot and r.slot <> 'member'))
    join village v on v.county_id = p.county_id and v.id = p.village_id
    left join person n on n.county_id = p.county_id and n.id = p.person_id
    left join organisation o on o.county_id = p.county_id and o.id = p.organisation_id
    order by v.name, name, p.ended_on limit 20`.execute(tx);
  return found;
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
