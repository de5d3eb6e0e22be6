import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { monthSpan, type ReportMonth, type ReportStatus } from "#domain/records/report.ts";
import type { Db } from "../db/db.ts";
import { withinReach, withinVillages } from "../people/reach.ts";
import type { ReportRow } from "./report-queries.ts";

/** A team or a township that owes a report of the month, and how far it is. */
export interface OwingRow {
  readonly countyId: string;
  readonly teamId: string | null;
  readonly name: string;
  readonly villageId: string | null;
  readonly village: string | null;
  readonly townshipId: string;
  readonly township: string;
  readonly roundId: string;
  /** Every round with a team that served there in the month: of a team its own. */
  readonly roundIds: readonly string[];
  readonly formedOn: IsoDate | null;
  readonly dissolvedOn: IsoDate | null;
  readonly id: string | null;
  readonly status: ReportStatus | null;
  readonly dueOn: IsoDate | null;
  readonly submittedBy: string | null;
  readonly submittedAt: string | null;
  readonly submittedOn: IsoDate | null;
}

interface Asked extends ReportMonth {
  readonly countyId: string;
}

const served = (actor: Actor, { countyId, ...month }: Asked) => {
  const { from, to } = monthSpan(month);
  return sql<boolean>`(m.county_id = ${countyId} and m.formed_on <= ${to}::date
    and (m.dissolved_on is null or m.dissolved_on >= ${from}::date) and ${withinVillages(actor, "m")})`;
};

const state = sql`r.id, r.status, r.due_on, r.submitted_by, r.submitted_at, r.submitted_on`;
const inMonth = ({ countyId, year, month }: Asked) =>
  sql`r.county_id = ${countyId} and r.year = ${year} and r.month = ${month}`;

/**
 * Teams that stood for at least a day of the month. A report stands in the list of the township it was handed to, also when its team has
 * gone on elsewhere with its village since; the township it went to is not told that this month is missing.
 */
export async function listTeamReports(db: Db, actor: Actor, asked: Asked): Promise<OwingRow[]> {
  const { rows } = await sql<OwingRow>`
    select x.*, v.name as village, t.name as township, array[x.round_id] as round_ids from (
      select m.county_id, m.id as team_id, m.name, coalesce(r.village_id, m.village_id) as village_id,
        coalesce(r.township_id, m.township_id) as township_id, m.round_id, m.formed_on, m.dissolved_on, ${state}
      from team m left join monthly_report r on r.county_id = m.county_id and r.team_id = m.id and ${inMonth(asked)} and ${withinVillages(actor, "r")}
      where ${served(actor, asked)}
      union all
      select r.county_id, r.team_id, coalesce(r.team_name, ''), r.village_id, r.township_id, r.round_id, null, null, ${state}
      from monthly_report r
      where ${inMonth(asked)} and r.team_id is not null and ${withinVillages(actor, "r")}
        and not exists (select from team m where m.county_id = r.county_id and m.id = r.team_id and ${withinVillages(actor, "m")})) x
    join village v on v.county_id = x.county_id and v.id = x.village_id
    join township t on t.county_id = x.county_id and t.id = x.township_id
    order by t.sort_order, t.id, v.sort_order, x.team_id`.execute(db);
  if (actor.townships === "all") return rows;
  const elsewhere = await reportedTeams(db, asked);
  return rows.filter(({ id, teamId }) => id !== null || !elsewhere.has(teamId!));
}

/** Teams with a report of the month, wherever in the county it lies: their ids and nothing else. */
async function reportedTeams(db: Db, { countyId, year, month }: Asked): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ teamId: string }>`
    select team_id from reported_teams(${countyId}, ${year}, ${month})`.execute(db);
  return new Set(rows.map(({ teamId }) => teamId));
}

/** Townships with such a team, or with a report of the month; its round is that of the youngest of them. A team or a unit does not see these. */
export async function listTownshipReports(db: Db, actor: Actor, asked: Asked): Promise<OwingRow[]> {
  if (actor.villages !== "all") return [];
  const { rows } = await sql<OwingRow>`
    with serving as (
      select m.township_id, (array_agg(m.round_id order by m.formed_on desc, m.id desc))[1] as round_id, array_agg(distinct m.round_id) as round_ids
      from team m where ${served(actor, asked)} group by m.township_id),
    r as (select r.* from monthly_report r where ${inMonth(asked)} and r.team_id is null and ${withinReach(actor, "r")})
    select t.county_id, t.name, t.id as township_id, t.name as township, coalesce(r.round_id, y.round_id) as round_id,
      coalesce(y.round_ids, array[r.round_id]) as round_ids, ${state},
      null as team_id, null as village_id, null as village, null as formed_on, null as dissolved_on
    from serving y full join r on r.township_id = y.township_id
    join township t on t.county_id = ${asked.countyId} and t.id = coalesce(y.township_id, r.township_id)
    where ${withinReach(actor, "t", "id")}
    order by t.sort_order, t.id`.execute(db);
  return rows;
}

type Which = Pick<ReportRow, "countyId" | "villageId" | "townshipId" | "roundId" | "year" | "month">;

/** The rounds a report is counted over: a team's own; of a township all with a team that served in it in the month. */
export async function roundsOfReport(db: Db, actor: Actor, report: Which): Promise<readonly string[]> {
  if (report.villageId !== null) return [report.roundId];
  const { rows } = await sql<{ roundId: string }>`
    select distinct m.round_id from team m where ${served(actor, report)} and m.township_id = ${report.townshipId}`.execute(
    db,
  );
  return rows.length === 0 ? [report.roundId] : rows.map(({ roundId }) => roundId);
}
