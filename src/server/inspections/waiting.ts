import { type RawBuilder, sql } from "kysely";
import { type Actor, may } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { type InspectionWait, inspectionWaits, verbOfWait } from "#domain/inspections/inspection.ts";
import type { Db } from "../db/db.ts";
import { withinCounties } from "../people/reach.ts";

const ofInspection = (alias: string) =>
  sql`${sql.ref(`${alias}.county_id`)} = i.county_id and ${sql.ref(`${alias}.inspection_id`)} = i.id`;

const aDraw = (condition: RawBuilder<unknown>) =>
  sql<boolean>`exists (select from draw d where ${ofInspection("d")} and ${condition})`;

const noDrawOpen = sql`not ${aDraw(sql`d.status in ('frozen', 'committed')`)}`;

const byMe = (accountId: string) =>
  sql`select from draw_officer f where f.county_id = d.county_id and f.draw_id = d.id and f.account_id = ${accountId}`;

/** The rules of draw-step.ts and inspection.ts once more, as the database asks them. */
function clausesOf({ accountId }: Actor, today: IsoDate): Record<InspectionWait, RawBuilder<boolean>> {
  return {
    commit: aDraw(
      sql`d.status = 'frozen' and (d.public_on is null or d.public_on > ${today}) and not exists (${byMe(accountId)})`,
    ),
    reveal: aDraw(
      sql`d.status = 'committed' and (d.public_on is null or d.public_number <> '')
        and exists (${byMe(accountId)} and f.revealed_at is null)`,
    ),
    number: aDraw(sql`d.status = 'committed' and d.public_on <= ${today} and d.public_number = ''`),
    waiver: sql<boolean>`(i.status in ('planned', 'drawn') and i.created_by <> ${accountId} and ${noDrawOpen}
      and exists (select from inspection_waiver w where ${ofInspection("w")} and w.allowed_by is null and w.asked_by <> ${accountId}))`,
    start: sql<boolean>`(i.starts_on <= ${today} and ${noDrawOpen} and case i.status
      when 'drawn' then (select ${accountId}::uuid = any (d.readers) from draw d where ${ofInspection("d")} order by d.number desc limit 1)
      when 'planned' then exists (select from inspection_object o where ${ofInspection("o")})
        and exists (select from inspection_member m join inspector r on r.county_id = m.county_id and r.person_id = m.person_id
          where ${ofInspection("m")} and r.account_id = ${accountId})
      else false end)`,
  };
}

/** The condition on the inspection `i`; nothing waits for an office that does not take it. */
export const waitsFor = (actor: Actor, wait: InspectionWait, today: IsoDate): RawBuilder<boolean> =>
  may(actor, verbOfWait[wait]) ? clausesOf(actor, today)[wait] : sql<boolean>`false`;

/** How many inspections wait for whoever asks, by what they wait for. */
export async function countWaiting(
  db: Db,
  actor: Actor,
  today: IsoDate,
): Promise<Readonly<Record<InspectionWait, number>>> {
  const counts = inspectionWaits.map(
    (wait) => sql`count(*) filter (where ${waitsFor(actor, wait, today)})::int as ${sql.ref(wait)}`,
  );
  const { rows } = await sql<Record<InspectionWait, number>>`
    select ${sql.join(counts)} from inspection i
    where ${withinCounties(actor, "i")} and i.status in ('planned', 'drawn')`.execute(db);
  return rows[0]!;
}
