import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { Db, Tx } from "../db/db.ts";
import { withinReach } from "../people/reach.ts";
import type { PlaceCodeRow, TownshipRow, VillageRow } from "./batches.ts";

/**
 * Codes in a fixed order, so that two readings of one place compare as equal. Looked up place by place: joined as a whole, a
 * county imported a moment ago, of which the planner knows nothing yet, would be gone through once for each of its places.
 */
const codesOf = (place: "t" | "v") => sql`coalesce((
  select jsonb_agg(jsonb_build_object('scheme', c.scheme, 'code', c.code, 'vintage', c.vintage)
    order by c.vintage, c.scheme)
  from place_code c where c.county_id = ${sql.ref(`${place}.county_id`)} and c.place_id = ${sql.ref(`${place}.id`)}), '[]') as codes`;

export type KnownTownship = TownshipRow & { readonly codes: readonly PlaceCodeRow[] };

/** Every open township of the county in reach, with its codes. */
export async function listKnownTownships(db: Db, actor: Actor, countyId: string): Promise<KnownTownship[]> {
  const { rows } = await sql<KnownTownship>`
    select t.id, t.name, t.kind, t.sort_order, ${codesOf("t")}
    from township t
    where t.county_id = ${countyId} and t.valid_to is null and ${withinReach(actor, "t", "id")}
    order by t.sort_order, t.id`.execute(db);
  return rows;
}

export async function lockKnownTownships(tx: Tx, actor: Actor, countyId: string, ids: readonly string[]) {
  await sql`
    select from township t where t.county_id = ${countyId} and t.id = any (${[...ids]}::uuid[])
      and ${withinReach(actor, "t", "id")} order by t.id for update`.execute(tx);
  const wanted = new Set(ids);
  return (await listKnownTownships(tx, actor, countyId)).filter((one) => wanted.has(one.id));
}

export interface KnownVillage extends VillageRow {
  readonly sortOrder: number;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly codes: readonly PlaceCodeRow[];
  readonly aliases: readonly string[];
  readonly version: number;
}

/** Every open village of the county in reach with all that an import may change or find it by. */
export async function listKnownVillages(db: Db, actor: Actor, countyId: string): Promise<KnownVillage[]> {
  const { rows } = await sql<KnownVillage>`
    select v.id, v.township_id, v.name, v.match_name, v.kind, v.sort_order, v.households, v.population, v.party_members,
      v.collective_income_fen, v.longitude, v.latitude, v.version,
      array(select a.name from place_alias a where a.county_id = v.county_id and a.village_id = v.id order by a.name)
        as aliases, ${codesOf("v")}
    from village v
    where v.county_id = ${countyId} and v.valid_to is null and ${withinReach(actor, "v")}
    order by v.township_id, v.sort_order, v.id`.execute(db);
  return rows;
}

/** In the order of their ids, so that two imports never wait for each other in a ring. */
export async function lockVillageVersions(tx: Tx, actor: Actor, countyId: string, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; version: number }>`
    select v.id, v.version from village v
    where v.county_id = ${countyId} and v.id = any (${[...ids]}::uuid[]) and v.valid_to is null and ${withinReach(actor, "v")}
    order by v.id for update`.execute(tx);
  return rows;
}

/** The year a new code is put down for: the newest the county uses, at first the last public edition. */
export async function newVintage(db: Db, countyId: string): Promise<string> {
  const found = await db
    .selectFrom("placeCode")
    .where("countyId", "=", countyId)
    .where("scheme", "=", "nbs")
    .select((eb) => eb.fn.max("vintage").as("vintage"))
    .executeTakeFirst();
  return found?.vintage ?? "2023-06-30";
}
