import { type RawBuilder, sql } from "kysely";
import { type Light, yellowUntil } from "#domain/cases/light.ts";
import type { WorkingCalendar } from "#domain/calendar.ts";
import type { IsoDate } from "#domain/date.ts";
import { readCalendar } from "../calendar/queries.ts";
import type { Db } from "../db/db.ts";

/** The two dates that decide every light of a day; the rule that finds them is domain/cases/light.ts. */
export interface LightLines {
  readonly today: IsoDate;
  readonly yellowUntil: IsoDate;
  readonly calendar: WorkingCalendar;
}

export async function lightLines(db: Db, today: IsoDate): Promise<LightLines> {
  const calendar = await readCalendar(db);
  return { today, yellowUntil: yellowUntil(today, calendar), calendar };
}

export interface Standing {
  readonly light: Light;
  readonly done: number;
  readonly total: number;
  readonly nextDue: IsoDate | null;
}

/**
 * A lateral row per file: how many items, how many done, the earliest open deadline and the light, which is the worst of
 * the items and, in turnaround, of the file's own deadline. The row of the alias must carry county_id, id, status and due_on,
 * so that no second look at the file is needed. lights.test.ts proves that this and caseLight() give the same answer.
 */
export function standingOf(lines: LightLines, alias: string): RawBuilder<Standing> {
  const file = (column: string) => sql.ref(`${alias}.${column}`);
  const items = (table: string) => sql`
    select i.due_on, i.done_on from ${sql.table(table)} i
    where i.county_id = ${file("county_id")} and i.case_id = ${file("id")} and i.removed_at is null`;
  const [status, own] = [file("status"), file("due_on")];
  return sql`(
    select (array['none', 'green', 'yellow', 'red'])[greatest(coalesce(max(case
        when due_on is null then 1
        when done_on is not null then 2
        when due_on < ${lines.today}::date then 4
        when due_on <= ${lines.yellowUntil}::date then 3
        else 2 end), 1), case
        when ${status} <> 'in-turnaround' or ${own} > ${lines.yellowUntil}::date then 1
        when ${own} < ${lines.today}::date then 4
        else 3 end)] as light,
      count(done_on)::int as done, count(*)::int as total,
      coalesce(min(due_on) filter (where done_on is null),
        case when ${status} = 'in-turnaround' and (count(*) > 0 or ${own} <= ${lines.yellowUntil}::date) then ${own} end) as next_due
    from (${items("case_problem")} union all ${items("case_goal")}) item)`;
}
