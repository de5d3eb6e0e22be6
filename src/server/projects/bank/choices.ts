import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { ProjectKind } from "#domain/projects/project.ts";
import type { Db } from "../../db/db.ts";
import { withinCounties, withinReach, withinShared } from "../../people/reach.ts";
import { ownCounty } from "../../registry/commands.ts";

/** What the filters and forms choose from: of one county, where the office reaches one, or the one asked for. */
export async function readProjectChoices(db: Db, actor: Actor, asked: string | undefined) {
  const counties = await db
    .selectFrom("area")
    .select(["id", "name"])
    .where("id", "in", [...actor.counties, ""])
    .orderBy("sortOrder")
    .orderBy("code")
    .execute();
  const countyId = asked ?? (counties.length === 1 ? counties[0]!.id : undefined);
  const known = counties.some(({ id }) => id === countyId) ? countyId! : undefined;
  return { counties, years: await listYears(db, actor), ...(known ? await listOf(db, actor, known) : nothing) };
}

const nothing = { townships: [], units: [], sectors: [] };

async function listYears(db: Db, actor: Actor): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`
    select distinct p.year from project p where ${withinShared(actor, "p")} order by p.year desc`.execute(db);
  return rows.map(({ year }) => year);
}

async function listOf(db: Db, actor: Actor, countyId: string) {
  const townships = await sql<{ id: string; name: string }>`
    select t.id, t.name from township t where ${withinReach(actor, "t", "id")} and t.county_id = ${countyId} and t.valid_to is null
    order by t.sort_order, t.id`.execute(db);
  const units = await sql<{ id: string; name: string }>`
    select o.id, o.name from organisation o where ${withinCounties(actor, "o")} and o.county_id = ${countyId} and o.valid_to is null
    order by o.sort_order, o.name`.execute(db);
  const sectors = await sql<{ kind: ProjectKind | null; organisationId: string }>`
    select d.kind, d.organisation_id from project_duty d where ${withinCounties(actor, "d")} and d.county_id = ${countyId}
      and d.duty = 'sector' order by d.kind nulls last, d.id`.execute(db);
  return { townships: townships.rows, units: units.rows, sectors: sectors.rows };
}

interface ServedChoice {
  readonly id: string;
  readonly name: string;
  readonly townshipId: string;
  readonly township: string;
  readonly own: boolean;
}

/** 受益村可以跨乡镇: names of the county's villages for a township that pools; a team is shown the villages it stands in. */
export async function listVillageChoices(db: Db, actor: Actor): Promise<ServedChoice[]> {
  if (actor.role === "team") return listOwnVillages(db, actor);
  const mine = actor.townships === "all" ? sql`true` : sql`v.township_id = any (${[...actor.townships]}::uuid[])`;
  const { rows } = await sql<ServedChoice>`
    select v.id, v.name, v.township_id, v.township, ${mine} as own from county_villages(${ownCounty(actor)}) v`.execute(
    db,
  );
  return rows;
}

async function listOwnVillages(db: Db, { villages, counties }: Actor): Promise<ServedChoice[]> {
  const { rows } = await sql<ServedChoice>`
    select v.id, v.name, v.township_id, t.name as township, true as own
    from village v join township t on t.county_id = v.county_id and t.id = v.township_id
    where v.county_id = any (${[...counties]}::text[]) and v.id = any (${villages === "all" ? [] : [...villages]}::uuid[])
      and v.valid_to is null order by v.name, v.id`.execute(db);
  return rows;
}
