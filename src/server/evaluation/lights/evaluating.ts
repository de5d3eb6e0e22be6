import { type RawBuilder, sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { WorkingCalendar } from "#domain/calendar.ts";
import { isLive, type LightRules, type LightSet, type LightSetCode } from "#domain/cases/light-sets.ts";
import { addDays, type IsoDate } from "#domain/date.ts";
import { lastDayOf, monthBefore, monthToFreeze } from "#domain/evaluation/lights/months.ts";
import { readCalendar } from "../../calendar/queries.ts";
import { showLights } from "../../cases/commands.ts";
import type { Tx } from "../../db/db.ts";
import { showFindingLights } from "../../inspections/commands.ts";
import { showProjectLights } from "../../projects/commands.ts";
import { colourNumber, inColour, rawColour, strictColour } from "./colours.ts";
import { findRun, rulesInForce } from "./rules.ts";
import { type Asked, askedFor, factsOf, type LitKind, litKinds, numbersOf } from "./sources.ts";

export interface Evaluation {
  readonly subjects: number;
  /** How many rows of lights were written. */
  readonly written: number;
  /** How many turned, better or worse. */
  readonly turned: number;
  readonly frozen: IsoDate | null;
}

/** 评定一个县的全部亮灯, in the transaction of whoever asks: the month behind is frozen first, then every light is told anew. Twice on a day is as once. */
export async function evaluateLights(
  tx: Tx,
  actor: Actor,
  countyId: string,
  today: IsoDate,
  report: (kinds: number) => void = () => undefined,
): Promise<Evaluation> {
  const calendar = await readCalendar(tx);
  const { version, content } = await rulesInForce(tx, countyId, today);
  await holdRun(tx, countyId, today, version);
  const run = await findRun(tx, countyId);
  const month = monthToFreeze(today, run!.frozenTo);
  if (month) await freezeMonth(tx, actor, countyId, month, calendar);
  let [subjects, written, turned] = [0, 0, 0];
  for (const [index, kind] of litKinds.entries()) {
    const asked = askedOf({ actor, countyId, day: today }, content, kind);
    const told = await saveLights(tx, kind, asked, { calendar, code: content.subjects[kind], version });
    await show(tx, countyId, kind, { live: isLive(asked.set), today });
    subjects += told.subjects;
    written += told.written;
    turned += told.turned;
    report(index + 1);
  }
  await tx
    .updateTable("lightRun")
    .set({ onDay: today, ranAt: sql`now()`, subjects, ruleVersion: version })
    .where("countyId", "=", countyId)
    .execute();
  return { subjects, written, turned, frozen: month };
}

export const askedOf = (at: Pick<Asked, "actor" | "countyId" | "day">, { subjects, sets }: LightRules, kind: LitKind) =>
  askedFor({ ...at, set: sets[subjects[kind]] });

/** One evaluation of a county at a time. Before the first one nobody had looked: no month is frozen that was never seen. */
async function holdRun(tx: Tx, countyId: string, today: IsoDate, ruleVersion: number) {
  await tx
    .insertInto("lightRun")
    .values({ countyId, onDay: today, subjects: 0, ruleVersion, frozenTo: monthBefore(today) })
    .onConflict((on) => on.column("countyId").doUpdateSet({ countyId }))
    .execute();
}

interface Under {
  readonly calendar: WorkingCalendar;
  readonly code: LightSetCode;
  readonly version: number;
}

/** Every subject with its colour before the day, what the thresholds say, and its row of lights under l. */
function seen(kind: LitKind, asked: Asked, calendar: WorkingCalendar): RawBuilder<unknown> {
  const { set, countyId } = asked;
  const on = { day: asked.day, calendar };
  const day = sql`${asked.day}::date`;
  const strict = set.better.margin === 0 ? sql`s.raw` : sql`s.strict`;
  return sql`
    select s.*, l.subject_id is not null as known, l.colour as old_colour, l.since as old_since, b.before, b.before_streak,
      case when b.before is null or s.raw = 1 or s.raw >= b.number then s.raw
        when ${strict} >= b.number then b.number
        when b.before_streak + 1 >= ${sql.lit(set.better.times)} then ${strict} else b.number end as number,
      case when b.before is null or s.raw = 1 or s.raw >= b.number or ${strict} >= b.number
        or b.before_streak + 1 >= ${sql.lit(set.better.times)} then 0 else b.before_streak + 1 end as streak,
      l.streak as old_streak, l.numbers as old_numbers, l.rule_set, l.rule_version, l.village_id as old_village, l.township_id as old_township,
      l.organisation_id as old_organisation, l.reach as old_reach
    from (
      select f.*, ${numbersOf("f", set)} as numbers, ${rawColour(set, on)} as raw,
        ${set.better.margin === 0 ? sql`0` : strictColour(set, on)} as strict
      from (${factsOf(kind, asked)}) f) s
    left join light l on l.county_id = ${countyId} and l.kind = ${kind} and l.subject_id = s.id
    cross join lateral (
      select p.before, p.before_streak, ${colourNumber(sql`p.before`)} as number
      from (select case when l.changed_on = ${day} then l.before_colour else l.colour end as before,
        coalesce(case when l.changed_on = ${day} then l.before_streak else l.streak end, 0) as before_streak) p) b`;
}

/** Written is only what has changed; what stands no longer goes. */
async function saveLights(tx: Tx, kind: LitKind, asked: Asked, { calendar, code, version }: Under) {
  const { countyId } = asked;
  const day = sql`${asked.day}::date`;
  const { rows } = await sql<{ subjects: number; written: number; turned: number }>`
    with told as materialized (select t.*, ${inColour(sql`t.number`)} as colour from (${seen(kind, asked, calendar)}) t),
    gone as (
      delete from light l where l.county_id = ${countyId} and l.kind = ${kind} and l.subject_id not in (select t.id from told t)),
    saved as (
      insert into light (county_id, kind, subject_id, village_id, township_id, organisation_id, reach, rule_set, rule_version, colour, streak,
        before_colour, before_streak, changed_on, since, numbers)
      select ${countyId}, ${kind}, t.id, t.village_id, t.township_id, t.organisation_id, t.reach, ${code}, ${version}::int, t.colour, t.streak,
        t.before, t.before_streak, ${day}, case when t.old_colour = t.colour then t.old_since else ${day} end, t.numbers
      from told t
      where not t.known or (t.colour, t.streak, t.numbers, t.village_id, t.township_id, t.organisation_id, t.reach, ${code},
          ${version}::int) is distinct from (t.old_colour, t.old_streak, t.old_numbers, t.old_village, t.old_township, t.old_organisation,
          t.old_reach, t.rule_set, t.rule_version)
      on conflict (county_id, kind, subject_id) do update set village_id = excluded.village_id, township_id = excluded.township_id,
        organisation_id = excluded.organisation_id, reach = excluded.reach, rule_set = excluded.rule_set, rule_version = excluded.rule_version,
        colour = excluded.colour, streak = excluded.streak, before_colour = excluded.before_colour, before_streak = excluded.before_streak,
        changed_on = excluded.changed_on, since = excluded.since, numbers = excluded.numbers
      returning 1)
    select (select count(*)::int from told) as subjects, (select count(*)::int from saved) as written,
      (select count(*)::int from told where old_colour <> colour) as turned`.execute(tx);
  return rows[0]!;
}

/** What is set by hand for a subject on a day: the latest, while it holds. On the day it is ended it holds no longer; a month end before that day it did. */
export const byHand = (countyId: string, kind: string, day: IsoDate) => sql`
  select distinct on (o.subject_id) o.* from light_override o
  where o.county_id = ${countyId} and o.kind = ${kind} and o.from_on <= ${day}::date and o.until_on >= ${day}::date
    and (o.ended_on is null or o.ended_on > ${day}::date)
  order by o.subject_id, o.made_at desc`;

/** 一村一灯：whatever is not the light of deadlines is handed to the stage that owns the subject. */
export async function show(
  tx: Tx,
  countyId: string,
  kind: LitKind,
  { live, today }: { readonly live: boolean; readonly today: IsoDate },
) {
  const hand = byHand(countyId, kind, today);
  const given = live
    ? sql`select o.subject_id as id, null::text as set_light, o.colour as hand_light, o.until_on as hand_until from (${hand}) o`
    : sql`select l.subject_id as id, l.colour as set_light, o.colour as hand_light, o.until_on as hand_until
        from light l left join (${hand}) o on o.subject_id = l.subject_id where l.county_id = ${countyId} and l.kind = ${kind}`;
  const shown = given as Parameters<typeof showLights>[3];
  if (kind === "finding") await showFindingLights(tx, countyId, shown);
  else if (kind === "project") await showProjectLights(tx, countyId, shown);
  else await showLights(tx, countyId, kind, shown);
}

/** 月末定格：every light as it stood at the end of the month's last day, under the rule of that day; written once. What began later has no such month. */
async function freezeMonth(
  tx: Tx,
  actor: Actor,
  countyId: string,
  month: IsoDate,
  calendar: WorkingCalendar,
): Promise<void> {
  const day = lastDayOf(month);
  const { version, content } = await rulesInForce(tx, countyId, day);
  for (const kind of litKinds) {
    const code = content.subjects[kind];
    const set: LightSet = content.sets[code];
    const asked = askedFor({ actor, countyId, day, set }, addDays(day, 1));
    await sql`
      insert into light_month (county_id, kind, subject_id, month, village_id, township_id, organisation_id, reach, rule_set, rule_version, colour,
        computed, numbers)
      select ${countyId}, ${kind}, t.id, ${month}::date, t.village_id, t.township_id, t.organisation_id, t.reach, ${code},
        ${version}::int, coalesce(o.colour, ${inColour(sql`t.number`)}), ${inColour(sql`t.number`)}, t.numbers
      from (${seen(kind, asked, calendar)}) t left join (${byHand(countyId, kind, day)}) o on o.subject_id = t.id
      where t.from_on is null or t.from_on <= ${day}::date
      on conflict do nothing`.execute(tx);
  }
  await tx.updateTable("lightRun").set({ frozenTo: month }).where("countyId", "=", countyId).execute();
}
