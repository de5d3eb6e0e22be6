import { type RawBuilder, sql } from "kysely";
import { ruleShapes } from "#contract/rule-shapes.ts";
import type { Actor } from "#domain/access.ts";
import { caseLight, type GivenLight, light, type Light, type LightSetting, shownLight } from "#domain/cases/light.ts";
import { type LightRules, type Lines, linesOf, settingOf } from "#domain/cases/light-sets.ts";
import type { WorkingCalendar } from "#domain/calendar.ts";
import type { IsoDate } from "#domain/date.ts";
import { readCalendar } from "../calendar/queries.ts";
import type { Db } from "../db/db.ts";
import { ownRulesOf } from "../rules/queries.ts";

const { shipped }: { readonly shipped: LightRules } = ruleShapes["light-rules"];

/** What decides every light of a day: two dates as shipped, and the rules of the counties that have set their own. */
export interface LightLines extends Lines {
  readonly today: IsoDate;
  readonly calendar: WorkingCalendar;
  readonly own: ReadonlyMap<string, LightRules>;
}

export async function lightLines(db: Db, { counties }: Pick<Actor, "counties">, today: IsoDate): Promise<LightLines> {
  const [calendar, own] = await Promise.all([readCalendar(db), ownRulesOf(db, counties, "light-rules", today)]);
  return { today, ...linesOf(today, calendar, settingOf(shipped.sets[shipped.subjects.case])), calendar, own };
}

export type LitKind = "case" | "goal" | "finding" | "project";

/** How the deadlines of a county's files or goals are lit. */
export function settingIn({ own }: Pick<LightLines, "own">, countyId: string, kind: LitKind): LightSetting {
  const { subjects, sets } = own.get(countyId) ?? shipped;
  return settingOf(sets[subjects[kind]]);
}

type Dated = { readonly dueOn: IsoDate | null; readonly doneOn: IsoDate | null };

/** A line of a file as it is shown; a goal may have been given another light than its deadline's. */
export function litLine(lines: LightLines, countyId: string, item: Dated & Partial<GivenLight>) {
  const kind = item.setLight === undefined ? "case" : "goal";
  const own = light(item, lines.today, lines.calendar, settingIn(lines, countyId, kind));
  const { setLight = null, handLight = null, handUntil = null } = item;
  const shown = shownLight({ setLight, handLight, handUntil }, own.light, lines.today);
  return { ...own, shown, given: shown !== own.light };
}

/** A file with its lines, as it is shown. */
export function litFile(
  lines: LightLines,
  file: Parameters<typeof caseLight>[0] & GivenLight & { readonly countyId: string },
  items: readonly Dated[],
): Light {
  const own = caseLight(file, items, lines.today, lines.calendar, settingIn(lines, file.countyId, "case"));
  return shownLight(file, own.light, lines.today);
}

/** The two dates for the row's county: as parameters, unless a county among those asked for has dates of its own. */
export function linesFor(lines: LightLines, county: RawBuilder<unknown>, kind: LitKind) {
  const at = (which: keyof Lines) => {
    const own = [...lines.own.keys()].flatMap((countyId) => {
      const day = linesOf(lines.today, lines.calendar, settingIn(lines, countyId, kind))[which];
      return day === lines[which] ? [] : [sql`when ${countyId} then ${day}::date`];
    });
    if (own.length === 0) return sql`${lines[which]}::date`;
    return sql`case ${county} ${sql.join(own, sql` `)} else ${lines[which]}::date end`;
  };
  return { redBefore: at("redBefore"), yellowUntil: at("yellowUntil") };
}

/** shownLight() as a query: by hand while it holds, else by the county's rule set, else the live light of the deadlines. */
export const shownOf = (alias: string, today: IsoDate, live: RawBuilder<unknown>) => {
  const given = (column: string) => sql.ref(`${alias}.${column}`);
  return sql`coalesce(case when ${given("hand_until")} >= ${today}::date then ${given("hand_light")} end, ${given("set_light")}, ${live})`;
};

export interface Standing {
  readonly light: Light;
  readonly done: number;
  readonly total: number;
  readonly nextDue: IsoDate | null;
}

/**
 * A lateral row per file: how many items, how many done, the earliest open deadline and the light it shows: of its deadlines the worst of
 * the items and, in turnaround, of the file's own deadline, unless a rule set or a person gave it another (docs/decisions/0016-one-light.md).
 * The row of the alias must carry county_id, id, status, due_on, set_light, hand_light and hand_until, so that no second look at
 * the file is needed. lights.test.ts proves that this and caseLight() give the same answer.
 */
export function standingOf(lines: LightLines, alias: string): RawBuilder<Standing> {
  const file = (column: string) => sql.ref(`${alias}.${column}`);
  const items = (table: string) => sql`
    select i.due_on, i.done_on from ${sql.table(table)} i
    where i.county_id = ${file("county_id")} and i.case_id = ${file("id")} and i.removed_at is null`;
  const [status, own] = [file("status"), file("due_on")];
  const { redBefore, yellowUntil } = linesFor(lines, file("county_id"), "case");
  const live = sql`(array['none', 'green', 'yellow', 'red'])[greatest(coalesce(max(case
        when due_on is null then 1
        when done_on is not null then 2
        when due_on < ${redBefore} then 4
        when due_on <= ${yellowUntil} then 3
        else 2 end), 1), case
        when ${status} <> 'in-turnaround' or ${own} > ${yellowUntil} then 1
        when ${own} < ${redBefore} then 4
        else 3 end)]`;
  return sql`(
    select ${shownOf(alias, lines.today, live)} as light,
      count(done_on)::int as done, count(*)::int as total,
      coalesce(min(due_on) filter (where done_on is null),
        case when ${status} = 'in-turnaround' and (count(*) > 0 or ${own} <= ${yellowUntil}) then ${own} end) as next_due
    from (${items("case_problem")} union all ${items("case_goal")}) item)`;
}
