import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import { mapTypes } from "#domain/inspections/finding.ts";
import { lastDayOf } from "#domain/inspections/finding-deadline.ts";
import type { Db } from "../../db/db.ts";
import { withinCounties, withinReach, withinVillages } from "../../people/reach.ts";
import { ruleOf } from "../../rules/queries.ts";
import type { LightLines } from "../../cases/queries.ts";

/** What the filters and forms choose from: of one county, where the office reaches one, or the one asked for. */
export async function readFindingChoices(db: Db, actor: Actor, asked: string | undefined, lines: LightLines) {
  const counties = await listCounties(db, actor);
  const countyId = asked === undefined ? (counties.length === 1 ? counties[0]!.id : undefined) : asked;
  const none = { townships: [], villages: [], units: [], inspections: [] };
  const places =
    countyId && counties.some(({ id }) => id === countyId) ? await listPlaces(db, actor, countyId, lines) : none;
  const { content: rule } = await ruleOf(db, countyId ?? "", "finding-types", lines.today);
  const { categories, severities, terms } = rule;
  return {
    counties,
    ...places,
    categories,
    severities,
    latest: mapTypes((type) => lastDayOf(terms[type], lines.today, lines.calendar)),
  };
}

function listCounties(db: Db, actor: Actor) {
  return db
    .selectFrom("area")
    .select(["id", "name"])
    .where("id", "in", [...actor.counties, ""])
    .orderBy("sortOrder")
    .orderBy("code")
    .execute();
}

async function listPlaces(db: Db, actor: Actor, countyId: string, { today }: LightLines) {
  const townships = sql<{ id: string; name: string }>`
    select t.id, t.name from township t where ${withinReach(actor, "t", "id")} and t.county_id = ${countyId} and t.valid_to is null
    order by t.sort_order, t.id`;
  const villages = sql<{ id: string; name: string; townshipId: string; team: boolean }>`
    select v.id, v.name, v.township_id, exists (select from team t where t.county_id = v.county_id and t.village_id = v.id
      and (t.dissolved_on is null or t.dissolved_on > ${today})) as team
    from village v where ${withinVillages(actor, "v", "id")} and v.county_id = ${countyId} and v.valid_to is null
    order by v.sort_order, v.id`;
  const units = sql<{ id: string; name: string }>`
    select o.id, o.name from organisation o where ${withinCounties(actor, "o")} and o.county_id = ${countyId} and o.valid_to is null
    order by o.sort_order, o.name`;
  const inspections = sql<{ id: string; title: string }>`
    select i.id, i.title from inspection i where ${withinCounties(actor, "i")} and i.county_id = ${countyId}
      and exists (select from finding f where f.county_id = i.county_id and f.inspection_id = i.id)
    order by i.starts_on desc, i.id limit 200`;
  return {
    townships: (await townships.execute(db)).rows,
    villages: (await villages.execute(db)).rows,
    units: (await units.execute(db)).rows,
    inspections: (await inspections.execute(db)).rows,
  };
}
