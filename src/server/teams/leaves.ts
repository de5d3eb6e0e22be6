import { type RawBuilder, sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { Away, LeaveCategory, LeaveKind, LeaveStatus } from "#domain/teams/leave.ts";
import type { LeaveNotice, LeaveOffice, LeaveStep } from "#domain/teams/leave-ladder.ts";
import type { Slot } from "#domain/teams/match/match.ts";
import type { Db, Tx } from "../db/db.ts";
import { withinCounties } from "../people/reach.ts";
import { withinPostings } from "./reach.ts";

export interface LeaveRow extends Away {
  readonly id: string;
  readonly countyId: string;
  readonly postingId: string;
  readonly teamId: string;
  readonly team: string;
  readonly village: string;
  readonly township: string;
  readonly personId: string;
  readonly name: string;
  readonly category: LeaveCategory;
  readonly reason: string;
  readonly substitute: string | null;
  readonly status: LeaveStatus;
  readonly waitsFor: LeaveOffice | null;
  readonly steps: readonly LeaveStep[];
  readonly notices: readonly LeaveNotice[];
  readonly askedBy: string;
  readonly askedByName: string;
  readonly askedOn: IsoDate;
  readonly dissolvedOn: IsoDate | null;
  readonly substituteId: string | null;
  /** Of the posting that asked. */
  readonly slot: Slot;
  readonly postedFrom: IsoDate;
  readonly postedTo: IsoDate;
  readonly postingEndedOn: IsoDate | null;
  readonly version: number;
}

const columns = sql`l.id, l.county_id, l.posting_id, l.team_id, t.name as team, v.name as village, tw.name as township, p.person_id,
  n.name, l.kind, l.category, l.reason, l.from_on, l.to_on, l.back_on, l.status, l.waits_for, l.steps, l.notices, l.asked_by,
  (select a.name from account a where a.id = l.asked_by) as asked_by_name, (l.asked_at at time zone 'Asia/Shanghai')::date as asked_on,
  (select m.name from person m where m.county_id = l.county_id and m.id = l.substitute_id) as substitute, l.substitute_id, t.dissolved_on,
  p.slot, p.from_on as posted_from, p.to_on as posted_to, p.ended_on as posting_ended_on, l.version`;

const sources = sql`leave l
  join posting p on p.county_id = l.county_id and p.id = l.posting_id
  join person n on n.county_id = p.county_id and n.id = p.person_id
  join team t on t.county_id = l.county_id and t.id = l.team_id
  join village v on v.county_id = l.county_id and v.id = l.village_id
  join township tw on tw.county_id = l.county_id and tw.id = l.township_id`;

/** Which step of a ladder this office answers. */
export const officeOf = ({ role }: Actor): LeaveOffice | undefined =>
  role === "county" || role === "township" || role === "unit" ? role : undefined;

const myTurn = (actor: Actor) =>
  sql`l.waits_for = ${officeOf(actor) ?? null} and t.dissolved_on is null and l.asked_by <> ${actor.accountId}`;

export interface LeaveFilter {
  readonly status?: LeaveStatus | undefined;
  readonly teamId?: string | undefined;
  readonly townshipId?: string | undefined;
  readonly postingId?: string | undefined;
  readonly mine?: "yes" | undefined;
  readonly onDay?: IsoDate | undefined;
}

/** What waits for an answer first, then the newest days first: an order of days of the calendar, never of people. */
export async function listLeaves(
  db: Db,
  actor: Actor,
  filter: LeaveFilter,
  { page, size }: { page: number; size: number },
): Promise<(LeaveRow & { readonly total: number })[]> {
  const { status, teamId, townshipId, postingId, mine, onDay } = filter;
  const asked = [
    status && sql`l.status = ${status}`,
    teamId && sql`l.team_id = ${teamId}`,
    townshipId && sql`l.township_id = ${townshipId}`,
    postingId && sql`l.posting_id = ${postingId}`,
    mine && myTurn(actor),
    onDay &&
      sql`l.status = 'approved' and l.from_on <= ${onDay} and ${onDay} <= least(l.to_on, l.back_on - 1, p.to_on, p.ended_on)`,
  ].filter((one): one is RawBuilder<unknown> => typeof one === "object");
  const { rows } = await sql<LeaveRow & { total: number }>`
    select ${columns}, count(*) over ()::int as total from ${sources}
    where ${sql.join([sql`${withinPostings(actor, "p")}`, ...asked], sql` and `)}
    order by l.waits_for is null, l.from_on desc, l.id desc limit ${size} offset ${(page - 1) * size}`.execute(db);
  return rows;
}

export async function countLeavesToAnswer(db: Db, actor: Actor): Promise<number> {
  if (officeOf(actor) === undefined) return 0;
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from ${sources} where ${withinPostings(actor, "p")} and ${myTurn(actor)}`.execute(db);
  return rows[0]!.n;
}

/** One hand at a time on one request. */
export async function lockLeave(tx: Tx, actor: Actor, id: string): Promise<LeaveRow | undefined> {
  const { rows } = await sql<LeaveRow>`
    select ${columns} from ${sources} where ${withinPostings(actor, "p")} and l.id = ${id} for update of l`.execute(tx);
  return rows[0];
}

export interface AskingPosting {
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
  readonly dissolvedOn: IsoDate | null;
}

/** The posting that asks, held, and after it its person and the one who stands in: two requests that touch one another wait, in one team or two. */
export async function lockAsking(tx: Tx, actor: Actor, postingId: string, substituteId: string | null) {
  const held = await sql<{ personId: string | null }>`
    select p.person_id from posting p where ${withinPostings(actor, "p")} and p.id = ${postingId} for update`.execute(
    tx,
  );
  await lockPersons(tx, actor, [held.rows[0]?.personId ?? null, substituteId]);
  const { rows } = await sql<AskingPosting>`
    select p.id, p.county_id, p.team_id, p.village_id, p.township_id, p.slot, p.person_id, p.organisation_id, p.from_on, p.to_on, p.ended_on,
      t.dissolved_on
    from posting p join team t on t.county_id = p.county_id and t.id = p.team_id
    where ${withinPostings(actor, "p")} and p.id = ${postingId}`.execute(tx);
  return rows[0];
}

export async function lockPersons(tx: Tx, actor: Actor, ids: readonly (string | null)[]) {
  await sql`
    select from person n where ${withinCounties(actor, "n")} and n.id = any (${ids.filter((id) => id !== null)}::uuid[])
    order by n.id for no key update`.execute(tx);
}

export interface KnownAway extends Away {
  readonly postingId: string;
  readonly personId: string;
  readonly substituteId: string | null;
  readonly status: LeaveStatus;
}

/** What is asked for or agreed to by these people, and for whom they stand in, in whatever team: see leave_days() in the migrations. */
export async function listAways(db: Db, countyId: string, personIds: readonly (string | null)[]): Promise<KnownAway[]> {
  const ids = [...new Set(personIds)].filter((id) => id !== null);
  if (ids.length === 0) return [];
  const { rows } = await sql<KnownAway>`select * from leave_days(${countyId}, ${ids}::uuid[])`.execute(db);
  return rows;
}

/** Who may stand in: a person of the county, whether he has left, and whether he stands in another village. */
export async function findSubstitute(
  db: Db,
  actor: Actor,
  { countyId, teamId }: Pick<AskingPosting, "countyId" | "teamId">,
  personId: string,
) {
  const { rows } = await sql<{ name: string; gone: boolean; elsewhere: boolean }>`
    select n.name, n.valid_to is not null as gone, stands_elsewhere(n.county_id, n.id, ${teamId}::uuid) as elsewhere
    from person n where ${withinCounties(actor, "n")} and n.county_id = ${countyId} and n.id = ${personId} and n.kind in ('cadre', 'township-leader')`.execute(
    db,
  );
  return rows[0];
}

interface NewLeave {
  readonly countyId: string;
  readonly id: string;
  readonly postingId: string;
  readonly teamId: string;
  readonly villageId: string;
  readonly townshipId: string;
  readonly kind: LeaveKind;
  readonly category: LeaveCategory;
  readonly reason: string;
  readonly fromOn: IsoDate;
  readonly toOn: IsoDate;
  readonly substituteId: string | null;
  readonly status: LeaveStatus;
  readonly waitsFor: LeaveOffice | null;
  readonly ladderVersion: number;
  readonly steps: readonly LeaveStep[];
  readonly notices: readonly LeaveNotice[];
  readonly askedBy: string;
}

export const saveLeave = (tx: Tx, { steps, notices, ...row }: NewLeave) =>
  tx
    .insertInto("leave")
    .values({ ...row, steps: JSON.stringify(steps), notices: [...notices] })
    .execute();

interface LeaveChange {
  readonly status?: LeaveStatus;
  readonly waitsFor?: LeaveOffice | null;
  readonly steps?: readonly LeaveStep[];
  readonly backOn?: IsoDate;
  readonly substituteId?: string;
}

export async function saveLeaveChange(tx: Tx, { countyId, id }: LeaveRow, { steps, ...change }: LeaveChange) {
  const { version } = await tx
    .updateTable("leave")
    .set({ ...change, ...(steps && { steps: JSON.stringify(steps) }), version: sql`version + 1` })
    .where("countyId", "=", countyId)
    .where("id", "=", id)
    .returning("version")
    .executeTakeFirstOrThrow();
  return version;
}

/** Agreed to, of those who stand, and longer than a term that is to end on this day. */
export async function listLeavesBeyond(tx: Tx, countyId: string, teamIds: readonly string[], termTo: IsoDate) {
  const { rows } = await sql<{ id: string; name: string; kind: LeaveKind; toOn: IsoDate }>`
    select l.id, n.name, l.kind, least(l.to_on, l.back_on - 1) as to_on
    from leave l join posting p on p.county_id = l.county_id and p.id = l.posting_id and p.ended_on is null
      join person n on n.county_id = p.county_id and n.id = p.person_id
    where l.county_id = ${countyId} and l.team_id = any (${[...teamIds]}::uuid[]) and l.status = 'approved'
      and least(l.to_on, l.back_on - 1) > ${termTo}::date
    order by n.name, l.from_on, l.id`.execute(tx);
  return rows;
}

/** Whoever leaves his posting takes back what he has asked for; what was agreed to stays as it was and counts to his last day. */
export async function withdrawOpenLeaves(tx: Tx, countyId: string, postingIds: readonly string[]): Promise<number> {
  if (postingIds.length === 0) return 0;
  const gone = await tx
    .updateTable("leave")
    .set({ status: "withdrawn", waitsFor: null, version: sql`version + 1` })
    .where("countyId", "=", countyId)
    .where("postingId", "in", [...postingIds])
    .where("status", "=", "asked")
    .returning("id")
    .execute();
  return gone.length;
}
