import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import { type IsoDate, partsOf } from "#domain/date.ts";
import type { MajorCategory, MajorItemStatus } from "#domain/plans/major-item.ts";
import type { PlanKind, PlanStatus } from "#domain/plans/plan.ts";
import type { Db } from "../db/db.ts";
import { withinVillages } from "../people/reach.ts";
import { finestLine } from "./lines.ts";

/** What a village is planned to reach: the plans that run today, major items of this year or still open, and lines not yet done. */
export interface VillagePlans {
  /** Whether a team stands there at all: without one nothing is planned, and nobody has failed to. */
  readonly teamStands: boolean;
  readonly plans: {
    readonly id: string;
    readonly kind: PlanKind;
    readonly year: number;
    readonly month: number | null;
    readonly status: PlanStatus;
    readonly aims: string;
    readonly approvedOn: IsoDate | null;
  }[];
  readonly items: {
    readonly id: string;
    readonly teamId: string;
    readonly year: number;
    readonly title: string;
    readonly category: MajorCategory;
    readonly status: MajorItemStatus;
    readonly landsOn: IsoDate | null;
    readonly landedOn: IsoDate | null;
    readonly budgetFen: number | null;
  }[];
  readonly tasks: {
    readonly id: string;
    readonly planId: string;
    readonly text: string;
    readonly owner: string;
    readonly dueOn: IsoDate | null;
  }[];
}

/** Of the standing team of these villages; by one statement. */
export async function findVillagePlans(
  db: Db,
  actor: Actor,
  countyId: string,
  villageIds: readonly string[],
  today: IsoDate,
): Promise<VillagePlans> {
  const { year, month } = partsOf(today);
  const { rows } = await sql<VillagePlans>`
    with standing as (
      select t.county_id, t.id from team t
      where t.county_id = ${countyId} and t.village_id = any (${[...villageIds]}::uuid[]) and t.dissolved_on is null
        and ${withinVillages(actor, "t")}
    ), running as (
      select p.* from standing s join plan p on p.county_id = s.county_id and p.team_id = s.id
      where ${withinVillages(actor, "p")} and case p.kind when 'three-year' then p.year between ${year}::int - 2 and ${year}::int
        when 'annual' then p.year = ${year}::int else p.year = ${year}::int and p.month = ${month}::int end
    )
    select exists (select from standing) as team_stands,
      (select coalesce(json_agg(json_build_object('id', p.id, 'kind', p.kind, 'year', p.year, 'month', p.month, 'status', p.status,
          'aims', p.aims, 'approvedOn', p.approved_on) order by array_position(array['three-year', 'annual', 'monthly'], p.kind)), '[]')
        from running p) as plans,
      (select coalesce(json_agg(json_build_object('id', m.id, 'teamId', m.team_id, 'year', m.year, 'title', m.title, 'category', m.category, 'status', m.status,
          'landsOn', m.lands_on, 'landedOn', m.landed_on, 'budgetFen', m.budget_fen) order by m.year, m.position, m.id), '[]')
        from standing s join major_item m on m.county_id = s.county_id and m.team_id = s.id
        where ${withinVillages(actor, "m")} and (m.year = ${year}::int and m.status <> 'dropped' or m.status in ('planning', 'under-way'))) as items,
      (select coalesce(json_agg(json_build_object('id', o.id, 'planId', o.plan_id, 'text', o.text, 'owner', o.owner, 'dueOn', o.due_on)
          order by o.due_on nulls last, o.position, o.id), '[]')
        from (select i.* from standing s join plan_task i on i.county_id = s.county_id and i.team_id = s.id
          where ${withinVillages(actor, "i")} and i.done_on is null and ${finestLine("i")}) o) as tasks`.execute(db);
  return rows[0]!;
}
