import { calendar } from "#contract/calendar.ts";
import { invalid } from "#contract/problem.ts";
import { noCounty, record } from "../audit/record.ts";
import { handle } from "../http/handle.ts";
import { readYear, saveYear } from "./queries.ts";

export const calendarRoutes = [
  handle(calendar.read, ({ db, params }) => readYear(db, params.year)),
  handle(calendar.save, async ({ tx, actor, params: { year }, body }) => {
    const foreign = body.days.filter(({ day }) => !day.startsWith(`${year}-`));
    if (foreign.length > 0) throw invalid(`${foreign[0]!.day} 不在 ${year} 年内，日历没有保存。`);
    const days = body.days.map(({ day }) => day);
    const repeated = days.find((day, index) => days.indexOf(day) !== index);
    if (repeated) throw invalid(`${repeated} 出现了两次，日历没有保存。`);
    await saveYear(tx, year, body);
    await record(tx, actor, {
      verb: "calendar.edit",
      countyId: noCounty,
      subjectId: String(year),
      detail: { official: body.official, days: days.length },
    });
    return { done: true } as const;
  }),
];
