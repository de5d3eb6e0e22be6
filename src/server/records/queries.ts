import { type RawBuilder, sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import { addMonths, type IsoDate } from "#domain/date.ts";
import { textFor, readsInFull } from "#domain/records/mediation.ts";
import type { Counts, LeaderKind, MeetingKind, RecordKind } from "#domain/records/record.ts";
import type { Db } from "../db/db.ts";
import { withinVillages } from "../people/reach.ts";
import { leaderKind, leadersFor, type KeptFile } from "./ground.ts";

export { findVillageRecords, type VillageRecords } from "./of-village.ts";

export interface RecordFilter {
  readonly countyId?: string | undefined;
  readonly townshipId?: string | undefined;
  readonly villageId?: string | undefined;
  readonly kind?: RecordKind | undefined;
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
  readonly leaderId?: string | undefined;
  readonly problemId?: string | undefined;
  readonly goalId?: string | undefined;
  readonly taskId?: string | undefined;
  readonly open?: boolean | undefined;
}

interface Linked {
  readonly id: string;
  readonly text: string;
}

export interface RecordRow extends Counts {
  readonly countyId: string;
  readonly id: string;
  readonly villageId: string;
  readonly village: string;
  readonly township: string;
  readonly kind: RecordKind;
  readonly meeting: MeetingKind | null;
  readonly onDay: IsoDate;
  readonly text: string;
  readonly leader: { readonly id: string; readonly name: string; readonly kind: LeaderKind } | null;
  readonly problem: Linked | null;
  readonly goal: Linked | null;
  readonly task: Linked | null;
  readonly files: KeptFile[];
  readonly contact: {
    readonly name: string;
    readonly phone: string | null;
    readonly followUp: string;
    readonly closedOn: IsoDate | null;
  } | null;
  readonly madeBy: string;
  readonly author: string;
  readonly madeAt: string;
  readonly updatedAt: string;
  readonly removedAt: string | null;
  readonly version: number;
}

/** The county an office acts in, or the one a reader of several asked for. */
export const countyOf = (actor: Actor, countyId: string | undefined) => countyId ?? actor.counties[0] ?? "";

/** Which entries a filter means. The county is said by value: every index of the table begins with it. */
function matching(actor: Actor, filter: RecordFilter): RawBuilder<boolean> {
  const { countyId, townshipId, villageId, kind, from, to, leaderId, problemId, goalId, taskId, open } = filter;
  const said = (column: string, value: string | undefined, type: string) =>
    value === undefined ? [] : [sql`${sql.ref(`r.${column}`)} = ${value}::${sql.raw(type)}`];
  return sql<boolean>`${sql.join(
    [
      sql`r.county_id = ${countyOf(actor, countyId)}`,
      withinVillages(actor, "r"),
      sql`r.removed_at is null`,
      ...said("township_id", townshipId, "uuid"),
      ...said("village_id", villageId, "uuid"),
      ...said("kind", kind, "text"),
      ...said("leader_id", leaderId, "uuid"),
      ...said("problem_id", problemId, "uuid"),
      ...said("goal_id", goalId, "uuid"),
      ...said("task_id", taskId, "uuid"),
      ...(from === undefined ? [] : [sql`r.on_day >= ${from}::date`]),
      ...(to === undefined ? [] : [sql`r.on_day <= ${to}::date`]),
      ...(open ? [sql`(r.county_id, r.id) in (${openContacts(actor, filter)})`] : []),
    ],
    sql` and `,
  )}`;
}

/** Few of very many entries have a contact: found from their side. */
const openContacts = (actor: Actor, { countyId }: RecordFilter) => sql`
  select c.county_id, c.record_id from record_contact c
  where c.county_id = ${countyOf(actor, countyId)} and ${withinVillages(actor, "c")} and c.closed_on is null`;

interface PageAsked {
  readonly after?: string | undefined;
  readonly size: number;
}

/** Newest first, a page by the key of the last entry shown: the thousandth page costs what the first does. */
export async function listRecords(db: Db, actor: Actor, filter: RecordFilter, { after, size }: PageAsked) {
  const [day, id] = after?.split("~") ?? [];
  const beyond = after === undefined ? sql`` : sql` and (r.on_day, r.id) < (${day}::date, ${id}::uuid)`;
  const found = sql`select r.* from work_record r where ${matching(actor, filter)}${beyond}
    order by r.on_day desc, r.id desc limit ${size + 1}`;
  const rows = await select(db, actor, found);
  const page = rows.slice(0, size);
  const last = rows.length > size ? page.at(-1) : undefined;
  return { rows: page, next: last ? `${last.onDay}~${last.id}` : null };
}

/** An entry that was withdrawn is there for its writer alone, who may bring it back. */
const seenBy = (actor: Actor) => sql<boolean>`(r.removed_at is null or r.made_by = ${actor.accountId})`;

export async function findRecord(db: Db, actor: Actor, id: string): Promise<RecordRow | undefined> {
  const rows = await select(
    db,
    actor,
    sql`select r.* from work_record r where ${withinVillages(actor, "r")} and r.id = ${id} and ${seenBy(actor)}`,
  );
  return rows[0];
}

/** The keys are found first, the words around them are joined to the rows of the page alone. */
async function select(db: Db, actor: Actor, found: RawBuilder<unknown>): Promise<RecordRow[]> {
  const linked = (table: string, field: string) => sql`(
    select json_build_object('id', i.id, 'text', i.text) from ${sql.table(table)} i
    where i.county_id = r.county_id and i.id = ${sql.ref(`r.${field}`)} and ${withinVillages(actor, "i")})`;
  const { rows } = await sql<RecordRow>`
    select r.county_id, r.id, r.village_id, v.name as village, t.name as township, r.kind, r.meeting, r.on_day, r.text, r.households,
      r.party_members, r.people, r.activists, r.disputes, r.resolved, r.money_fen, r.files, r.made_by, r.made_at, r.updated_at, r.removed_at,
      r.version, coalesce(a.name, '') as author,
      case when r.leader_id is not null then (select json_build_object('id', p.id, 'name', p.name, 'kind', r.leader_kind)
        from person p where p.county_id = r.county_id and p.id = r.leader_id) end as leader,
      case when r.problem_id is not null then ${linked("case_problem", "problem_id")} end as problem,
      case when r.goal_id is not null then ${linked("case_goal", "goal_id")} end as goal,
      case when r.task_id is not null then ${linked("plan_task", "task_id")} end as task,
      (select json_build_object('name', c.name, 'phone', c.phone, 'followUp', c.follow_up, 'closedOn', c.closed_on)
        from record_contact c where c.county_id = r.county_id and c.record_id = r.id and ${withinVillages(actor, "c")}) as contact
    from (${found}) r
    join village v on v.county_id = r.county_id and v.id = r.village_id
    join township t on t.county_id = r.county_id and t.id = r.township_id
    left join account a on a.id = r.made_by
    order by r.on_day desc, r.id desc`.execute(db);
  return rows.map((row) => forReader(actor, row));
}

/** Where the words are not for this office, neither are the papers nor whom to call. */
const forReader = (actor: Actor, row: RecordRow): RecordRow =>
  readsInFull(actor, row.kind) ? row : { ...row, text: textFor(actor, row), files: [], contact: null };

/** For the sheet: the entries of a filter with what a reader sees, at most `limit`. */
export function listForSheet(db: Db, actor: Actor, filter: RecordFilter, limit: number) {
  return select(
    db,
    actor,
    sql`select r.* from work_record r where ${matching(actor, filter)} order by r.on_day desc, r.id desc limit ${limit}`,
  );
}

/** The contact in full; the caller leaves the trace. */
export function findContact(db: Db, actor: Actor, recordId: string) {
  return db
    .selectFrom("recordContact as c")
    .innerJoin("workRecord as r", (join) =>
      join.onRef("r.countyId", "=", "c.countyId").onRef("r.id", "=", "c.recordId"),
    )
    .where(withinVillages(actor, "c"))
    .where("c.recordId", "=", recordId)
    .where(seenBy(actor))
    .select(["c.countyId", "c.recordId", "c.name", "c.phone", "c.closedOn", "r.onDay"])
    .executeTakeFirst();
}

export function findFile(db: Db, actor: Actor, recordId: string, fileId: string) {
  return sql<KeptFile & { countyId: string; kind: RecordKind }>`
    select r.county_id, r.kind, f->>'id' as id, f->>'sha256' as sha256, f->>'name' as name, f->>'mediaType' as media_type, (f->>'bytes')::int as bytes
    from work_record r cross join jsonb_array_elements(r.files) f
    where ${withinVillages(actor, "r")} and r.id = ${recordId} and ${seenBy(actor)} and f->>'id' = ${fileId}`
    .execute(db)
    .then(({ rows }) => rows.find(({ kind }) => readsInFull(actor, kind)));
}

export async function listLeaders(db: Db, actor: Actor, countyId: string, villageId: string | undefined) {
  const { rows } = await sql<{ id: string; name: string; post: string; kind: LeaderKind }>`
    select p.id, p.name, p.post, ${leaderKind} as kind from person p
    where p.county_id = ${countyId} and p.valid_to is null and ${leadersFor(actor, sql`${villageId ?? null}::uuid`)}
    order by case p.kind when 'county-leader' then 1 when 'township-leader' then 2 else 3 end, p.sort_order, p.id limit 500`.execute(
    db,
  );
  return rows;
}

/** What an entry of this village can be linked to: open lines of its file and its plans. */
export async function listLinks(db: Db, actor: Actor, countyId: string, villageId: string) {
  const open = (table: string, order: string) => sql`(
    select coalesce(json_agg(json_build_object('id', i.id, 'text', i.text) order by ${sql.raw(order)}, i.id), '[]') from ${sql.table(table)} i
    where i.county_id = ${countyId} and i.village_id = ${villageId} and ${withinVillages(actor, "i")}
      and i.removed_at is null and i.done_on is null)`;
  const { rows } = await sql<Record<"problems" | "goals" | "tasks", Linked[]>>`
    select ${open("case_problem", "i.created_at")} as problems, ${open("case_goal", "i.created_at")} as goals,
      ${open("plan_task", "i.due_on nulls last, i.position")} as tasks`.execute(db);
  return rows[0]!;
}

/** 撤并以前的事，撤并后半年内仍可在原村补记：so long a village that ended stands among the choices. */
const monthsOpen = 6;

interface Place {
  readonly id: string;
  readonly name: string;
  readonly townshipId: string;
  readonly township: string;
  readonly endedOn: IsoDate | null;
}

export async function listPlaces(db: Db, actor: Actor, countyId: string, today: IsoDate): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select v.id, v.name, v.township_id, t.name as township, v.valid_to as ended_on from village v
    join township t on t.county_id = v.county_id and t.id = v.township_id
    where v.county_id = ${countyId} and ${withinVillages(actor, "v", "id")}
      and (v.valid_to is null or v.valid_to > ${addMonths(today, -monthsOpen)}::date)
    order by v.valid_to is not null, t.sort_order, t.id, v.sort_order, v.id`.execute(db);
  return rows;
}
