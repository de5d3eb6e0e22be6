import { type RawBuilder, sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { Slot } from "#domain/teams/match/match.ts";
import type { RotationState } from "#domain/teams/planned-rotation.ts";
import type { Db, Tx } from "../db/db.ts";
import { withinVillages } from "../people/reach.ts";

export interface RotationRow {
  readonly id: string;
  readonly countyId: string;
  readonly teamId: string;
  readonly villageId: string;
  readonly townshipId: string;
  readonly postingId: string;
  readonly team: string;
  readonly village: string;
  readonly township: string;
  readonly slot: Slot;
  readonly leaving: string;
  readonly incoming: string;
  readonly personId: string | null;
  readonly organisationId: string | null;
  readonly startsOn: IsoDate;
  readonly toOn: IsoDate;
  readonly reason: string;
  readonly state: RotationState;
  readonly outcome: string;
  readonly plannedBy: string;
  readonly plannedByName: string;
  readonly plannedOn: IsoDate;
  readonly version: number;
  /** Of the posting that is to end. */
  readonly postingVersion: number;
  /** Failed, and nobody has settled the seat since. */
  readonly unsettled: boolean;
}

/** 未能生效、还没有另行安排的：the seat stands as it stood, and no other plan is made for it. */
const unsettled = sql`(r.state = 'failed' and p.ended_on is null and not exists (select from planned_rotation x
  where x.county_id = r.county_id and x.posting_id = r.posting_id and x.state = 'planned'))`;

const columns = sql`r.id, r.county_id, r.team_id, r.village_id, r.township_id, r.posting_id, t.name as team, v.name as village,
  tw.name as township, r.slot, coalesce(ln.name, lo.name) as leaving, coalesce(n.name, o.name) as incoming, r.person_id, r.organisation_id,
  r.starts_on, r.to_on, r.reason, r.state, r.outcome, r.planned_by, coalesce(a.name, '—') as planned_by_name,
  (r.planned_at at time zone 'Asia/Shanghai')::date as planned_on, r.version, p.version as posting_version, ${unsettled} as unsettled`;

const sources = sql`planned_rotation r
  join posting p on p.county_id = r.county_id and p.id = r.posting_id
  join team t on t.county_id = r.county_id and t.id = r.team_id
  join village v on v.county_id = r.county_id and v.id = r.village_id
  join township tw on tw.county_id = r.county_id and tw.id = r.township_id
  left join person ln on ln.county_id = p.county_id and ln.id = p.person_id
  left join organisation lo on lo.county_id = p.county_id and lo.id = p.organisation_id and p.slot = 'paired-unit'
  left join person n on n.county_id = r.county_id and n.id = r.person_id
  left join organisation o on o.county_id = r.county_id and o.id = r.organisation_id
  left join account a on a.id = r.planned_by`;

export interface RotationFilter {
  readonly state?: RotationState | undefined;
  readonly teamId?: string | undefined;
}

/** What waits or failed first, by its day; then what is settled, the newest first. */
export async function listRotations(
  db: Db,
  actor: Actor,
  { state, teamId }: RotationFilter,
  { page, size }: { readonly page: number; readonly size: number },
): Promise<(RotationRow & { readonly total: number })[]> {
  const asked = [
    ...(state ? [sql`r.state = ${state}`] : []),
    ...(teamId ? [sql`r.team_id = ${teamId} and (r.state = 'planned' or ${unsettled})`] : []),
  ];
  const { rows } = await sql<RotationRow & { total: number }>`
    select ${columns}, count(*) over ()::int as total from ${sources}
    where ${sql.join([within(actor), ...asked], sql` and `)}
    order by not ${unsettled}, r.state <> 'planned', case when r.state = 'planned' then r.starts_on end, r.starts_on desc, r.id
    limit ${size} offset ${(page - 1) * size}`.execute(db);
  return rows;
}

const within = (actor: Actor): RawBuilder<unknown> => sql`${withinVillages(actor, "r")}`;

export async function countUnsettledRotations(db: Db, actor: Actor): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from planned_rotation r join posting p on p.county_id = r.county_id and p.id = r.posting_id
    where ${within(actor)} and ${unsettled}`.execute(db);
  return rows[0]!.n;
}

export async function findRotation(db: Db, actor: Actor, id: string): Promise<RotationRow | undefined> {
  const { rows } = await sql<RotationRow>`
    select ${columns} from ${sources} where ${within(actor)} and r.id = ${id}`.execute(db);
  return rows[0];
}

/** The plan as it stands, held; its team is locked before it. */
export async function lockRotation(tx: Tx, actor: Actor, id: string): Promise<RotationRow | undefined> {
  const { rows } = await sql<{ id: string }>`
    select r.id from planned_rotation r where ${within(actor)} and r.id = ${id} for update`.execute(tx);
  return rows.length > 0 ? findRotation(tx, actor, id) : undefined;
}

export async function listDueRotations(db: Db, actor: Actor, today: IsoDate): Promise<RotationRow[]> {
  const { rows } = await sql<RotationRow>`
    select ${columns} from ${sources} where ${within(actor)} and r.state = 'planned' and r.starts_on <= ${today}
    order by r.starts_on, r.planned_at, r.id`.execute(db);
  return rows;
}

/** What is planned already for a seat, and for the person who is to come. */
export async function findPlanned(tx: Tx, actor: Actor, postingId: string, personId: string | null) {
  const { rows } = await sql<{ postingId: string; village: string; startsOn: IsoDate }>`
    select r.posting_id, v.name as village, r.starts_on from planned_rotation r
      join village v on v.county_id = r.county_id and v.id = r.village_id
    where ${within(actor)} and r.state = 'planned' and (r.posting_id = ${postingId} or r.person_id = ${personId}::uuid)
    order by r.starts_on, r.id`.execute(tx);
  return {
    seat: rows.find((one) => one.postingId === postingId),
    person: rows.find((one) => one.postingId !== postingId),
  };
}

interface NewRotation {
  readonly countyId: string;
  readonly id: string;
  readonly teamId: string;
  readonly villageId: string;
  readonly townshipId: string;
  readonly postingId: string;
  readonly slot: Slot;
  readonly personId: string | null;
  readonly organisationId: string | null;
  readonly startsOn: IsoDate;
  readonly toOn: IsoDate;
  readonly reason: string;
  readonly plannedBy: string;
}

export const saveRotation = (tx: Tx, row: NewRotation) => tx.insertInto("plannedRotation").values(row).execute();

export async function settleRotation(
  tx: Tx,
  { countyId, id }: Pick<RotationRow, "countyId" | "id">,
  state: Exclude<RotationState, "planned">,
  outcome?: string,
) {
  await tx
    .updateTable("plannedRotation")
    .set({ state, ...(outcome !== undefined && { outcome }), settledAt: sql`now()`, version: sql`version + 1` })
    .where("countyId", "=", countyId)
    .where("id", "=", id)
    .execute();
}

/**
 * 岗位已不在原任手里：whoever was to take over these postings has nothing to take over any more. Withdrawn in the same write that ends
 * the posting, so that no plan outlives its seat; the ledger keeps the sentence.
 */
export async function dropRotations(tx: Tx, countyId: string, postingIds: readonly string[], outcome: string) {
  if (postingIds.length === 0) return 0;
  const dropped = await tx
    .updateTable("plannedRotation")
    .set({ state: "withdrawn", outcome, settledAt: sql`now()`, version: sql`version + 1` })
    .where("countyId", "=", countyId)
    .where("postingId", "in", [...postingIds])
    .where("state", "=", "planned")
    .returning("id")
    .execute();
  return dropped.length;
}

export async function listPlannedStarts(tx: Tx, countyId: string, teamIds: readonly string[]): Promise<IsoDate[]> {
  if (teamIds.length === 0) return [];
  const rows = await tx
    .selectFrom("plannedRotation")
    .where("countyId", "=", countyId)
    .where("teamId", "in", [...teamIds])
    .where("state", "=", "planned")
    .select("startsOn")
    .execute();
  return rows.map(({ startsOn }) => startsOn);
}

interface Termed {
  readonly id: string;
  /** The end of its term until now. */
  readonly termTo: IsoDate;
}

/** The term of teams moves: who is to come to its end goes along, as those who stand there do. */
export async function moveRotationEnds(tx: Tx, countyId: string, teams: readonly Termed[], to: IsoDate) {
  if (teams.length === 0) return;
  const json = teams.map(({ id, termTo }) => ({ id, termTo }));
  await sql`
    update planned_rotation r set to_on = ${to}::date, version = r.version + 1
    from jsonb_to_recordset(${JSON.stringify(json)}::jsonb) as t (id uuid, "termTo" date)
    where r.county_id = ${countyId} and r.team_id = t.id and r.state = 'planned' and (r.to_on = t."termTo" or r.to_on > ${to}::date)`.execute(
    tx,
  );
}
