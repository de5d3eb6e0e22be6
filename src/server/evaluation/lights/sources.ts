import { type RawBuilder, sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { LightKind, LightSet } from "#domain/cases/light-sets.ts";
import { isLive } from "#domain/cases/light-sets.ts";
import type { IsoDate } from "#domain/date.ts";
import type { LightFacts } from "#domain/evaluation/lights/facts.ts";
import { monthEnds } from "#domain/evaluation/lights/months.ts";
import { withinCounties, withinShared, withinVillages } from "../../people/reach.ts";
import { litProjects, projectDeadlines, projectMoney, projectPercent } from "./projects.ts";

/** Whose lights are asked for, as of which day; `ends` are the month ends behind that day, the nearest first. */
export interface Asked {
  readonly actor: Actor;
  readonly countyId: string;
  readonly day: IsoDate;
  readonly set: LightSet;
  readonly ends: readonly IsoDate[];
}

/** At a month's end the month itself has ended, too. */
export function askedFor(one: Omit<Asked, "ends">, afterDay: IsoDate = one.day): Asked {
  const { yellow, red } = one.set.months;
  return { ...one, ends: monthEnds(afterDay, Math.max(yellow ?? 0, red ?? 0)) };
}

/** What can be lit: which rows, and the dates the rule looks at. Every kind of subject gives the same columns. */
interface Source {
  /** id, village_id, township_id, organisation_id, reach, own_due, from_on, to_on and whatever the items need, of every subject that stands. */
  readonly subjects: (asked: Asked) => RawBuilder<unknown>;
  /** due_on and done_on of the lines whose deadlines light it, for the row x. */
  readonly deadlines: RawBuilder<unknown>;
  /** due_on and done_on of the lines its progress is counted in; what is not counted in lines has its own numbers. */
  readonly items: RawBuilder<unknown> | ((asked: Asked) => RawBuilder<unknown>);
  /** unstarted, payment_planned, payment_made and statistics_late, of projects. */
  readonly money?: (asked: Asked) => RawBuilder<unknown>;
}

const lines = (table: string) => sql`
  select i.due_on, i.done_on from ${sql.table(table)} i
  where i.county_id = x.county_id and i.case_id = x.id and i.removed_at is null`;
const ofCase = sql`${lines("case_problem")} union all ${lines("case_goal")}`;
const itself = sql`select x.due_on, x.done_on`;

/** 在册：the files whose lights count. */
const standing = sql`c.withdrawn_on is null and c.merged_into_id is null and c.status not in ('relapsed', 'closed')`;

/** 目标事项 is carried out by the lines of the plans that name it; one without such lines, or done, counts by itself. Looked up once. */
const tasksOrItself = sql`
  select case when i.is_task then i.due_on else x.due_on end as due_on, case when i.is_task then i.done_on else x.done_on end as done_on
  from (select) itself left join lateral (
    select true as is_task, t.due_on, t.done_on from plan_task t
    where t.county_id = x.county_id and t.goal_id = x.id and t.removed_at is null and t.carried_on is null) i on x.done_on is null`;

const sources: Readonly<Record<LightKind, Source>> = {
  case: {
    subjects: ({ actor, countyId }) => sql`
      select c.county_id, c.id, c.village_id, c.township_id, null::uuid as organisation_id, null::uuid[] as reach,
        case when c.status = 'in-turnaround' then c.due_on end as own_due, c.opened_on as from_on, c.due_on as to_on
      from case_file c where ${withinVillages(actor, "c")} and c.county_id = ${countyId} and ${standing}`,
    deadlines: ofCase,
    items: ofCase,
  },
  goal: {
    subjects: ({ actor, countyId }) => sql`
      select g.county_id, g.id, g.village_id, g.township_id, null::uuid as organisation_id, null::uuid[] as reach,
        null::date as own_due, c.opened_on as from_on, g.due_on as to_on, g.due_on, g.done_on
      from case_goal g join case_file c on c.county_id = g.county_id and c.id = g.case_id and ${standing}
      where ${withinVillages(actor, "g")} and g.county_id = ${countyId} and g.removed_at is null`,
    deadlines: itself,
    items: tasksOrItself,
  },
  finding: {
    subjects: ({ actor, countyId }) => sql`
      select f.county_id, f.id, f.village_id, f.township_id, f.organisation_id, null::uuid[] as reach,
        null::date as own_due, f.clock_from as from_on,
        f.due_on as to_on, f.due_on, f.stages,
        case when f.status in ('close-requested', 'checked') then f.requested_on end as done_on
      from finding f where ${withinHanded(actor, "f")} and f.county_id = ${countyId}
        and f.status not in ('registered', 'withdrawn', 'closed')`,
    deadlines: itself,
    items: sql`
      select (s ->> 'dueOn')::date as due_on, (s ->> 'doneOn')::date as done_on from jsonb_array_elements(x.stages) s
      union all select x.due_on, x.done_on where x.stages = '[]'`,
  },
  project: {
    subjects: ({ actor, countyId }) => litProjects(actor, countyId),
    deadlines: projectDeadlines,
    items: projectPercent,
    money: projectMoney,
  },
};

export const litKinds = Object.keys(sources) as LightKind[];
export type LitKind = LightKind;

/** Rows of the county's villages, or handed to the office's unit wherever they lie. */
export function withinHanded(actor: Actor, alias: string) {
  const villages = withinVillages(actor, alias);
  if (actor.organisationId === null) return villages;
  const unit = sql.ref(`${alias}.organisation_id`);
  return sql<boolean>`(${villages} or (${withinCounties(actor, alias)} and ${unit} = ${actor.organisationId}::uuid))`;
}

/** The same for what is kept of a light, and besides the lights of projects the office shares. */
export function withinLit(actor: Actor, alias: string) {
  const handed = withinHanded(actor, alias);
  if (actor.villages === "all" && actor.townships === "all") return handed;
  return sql<boolean>`(${handed} or ${withinShared(actor, alias)})`;
}

/** LightFacts of every subject, one row each. A set of deadlines alone asks for deadlines alone. */
export function factsOf(kind: LitKind, asked: Asked): RawBuilder<unknown> {
  const { subjects, deadlines, items, money = noMoney } = sources[kind];
  const day = sql`${asked.day}::date`;
  const done = sql`done_on <= ${day}`;
  const live = isLive(asked.set);
  const counted = countedOn(day, done, asked.ends);
  const lit = sql`count(due_on)::int as deadlines, min(due_on) filter (where ${done} is not true) as open_due`;
  const byDeadline = deadlines === itself ? ofItself(done) : sql`(select ${lit} from (${deadlines}) i)`;
  const byItem = typeof items === "function" ? items(asked) : sql`select ${counted} from (${items}) i`;
  const apart = sql`${byDeadline} d cross join lateral (${live ? sql`select ${nothingCounted}` : byItem}) p`;
  // What is lit by the very lines it counts has them looked up once.
  const numbers =
    deadlines === items ? sql`(select ${lit}, ${live ? nothingCounted : counted} from (${items}) i) d` : apart;
  return sql`
    select x.id, x.village_id, x.township_id, x.organisation_id, x.reach, x.own_due, x.from_on, x.to_on, deadlines, open_due,
      total, done, dated, dated_done, due, next_due, misses, unstarted, payment_planned, payment_made, statistics_late
    from (${subjects(asked)}) x cross join lateral ${numbers} cross join lateral (${live ? noMoney() : money(asked)}) m`;
}

const noMoney = () => sql`
  select null::int as unstarted, null::bigint as payment_planned, null::bigint as payment_made, null::int as statistics_late`;

const nothingCounted = sql`0 as total, 0 as done, 0 as dated, 0 as dated_done, 0 as due, null::date as next_due, 0 as misses`;

const countedOn = (day: RawBuilder<unknown>, done: RawBuilder<unknown>, ends: readonly IsoDate[]) => sql`
  count(*)::int as total, (count(*) filter (where ${done}))::int as done, count(due_on)::int as dated,
  (count(due_on) filter (where ${done}))::int as dated_done, (count(*) filter (where due_on <= ${day}))::int as due,
  min(due_on) filter (where due_on > ${day}) as next_due, ${missesAt(ends)} as misses`;

const ofItself = (done: RawBuilder<unknown>) => sql`
  (select num_nonnulls(x.due_on) as deadlines, case when (${done}) is not true then x.due_on end as open_due)`;

/** Months running, the nearest first, at whose end more had fallen due than was done. */
function missesAt(ends: readonly IsoDate[]): RawBuilder<unknown> {
  const whens = ends.map(
    (end, months) => sql`when count(*) filter (where due_on <= ${end}::date)
      <= count(due_on) filter (where done_on <= ${end}::date) then ${sql.lit(months)}`,
  );
  return ends.length === 0 ? sql`0` : sql`case ${sql.join(whens, sql` `)} else ${sql.lit(ends.length)} end`;
}

const ofDeadlines = ["deadlines", "openDue", "ownDue"] as const;
const ofPlans = ["total", "done", "dated", "datedDone", "due", "nextDue", "fromOn", "toOn", "misses"] as const;
const ofProjects = ["unstarted", "paymentPlanned", "paymentMade", "statisticsLate"] as const;

/** What is kept of the facts, as far as the set looks at them: what does not apply is left out. */
export function numbersOf(alias: string, set: LightSet): RawBuilder<unknown> {
  const kept: readonly (keyof LightFacts)[] = isLive(set) ? ofDeadlines : [...ofDeadlines, ...ofPlans, ...ofProjects];
  const parts = kept.map((name) => sql`${sql.lit(name)}, ${sql.ref(`${alias}.${snake(name)}`)}`);
  return sql`jsonb_strip_nulls(jsonb_build_object(${sql.join(parts)}))`;
}

const snake = (word: string) => word.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
