import { type RawBuilder, sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { WorkingCalendar } from "#domain/calendar.ts";
import type { Light } from "#domain/cases/light.ts";
import type { IsoDate } from "#domain/date.ts";
import type { LightFacts } from "#domain/evaluation/lights/facts.ts";
import { type Change, monthBefore } from "#domain/evaluation/lights/months.ts";
import type { Db } from "../../db/db.ts";
import { inColour, rawColour } from "./colours.ts";
import { byHand } from "./evaluating.ts";
import type { Showing } from "./rules.ts";
import { withinShared, withinVillages } from "../../people/reach.ts";
import { askedFor, factsOf, type LitKind, numbersOf, withinHanded, withinLit } from "./sources.ts";
import { projectCodeOf } from "../../projects/queries.ts";

export interface LitFilter {
  readonly townshipId?: string | undefined;
  readonly light?: string | undefined;
  readonly change?: Change | undefined;
  readonly byHand?: "1" | undefined;
  readonly subjectId?: string | undefined;
}

/** Whose eyes look at which kind of which county, and how it is shown. */
export interface LightView {
  readonly county: string;
  readonly actor: Actor;
  readonly countyId: string;
  readonly kind: LitKind;
  readonly today: IsoDate;
  readonly calendar: WorkingCalendar;
  readonly showing: Showing;
}

const tables = { case: "case_file", goal: "case_goal", finding: "finding", project: "project" } as const;

/**
 * Every subject with the colour its rule gives (computed) and the one that is shown, exactly as on the wall and in the lists: live from its
 * deadlines, or as last evaluated; `before` is the frozen colour of the month before.
 */
function lit(view: LightView): RawBuilder<unknown> {
  const { countyId, kind, today } = view;
  const within = withinLit(view.actor, "m");
  return sql`
    select x.*, coalesce(o.colour, x.computed) as shown, o.id as override_id, o.reason, o.until_on, o.made_by, o.made_at, m.colour as before
    from (${computed(view)}) x
    left join (${byHand(countyId, kind, today)}) o on o.subject_id = x.id
    left join light_month m on m.county_id = ${countyId} and m.kind = ${kind} and m.subject_id = x.id
      and m.month = ${monthBefore(today)}::date and ${within}`;
}

function computed(view: LightView): RawBuilder<unknown> {
  const { actor, countyId, kind, showing, calendar } = view;
  const stored = sql`light l on l.county_id = ${countyId} and l.kind = ${kind}`;
  if (!showing.live)
    return sql`
      select l.subject_id as id, l.village_id, l.township_id, l.organisation_id, l.colour as computed, l.streak, l.since, l.numbers
      from light l where l.county_id = ${countyId} and l.kind = ${kind} and ${withinLit(actor, "l")}`;
  const asked = askedFor({ actor, countyId, day: showing.day, set: showing.set });
  const own = inColour(rawColour(showing.set, { day: showing.day, calendar }));
  return sql`
    select f.id, f.village_id, f.township_id, f.organisation_id, c.computed, 0 as streak,
      case when l.colour = c.computed then l.since else ${showing.day}::date end as since, ${numbersOf("f", showing.set)} as numbers
    from (${factsOf(kind, asked)}) f cross join lateral (select ${own} as computed) c
    left join ${stored} and l.subject_id = f.id and ${withinLit(actor, "l")}`;
}

function conditions({ townshipId, light, change, byHand: hand, subjectId }: LitFilter): RawBuilder<unknown> {
  const number = (column: string) => sql`array_position(array['none', 'green', 'yellow', 'red'], ${sql.ref(column)})`;
  const told = sql`x.before is not null and 'none' not in (x.before, x.shown)`;
  const changed = {
    better: sql`${told} and ${number("x.shown")} < ${number("x.before")}`,
    worse: sql`${told} and ${number("x.shown")} > ${number("x.before")}`,
    same: sql`x.before is not null and (x.before = x.shown or 'none' in (x.before, x.shown))`,
    new: sql`x.before is null`,
  };
  const asked = [
    townshipId && sql`x.township_id = ${townshipId}`,
    light && sql`x.shown = any (${light.split(",")})`,
    change && changed[change],
    hand && sql`x.override_id is not null`,
    subjectId && sql`x.id = ${subjectId}`,
    sql`true`,
  ];
  return sql.join(
    asked.filter((one) => typeof one === "object"),
    sql` and `,
  );
}

export interface LitRow {
  readonly id: string;
  readonly villageId: string | null;
  readonly townshipId: string | null;
  readonly organisationId: string | null;
  readonly village: string | null;
  readonly township: string | null;
  readonly title: string;
  readonly caseId: string | null;
  readonly shown: Light;
  readonly computed: Light;
  readonly before: Light | null;
  readonly since: IsoDate;
  readonly streak: number;
  readonly numbers: Partial<LightFacts>;
  readonly overrideId: string | null;
  readonly reason: string | null;
  readonly untilOn: IsoDate | null;
  readonly madeByName: string | null;
}

const titles = {
  case: sql`select r.name as title, c.id as case_id from case_file c join round r on r.county_id = c.county_id and r.id = c.round_id
    where c.county_id = p.county and c.id = p.id`,
  goal: sql`select g.text as title, g.case_id from case_goal g where g.county_id = p.county and g.id = p.id`,
  finding: sql`select f.number || '号：' || f.description as title, null::uuid as case_id from finding f
    where f.county_id = p.county and f.id = p.id`,
  project: sql`select ${projectCodeOf("y")} || ' ' || y.name as title, null::uuid as case_id from project y
    where y.county_id = p.county and y.id = p.id`,
};

/** Worst first, then in the county's own order. */
export async function listLit(
  db: Db,
  view: LightView,
  filter: LitFilter,
  { page, size }: { page: number; size: number },
) {
  const { rows } = await sql<LitRow>`
    select p.id, p.village_id, p.township_id, p.organisation_id, p.village, p.township, n.title, n.case_id, p.shown, p.computed, p.before, p.since, p.streak, p.numbers,
      p.override_id, p.reason, p.until_on, (select a.name from account a where a.id = p.made_by) as made_by_name
    from (
      select x.*, ${view.countyId}::text as county, v.name as village, t.name as township, t.sort_order as t_order, v.sort_order as v_order
      from (${lit(view)}) x
      left join village v on v.county_id = ${view.countyId} and v.id = x.village_id
      left join township t on t.county_id = ${view.countyId} and t.id = x.township_id
      where ${conditions(filter)}
      order by array_position(array['red', 'yellow', 'green', 'none'], x.shown), t.sort_order nulls first, v.sort_order nulls first, x.id
      limit ${size} offset ${(page - 1) * size}) p
    cross join lateral (${titles[view.kind]}) n
    order by array_position(array['red', 'yellow', 'green', 'none'], p.shown), p.t_order nulls first, p.v_order nulls first, p.id`.execute(
    db,
  );
  return rows;
}

export async function countLit(db: Db, view: LightView, filter: LitFilter): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (${lit(view)}) x where ${conditions(filter)}`.execute(db);
  return rows[0]!.n;
}

export interface LitCount {
  readonly townshipId: string | null;
  readonly shown: Light;
  readonly before: Light | null;
  readonly files: number;
}

/** Who stands how, and how the same stood at the end of the month before. */
export async function countByTownship(db: Db, view: LightView): Promise<LitCount[]> {
  const { rows } = await sql<LitCount>`
    select x.township_id, x.shown, x.before, count(*)::int as files from (${lit(view)}) x group by 1, 2, 3`.execute(db);
  return rows;
}

export interface MonthCount {
  readonly month: IsoDate;
  readonly townshipId: string | null;
  readonly colour: Light;
  readonly files: number;
}

/** The frozen months from one on, by township and colour. */
export async function countMonths(
  db: Db,
  { actor, countyId, kind }: Pick<LightView, "actor" | "countyId" | "kind">,
  from: IsoDate,
): Promise<MonthCount[]> {
  const { rows } = await sql<MonthCount>`
    select m.month, m.township_id, m.colour, count(*)::int as files from light_month m
    where m.county_id = ${countyId} and m.month >= ${from}::date and m.kind = ${kind} and ${withinLit(actor, "m")}
    group by 1, 2, 3 order by 1`.execute(db);
  return rows;
}

export interface LitMonth {
  readonly month: IsoDate;
  readonly colour: Light;
  readonly computed: Light;
  readonly ruleVersion: number;
  readonly ruleSet: string;
  readonly numbers: Partial<LightFacts>;
}

export async function listMonths(
  db: Db,
  { actor, countyId, kind }: Pick<LightView, "actor" | "countyId" | "kind">,
  subjectId: string,
): Promise<LitMonth[]> {
  const { rows } = await sql<LitMonth>`
    select m.month, m.colour, m.computed, m.rule_version, m.rule_set, m.numbers from light_month m
    where ${withinLit(actor, "m")} and m.county_id = ${countyId} and m.kind = ${kind} and m.subject_id = ${subjectId}
    order by m.month desc limit 60`.execute(db);
  return rows;
}

export interface OverrideRow {
  readonly id: string;
  readonly colour: Light;
  readonly computed: Light;
  readonly reason: string;
  readonly fromOn: IsoDate;
  readonly untilOn: IsoDate;
  readonly madeByName: string;
  readonly madeAt: string;
  readonly endedOn: IsoDate | null;
}

export async function listOverrides(
  db: Db,
  { actor, countyId, kind }: Pick<LightView, "actor" | "countyId" | "kind">,
  subjectId: string,
): Promise<OverrideRow[]> {
  const { rows } = await sql<OverrideRow>`
    select o.id, o.colour, o.computed, o.reason, o.from_on, o.until_on, o.made_at, o.ended_on,
      coalesce((select a.name from account a where a.id = o.made_by), '') as made_by_name
    from light_override o
    where ${withinLit(actor, "o")} and o.county_id = ${countyId} and o.kind = ${kind} and o.subject_id = ${subjectId}
    order by o.made_at desc limit 100`.execute(db);
  return rows;
}

/** What an office may see of a subject, whatever county it lies in: where it is. */
export async function findCountyOf(db: Db, actor: Actor, kind: LitKind, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ countyId: string }>`
    select s.county_id from ${sql.table(tables[kind])} s where ${withinSubject(actor, kind)} and s.id = ${id}
    union all
    select m.county_id from light_month m where ${withinLit(actor, "m")} and m.kind = ${kind} and m.subject_id = ${id} limit 1`.execute(
    db,
  );
  return rows[0]?.countyId;
}

/** Findings are handed to units, projects shared; the rest lies in its village. */
function withinSubject(actor: Actor, kind: LitKind) {
  if (kind === "project") return withinShared(actor, "s");
  return kind === "finding" ? withinHanded(actor, "s") : withinVillages(actor, "s");
}
