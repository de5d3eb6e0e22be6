import { type RawBuilder, sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { PlanKind, PlanStatus } from "#domain/plans/plan.ts";
import type { Db, Tx } from "../db/db.ts";
import { paged } from "../db/paged.ts";
import { withinVillages } from "../people/reach.ts";
import { type PlanLines, type PlanTally, standingTasks, tallyOf } from "./lines.ts";

export { finestLine } from "./lines.ts";
export { findVillagePlans, type VillagePlans } from "./of-village.ts";

export interface PlanRow extends PlanTally {
  readonly id: string;
  readonly countyId: string;
  readonly teamId: string;
  readonly team: string;
  readonly village: string;
  readonly township: string;
  readonly kind: PlanKind;
  readonly year: number;
  readonly month: number | null;
  readonly status: PlanStatus;
  readonly aims: string;
  readonly returnReason: string;
  readonly submittedBy: string | null;
  readonly approvedOn: IsoDate | null;
  readonly postedOn: IsoDate | null;
  readonly filedOn: IsoDate | null;
  readonly dissolvedOn: IsoDate | null;
  readonly villageClosed: boolean;
  readonly version: number;
}

const columns = sql`p.id, p.county_id, p.team_id, p.kind, p.year, p.month, p.status, p.aims, p.return_reason, p.submitted_by,
  p.approved_on, p.posted_on, p.filed_on, p.version, tm.name as team, tm.dissolved_on,
  v.name as village, v.valid_to is not null as village_closed, t.name as township, s.late, s.due, s.done, s.total`;

const places = sql`
  join team tm on tm.county_id = p.county_id and tm.id = p.team_id
  join village v on v.county_id = tm.county_id and v.id = tm.village_id
  join township t on t.county_id = p.county_id and t.id = p.township_id`;

export interface PlanFilter {
  readonly countyId: string;
  readonly townshipId?: string | undefined;
  readonly teamId?: string | undefined;
  readonly kind?: PlanKind | undefined;
  readonly year?: number | undefined;
  readonly month?: number | undefined;
  readonly status?: PlanStatus | undefined;
  readonly light?: "late" | "due" | undefined;
}

function planConditions(actor: Actor, filter: PlanFilter): RawBuilder<unknown> {
  const { countyId, townshipId, teamId, kind, year, month, status, light } = filter;
  const asked = [
    townshipId && sql`p.township_id = ${townshipId}`,
    teamId ? sql`p.team_id = ${teamId}` : sql`tm.dissolved_on is null`,
    kind && sql`p.kind = ${kind}`,
    year && sql`p.year = ${year}`,
    month && sql`p.month = ${month}`,
    status && sql`p.status = ${status}`,
    light && sql`${sql.ref(`s.${light}`)} > 0`,
  ];
  const always = [withinVillages(actor, "p"), sql`p.county_id = ${countyId}`];
  return sql.join([...always, ...asked.filter((one) => typeof one === "object")], sql` and `);
}

/** What waits for the township first, then by place, the newest plan of a team before the older ones. */
export async function listPlans(
  db: Db,
  actor: Actor,
  filter: PlanFilter,
  lines: PlanLines,
  { page, size }: { page: number; size: number },
) {
  const from = sql`from plan p ${places} cross join lateral ${tallyOf(lines, standingTasks("p"))} s
    where ${planConditions(actor, filter)}`;
  const { rows } = await sql<PlanRow & { readonly total: number; readonly rowsFound: number }>`
    select ${columns}, count(*) over ()::int as rows_found ${from}
    order by (p.status = 'submitted') desc, t.sort_order, v.sort_order, p.year desc, p.month desc nulls last, p.kind, p.id
    limit ${size} offset ${(page - 1) * size}`.execute(db);
  const found = rows.map((row) => ({ row, total: row.rowsFound }));
  const counted = await paged(found, page, async () => {
    const { rows: all } = await sql<{ total: number }>`select count(*)::int as total ${from}`.execute(db);
    return all[0]!;
  });
  return { rows: counted.rows.map(({ row }) => row), total: counted.total };
}

/** The head of the list: how many wait for a township, how many hold something overdue or near. */
export async function countPlans(db: Db, actor: Actor, filter: PlanFilter, lines: PlanLines) {
  const { rows } = await sql<{ waiting: number; late: number; due: number }>`
    select count(*) filter (where p.status = 'submitted')::int as waiting, count(*) filter (where s.late > 0)::int as late,
      count(*) filter (where s.due > 0)::int as due
    from plan p ${places} cross join lateral ${tallyOf(lines, standingTasks("p"))} s
    where ${planConditions(actor, { ...filter, status: undefined, light: undefined })}`.execute(db);
  return rows[0]!;
}

/** Also a plan of a dissolved team: it stays readable. */
export async function findPlan(db: Db, actor: Actor, id: string, lines: PlanLines): Promise<PlanRow | undefined> {
  const { rows } = await sql<PlanRow>`
    select ${columns} from plan p ${places} cross join lateral ${tallyOf(lines, standingTasks("p"))} s
    where ${withinVillages(actor, "p")} and p.id = ${id}`.execute(db);
  return rows[0];
}

export interface LockedPlan {
  readonly id: string;
  readonly countyId: string;
  readonly teamId: string;
  readonly villageId: string;
  readonly townshipId: string;
  readonly kind: PlanKind;
  readonly year: number;
  readonly month: number | null;
  readonly status: PlanStatus;
  readonly aims: string;
  readonly submittedBy: string | null;
  readonly approvedOn: IsoDate | null;
  readonly postedOn: IsoDate | null;
  readonly filedOn: IsoDate | null;
  readonly version: number;
}

/** One writer at a time in one plan. */
export async function lockPlan(tx: Tx, actor: Actor, id: string): Promise<LockedPlan | undefined> {
  return (await tx
    .selectFrom("plan as p")
    .select(["p.id", "p.countyId", "p.teamId", "p.villageId", "p.townshipId", "p.kind", "p.year", "p.month"])
    .select(["p.status", "p.aims", "p.submittedBy", "p.approvedOn", "p.postedOn", "p.filedOn", "p.version"])
    .where(withinVillages(actor, "p"))
    .where("p.id", "=", id)
    .forUpdate()
    .executeTakeFirst()) as LockedPlan | undefined;
}

export function findPlanOf(
  db: Db,
  actor: Actor,
  team: { readonly countyId: string; readonly id: string },
  { kind, year, month }: { kind: PlanKind; year: number; month: number | null },
) {
  return db
    .selectFrom("plan as p")
    .select(["p.id", "p.status"])
    .where(withinVillages(actor, "p"))
    .where("p.countyId", "=", team.countyId)
    .where("p.teamId", "=", team.id)
    .where("p.kind", "=", kind)
    .where("p.year", "=", year)
    .where("p.month", month === null ? "is" : "=", month)
    .executeTakeFirst();
}

export interface NewPlan {
  readonly id: string;
  readonly countyId: string;
  readonly teamId: string;
  readonly villageId: string;
  readonly townshipId: string;
  readonly kind: PlanKind;
  readonly year: number;
  readonly month: number | null;
  readonly aims: string;
}

/** False when the id is taken, or the team has a plan of this kind and time. */
export async function insertPlan(tx: Tx, plan: NewPlan): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("plan")
    .values(plan)
    .onConflict((on) => on.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export interface PlanChange {
  readonly status?: PlanStatus;
  readonly aims?: string;
  readonly returnReason?: string;
  readonly submittedBy?: string | null;
  readonly approvedBy?: string | null;
  readonly approvedOn?: IsoDate | null;
  readonly postedOn?: IsoDate | null;
  readonly filedOn?: IsoDate | null;
}

export async function updatePlan(tx: Tx, actor: Actor, plan: LockedPlan, change: PlanChange): Promise<number> {
  const { version } = await tx
    .updateTable("plan")
    .set({ ...change, version: sql`version + 1`, updatedAt: new Date() })
    .where(withinVillages(actor, "plan"))
    .where("countyId", "=", plan.countyId)
    .where("id", "=", plan.id)
    .returning("version")
    .executeTakeFirstOrThrow();
  return version;
}
