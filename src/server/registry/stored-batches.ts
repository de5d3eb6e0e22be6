import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../db/db.ts";
import type { Blanks } from "./batches.ts";

/**
 * A table expression, one village a row: row_number, outcome (new or update), subject_id, township_id, and its VillageRow as
 * jsonb `record`. The statements below take it apart without asking the planner for a guess: what was written a moment ago
 * has no statistics yet.
 */
export type StoredVillages = RawBuilder<unknown>;

const text = (key: string) => sql`r.record->>${sql.lit(key)}`;
const whole = (key: string) => sql`(${text(key)})::integer`;
const figures = {
  households: whole("households"),
  population: whole("population"),
  party_members: whole("partyMembers"),
  collective_income_fen: sql`(${text("collectiveIncomeFen")})::bigint`,
  longitude: sql`(${text("longitude")})::double precision`,
  latitude: sql`(${text("latitude")})::double precision`,
};
const figureNames = sql.join(Object.keys(figures).map((name) => sql.ref(name)));

/** Row by row against row would be the planner's choice for two tables it believes to be empty. For this transaction. */
const joinedOnce = (tx: Tx) => sql`set local enable_nestloop = off`.execute(tx);

/**
 * New villages stand behind those their township has, in the order of the file. Their places may have gaps: counting without
 * gaps would sort the whole file by township first.
 */
export async function insertStoredVillages(tx: Tx, countyId: string, rows: StoredVillages) {
  await sql`
    insert into village (county_id, id, township_id, name, match_name, kind, sort_order, ${figureNames}, valid_from)
    select ${countyId}, r.subject_id, r.township_id, ${text("name")}, ${text("matchName")}, ${text("kind")},
      coalesce(${whole("sortOrder")}, coalesce((last.place->>r.township_id::text)::integer, 0) + r.row_number),
      ${sql.join(Object.values(figures))}, coalesce((${text("validFrom")})::date, '2000-01-01')
    from ${rows} r cross join (
      select coalesce(jsonb_object_agg(township_id, place), '{}') as place from (
        select township_id, max(sort_order) as place from village where county_id = ${countyId} group by 1) t
    ) last
    where r.outcome = 'new'`.execute(tx);
}

/** A known village keeps its township: changing that is 划转. The version counts up so that an open form notices. */
export async function updateStoredVillages(tx: Tx, countyId: string, rows: StoredVillages, blanks: Blanks) {
  const changes = Object.entries(figures).map(([name, value]) =>
    blanks === "keep"
      ? sql`${sql.ref(name)} = coalesce(${value}, v.${sql.ref(name)})`
      : sql`${sql.ref(name)} = ${value}`,
  );
  await joinedOnce(tx);
  await sql`
    update village v set name = ${text("name")}, match_name = ${text("matchName")}, kind = ${text("kind")},
      sort_order = coalesce(${whole("sortOrder")}, v.sort_order), ${sql.join(changes)},
      version = v.version + 1, updated_at = now()
    from ${rows} r
    where r.outcome = 'update' and v.county_id = ${countyId} and v.id = r.subject_id`.execute(tx);
}

/** With "clear" the codes a row brings are all the codes its village has. */
export async function saveStoredCodes(tx: Tx, countyId: string, rows: StoredVillages, blanks: Blanks) {
  if (blanks === "clear") {
    await joinedOnce(tx);
    await sql`
      delete from place_code p using ${rows} r
      where r.outcome = 'update' and p.county_id = ${countyId} and p.place_id = r.subject_id`.execute(tx);
  }
  const codes = (outcome: "new" | "update") => sql`
    insert into place_code (county_id, place_id, scheme, code, vintage, township_id)
    select ${countyId}, r.subject_id, c->>'scheme', c->>'code', c->>'vintage', r.township_id
    from ${rows} r cross join lateral jsonb_array_elements(r.record->'codes') c
    where r.outcome = ${sql.lit(outcome)}`;
  await sql`${codes("update")}
    on conflict (county_id, place_id, scheme, vintage) do update
    set code = excluded.code, township_id = excluded.township_id`.execute(tx);
  await codes("new").execute(tx);
}
