import { type RawBuilder, sql } from "kysely";
import type { WorkingCalendar } from "#domain/calendar.ts";
import { type Behind, type LightSet, linesOf, settingOf, type Steps } from "#domain/cases/light-sets.ts";
import type { IsoDate } from "#domain/date.ts";
import { withMargin } from "#domain/evaluation/lights/light-of.ts";

const [none, green, yellow, red] = [sql`1`, sql`2`, sql`3`, sql`4`];

export const inColour = (number: RawBuilder<unknown>) => sql`(array['none', 'green', 'yellow', 'red'])[${number}]`;
export const colourNumber = (colour: RawBuilder<unknown>) =>
  sql`array_position(array['none', 'green', 'yellow', 'red'], ${colour})`;

interface On {
  readonly day: IsoDate;
  readonly calendar: WorkingCalendar;
}

/**
 * lightOf() as a query over rows of factsOf() under the alias f: 1 to 4, what the thresholds say. agreeing.test.ts proves that both
 * give the same answer.
 */
export function rawColour(set: LightSet, on: On): RawBuilder<unknown> {
  const parts = [
    ...deadlineParts(set, on),
    ...progressParts(set, on.day),
    ...behindParts(set.payment, sql`f.payment_planned`, sql`f.payment_made`, sql`nullif(f.payment_planned, 0)`),
    ...stepParts(set.months, sql`case when f.dated > 0 then f.misses end`),
    ...stepParts(set.start, sql`f.unstarted`),
    ...stepParts(set.statistics, sql`f.statistics_late`),
  ];
  return parts.length === 0 ? none! : sql`greatest(${sql.join(parts)})`;
}

/** The same with the margin in every threshold: what it takes to turn back. */
export const strictColour = (set: LightSet, on: On) => rawColour(withMargin(set), on);

function deadlineParts(set: LightSet, { day, calendar }: On): RawBuilder<unknown>[] {
  if (set.deadline.yellowWithin === null) return [];
  const { redBefore, yellowUntil } = linesOf(day, calendar, settingOf(set));
  const near = (date: RawBuilder<unknown>) => sql`when ${date} < ${redBefore}::date then ${red}
    when ${date} <= ${yellowUntil}::date then ${yellow}`;
  return [
    sql`case when f.deadlines = 0 then ${none} ${near(sql`f.open_due`)} else ${green} end`,
    sql`case ${near(sql`f.own_due`)} else ${none} end`,
  ];
}

function progressParts({ progress }: LightSet, day: IsoDate): RawBuilder<unknown>[] {
  const [planned, done, total] =
    progress.base === "due"
      ? [sql`case when f.dated > 0 then f.due end`, sql`f.dated_done`, sql`nullif(f.dated, 0)`]
      : [byTime(day), sql`f.done`, sql`nullif(f.total, 0)`];
  return behindParts(progress, planned, done, progress.measure === "share" ? sql`nullif(${planned}, 0)` : total);
}

/** 按时间均摊, rounded down; null without a span. */
const byTime = (day: IsoDate) => sql`case when f.total > 0 and f.to_on > f.from_on then
  f.total * least(f.to_on - f.from_on, greatest(0, ${day}::date - f.from_on)) / (f.to_on - f.from_on) end`;

type Numbers = [planned: RawBuilder<unknown>, done: RawBuilder<unknown>, whole: RawBuilder<unknown>];

/** A whole of nothing is null and gives no colour. */
function behindParts({ yellowFrom, redAbove }: Behind, ...[planned, done, whole]: Numbers): RawBuilder<unknown>[] {
  if (yellowFrom === null && redAbove === null) return [];
  const missing = sql`(${planned} - ${done})::bigint`;
  const beyond = [
    ...(redAbove === null ? [] : [sql`when ${missing} * 100 > ${sql.lit(redAbove)} * ${whole} then ${red}`]),
    ...(yellowFrom === null ? [] : [sql`when ${missing} * 100 >= ${sql.lit(yellowFrom)} * ${whole} then ${yellow}`]),
  ];
  return [
    sql`case when ${missing} is null or ${whole} is null then ${none} when ${missing} <= 0 then ${green}
      ${sql.join(beyond, sql` `)} else ${green} end`,
  ];
}

function stepParts(steps: Steps, count: RawBuilder<unknown>): RawBuilder<unknown>[] {
  if (steps.yellow === null && steps.red === null) return [];
  const beyond = [
    ...(steps.red === null ? [] : [sql`when ${count} >= ${sql.lit(steps.red)} then ${red}`]),
    ...(steps.yellow === null ? [] : [sql`when ${count} >= ${sql.lit(steps.yellow)} then ${yellow}`]),
  ];
  return [sql`case when ${count} is null then ${none} ${sql.join(beyond, sql` `)} else ${green} end`];
}
