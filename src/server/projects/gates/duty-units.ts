import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { DutyUnits } from "#domain/projects/gates/gate-pass.ts";
import { duties, type Duty } from "#domain/projects/gates/gate-rule.ts";
import type { Db } from "../../db/db.ts";
import { withinCounties } from "../../people/reach.ts";
import type { LockedProject } from "../rows.ts";

interface Unit {
  readonly duty: Duty;
  readonly id: string;
  readonly name: string;
}

export interface NamedUnits {
  readonly ids: DutyUnits;
  readonly names: Readonly<Record<Duty, readonly string[]>>;
}

/** Who holds each duty at this project: its own department in charge, where it names one, goes before that of its kind. */
export async function readDutyUnits(
  db: Db,
  actor: Actor,
  { countyId, kind, sectorId }: Pick<LockedProject, "countyId" | "kind" | "sectorId">,
): Promise<NamedUnits> {
  const { rows } = await sql<Unit>`
    select d.duty, o.id, o.name from project_duty d join organisation o on o.county_id = d.county_id and o.id = d.organisation_id
    where ${withinCounties(actor, "d")} and d.county_id = ${countyId} and (d.kind is null or d.kind = ${kind})
      and (d.duty <> 'sector' or ${sectorId}::uuid is null)
    union all
    select 'sector', o.id, o.name from organisation o
    where ${withinCounties(actor, "o")} and o.county_id = ${countyId} and o.id = ${sectorId}::uuid
    order by 3`.execute(db);
  const of = (duty: Duty) => rows.filter((one) => one.duty === duty);
  const each = <T>(pick: (one: Unit) => T) =>
    Object.fromEntries(duties.map((duty) => [duty, of(duty).map(pick)])) as Record<Duty, T[]>;
  return { ids: each(({ id }) => id), names: each(({ name }) => name) };
}
