import { sql } from "kysely";
import { type Actor, may } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { promiseKept } from "#domain/projects/assets/income.ts";
import type { Db } from "../../db/db.ts";
import { withinShared, withinVillages } from "../../people/reach.ts";
import { rulesOf } from "../../rules/queries.ts";
import { bornStatuses } from "../assets/place.ts";

export interface VillageIncomeFilter {
  readonly countyId?: string | undefined;
  readonly townshipId?: string | undefined;
  readonly year: number;
  readonly short?: "1" | undefined;
}

interface Found {
  readonly countyId: string;
  readonly villageId: string;
  readonly village: string;
  readonly township: string;
  readonly townshipId: string;
  readonly projects: number;
  readonly promisedFen: number;
  readonly receivedFen: number;
  readonly dividedFen: number;
  readonly plans: number;
  readonly planStatus: string | null;
}

/**
 * Villages that have been promised something for the year, or received something. What a project promises counts from the year the
 * county's rule says after its transfer; one that was terminated or recalled promises nothing any more.
 */
async function findVillages(
  db: Db,
  actor: Actor,
  { countyId, townshipId, year }: VillageIncomeFilter,
  next: readonly string[],
) {
  const { rows } = await sql<Found>`
    with promised as (
      select pv.county_id, pv.village_id, count(*)::int as projects, sum(pv.promised_fen)::bigint as promised_fen
      from project_village pv join project p on p.county_id = pv.county_id and p.id = pv.project_id
        left join gate_pass g on g.county_id = p.county_id and g.project_id = p.id and g.gate = 'transfer' and g.withdrawn_on is null
      where ${withinShared(actor, "pv")} and p.status = any (${[...bornStatuses]}::text[]) and p.standing not in ('terminated', 'recalled')
        and p.asset_class = 'operating'
        and coalesce(extract(year from g.on_day)::int, p.year) + (p.county_id = any (${[...next]}::text[]))::int <= ${year}
      group by 1, 2),
    plan as (
      select d.county_id, d.village_id, count(*)::int as plans, (array_agg(d.status order by d.number desc))[1] as plan_status
      from distribution d where ${withinShared(actor, "d")} and d.year = ${year} and d.status <> 'dropped' group by 1, 2)
    select v.county_id, v.id as village_id, v.name as village, t.name as township, t.id as township_id,
      coalesce(pr.projects, 0) as projects, coalesce(pr.promised_fen, 0) as promised_fen,
      coalesce(it.received_fen, 0) as received_fen, coalesce(it.divided_fen, 0) as divided_fen,
      coalesce(plan.plans, 0) as plans, plan.plan_status
    from village v join township t on t.county_id = v.county_id and t.id = v.township_id
      left join promised pr on pr.county_id = v.county_id and pr.village_id = v.id
      left join income_total it on it.county_id = v.county_id and it.village_id = v.id and it.year = ${year}
      left join plan on plan.county_id = v.county_id and plan.village_id = v.id
    where ${withinVillages(actor, "v", "id")} and (pr.village_id is not null or it.village_id is not null)
      ${countyId ? sql`and v.county_id = ${countyId}` : sql``} ${townshipId ? sql`and v.township_id = ${townshipId}` : sql``}
    order by v.county_id, t.sort_order, t.name, v.sort_order, v.name, v.id`.execute(db);
  return rows;
}

/** 各村收益与承诺对照: every village with what it should have had, and what it is short by. Figures use the same. */
export async function readVillageIncomes(db: Db, actor: Actor, filter: VillageIncomeFilter, today: IsoDate) {
  const rules = await rulesOf(db, filter.countyId ? [filter.countyId] : actor.counties, "village-income", today);
  const next = [...rules].filter(([, { firstYear }]) => firstYear === "next").map(([id]) => id);
  const found = await findVillages(db, actor, filter, next);
  const all = found.map(({ countyId, ...row }) => ({
    ...row,
    ...promiseKept(row, (rules.get(countyId)?.leastYuan ?? 0) * 100),
  }));
  const rows = filter.short ? all.filter(({ shortFen }) => shortFen > 0) : all;
  const least = new Set([...rules.values()].map(({ leastYuan }) => leastYuan));
  return { rows, leastYuan: least.size === 1 ? [...least][0]! : null };
}

type VillageIncome = Awaited<ReturnType<typeof readVillageIncomes>>["rows"][number];

const sumOf = (rows: readonly VillageIncome[], of: (row: VillageIncome) => number) =>
  rows.reduce((sum, row) => sum + of(row), 0);

export async function listVillageIncomes(
  db: Db,
  actor: Actor,
  { page, size, ...filter }: VillageIncomeFilter & { readonly page: number; readonly size: number },
  today: IsoDate,
) {
  const { rows, leastYuan } = await readVillageIncomes(db, actor, filter, today);
  const byTownship = [...Map.groupBy(rows, ({ townshipId }) => townshipId).values()];
  return {
    rows: rows.slice((page - 1) * size, page * size),
    total: rows.length,
    leastYuan,
    sum: {
      promisedFen: sumOf(rows, (row) => row.promisedFen),
      dividedFen: sumOf(rows, (row) => row.dividedFen),
      ...totalsOf(rows),
    },
    townships: byTownship.map((inside) => ({
      townshipId: inside[0]!.townshipId,
      township: inside[0]!.township,
      villages: inside.length,
      ...totalsOf(inside),
    })),
    can: { draft: may(actor, "distribution.write") },
  };
}

const totalsOf = (rows: readonly VillageIncome[]) => ({
  targetFen: sumOf(rows, (row) => row.targetFen ?? 0),
  receivedFen: sumOf(rows, (row) => row.receivedFen),
  shortFen: sumOf(rows, (row) => row.shortFen),
  short: rows.filter(({ shortFen }) => shortFen > 0).length,
});
