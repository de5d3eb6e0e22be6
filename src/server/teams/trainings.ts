import { type Expression, sql, type SqlBool } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { Db, Tx } from "../db/db.ts";
import { withinCounties } from "../people/reach.ts";
import { withinPostings } from "./reach.ts";

export interface TrainingRow {
  readonly id: string;
  readonly countyId: string;
  readonly townshipId: string | null;
  readonly township: string | null;
  readonly title: string;
  readonly organiser: string;
  readonly place: string;
  readonly fromOn: IsoDate;
  readonly toOn: IsoDate;
  readonly content: string;
  readonly attended: number;
  readonly version: number;
}

/** Sessions of the county are for everybody in it, those of a township for its own. */
function within(actor: Actor, alias: string): Expression<SqlBool> {
  const county = withinCounties(actor, alias);
  if (actor.townships === "all") return county;
  const township = sql.ref(`${alias}.township_id`);
  return sql<SqlBool>`(${county} and (${township} is null or ${township} = any (${[...actor.townships]}::uuid[])))`;
}

/** 干部 whom this office may read as trainees: it has, or had, a posting of theirs within reach. */
const isOurs = (
  actor: Actor,
) => sql`exists (select from posting p where p.county_id = n.county_id and p.person_id = n.id
  and ${withinPostings(actor, "p")})`;

const columns = (
  actor: Actor,
) => sql`g.id, g.county_id, g.township_id, g.title, g.organiser, g.place, g.from_on, g.to_on, g.content, g.version,
  (select t.name from township t where t.county_id = g.county_id and t.id = g.township_id) as township,
  (select count(*)::int from training_attendance a join person n on n.county_id = a.county_id and n.id = a.person_id
    where a.county_id = g.county_id and a.training_id = g.id and a.attended and ${isOurs(actor)}) as attended`;

export async function listTrainings(
  db: Db,
  actor: Actor,
  year: number | undefined,
  { page, size }: { page: number; size: number },
): Promise<(TrainingRow & { readonly total: number })[]> {
  const { rows } = await sql<TrainingRow & { total: number }>`
    select ${columns(actor)}, count(*) over ()::int as total from training g
    where ${within(actor, "g")} and g.removed_at is null
      ${year ? sql`and g.from_on between ${`${year}-01-01`} and ${`${year}-12-31`}` : sql``}
    order by g.from_on desc, g.id desc limit ${size} offset ${(page - 1) * size}`.execute(db);
  return rows;
}

export async function findTraining(db: Db, actor: Actor, id: string): Promise<TrainingRow | undefined> {
  const { rows } = await sql<TrainingRow>`
    select ${columns(actor)} from training g where ${within(actor, "g")} and g.removed_at is null and g.id = ${id}`.execute(
    db,
  );
  return rows[0];
}

export async function lockTraining(tx: Tx, actor: Actor, id: string): Promise<TrainingRow | undefined> {
  const { rows } = await sql<{ id: string }>`
    select g.id from training g where ${within(actor, "g")} and g.removed_at is null and g.id = ${id} for update`.execute(
    tx,
  );
  return rows.length > 0 ? findTraining(tx, actor, id) : undefined;
}

export interface Trainee {
  readonly id: string;
  readonly name: string;
  readonly unit: string | null;
  readonly village: string | null;
  readonly attended: boolean | null;
  readonly note: string;
}

/** Whoever is stationed within reach now, and whoever is on the list of the session; by township and village, the first secretary before the members. */
export async function listTrainees(db: Db, actor: Actor, { countyId, id }: TrainingRow): Promise<Trainee[]> {
  const { rows } = await sql<Trainee>`
    select n.id, n.name, (select o.name from organisation o where o.county_id = n.county_id and o.id = n.organisation_id) as unit,
      s.village, a.attended, coalesce(a.note, '') as note
    from person n
      left join lateral (
        select v.name as village, tw.sort_order as township_order, v.sort_order, p.slot = 'member' as member from posting p
          join village v on v.county_id = p.county_id and v.id = p.village_id
          join township tw on tw.county_id = p.county_id and tw.id = p.township_id
        where p.county_id = n.county_id and p.person_id = n.id and p.ended_on is null and p.slot in ('first-secretary', 'member')
          and ${withinPostings(actor, "p")} limit 1) s on true
      left join training_attendance a on a.county_id = n.county_id and a.training_id = ${id} and a.person_id = n.id
    where ${withinCounties(actor, "n")} and n.county_id = ${countyId} and n.kind = 'cadre'
      and (s.village is not null or (a.person_id is not null and ${isOurs(actor)}))
    order by s.township_order nulls last, s.sort_order, s.member, n.sort_order, n.id limit 2000`.execute(db);
  return rows;
}

/** The sessions one person was listed for, the newest first. */
export async function listTrainingsOf(db: Db, actor: Actor, countyId: string, personId: string) {
  const { rows } = await sql<{
    id: string;
    title: string;
    organiser: string;
    fromOn: IsoDate;
    toOn: IsoDate;
    attended: boolean;
    note: string;
  }>`
    select g.id, g.title, g.organiser, g.from_on, g.to_on, a.attended, a.note
    from training_attendance a join training g on g.county_id = a.county_id and g.id = a.training_id and g.removed_at is null
    where ${within(actor, "g")} and a.county_id = ${countyId} and a.person_id = ${personId}
    order by g.from_on desc, g.id desc limit 200`.execute(db);
  return rows;
}

export interface TrainingBody {
  readonly title: string;
  readonly organiser: string;
  readonly place: string;
  readonly fromOn: IsoDate;
  readonly toOn: IsoDate;
  readonly content: string;
}

interface NewTraining extends TrainingBody {
  readonly countyId: string;
  readonly id: string;
  readonly townshipId: string | null;
  readonly madeBy: string;
}

export const saveTraining = (tx: Tx, training: NewTraining) => tx.insertInto("training").values(training).execute();

export async function saveTrainingChange(
  tx: Tx,
  { countyId, id }: Pick<TrainingRow, "countyId" | "id">,
  change: Partial<TrainingBody> & { readonly removedAt?: Date },
): Promise<number> {
  const { version } = await tx
    .updateTable("training")
    .set({ ...change, version: sql`version + 1`, updatedAt: sql`now()` })
    .where("countyId", "=", countyId)
    .where("id", "=", id)
    .returning("version")
    .executeTakeFirstOrThrow();
  return version;
}

export interface Attendance {
  readonly personId: string;
  /** Null takes the line away. */
  readonly attended: boolean | null;
  readonly note: string;
}

/** How many of these people this office may write about: stationed within its reach, now or before. */
export async function countOurs(tx: Tx, actor: Actor, countyId: string, personIds: readonly string[]): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from person n
    where ${withinCounties(actor, "n")} and n.county_id = ${countyId} and n.id = any (${[...personIds]}::uuid[]) and ${isOurs(actor)}`.execute(
    tx,
  );
  return rows[0]!.n;
}

export async function saveAttendance(
  tx: Tx,
  { countyId, id }: Pick<TrainingRow, "countyId" | "id">,
  people: readonly Attendance[],
): Promise<void> {
  const json = JSON.stringify(people);
  const given = sql`jsonb_to_recordset(${json}::jsonb) as r ("personId" uuid, attended boolean, note text)`;
  await sql`delete from training_attendance a using ${given}
    where a.county_id = ${countyId} and a.training_id = ${id} and a.person_id = r."personId" and r.attended is null`.execute(
    tx,
  );
  await sql`
    insert into training_attendance (county_id, training_id, person_id, attended, note)
    select ${countyId}, ${id}::uuid, r."personId", r.attended, r.note from ${given} where r.attended is not null
    on conflict (county_id, training_id, person_id) do update set attended = excluded.attended, note = excluded.note`.execute(
    tx,
  );
}
