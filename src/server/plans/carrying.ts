import { type RawBuilder, sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { MonthLine, OpenLine } from "#domain/plans/task.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { Tx } from "../db/db.ts";
import { withinVillages } from "../people/reach.ts";
import { finestLine } from "./lines.ts";
import type { LockedPlan } from "./queries.ts";

/**
 * 结转. A month's list is made with copies of what earlier lists left open. Until the new list is approved the lines copied from
 * still count and are marked done where they are, which takes the copies out; its approval carries over what is open by then.
 */
interface Row {
  readonly countyId: string;
  readonly id: string;
}

/** What the monthly lists before this month left open, each at the end of its way through later lists, held. */
export async function lockUnfinished(
  tx: Tx,
  actor: Actor,
  team: Row,
  { year, month }: { year: number; month: number },
): Promise<OpenLine[]> {
  const open = sql`from plan_task i join plan p on p.county_id = i.county_id and p.id = i.plan_id
    where ${withinVillages(actor, "i")} and i.county_id = ${team.countyId} and i.team_id = ${team.id} and p.kind = 'monthly'
      and (p.year, p.month) < (${year}, ${month}) and i.removed_at is null and i.carried_on is null and i.done_on is null`;
  // Held first, looked at afterwards: what another list has just gone on with is seen.
  await sql`select ${open} order by i.id for update of i`.execute(tx);
  const { rows } = await sql<OpenLine>`
    select i.id, i.parent_id, i.due_on ${open} and not exists (select from plan_task copy
      where copy.county_id = i.county_id and copy.carried_from = i.id and copy.removed_at is null)
    order by p.year, p.month, i.position, i.id`.execute(tx);
  return rows;
}

/** What is open in the year's plan and no finer line carries out. */
export async function listAnnualOpen(tx: Tx, actor: Actor, team: Row, annualId: string): Promise<OpenLine[]> {
  const { rows } = await sql<OpenLine>`
    select i.id, i.parent_id, i.due_on from plan_task i
    where ${withinVillages(actor, "i")} and i.county_id = ${team.countyId} and i.plan_id = ${annualId} and i.done_on is null
      and ${finestLine("i")}
    order by i.position, i.id`.execute(tx);
  return rows;
}

/** Copies words, owner and links of the lines named. */
export async function insertMonthLines(tx: Tx, plan: LockedPlan, lines: readonly MonthLine[]) {
  if (lines.length === 0) return;
  const { countyId } = plan;
  await sql`
    insert into plan_task (county_id, id, plan_id, team_id, village_id, township_id, parent_id, carried_from, position, text, owner,
      problem_id, goal_id, major_item_id, due_on)
    select ${countyId}, new.id, ${plan.id}, ${plan.teamId}, ${plan.villageId}, ${plan.townshipId}, new.parent_id, new.carried_from,
      new.position, i.text, i.owner, i.problem_id, i.goal_id, i.major_item_id, i.due_on
    from unnest(${lines.map(() => uuidv7())}::uuid[], ${lines.map((one) => one.copyOf)}::uuid[],
        ${lines.map((one) => one.parentId)}::uuid[], ${lines.map((one) => one.carriedFrom)}::uuid[],
        ${lines.map((_, index) => index + 1)}::int[])
      as new (id, copy_of, parent_id, carried_from, position)
    join plan_task i on i.county_id = ${countyId} and i.id = new.copy_of`.execute(tx);
}

/** The list is approved: what its lines go on with and is still open counts there from now on, through all lists between. */
export async function carryOver(tx: Tx, actor: Actor, plan: Row, today: IsoDate) {
  const { countyId } = plan;
  const open = sql`f.county_id = ${countyId} and f.carried_on is null and f.done_on is null and f.removed_at is null`;
  await sql`
    with recursive origins as (
      select f.id, f.carried_from from plan_task c join plan_task f on f.id = c.carried_from and ${open}
      where c.county_id = ${countyId} and c.plan_id = ${plan.id} and c.removed_at is null
      union
      select f.id, f.carried_from from origins o join plan_task f on f.id = o.carried_from and ${open}
    )
    update plan_task i set carried_on = ${today}, version = i.version + 1, updated_at = now() from origins o
    where ${withinVillages(actor, "i")} and i.county_id = ${countyId} and i.id = o.id and i.carried_on is null
      and i.done_on is null`.execute(tx);
}

/** Copies of a line, and copies of those, in lists not approved. */
const copiesOf = ({ countyId, id }: Row, which: RawBuilder<unknown>) => sql`
  with recursive copies as (
    select c.id from plan_task c join plan p on p.county_id = c.county_id and p.id = c.plan_id
    where c.county_id = ${countyId} and c.carried_from = ${id} and p.status <> 'approved' and ${which}
    union
    select c.id from copies o join plan_task c on c.carried_from = o.id join plan p on p.county_id = c.county_id and p.id = c.plan_id
    where c.county_id = ${countyId} and p.status <> 'approved' and ${which}
  )`;

/** The line is done where it was: its copies are struck off, at the moment the line itself was changed. */
export async function strikeCopies(tx: Tx, actor: Actor, line: Row) {
  await sql`${copiesOf(line, sql`c.removed_at is null`)}
    update plan_task i set removed_at = f.updated_at, version = i.version + 1, updated_at = f.updated_at from copies o, plan_task f
    where ${withinVillages(actor, "i")} and i.county_id = ${line.countyId} and i.id = o.id and f.county_id = i.county_id
      and f.id = ${line.id}`.execute(tx);
}

/** The line is not done after all: the copies struck off at that very moment come back. Called before the line changes. */
export async function bringCopiesBack(tx: Tx, actor: Actor, line: Row) {
  const then = sql`c.removed_at = (select f.updated_at from plan_task f where f.county_id = ${line.countyId} and f.id = ${line.id})`;
  await sql`${copiesOf(line, then)}
    update plan_task i set removed_at = null, version = i.version + 1, updated_at = now() from copies o
    where ${withinVillages(actor, "i")} and i.county_id = ${line.countyId} and i.id = o.id`.execute(tx);
}
