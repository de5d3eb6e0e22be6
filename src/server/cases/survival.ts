import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { ProblemAspect } from "#domain/cases/problem-aspects.ts";
import { soundAfter, type Span, survivalOf, watchedAt } from "#domain/cases/survival.ts";
import { addMonths, diffDays, type IsoDate } from "#domain/date.ts";
import type { Db } from "../db/db.ts";
import { withinVillages } from "../people/reach.ts";

/** The months at which the table reads the curve. */
const markMonths = [3, 6, 12, 24];

/** Delisted files; one that later went into another file was watched, too, until the day of the merger. */
const watched = (actor: Actor, countyId: string | undefined) => sql`
  c.delisted_on is not null and c.withdrawn_on is null and ${withinVillages(actor, "c")}
  ${countyId === undefined ? sql`` : sql`and c.county_id = ${countyId}`}`;

const daysOf = (today: IsoDate) =>
  sql`greatest(coalesce(c.relapsed_on, c.merged_on, ${today}::date) - c.delisted_on, 0)`;

interface Counted extends Span {
  readonly aspect: ProblemAspect | null;
  readonly files: number;
}

/** 销号后巩固情况: of all delisted villages, and by the aspects of their problems; a village counts in each of its own. */
export async function readSurvival(db: Db, actor: Actor, countyId: string | undefined, today: IsoDate) {
  const { rows } = await sql<Counted>`
    with delisted as (
      select c.county_id, c.id, ${daysOf(today)} as days, c.relapsed_on is not null as relapsed
      from case_file c where ${watched(actor, countyId)}
    )
    select null as aspect, days, relapsed, count(*)::int as files from delisted group by days, relapsed
    union all
    select p.aspect, d.days, d.relapsed, count(distinct d.id)::int
    from delisted d join case_problem p on p.county_id = d.county_id and p.case_id = d.id and p.removed_at is null
    group by p.aspect, d.days, d.relapsed`.execute(db);
  const groups = [...Map.groupBy(rows, ({ aspect }) => aspect)].map(([aspect, counted]) =>
    groupOf(aspect, counted, today),
  );
  return {
    dataOn: today,
    groups: groups.toSorted((a, b) => Number(a.aspect !== null) - Number(b.aspect !== null) || b.villages - a.villages),
  };
}

function groupOf(aspect: ProblemAspect | null, counted: readonly Counted[], today: IsoDate) {
  const spans = counted.flatMap(({ files, days, relapsed }) => Array<Span>(files).fill({ days, relapsed }));
  const steps = survivalOf(spans);
  return {
    aspect,
    villages: spans.length,
    relapsed: spans.filter(({ relapsed }) => relapsed).length,
    longest: Math.max(...spans.map(({ days }) => days)),
    steps,
    marks: markMonths.map((months) => {
      const days = diffDays(today, addMonths(today, months));
      const seen = watchedAt(spans, days);
      return { months, days, watched: seen, sound: seen > 0 ? soundAfter(steps, days) : null };
    }),
  };
}

interface Asked {
  readonly countyId?: string | undefined;
  readonly aspect?: ProblemAspect | undefined;
  readonly relapsed?: boolean | undefined;
  readonly watchedDays?: number | undefined;
}

interface Survivor {
  readonly id: string;
  readonly county: string;
  readonly township: string;
  readonly village: string;
  readonly delistedOn: IsoDate;
  readonly relapsedOn: IsoDate | null;
  readonly mergedOn: IsoDate | null;
  readonly days: number;
}

/** The villages behind a number, the latest delisted first. */
export async function listSurvivors(
  db: Db,
  actor: Actor,
  { countyId, aspect, relapsed, watchedDays = 0 }: Asked,
  { page, size, today }: { page: number; size: number; today: IsoDate },
) {
  const { rows } = await sql<Survivor & { total: number }>`
    select c.id, (select a.name from area a where a.id = c.county_id) as county, t.name as township, v.name as village,
      c.delisted_on, c.relapsed_on, c.merged_on, ${daysOf(today)} as days, count(*) over ()::int as total
    from case_file c
    join village v on v.county_id = c.county_id and v.id = c.village_id
    join township t on t.county_id = c.county_id and t.id = c.township_id
    where ${watched(actor, countyId)} and ${daysOf(today)} >= ${watchedDays}
      ${relapsed === undefined ? sql`` : sql`and (c.relapsed_on is not null) = ${relapsed}`}
      ${
        aspect === undefined
          ? sql``
          : sql`and exists (select from case_problem p
        where p.county_id = c.county_id and p.case_id = c.id and p.removed_at is null and p.aspect = ${aspect})`
      }
    order by c.delisted_on desc, t.sort_order, v.sort_order, c.id
    limit ${size} offset ${(page - 1) * size}`.execute(db);
  return { rows: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 };
}
