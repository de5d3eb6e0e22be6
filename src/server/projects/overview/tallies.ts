import { type RawBuilder, sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { Light } from "#domain/cases/light.ts";
import { addMonths, type IsoDate } from "#domain/date.ts";
import { phaseOf, type ProjectPhase } from "#domain/projects/phase.ts";
import type { LightLines } from "../../cases/queries.ts";
import type { Db } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";
import { projectLight } from "../light.ts";

export interface Asked {
  readonly countyId: string;
  readonly year?: number | undefined;
}

/** The projects of a county, or those of one year of it. */
export const asked = ({ countyId, year }: Asked, alias: string): RawBuilder<unknown> =>
  sql`${sql.ref(`${alias}.county_id`)} = ${countyId}${year === undefined ? sql`` : sql` and ${sql.ref(`${alias}.year`)} = ${year}`}`;

export interface Tally {
  readonly projects: number;
  readonly argued: number;
  readonly works: number;
  readonly completed: number;
  readonly ended: number;
  readonly budgetFen: number;
  readonly allocatedFen: number;
  readonly paidFen: number;
}

export interface TownshipTally extends Tally {
  readonly id: string | null;
}

const inPhase = (phase: ProjectPhase) => {
  const { statuses, over } = phaseOf[phase];
  const here = sql`p.status = any (${[...statuses]}::text[])`;
  const ended = sql`p.standing in ('terminated', 'recalled')`;
  if (over === "in") return sql`(${here} or ${ended})`;
  return over === "either" ? here : sql`(${here} and not ${ended})`;
};

/** 撤回、未入库的 count as ended and not as money. */
export async function tallyTownships(db: Db, actor: Actor, filter: Asked): Promise<TownshipTally[]> {
  const { rows } = await sql<TownshipTally>`
    select p.township_id as id, count(*)::int as projects, (count(*) filter (where ${inPhase("argued")}))::int as argued,
      (count(*) filter (where ${inPhase("works")}))::int as works, (count(*) filter (where ${inPhase("completed")}))::int as completed,
      (count(*) filter (where ${inPhase("ended")}))::int as ended,
      coalesce(sum(coalesce(p.budget_fen, p.estimate_fen)) filter (where p.status not in ('rejected', 'withdrawn')), 0)::bigint as budget_fen,
      sum(p.allocated_fen)::bigint as allocated_fen, sum(p.paid_fen)::bigint as paid_fen
    from project p where ${withinShared(actor, "p")} and ${asked(filter, "p")} group by 1`.execute(db);
  return rows;
}

const nothing: Tally = {
  projects: 0,
  argued: 0,
  works: 0,
  completed: 0,
  ended: 0,
  budgetFen: 0,
  allocatedFen: 0,
  paidFen: 0,
};

export const totalOf = (rows: readonly Tally[]): Tally =>
  rows.reduce<Tally>(
    (all, row) =>
      Object.fromEntries(
        Object.keys(nothing).map((key) => [key, all[key as keyof Tally] + row[key as keyof Tally]]),
      ) as never,
    nothing,
  );

export async function countLights(
  db: Db,
  actor: Actor,
  filter: Asked,
  lines: LightLines,
): Promise<Record<Light, number>> {
  const { rows } = await sql<{ light: Light; n: number }>`
    select ${projectLight(lines, "p", sql`(select d.planned, d.open)`)} as light, count(*)::int as n
    from project p left join project_deadlines(${filter.countyId}) d on d.project_id = p.id
    where ${withinShared(actor, "p")} and ${asked(filter, "p")} group by 1`.execute(db);
  return { red: 0, yellow: 0, green: 0, none: 0, ...Object.fromEntries(rows.map(({ light, n }) => [light, n])) };
}

export async function listYears(db: Db, actor: Actor, countyId: string): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`
    select distinct p.year from project p where ${withinShared(actor, "p")} and p.county_id = ${countyId} order by 1 desc`.execute(
    db,
  );
  return rows.map(({ year }) => year);
}

export interface MonthMoney {
  readonly month: IsoDate;
  readonly plannedFen: number;
  /** null: that month is still to come. */
  readonly paidFen: number | null;
}

/** So many months the picture goes back. */
const monthsShown = 24;

/**
 * 按月计划与实际: what each month adds to the plans of the projects, and what was paid in it, both summed up to its end. A payment
 * taken back no longer counts in the month it was made in. project_months() asks itself what the request reaches.
 */
export async function listMonthMoney(db: Db, { countyId, year }: Asked, today: IsoDate): Promise<MonthMoney[]> {
  const { rows } = await sql<MonthMoney & { readonly paidFen: number }>`
    select b.month, (sum(b.planned_fen) over w)::bigint as planned_fen, (sum(b.paid_fen) over w)::bigint as paid_fen
    from project_months(${countyId}, ${year ?? null}::integer) b window w as (order by b.month) order by b.month`.execute(
    db,
  );
  return everyMonth(rows, addMonths(today, -monthsShown), today);
}

/** A month in which nothing was planned or paid stands where the one before it stood, so that the months are evenly apart. */
function everyMonth(rows: readonly (MonthMoney & { readonly paidFen: number })[], first: IsoDate, today: IsoDate) {
  const last = rows.at(-1)?.month;
  const begin = rows.find(({ month }) => month >= first)?.month;
  const months: MonthMoney[] = [];
  if (begin === undefined || last === undefined) return months;
  const of = new Map(rows.map((row) => [row.month, row]));
  let at = of.get(begin)!;
  for (let month = begin; month <= last; month = addMonths(month, 1)) {
    at = of.get(month) ?? at;
    months.push({ month, plannedFen: at.plannedFen, paidFen: month > today ? null : at.paidFen });
  }
  return months;
}
