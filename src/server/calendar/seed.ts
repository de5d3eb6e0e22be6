import { namedDays, officialCalendar } from "#domain/calendar-data.ts";
import type { Tx } from "../db/db.ts";
import { saveYear } from "./queries.ts";

/** Enters the shipped years that the database does not have yet; a year an administrator has edited stays as it is. */
export async function seedCalendar(tx: Tx): Promise<void> {
  const years = await tx.selectFrom("calendarYear").select("year").execute();
  const known = new Set(years.map(({ year }) => year));
  for (const year of officialCalendar.officialYears.filter((one) => !known.has(one))) {
    const days = namedDays
      .filter(({ date }) => date.startsWith(`${year}-`))
      .map(({ date, kind, name }) => ({ day: date, kind, name }));
    await saveYear(tx, year, { official: true, source: `国务院办公厅关于${year}年部分节假日安排的通知`, days });
  }
}
