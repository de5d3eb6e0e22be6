import { type RawBuilder, sql } from "kysely";
import type { IsoDate } from "#domain/date.ts";
import type { DisclosureLevel, DisclosureStep, DisclosureSubject } from "#domain/projects/disclosures/disclosure.ts";
import type { NoticeContent } from "#domain/projects/disclosures/wording.ts";
import type { ObjectionResult } from "#domain/projects/disclosures/objection.ts";
import type { Db } from "../../db/db.ts";

export interface PublicRow {
  readonly countyId: string;
  readonly id: string;
  readonly step: DisclosureStep;
  readonly level: DisclosureLevel;
  readonly title: string;
  readonly township: string | null;
  readonly village: string | null;
  readonly fromOn: IsoDate;
  readonly untilOn: IsoDate;
  readonly daysLeft: number;
}

/** Counties whose notices may be asked for: areas are no secret. */
export async function listPublicCounties(shared: Db) {
  return shared
    .selectFrom("area")
    .where("level", "=", "county")
    .select(["id", "name"])
    .orderBy("sortOrder")
    .orderBy("code")
    .orderBy("id")
    .limit(4000)
    .execute();
}

/** What hangs or has hung: nothing that was taken down, nothing of a project that went back to its draft or was taken back. */
const visible = (countyId: string) => sql`d.county_id = ${countyId} and d.withdrawn_on is null
  and (d.project_id is null or p.status not in ('draft', 'withdrawn'))`;

const columns = (
  today: IsoDate,
) => sql`d.county_id, d.id, d.step, d.level, d.title, t.name as township, v.name as village,
  d.from_on, d.until_on, greatest(0, d.until_on - ${today}::date + 1) as days_left`;

const places = sql`left join township t on t.county_id = d.county_id and t.id = d.township_id
  left join village v on v.county_id = d.county_id and v.id = d.village_id
  left join project p on p.county_id = d.county_id and p.id = d.project_id`;

export interface PublicFilter {
  readonly countyId: string;
  readonly townshipId?: string | undefined;
  readonly state?: "running" | "over" | undefined;
  readonly q?: string | undefined;
}

const like = (text: string) => `%${text.replaceAll(/[\\%_]/gu, (one) => `\\${one}`)}%`;

function conditions({ countyId, townshipId, state, q }: PublicFilter, today: IsoDate): RawBuilder<unknown> {
  const asked = [
    townshipId &&
      sql`(d.township_id = ${townshipId} or (d.township_id is null and d.reach @> array[${townshipId}::uuid]))`,
    state === "running" && sql`d.until_on >= ${today}::date`,
    state === "over" && sql`d.until_on < ${today}::date`,
    q && sql`(d.title like ${like(q)} or v.name like ${like(q)} or t.name like ${like(q)})`,
  ];
  return sql.join([visible(countyId), ...asked.filter((one) => typeof one === "object")], sql` and `);
}

/** Running ones first, those that end soonest on top; then what is over, the latest on top. */
export async function listPublic(db: Db, filter: PublicFilter, at: { page: number; size: number }, today: IsoDate) {
  const { rows } = await sql<PublicRow>`
    select ${columns(today)} from disclosure d ${places} where ${conditions(filter, today)}
    order by d.until_on < ${today}::date, abs(d.until_on - ${today}::date), d.title, d.id
    limit ${at.size} offset ${(at.page - 1) * at.size}`.execute(db);
  const count = await sql<{ total: number }>`
    select count(*)::int as total from disclosure d ${places} where ${conditions(filter, today)}`.execute(db);
  const townships = await sql<{ id: string; name: string }>`
    select t.id, t.name from township t where t.county_id = ${filter.countyId} order by t.sort_order, t.name`.execute(
    db,
  );
  return { rows, total: count.rows[0]!.total, townships: townships.rows };
}

export interface PublicNotice extends PublicRow {
  readonly county: string;
  readonly subjectKind: DisclosureSubject;
  readonly content: NoticeContent;
  readonly contentSha256: string;
  readonly places: string;
  readonly phone: string;
  readonly office: string;
  readonly address: string;
  readonly issuer: string;
}

export async function findPublic(
  db: Db,
  countyId: string,
  id: string,
  today: IsoDate,
): Promise<PublicNotice | undefined> {
  const { rows } = await sql<PublicNotice>`
    select ${columns(today)}, county.name as county, d.subject_kind, d.content, d.content_sha256, d.places, d.phone, d.office, d.address, d.issuer
    from disclosure d ${places} join area county on county.id = d.county_id
    where ${visible(countyId)} and d.id = ${id}`.execute(db);
  return rows[0];
}

export interface AnsweredObjection {
  readonly title: string;
  readonly receivedOn: IsoDate;
  readonly text: string;
  readonly answers: { result: ObjectionResult; text: string; done: string; answeredOn: IsoDate }[];
}

/** By its receipt: also of a notice that was taken down since; who answered stays inside. */
export async function findByReceipt(db: Db, countyId: string, receipt: string): Promise<AnsweredObjection | undefined> {
  const { rows } = await sql<AnsweredObjection>`
    select d.title, o.received_on, o.text, coalesce((select jsonb_agg(jsonb_build_object('result', a.result, 'text', a.text, 'done', a.done,
        'answeredOn', a.answered_on) order by a.answered_at) from objection_answer a
      where a.county_id = o.county_id and a.objection_id = o.id), '[]') as answers
    from objection o join disclosure d on d.county_id = o.county_id and d.id = o.disclosure_id
    where o.county_id = ${countyId} and o.receipt = ${receipt}`.execute(db);
  return rows[0];
}
