import { sql } from "kysely";
import { addYears, type IsoDate } from "#domain/date.ts";
import { record } from "../../audit/record.ts";
import type { Tx } from "../../db/db.ts";
import type { ClockJob } from "../../jobs/boss.ts";
import { deskOf, everyCounty } from "../../jobs/counties.ts";
import { withinShared } from "../../people/reach.ts";
import { ruleOf } from "../../rules/queries.ts";

/** 保存期限：who objected, and by which phone, is forgotten in the night when the answer has stood for the years of the county. */
export const objectorsClock: ClockJob = {
  verb: "objection.keeping",
  cron: "50 2 * * *",
  run: async (ground) => {
    const today = ground.clock.today();
    await everyCounty(ground, (countyId) =>
      ground.gate.write({ system: "county", countyId }, (tx) => forgetObjectors(tx, countyId, today)),
    );
  },
};

/** How many were forgotten; the audit is told no more. What they said and what was answered stays. */
export async function forgetObjectors(tx: Tx, countyId: string, today: IsoDate): Promise<number> {
  const { content } = await ruleOf(tx, countyId, "contact-retention", today);
  const until = addYears(today, -content.years);
  const { rows } = await sql`
    update objection o set name = '', phone = ''
    where o.county_id = ${countyId} and ${withinShared(deskOf(countyId), "o")} and (o.name <> '' or o.phone <> '')
      and (select max(a.answered_on) from objection_answer a where a.county_id = o.county_id and a.objection_id = o.id) <= ${until}::date
    returning o.id`.execute(tx);
  const detail = { act: "erase", contacts: rows.length };
  if (rows.length > 0) await record(tx, null, { verb: "objection.write", countyId, subjectId: countyId, detail });
  return rows.length;
}
