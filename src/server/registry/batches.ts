import { sql } from "kysely";
import type { Tx } from "../db/db.ts";
import type { Schema } from "../db/schema.ts";

export interface PlaceCodeRow {
  readonly scheme: Schema["placeCode"]["scheme"];
  readonly code: string;
  readonly vintage: string;
}

export interface TownshipRow {
  readonly id: string;
  readonly name: string;
  readonly kind: Schema["township"]["kind"];
  readonly sortOrder: number;
  readonly codes?: readonly PlaceCodeRow[];
}

/** null means "the file says nothing". */
export interface VillageRow {
  readonly id: string;
  readonly townshipId: string;
  readonly name: string;
  readonly matchName: string;
  readonly kind: Schema["village"]["kind"];
  /** null: at the end of the township for a new village, unchanged for a known one. */
  readonly sortOrder: number | null;
  readonly households: number | null;
  readonly population: number | null;
  readonly partyMembers: number | null;
  readonly collectiveIncomeFen: number | null;
  readonly longitude?: number | null;
  readonly latitude?: number | null;
  readonly codes?: readonly PlaceCodeRow[];
  readonly validFrom?: string;
}

/** keep: an existing value outlives a null. clear: the row replaces what stood there, as undoing an import must. */
export type Blanks = "keep" | "clear";

export async function insertOrUpdateTownships(tx: Tx, countyId: string, rows: readonly TownshipRow[]) {
  await sql`
    insert into township (county_id, id, name, kind, sort_order)
    select ${countyId}, r.id, r.name, r.kind, r."sortOrder"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, name text, kind text, "sortOrder" integer)
    on conflict (county_id, id) do update
    set name = excluded.name, kind = excluded.kind, sort_order = excluded.sort_order`.execute(tx);
}

/** One statement whatever the number of rows; the version counts up so that an open form notices. A known village keeps its township: changing that is 划转. */
export async function insertOrUpdateVillages(tx: Tx, countyId: string, rows: readonly VillageRow[], blanks: Blanks) {
  const kept = (column: string) => {
    const [now, then] = [sql.ref(`excluded.${column}`), sql.ref(`village.${column}`)];
    return blanks === "keep" ? sql`${sql.ref(column)} = coalesce(${now}, ${then})` : sql`${sql.ref(column)} = ${now}`;
  };
  await sql`
    insert into village (county_id, id, township_id, name, match_name, kind, sort_order, households, population,
      party_members, collective_income_fen, longitude, latitude, valid_from, updated_at)
    select ${countyId}, r.id, r."townshipId", r.name, r."matchName", r.kind,
      coalesce(r."sortOrder", l.sort_order, e.last + row_number() over (partition by r."townshipId" order by r.place)::integer, r.place::integer),
      r.households, r.population, r."partyMembers", r."collectiveIncomeFen", r.longitude, r.latitude,
      coalesce(l.valid_from, r."validFrom", '2000-01-01'), now()
    from rows from (jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as (id uuid, "townshipId" uuid, name text, "matchName" text,
      kind text, "sortOrder" integer, households integer, population integer, "partyMembers" integer,
      "collectiveIncomeFen" bigint, longitude double precision, latitude double precision, "validFrom" date))
      with ordinality as r (id, "townshipId", name, "matchName", kind, "sortOrder", households, population, "partyMembers",
        "collectiveIncomeFen", longitude, latitude, "validFrom", place)
    left join village l on l.county_id = ${countyId} and l.id = r.id
    left join (
      select township_id, max(sort_order) as last from village where county_id = ${countyId} group by 1
    ) e on e.township_id = r."townshipId"
    on conflict (county_id, id) do update
    set name = excluded.name, match_name = excluded.match_name, kind = excluded.kind,
      sort_order = excluded.sort_order, ${kept("households")}, ${kept("population")}, ${kept("party_members")},
      ${kept("collective_income_fen")}, ${kept("longitude")}, ${kept("latitude")},
      version = village.version + 1, updated_at = excluded.updated_at`.execute(tx);
}

type Coded = { readonly id: string; readonly townshipId: string; readonly codes?: readonly PlaceCodeRow[] };

/** Codes of a batch; with "clear" the codes a row brings are all the codes its place has. */
export async function saveCodes(tx: Tx, countyId: string, places: readonly Coded[], blanks: Blanks) {
  const coded = places.filter((place) => place.codes !== undefined);
  if (coded.length === 0) return;
  if (blanks === "clear") {
    await tx
      .deleteFrom("placeCode")
      .where("countyId", "=", countyId)
      .where("placeId", "=", sql<string>`any (${coded.map(({ id }) => id)}::uuid[])`)
      .execute();
  }
  const rows = coded.flatMap(({ id, townshipId, codes = [] }) => codes.map((code) => ({ ...code, id, townshipId })));
  if (rows.length === 0) return;
  await sql`
    insert into place_code (county_id, place_id, scheme, code, vintage, township_id)
    select ${countyId}, r.id, r.scheme, r.code, r.vintage, r."townshipId"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (id uuid, scheme text, code text, vintage text, "townshipId" uuid)
    on conflict (county_id, place_id, scheme, vintage) do update
    set code = excluded.code, township_id = excluded.township_id`.execute(tx);
}

/** Takes villages out again as if they had never been; the foreign keys of later stages hold on to those already in use. */
export async function deleteVillages(tx: Tx, countyId: string, ids: readonly string[]) {
  const listed = sql<string>`any (${[...ids]}::uuid[])`;
  await tx.deleteFrom("placeCode").where("countyId", "=", countyId).where("placeId", "=", listed).execute();
  await tx.deleteFrom("placeAlias").where("countyId", "=", countyId).where("villageId", "=", listed).execute();
  await tx.deleteFrom("village").where("countyId", "=", countyId).where("id", "=", listed).execute();
}

export async function deleteTownships(tx: Tx, countyId: string, ids: readonly string[]) {
  const listed = sql<string>`any (${[...ids]}::uuid[])`;
  await tx.deleteFrom("placeCode").where("countyId", "=", countyId).where("placeId", "=", listed).execute();
  await tx.deleteFrom("township").where("countyId", "=", countyId).where("id", "=", listed).execute();
}
