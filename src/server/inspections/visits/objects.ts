import { type RawBuilder, sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { VisitProgress } from "#domain/inspections/visit-progress.ts";
import type { Db } from "../../db/db.ts";
import { paged } from "../../db/paged.ts";
import { withinVillages } from "../../people/reach.ts";
import { countyAsked, ownOf } from "./list.ts";

interface ObjectFilter {
  readonly countyId?: string | undefined;
  readonly inspectionId?: string | undefined;
  readonly townshipId?: string | undefined;
  readonly progress?: VisitProgress | undefined;
  readonly mine?: boolean | undefined;
  readonly late?: boolean | undefined;
}

export interface ObjectRow {
  readonly id: string;
  readonly inspectionId: string;
  readonly inspection: string;
  readonly endsOn: IsoDate;
  readonly name: string;
  readonly township: string;
  readonly groupNumber: number | null;
  readonly inspectors: string[];
  readonly progress: VisitProgress;
  readonly visitId: string | null;
  readonly onDay: IsoDate | null;
  readonly mine: boolean;
}

/** Drawn or named for it; of an object nobody was named for, whoever is on the inspection (and in its group). */
const mineSql = ({ accountId }: Actor) => sql<boolean>`exists (select from inspector r
  where r.county_id = o.county_id and r.account_id = ${accountId}::uuid and (r.person_id = any (o.inspectors)
    or cardinality(o.inspectors) = 0 and exists (select from inspection_member m
      where m.county_id = o.county_id and m.inspection_id = o.inspection_id and m.person_id = r.person_id
        and (o.group_number is null or o.group_number = m.group_number))))`;

const progressSql = sql<VisitProgress>`case w.status when 'submitted' then 'done' when 'open' then 'open' else 'left' end`;

/** Objects of the inspections under way, each with the visit that says how far it is: one handed in before one still open. */
const objects = sql`inspection n
  join inspection_object o on o.county_id = n.county_id and o.inspection_id = n.id
  left join lateral (select v.id, v.status, v.on_day from visit v
    where v.county_id = o.county_id and v.object_id = o.id and v.status <> 'discarded'
    order by v.status = 'submitted' desc, v.on_day desc, v.id desc limit 1) w on true`;

const underWay = (actor: Actor, countyId: string | undefined) => sql`n.county_id = ${countyAsked(actor, countyId)}
  and n.status = 'under-way' and ${withinVillages(actor, "o")}`;

function matching(actor: Actor, filter: ObjectFilter, today: IsoDate): RawBuilder<unknown> {
  const { countyId, inspectionId, townshipId, progress, mine, late } = filter;
  const asked = [
    underWay(actor, countyId),
    inspectionId !== undefined && sql`n.id = ${inspectionId}::uuid`,
    townshipId !== undefined && sql`o.township_id = ${townshipId}::uuid`,
    progress !== undefined && sql`${progressSql} = ${progress}`,
    mine && mineSql(actor),
    late && sql`n.ends_on < ${today}::date`,
  ];
  return sql.join(
    asked.filter((one) => typeof one === "object"),
    sql` and `,
  );
}

interface Asked extends ObjectFilter {
  readonly page: number;
  readonly size: number;
}

/** What is still to be visited first, then what is being filled in. */
export async function listVisitObjects(db: Db, actor: Actor, { page, size, ...filter }: Asked, today: IsoDate) {
  const where = matching(actor, filter, today);
  const { rows } = await sql<ObjectRow & { total: number }>`
    select o.id, n.id as inspection_id, n.title as inspection, n.ends_on, o.name, t.name as township, o.group_number,
      array(select p.name from unnest(o.inspectors) with ordinality as who (id, at)
        join person p on p.county_id = o.county_id and p.id = who.id order by who.at) as inspectors,
      ${progressSql} as progress, w.id as visit_id, w.on_day, ${mineSql(actor)} as mine, count(*) over ()::int as total
    from ${objects} join township t on t.county_id = o.county_id and t.id = o.township_id
    where ${where}
    order by array_position(array['left', 'open', 'done'], ${progressSql}), n.ends_on, n.id, o.position, o.id
    limit ${size} offset ${(page - 1) * size}`.execute(db);
  return paged(rows, page, async () => {
    const all = await sql<{ total: number }>`select count(*)::int as total from ${objects} where ${where}`.execute(db);
    return all.rows[0]!;
  });
}

interface Coverage {
  readonly id: string;
  readonly title: string;
  readonly endsOn: IsoDate;
  readonly left: number;
  readonly open: number;
  readonly done: number;
  readonly total: number;
}

/** How far each inspection under way has come. */
export async function listCoverage(db: Db, actor: Actor, { countyId, mine }: ObjectFilter): Promise<Coverage[]> {
  const counted = (progress: VisitProgress) => sql`count(*) filter (where ${progressSql} = ${progress})::int`;
  const { rows } = await sql<Coverage>`
    select n.id, n.title, n.ends_on, ${counted("left")} as left, ${counted("open")} as open, ${counted("done")} as done,
      count(*)::int as total
    from ${objects} where ${underWay(actor, countyId)} ${mine ? sql`and ${mineSql(actor)}` : sql``}
    group by n.id, n.title, n.ends_on order by n.ends_on, n.id limit 50`.execute(db);
  return rows;
}

type Waits = Readonly<Record<"left" | "late" | "open", number>>;

/** What waits, of this very inspector and of the county as a whole; each number opens its rows. */
export async function countVisitsWaiting(db: Db, actor: Actor, countyId: string | undefined, today: IsoDate) {
  const { rows } = await sql<{ mine: Waits; all: Waits }>`
    with o as materialized (select ${mineSql(actor)} as mine, n.ends_on < ${today}::date as late
      from ${objects} where ${underWay(actor, countyId)} and w.id is null),
    v as materialized (select ${ownOf(actor)} as mine from visit v
      where v.county_id = ${countyAsked(actor, countyId)} and ${withinVillages(actor, "v")} and v.status = 'open')
    select json_build_object('left', count(*) filter (where o.mine), 'late', count(*) filter (where o.mine and o.late),
        'open', (select count(*) from v where v.mine)) as mine,
      json_build_object('left', count(*), 'late', count(*) filter (where o.late), 'open', (select count(*) from v)) as all
    from o`.execute(db);
  return rows[0]!;
}
