import { type RawBuilder, sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { DisclosureLevel, DisclosureStep, DisclosureSubject } from "#domain/projects/disclosures/disclosure.ts";
import type { NoticeContent } from "#domain/projects/disclosures/wording.ts";
import type { Db, Tx } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";

export interface NoticeRow {
  readonly id: string;
  readonly countyId: string;
  readonly county: string;
  readonly township: string | null;
  readonly village: string | null;
  readonly subjectKind: DisclosureSubject;
  readonly projectId: string | null;
  readonly project: string;
  readonly step: DisclosureStep;
  readonly level: DisclosureLevel;
  readonly title: string;
  readonly fromOn: IsoDate;
  readonly untilOn: IsoDate;
  readonly daysLeft: number;
  readonly withdrawnOn: IsoDate | null;
  readonly objections: number;
  readonly openObjections: number;
}

const placeName = (alias: string, column: string) =>
  sql`coalesce(${sql.ref(`${alias}.name`)}, project_place_name(d.county_id, ${sql.ref(`d.${column}`)}))`;

/** Nobody has answered `o`. */
export const unanswered = sql`not exists (select from objection_answer a where a.county_id = o.county_id and a.objection_id = o.id)`;

const counted = (more: RawBuilder<unknown>) =>
  sql`(select count(*)::int from objection o where o.county_id = d.county_id and o.disclosure_id = d.id ${more})`;

export const noticeColumns = (today: IsoDate) => sql`d.id, d.county_id, county.name as county,
  ${placeName("t", "township_id")} as township, ${placeName("v", "village_id")} as village,
  d.subject_kind, d.project_id, coalesce(p.name, '') as project, d.step, d.level, d.title, d.from_on, d.until_on,
  greatest(0, d.until_on - ${today}::date + 1) as days_left, d.withdrawn_on,
  ${counted(sql``)} as objections, ${counted(sql`and ${unanswered}`)} as open_objections`;

export const noticePlaces = sql`join area county on county.id = d.county_id
  left join township t on t.county_id = d.county_id and t.id = d.township_id
  left join village v on v.county_id = d.county_id and v.id = d.village_id
  left join project p on p.county_id = d.county_id and p.id = d.project_id`;

export interface WholeNotice extends NoticeRow {
  readonly subjectId: string;
  readonly townshipId: string | null;
  readonly villageId: string | null;
  readonly content: NoticeContent;
  readonly contentSha256: string;
  readonly boundSha256: string;
  readonly places: string;
  readonly phone: string;
  readonly office: string;
  readonly address: string;
  readonly issuer: string;
  readonly postedBy: string;
  readonly postedName: string | null;
  readonly postedAt: string;
  readonly withdrawnText: string;
  readonly reach: readonly string[];
  readonly sectorId: string | null;
  readonly declaredBy: readonly string[];
}

/** Who declared the project, or drew it up: none of them answers. */
const declaredBy = sql`array_remove(array_append(array(select s.made_by from project_step s where s.county_id = d.county_id
  and s.project_id = d.project_id and s.action = 'declare'), p.created_by), null)`;

export async function findNotice(db: Db, actor: Actor, id: string, today: IsoDate): Promise<WholeNotice | undefined> {
  const { rows } = await sql<WholeNotice>`
    select ${noticeColumns(today)}, d.subject_id, d.township_id, d.village_id, d.content, d.content_sha256, d.bound_sha256, d.places,
      d.phone, d.office, d.address, d.issuer, d.posted_by, (select a.name from account a where a.id = d.posted_by) as posted_name,
      d.posted_at, d.withdrawn_text, d.reach, p.sector_id, ${declaredBy} as declared_by
    from disclosure d ${noticePlaces} where ${withinShared(actor, "d")} and d.id = ${id}`.execute(db);
  return rows[0];
}

/** One writer at a time at a notice and what is said against it. */
export async function lockNotice(tx: Tx, actor: Actor, id: string, today: IsoDate): Promise<WholeNotice | undefined> {
  const { rows } = await sql`
    select d.id from disclosure d where ${withinShared(actor, "d")} and d.id = ${id} for no key update`.execute(tx);
  return rows.length > 0 ? findNotice(tx, actor, id, today) : undefined;
}

/** Whether a place lies in the office's own area, not merely in a project that it shares. */
export function isOwnPlace(
  actor: Actor,
  place: { readonly townshipId: string | null; readonly villageId: string | null },
) {
  if (actor.villages !== "all") return place.villageId !== null && actor.villages.includes(place.villageId);
  return actor.townships === "all" || (place.townshipId !== null && actor.townships.includes(place.townshipId));
}
