import { sql } from "kysely";
import type { Db, Tx } from "../db/db.ts";

export async function readYear(db: Db, year: number) {
  const head = await db
    .selectFrom("calendarYear")
    .select(["official", "source"])
    .where("year", "=", year)
    .executeTakeFirst();
  const days = await db
    .selectFrom("calendarDay")
    .select(["day", "kind", "name"])
    .where("day", ">=", `${year}-01-01`)
    .where("day", "<=", `${year}-12-31`)
    .orderBy("day")
    .execute();
  return { year, official: head?.official ?? null, source: head?.source ?? "", days };
}

/** The whole calendar, for rules that count working days: a few hundred days, in one piece. */
export async function readCalendar(db: Db) {
  const { rows } = await sql<{ days: Record<string, Day["kind"]>; officialYears: number[] }>`
    select coalesce((select json_object_agg(day, kind) from calendar_day), '{}') as days,
      array(select year from calendar_year where official) as official_years`.execute(db);
  return rows[0]!;
}

interface Day {
  readonly day: string;
  readonly kind: "holiday" | "workday";
  readonly name: string;
}

export async function saveYear(
  tx: Tx,
  year: number,
  { official, source, days }: { official: boolean; source: string; days: readonly Day[] },
) {
  await tx.deleteFrom("calendarDay").where("day", ">=", `${year}-01-01`).where("day", "<=", `${year}-12-31`).execute();
  if (days.length > 0)
    await tx
      .insertInto("calendarDay")
      .values([...days])
      .execute();
  await tx
    .insertInto("calendarYear")
    .values({ year, official, source })
    .onConflict((on) =>
      on.column("year").doUpdateSet({ official: sql`excluded.official`, source: sql`excluded.source` }),
    )
    .execute();
}
