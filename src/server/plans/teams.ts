import { type RawBuilder, sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import { partsOf, type IsoDate } from "#domain/date.ts";
import { type PlanRefusal, type PlanStatus, standingRefusals } from "#domain/plans/plan.ts";
import { planRefusalLabel } from "#domain/plans/labels.ts";
import { notFound, refused } from "#contract/problem.ts";
import type { Db, Tx } from "../db/db.ts";
import { paged } from "../db/paged.ts";
import { withinVillages } from "../people/reach.ts";
import { type PlanLines, type PlanTally, promisesOf, stuckOf, tallyOf } from "./lines.ts";

export interface TeamHead {
  readonly id: string;
  readonly countyId: string;
  readonly villageId: string;
  readonly townshipId: string;
  readonly organisationId: string | null;
  readonly name: string;
  readonly village: string;
  readonly township: string;
  readonly organisation: string | null;
  readonly formedOn: IsoDate;
  readonly termTo: IsoDate;
  readonly dissolvedOn: IsoDate | null;
  readonly villageClosed: boolean;
  readonly successor: string | null;
}

const teamColumns = sql`tm.id, tm.county_id, tm.village_id, tm.township_id, tm.organisation_id, tm.name, tm.formed_on, tm.term_to,
  tm.dissolved_on, v.name as village, v.valid_to is not null as village_closed, t.name as township,
  (select o.name from organisation o where o.county_id = tm.county_id and o.id = tm.organisation_id) as organisation,
  (select n.name from place_succession u join village n on n.county_id = u.county_id and n.id = u.to_village_id
   where u.county_id = tm.county_id and u.from_village_id = tm.village_id and u.kind in ('merged', 'moved') and n.valid_to is null
   limit 1) as successor`;

const teamPlaces = sql`team tm
  join village v on v.county_id = tm.county_id and v.id = tm.village_id
  join township t on t.county_id = tm.county_id and t.id = tm.township_id`;

/** A team also after it was dissolved: its plans stay readable. */
export async function getTeam(db: Db, actor: Actor, id: string): Promise<TeamHead> {
  const { rows } = await sql<TeamHead>`
    select ${teamColumns} from ${teamPlaces} where ${withinVillages(actor, "tm")} and tm.id = ${id}`.execute(db);
  if (!rows[0]) throw notFound("驻村工作队");
  return rows[0];
}

/** The team, held against being dissolved meanwhile, and open to writing: otherwise the reason. */
export async function openTeam(tx: Tx, actor: Actor, id: string): Promise<TeamHead> {
  const { rows } = await sql<TeamHead>`
    select ${teamColumns} from ${teamPlaces}
    where ${withinVillages(actor, "tm")} and tm.id = ${id} for share of tm`.execute(tx);
  const team = rows[0];
  if (!team || !isOwn(actor, team)) throw notFound("驻村工作队");
  refusePlan(standingRefusals(team));
  return team;
}

/** A unit writes for the teams it has sent, a team for itself; the township and the county for those within reach. */
const isOwn = ({ role, teamId, organisationId }: Actor, team: TeamHead) => {
  if (role === "team") return teamId === team.id;
  return role !== "unit" || organisationId === team.organisationId;
};

/** Whether this office writes in the plans of the team, were they open. */
export const writesFor = (actor: Actor, team: TeamHead) => isOwn(actor, team) && standingRefusals(team).length === 0;

export function refusePlan(why: readonly PlanRefusal[], at?: string): void {
  if (why.length === 0) return;
  throw refused(why.map((rule) => ({ rule, ...(at && { at }), sentence: `${planRefusalLabel[rule]}。` })));
}

export interface TeamRow extends PlanTally {
  readonly id: string;
  readonly name: string;
  readonly village: string;
  readonly township: string;
  readonly organisation: string | null;
  readonly dissolvedOn: IsoDate | null;
  readonly threeYear: PlanStatus | null;
  readonly annual: PlanStatus | null;
  readonly monthly: PlanStatus | null;
  readonly items: number;
  readonly filed: number;
  readonly stuck: number;
  readonly schedules: number;
}

export interface TeamFilter {
  readonly countyId: string;
  readonly townshipId?: string | undefined;
  readonly lacks?: "three-year" | "annual" | "monthly" | "major-items" | undefined;
  readonly light?: "late" | "due" | "stuck" | undefined;
}

const statusOf = (condition: RawBuilder<unknown>) =>
  sql`(select p.status from plan p where p.county_id = tm.county_id and p.team_id = tm.id and ${condition} order by p.year desc limit 1)`;

/** What each team has planned for today, a row each; `countMajorItems` is the same for one county's figures. */
function overview(actor: Actor, { countyId, townshipId }: TeamFilter, lines: PlanLines): RawBuilder<unknown> {
  const { year, month } = partsOf(lines.today);
  return sql`
    select tm.id, tm.name, tm.dissolved_on, v.name as village, v.sort_order as village_order, t.name as township,
      t.sort_order as township_order,
      (select o.name from organisation o where o.county_id = tm.county_id and o.id = tm.organisation_id) as organisation,
      ${statusOf(sql`p.kind = 'three-year' and p.year between ${year - 2}::int and ${year}::int`)} as three_year,
      ${statusOf(sql`p.kind = 'annual' and p.year = ${year}`)} as annual,
      ${statusOf(sql`p.kind = 'monthly' and p.year = ${year} and p.month = ${month}`)} as monthly,
      m.items, m.filed, m.stuck, s.late, s.due, s.done, s.total,
      (select count(*)::int from schedule c where c.county_id = tm.county_id and c.team_id = tm.id and c.status <> 'dropped') as schedules
    from ${teamPlaces}
    cross join lateral ${itemCounts(year, lines)} m
    cross join lateral ${tallyOf(lines, promisesOf("tm"))} s
    where ${withinVillages(actor, "tm")} and tm.county_id = ${countyId} and tm.dissolved_on is null
      ${townshipId ? sql`and tm.township_id = ${townshipId}` : sql``}`;
}

/** Items are filed by the year; what is still being planned counts whatever year it was put down for. */
const itemCounts = (year: number, lines: PlanLines) => sql`(
  select count(*) filter (where m.year = ${year})::int as items, count(m.filed_on) filter (where m.year = ${year})::int as filed,
    count(*) filter (where ${stuckOf("m", lines)})::int as stuck
  from major_item m where m.county_id = tm.county_id and m.team_id = tm.id and m.status <> 'dropped')`;

const lacking: Readonly<Record<NonNullable<TeamFilter["lacks"]>, (required: number) => RawBuilder<unknown>>> = {
  "three-year": () => sql`o.three_year is distinct from 'approved'`,
  annual: () => sql`o.annual is distinct from 'approved'`,
  monthly: () => sql`o.monthly is distinct from 'approved'`,
  "major-items": (required) => sql`o.filed < ${required}`,
};

export async function listTeams(
  db: Db,
  actor: Actor,
  filter: TeamFilter,
  lines: PlanLines,
  { page, size }: { page: number; size: number },
) {
  const { lacks, light } = filter;
  const asked = [lacks && lacking[lacks](lines.required), light && sql`${sql.ref(`o.${light}`)} > 0`];
  const from = sql`from (${overview(actor, filter, lines)}) o
    where ${sql.join([sql`true`, ...asked.filter((one) => typeof one === "object")], sql` and `)}`;
  const { rows } = await sql<TeamRow & { rowsFound: number }>`
    select o.id, o.name, o.village, o.township, o.organisation, o.dissolved_on, o.three_year, o.annual, o.monthly, o.items, o.filed,
      o.stuck, o.schedules, o.late, o.due, o.done, o.total, count(*) over ()::int as rows_found ${from}
    order by township_order, village_order, id limit ${size} offset ${(page - 1) * size}`.execute(db);
  const found = rows.map((row) => ({ row, total: row.rowsFound }));
  const counted = await paged(found, page, async () => {
    const { rows: all } = await sql<{ total: number }>`select count(*)::int as total ${from}`.execute(db);
    return all[0]!;
  });
  return { rows: counted.rows.map(({ row: { rowsFound: _found, ...row } }) => row), total: counted.total };
}
