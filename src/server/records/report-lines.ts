import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { addMonths } from "#domain/date.ts";
import type { RecordKind } from "#domain/records/record.ts";
import { monthSpan, type ReportMonth } from "#domain/records/report.ts";
import { lineOrder, linesPicked } from "#domain/records/report-text.ts";
import type { Db } from "../db/db.ts";
import { withinVillages } from "../people/reach.ts";
import { finestLine } from "../plans/queries.ts";
import type { Part, ReportPlace } from "./report-places.ts";

interface Asked extends ReportMonth {
  readonly countyId: string;
  readonly part: Part;
  readonly places: readonly ReportPlace[];
}

/** Each report with all its places, those of villages that went into its own among them. */
const partsOf = (places: readonly ReportPlace[]) => sql`(
  select q.part, array_agg(q.id) as ids from unnest(${places.map(({ part }) => part)}::uuid[], ${places.map(({ id }) => id)}::uuid[]) as q (part, id)
  group by q.part)`;

export interface OfferedLine {
  readonly id: string;
  readonly onDay: IsoDate;
  readonly kind: RecordKind;
  readonly village: string;
  readonly text: string;
}

interface Offer {
  readonly limit: number;
  readonly kinds: readonly RecordKind[];
}

/** What a draft takes by itself. */
const picked: Offer = { limit: linesPicked, kinds: lineOrder };

/** The first lines of the month for each village or township, all in one statement: 116 teams are asked once. */
export async function linesByPart(
  db: Db,
  actor: Actor,
  asked: Asked,
  { limit, kinds }: Offer = picked,
): Promise<ReadonlyMap<string, readonly OfferedLine[]>> {
  const { countyId, part, places } = asked;
  const { from, to } = monthSpan(asked);
  const column = sql.ref(part === "village" ? "w.village_id" : "w.township_id");
  const { rows } = await sql<OfferedLine & { readonly part: string }>`
    select p.part, x.id, x.on_day as "onDay", x.kind, x.village, x.text
    from ${partsOf(places)} as p
    cross join lateral (
      select w.id, w.on_day, w.kind, w.text, v.name as village
      from work_record w join village v on v.county_id = w.county_id and v.id = w.village_id
      where w.county_id = ${countyId} and ${column} = any (p.ids) and w.on_day between ${from}::date and ${to}::date
        and w.removed_at is null and w.text <> '' and w.kind = any (${[...kinds]}::text[]) and ${withinVillages(actor, "w")}
      order by array_position(${[...lineOrder]}::text[], w.kind), w.on_day, w.id limit ${limit}) as x`.execute(db);
  return Map.groupBy(rows, ({ part: of }) => of);
}

export interface AheadTask {
  readonly text: string;
  readonly dueOn: IsoDate;
  readonly village: string;
}

const tasksAhead = 2;

/** The first tasks that fall due in the month after; the finest lines alone, as the figures count them. */
export async function tasksByPart(
  db: Db,
  actor: Actor,
  asked: Asked,
): Promise<ReadonlyMap<string, readonly AheadTask[]>> {
  const { countyId, part, places } = asked;
  const { from, to } = nextMonth(asked);
  const column = sql.ref(part === "village" ? "k.village_id" : "k.township_id");
  const { rows } = await sql<AheadTask & { readonly part: string }>`
    select p.part, x.text, x.due_on as "dueOn", x.village
    from ${partsOf(places)} as p
    cross join lateral (
      select k.text, k.due_on, v.name as village
      from plan_task k join village v on v.county_id = k.county_id and v.id = k.village_id
      where k.county_id = ${countyId} and ${column} = any (p.ids) and k.due_on between ${from}::date and ${to}::date
        and k.done_on is null and ${withinVillages(actor, "k")} and ${finestLine("k")}
      order by k.due_on, k.id limit ${tasksAhead}) as x`.execute(db);
  return Map.groupBy(rows, ({ part: of }) => of);
}

function nextMonth(month: ReportMonth) {
  const first = addMonths(monthSpan(month).from, 1);
  return monthSpan({ year: Number(first.slice(0, 4)), month: Number(first.slice(5, 7)) });
}
