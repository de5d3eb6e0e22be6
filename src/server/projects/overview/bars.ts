import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { Light } from "#domain/cases/light.ts";
import type { IsoDate } from "#domain/date.ts";
import type { Gate } from "#domain/projects/gate.ts";
import type { ProjectKind, ProjectStatus, Standing } from "#domain/projects/project.ts";
import type { LightLines } from "../../cases/queries.ts";
import type { Db } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";
import { projectLight } from "../light.ts";
import { type Asked, asked } from "./tallies.ts";
import { projectCodeOf } from "../numbering.ts";

interface BarsAsked extends Asked {
  readonly townshipId?: string | undefined;
  readonly kind?: ProjectKind | undefined;
}

interface Bar {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly township: string | null;
  readonly kind: ProjectKind;
  readonly status: ProjectStatus;
  readonly standing: Standing;
  readonly light: Light;
  readonly planStartOn: IsoDate | null;
  readonly planFinishOn: IsoDate | null;
  readonly startedOn: IsoDate | null;
  readonly finishedOn: IsoDate | null;
  readonly percent: number | null;
  readonly gates: { readonly gate: Gate; readonly finishOn: IsoDate | null; readonly passedOn: IsoDate | null }[];
}

/** Only what has days to draw. */
const drawn = (actor: Actor, filter: BarsAsked) => sql`
  ${withinShared(actor, "p")} and ${asked(filter, "p")} and p.status not in ('rejected', 'withdrawn')
  and (p.plan_finish_on is not null or p.started_on is not null)
  ${filter.townshipId === undefined ? sql`` : sql`and p.reach && array[${filter.townshipId}]::uuid[]`}
  ${filter.kind === undefined ? sql`` : sql`and p.kind = ${filter.kind}`}`;

export async function countBars(db: Db, actor: Actor, filter: BarsAsked): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from project p where ${drawn(actor, filter)}`.execute(db);
  return rows[0]!.n;
}

/** In the order in which they begin; the page is found first, then what belongs to its rows. */
export async function listBars(
  db: Db,
  actor: Actor,
  filter: BarsAsked,
  lines: LightLines,
  { page, size }: { readonly page: number; readonly size: number },
): Promise<Bar[]> {
  const { rows } = await sql<Bar>`
    with shown as materialized (
      select p.* from project p where ${drawn(actor, filter)}
      order by coalesce(p.started_on, p.plan_start_on), p.id limit ${size} offset ${(page - 1) * size})
    select p.id, ${projectCodeOf("p")} as number, p.name, project_place_name(p.county_id, p.township_id) as township, p.kind, p.status,
      p.standing, ${projectLight(lines, "p")} as light, p.plan_start_on, p.plan_finish_on, p.started_on, p.finished_on,
      case when p.finished_on is not null then 100 else (select m.actual_percent from project_month m
        where m.county_id = p.county_id and m.project_id = p.id and m.actual_percent is not null order by m.month desc limit 1) end as percent,
      coalesce((select json_agg(json_build_object('gate', coalesce(g.gate, y.gate), 'finishOn', g.finish_on, 'passedOn', y.on_day)
          order by coalesce(y.on_day, g.finish_on))
        from (select * from gate_plan x where x.county_id = p.county_id and x.project_id = p.id) g
        full join (select * from gate_pass x where x.county_id = p.county_id and x.project_id = p.id and x.withdrawn_on is null) y
          on y.gate = g.gate), '[]') as gates
    from shown p order by coalesce(p.started_on, p.plan_start_on), p.id`.execute(db);
  return rows;
}
