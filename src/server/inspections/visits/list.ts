import { type RawBuilder, sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { VisitKind, VisitStatus, VisitWay } from "#domain/inspections/visit.ts";
import type { Db } from "../../db/db.ts";
import { withinVillages } from "../../people/reach.ts";

export interface VisitFilter {
  readonly countyId?: string | undefined;
  readonly inspectionId?: string | undefined;
  readonly townshipId?: string | undefined;
  readonly villageId?: string | undefined;
  readonly kind?: VisitKind | undefined;
  readonly status?: VisitStatus | undefined;
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
  readonly mine?: boolean | undefined;
}

export interface VisitRow {
  readonly countyId: string;
  readonly id: string;
  readonly kind: VisitKind;
  readonly way: VisitWay;
  readonly status: VisitStatus;
  readonly onDay: IsoDate;
  readonly name: string;
  readonly township: string;
  readonly villageId: string | null;
  readonly inspection: { readonly id: string; readonly title: string } | null;
  /** Title of the checklist; null: none. */
  readonly checklist: string | null;
  readonly visitors: string;
}

export const visitColumns = sql`v.county_id, v.id, v.kind, v.way, v.status, v.on_day, v.village_id, v.visitors,
  coalesce(m.name, w.name, t.name) as name, t.name as township,
  case when n.id is not null then json_build_object('id', n.id, 'title', n.title) end as inspection`;

export const visitPlaces = sql`
  join township t on t.county_id = v.county_id and t.id = v.township_id
  left join village w on w.county_id = v.county_id and w.id = v.village_id
  left join team m on m.county_id = v.county_id and m.id = v.team_id
  left join inspection n on n.county_id = v.county_id and n.id = v.inspection_id`;

/** The county an office acts in, or the one a reader of several asked for. */
export const countyAsked = (actor: Actor, countyId: string | undefined) => countyId ?? actor.counties[0] ?? "";

/** Visits this account began or went on. */
export const ownOf = ({ accountId }: Actor) => sql`(v.made_by = ${accountId}::uuid or v.inspectors && array(
  select i.person_id from inspector i where i.county_id = v.county_id and i.account_id = ${accountId}::uuid))`;

function matching(actor: Actor, filter: VisitFilter): RawBuilder<unknown> {
  const { countyId, inspectionId, townshipId, villageId, kind, status, from, to, mine } = filter;
  const said = (column: string, value: string | undefined, type: string) =>
    value === undefined ? [] : [sql`${sql.ref(`v.${column}`)} = ${value}::${sql.raw(type)}`];
  return sql.join(
    [
      sql`v.county_id = ${countyAsked(actor, countyId)}`,
      withinVillages(actor, "v"),
      ...said("inspection_id", inspectionId, "uuid"),
      ...said("township_id", townshipId, "uuid"),
      ...said("village_id", villageId, "uuid"),
      ...said("kind", kind, "text"),
      ...(status === undefined ? [sql`v.status <> 'discarded'`] : said("status", status, "text")),
      ...(from === undefined ? [] : [sql`v.on_day >= ${from}::date`]),
      ...(to === undefined ? [] : [sql`v.on_day <= ${to}::date`]),
      ...(mine ? [ownOf(actor)] : []),
    ],
    sql` and `,
  );
}

interface PageAsked {
  readonly after?: string | undefined;
  readonly size: number;
}

/** The latest day first, a page by the key of the last row shown. */
export async function listVisits(db: Db, actor: Actor, filter: VisitFilter, { after, size }: PageAsked) {
  const [day, id] = after?.split("~") ?? [];
  const beyond = after === undefined ? sql`` : sql` and (v.on_day, v.id) < (${day}::date, ${id}::uuid)`;
  const { rows } = await sql<VisitRow>`
    select ${visitColumns}, v.checklist ->> 'title' as checklist
    from (select v.* from visit v where ${matching(actor, filter)}${beyond}
      order by v.on_day desc, v.id desc limit ${size + 1}) v ${visitPlaces}
    order by v.on_day desc, v.id desc`.execute(db);
  const page = rows.slice(0, size);
  const last = rows.length > size ? page.at(-1) : undefined;
  return { rows: page, next: last ? `${last.onDay}~${last.id}` : null };
}

/** What came to a village in a span of days, submitted: inspections, spot-checks and leaders' own visits, by kind. */
export async function countVillageVisits(
  db: Db,
  actor: Actor,
  { countyId, villageId, from, to }: { countyId: string; villageId: string; from: IsoDate; to: IsoDate },
): Promise<Readonly<Record<VisitKind, number>>> {
  const { rows } = await sql<{ kind: VisitKind; visits: number }>`
    select v.kind, count(*)::int as visits from visit v
    where v.county_id = ${countyId} and ${withinVillages(actor, "v")} and v.village_id = ${villageId}::uuid
      and v.status = 'submitted' and v.way = 'on-site' and v.on_day between ${from}::date and ${to}::date
    group by v.kind`.execute(db);
  const found = new Map(rows.map(({ kind, visits }) => [kind, visits]));
  return {
    inspection: found.get("inspection") ?? 0,
    "spot-check": found.get("spot-check") ?? 0,
    leader: found.get("leader") ?? 0,
  };
}
