import { sql } from "kysely";
import type { inspections } from "#contract/inspections.ts";
import type { Query } from "#contract/route.ts";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { Checklist, ChecklistSubject } from "#domain/inspections/checklist.ts";
import { type InspectionStatus, monthOf, type ScopeKind } from "#domain/inspections/inspection.ts";
import type { Db, Tx } from "../db/db.ts";
import { paged } from "../db/paged.ts";
import { withinCounties, withinVillages } from "../people/reach.ts";
import { waitsFor } from "./waiting.ts";

export interface Scope {
  readonly of: ScopeKind;
  readonly roundId: string | null;
  readonly townshipIds: string[];
  readonly ids: string[];
}

export interface InspectionRow {
  readonly countyId: string;
  readonly id: string;
  readonly planId: string;
  readonly plan: string;
  readonly title: string;
  readonly basis: string;
  readonly approver: string;
  readonly approvalNumber: string;
  readonly approvedOn: IsoDate;
  readonly subject: ChecklistSubject;
  readonly scope: Scope;
  readonly roundName: string | null;
  readonly checklist: Checklist;
  readonly checklistVersion: number;
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
  readonly unannounced: boolean;
  readonly status: InspectionStatus;
  readonly cancelReason: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly createdBy: string;
  readonly version: number;
  readonly members: number;
  readonly objects: number;
}

// How many were drawn is known to all; who they are is in the sealed result.
const counted = sql`(select count(*)::int from inspection_member m where m.county_id = i.county_id and m.inspection_id = i.id) as members,
  case when i.status = 'drawn' then (select d.objects from draw d where d.county_id = i.county_id and d.inspection_id = i.id
      and d.status = 'drawn' order by d.number desc limit 1)
    else (select count(*)::int from inspection_object o where o.county_id = i.county_id and o.inspection_id = i.id) end as objects`;
const columns = sql`i.county_id, i.id, i.plan_id, p.title as plan, i.title, i.basis, i.approver, i.approval_number, i.approved_on, i.subject, i.scope,
  (select r.name from round r where r.county_id = i.county_id and r.id = i.round_id) as round_name, i.checklist, i.checklist_version,
  i.starts_on, i.ends_on, i.unannounced, i.status, i.cancel_reason, i.started_at, i.finished_at, i.created_by, i.version, ${counted}`;
const joined = sql`inspection i join inspection_plan p on p.county_id = i.county_id and p.id = i.plan_id`;

export type ListedInspection = Pick<
  InspectionRow,
  "countyId" | "id" | "planId" | "plan" | "title" | "subject" | "startsOn" | "endsOn" | "status" | "members" | "objects"
>;

export async function listInspections(db: Db, actor: Actor, query: Query<typeof inspections.list>, today: IsoDate) {
  const { page, size, year, planId, status, waits, countyId } = query;
  const where = sql`${withinCounties(actor, "i")} ${waits === undefined ? sql`` : sql`and ${waitsFor(actor, waits, today)}`}
    ${year === undefined ? sql`` : sql`and p.year = ${year}`} ${planId === undefined ? sql`` : sql`and i.plan_id = ${planId}`}
    ${status === undefined ? sql`` : sql`and i.status = ${status}`} ${countyId === undefined ? sql`` : sql`and i.county_id = ${countyId}`}`;
  const { rows } = await sql<ListedInspection & { total: number }>`
    select i.county_id, i.id, i.plan_id, p.title as plan, i.title, i.subject, i.starts_on, i.ends_on, i.status, ${counted},
      count(*) over ()::int as total
    from ${joined} where ${where} order by i.starts_on desc, i.id desc limit ${size} offset ${(page - 1) * size}`.execute(
    db,
  );
  return paged(rows, page, async () => {
    const all = await sql<{ total: number }>`select count(*)::int as total from ${joined} where ${where}`.execute(db);
    return all.rows[0]!;
  });
}

export async function findInspection(db: Db, actor: Actor, id: string): Promise<InspectionRow | undefined> {
  const { rows } = await sql<InspectionRow>`
    select ${columns} from ${joined} where ${withinCounties(actor, "i")} and i.id = ${id}`.execute(db);
  return rows[0];
}

export async function lockInspection(tx: Tx, actor: Actor, id: string): Promise<InspectionRow | undefined> {
  const { rows } = await sql`
    select from inspection i where ${withinCounties(actor, "i")} and i.id = ${id} for update`.execute(tx);
  return rows.length > 0 ? findInspection(tx, actor, id) : undefined;
}

export interface MemberRow {
  readonly personId: string;
  readonly name: string;
  readonly unit: string | null;
  readonly post: string;
  readonly groupNumber: number;
  readonly leads: boolean;
  readonly accountId: string | null;
  readonly validTo: IsoDate | null;
}

export async function listMembers(db: Db, actor: Actor, { countyId, id }: Pick<InspectionRow, "countyId" | "id">) {
  const { rows } = await sql<MemberRow>`
    select m.person_id, n.name, o.name as unit, n.post, m.group_number, m.leads, r.account_id, r.valid_to
    from inspection_member m
      join inspector r on r.county_id = m.county_id and r.person_id = m.person_id
      join person n on n.county_id = m.county_id and n.id = m.person_id
      left join organisation o on o.county_id = n.county_id and o.id = n.organisation_id
    where ${withinCounties(actor, "m")} and m.county_id = ${countyId} and m.inspection_id = ${id}
    order by m.group_number, m.leads desc, n.sort_order, n.id`.execute(db);
  return rows;
}

/** 类似事项应当合并：others of the same month that go to the same kind of place. */
export async function listSimilarTo(db: Db, actor: Actor, { countyId, id, subject, startsOn }: InspectionRow) {
  const { from, before } = monthOf(startsOn);
  const { rows } = await sql<{ id: string; title: string; startsOn: IsoDate }>`
    select i.id, i.title, i.starts_on from inspection i
    where ${withinCounties(actor, "i")} and i.county_id = ${countyId} and i.id <> ${id} and i.subject = ${subject}
      and i.status in ('planned', 'drawn', 'under-way') and i.starts_on >= ${from} and i.starts_on < ${before}
    order by i.starts_on, i.id limit 20`.execute(db);
  return rows;
}

export interface WaiverRow {
  readonly villageId: string;
  readonly village: string;
  readonly reason: string;
  readonly askedById: string;
  readonly askedBy: string;
  readonly allowedById: string | null;
  readonly allowedBy: string | null;
}

export async function listWaivers(db: Db, actor: Actor, { countyId, id }: Pick<InspectionRow, "countyId" | "id">) {
  const { rows } = await sql<WaiverRow>`
    select w.village_id, v.name as village, w.reason, w.asked_by as asked_by_id, coalesce(a.name, '') as asked_by,
      w.allowed_by as allowed_by_id, b.name as allowed_by
    from inspection_waiver w join village v on v.county_id = w.county_id and v.id = w.village_id
      left join account a on a.id = w.asked_by left join account b on b.id = w.allowed_by
    where ${withinCounties(actor, "w")} and w.county_id = ${countyId} and w.inspection_id = ${id}
    order by w.asked_at, w.village_id`.execute(db);
  return rows;
}

export interface ObjectRow {
  readonly id: string;
  readonly subjectId: string;
  readonly name: string;
  readonly township: string;
  readonly stratum: string;
  readonly position: number;
  readonly groupNumber: number | null;
  readonly inspectors: { readonly id: string; readonly name: string }[];
  readonly drawn: boolean;
  readonly waiverReason: string;
}

/** Drawn objects are here once the inspection has started; those named by hand at once, for the county and the team. */
export async function listObjects(
  db: Db,
  actor: Actor,
  inspection: InspectionRow,
  query: Query<typeof inspections.objects>,
) {
  const { page, size, mine } = query;
  const { countyId, id } = inspection;
  const people = sql`(select n.county_id, n.id, n.name from person n where n.county_id = ${countyId})`;
  const where = sql`${withinVillages(actor, "o")} and o.county_id = ${countyId} and o.inspection_id = ${id}
    ${mine === undefined ? sql`` : sql`and exists (select from inspector r where r.county_id = o.county_id and r.account_id = ${actor.accountId} and r.person_id = any (o.inspectors))`}`;
  const { rows } = await sql<ObjectRow & { total: number }>`
    select o.id, o.subject_id, o.name, t.name as township, o.stratum, o.position, o.group_number, o.draw_id is not null as drawn, o.waiver_reason,
      coalesce((select json_agg(json_build_object('id', n.id, 'name', n.name) order by array_position(o.inspectors, n.id))
        from ${people} n where n.county_id = o.county_id and n.id = any (o.inspectors)), '[]') as inspectors,
      count(*) over ()::int as total
    from inspection_object o join township t on t.county_id = o.county_id and t.id = o.township_id
    where ${where} order by o.position, o.id limit ${size} offset ${(page - 1) * size}`.execute(db);
  return paged(rows, page, async () => {
    const all = await sql<{
      total: number;
    }>`select count(*)::int as total from inspection_object o where ${where}`.execute(db);
    return all.rows[0]!;
  });
}

/** Whether this account is that of somebody on the inspection. */
export async function isMember(db: Db, { countyId, id }: Pick<InspectionRow, "countyId" | "id">, accountId: string) {
  const { rows } = await sql`
    select from inspection_member m join inspector r on r.county_id = m.county_id and r.person_id = m.person_id
    where m.county_id = ${countyId} and m.inspection_id = ${id} and r.account_id = ${accountId} limit 1`.execute(db);
  return rows.length > 0;
}
