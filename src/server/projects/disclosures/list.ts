import { type RawBuilder, sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { DisclosureLevel, DisclosureStep } from "#domain/projects/disclosures/disclosure.ts";
import type { Db } from "../../db/db.ts";
import { withinCounties, withinReach, withinShared } from "../../people/reach.ts";
import { noticeColumns, noticePlaces, type NoticeRow, unanswered } from "./rows.ts";

export interface DisclosureFilter {
  readonly countyId?: string | undefined;
  readonly townshipId?: string | undefined;
  readonly state?: "running" | "ending" | "over" | "withdrawn" | undefined;
  readonly open?: "1" | undefined;
  readonly step?: DisclosureStep | undefined;
  readonly level?: DisclosureLevel | undefined;
  readonly q?: string | undefined;
}

/** Open until its last day is over. */
const running = (today: IsoDate) => sql`(d.withdrawn_on is null and d.until_on >= ${today}::date)`;
/** 两天内期满: today, tomorrow or the day after. */
const ending = (today: IsoDate) => sql`(${running(today)} and d.until_on <= ${today}::date + 2)`;
const objected = sql`exists (select from objection o where o.county_id = d.county_id and o.disclosure_id = d.id and ${unanswered})`;

const states = (today: IsoDate) => ({
  running: running(today),
  ending: ending(today),
  over: sql`(d.withdrawn_on is null and d.until_on < ${today}::date)`,
  withdrawn: sql`d.withdrawn_on is not null`,
});

const like = (text: string) => `%${text.replaceAll(/[\\%_]/gu, (one) => `\\${one}`)}%`;

function conditions(actor: Actor, filter: DisclosureFilter, today: IsoDate): RawBuilder<unknown> {
  const asked = [
    filter.countyId && sql`d.county_id = ${filter.countyId}`,
    filter.townshipId && sql`(d.township_id = ${filter.townshipId} or d.reach @> array[${filter.townshipId}::uuid])`,
    filter.state && states(today)[filter.state],
    filter.open && objected,
    filter.step && sql`d.step = ${filter.step}`,
    filter.level && sql`d.level = ${filter.level}`,
    filter.q && sql`d.title like ${like(filter.q)}`,
  ];
  return sql.join([withinShared(actor, "d"), ...asked.filter((one) => typeof one === "object")], sql` and `);
}

/** Objections nobody has answered first, then what ends soonest, then what is over, the latest on top. */
export async function listDisclosures(
  db: Db,
  actor: Actor,
  filter: DisclosureFilter,
  { page, size, today }: { readonly page: number; readonly size: number; readonly today: IsoDate },
): Promise<NoticeRow[]> {
  const order = sql`order by d.withdrawn_on is not null, ${objected} desc, ${running(today)} desc,
    case when ${running(today)} then d.until_on - ${today}::date else ${today}::date - d.until_on end, d.title, d.id`;
  const { rows } = await sql<NoticeRow>`
    select ${noticeColumns(today)} from disclosure d ${noticePlaces} where ${conditions(actor, filter, today)} ${order}
    limit ${size} offset ${(page - 1) * size}`.execute(db);
  return rows;
}

export async function tallyDisclosures(db: Db, actor: Actor, filter: DisclosureFilter, today: IsoDate) {
  const { rows } = await sql<{ total: number; running: number; ending: number; openObjections: number }>`
    select count(*)::int as total, count(*) filter (where ${running(today)})::int as running,
      count(*) filter (where ${ending(today)})::int as ending, count(*) filter (where ${objected})::int as open_objections
    from disclosure d where ${conditions(actor, filter, today)}`.execute(db);
  return rows[0]!;
}

/** Counties and townships the list may be narrowed to. */
export async function listPlacesToFilter(db: Db, actor: Actor, countyId: string | undefined) {
  const counties = await sql<{ id: string; name: string }>`
    select a.id, a.name from area a where a.level = 'county' and a.id = any (${[...actor.counties]}::text[])
    order by a.sort_order, a.code, a.id limit 4000`.execute(db);
  const one = countyId ?? (actor.counties.length === 1 ? actor.counties[0]! : null);
  if (one === null) return { counties: counties.rows, townships: [] };
  const townships = await sql<{ id: string; name: string }>`
    select t.id, t.name from township t where ${withinCounties(actor, "t")} and ${withinReach(actor, "t", "id")} and t.county_id = ${one}
    order by t.sort_order, t.name`.execute(db);
  return { counties: counties.rows, townships: townships.rows };
}
