import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { Light } from "#domain/cases/light.ts";
import type { ProjectStatus, Standing } from "#domain/projects/project.ts";
import type { LightLines } from "../../cases/queries.ts";
import type { Db } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";
import { projectLight } from "../light.ts";
import { type Asked, asked } from "./tallies.ts";
import { projectCodeOf } from "../numbering.ts";

interface WallProject {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly status: ProjectStatus;
  readonly standing: Standing;
  readonly light: Light;
  readonly villages: number;
}

interface WallTownship {
  readonly id: string | null;
  readonly name: string;
  readonly projects: WallProject[];
}

/** Every project that passed its argument, one tile each, in blocks of the township that leads it. */
export async function listWall(db: Db, actor: Actor, filter: Asked, lines: LightLines): Promise<WallTownship[]> {
  const { rows } = await sql<WallTownship>`
    select w.id, coalesce(project_place_name(${filter.countyId}, w.id), '县直实施') as name, w.projects
    from (
      select p.township_id as id, json_agg(json_build_object('id', p.id, 'number', ${projectCodeOf("p")}, 'name', p.name,
        'status', p.status, 'standing', p.standing, 'light', ${projectLight(lines, "p")}, 'villages', (select count(*)::int
          from project_village v where v.county_id = p.county_id and v.project_id = p.id)) order by p.year, p.number) as projects
      from project p where ${withinShared(actor, "p")} and ${asked(filter, "p")}
        and p.status not in ('draft', 'declared', 'reviewed', 'rejected', 'withdrawn')
      group by 1) w
    left join township t on t.county_id = ${filter.countyId} and t.id = w.id
    order by t.sort_order nulls last, w.id`.execute(db);
  return rows;
}
