import { sql } from "kysely";
import { refused } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import type { Db, Tx } from "../db/db.ts";
import { sqlState } from "../db/retry.ts";
import { withinCounties } from "../people/reach.ts";
import type { PersonBody } from "./persons.ts";

/** A person as an import writes him. */
export interface PersonRow extends PersonBody {
  readonly id: string;
  readonly phone: string | null;
}

export interface KnownPerson extends PersonRow {
  readonly version: number;
}

/** Everybody who stands in the county's register. */
export async function listKnownPersons(db: Db, actor: Actor, countyId: string): Promise<KnownPerson[]> {
  const { rows } = await sql<KnownPerson>`
    select p.id, p.name, p.kind, p.organisation_id, p.township_id, p.post, p.unit_head, p.birth_year, p.party_member,
      p.skills, p.home_township_id, p.home_place, p.phone, p.sort_order, p.village_capacity, p.version
    from person p
    where p.county_id = ${countyId} and p.valid_to is null and ${withinCounties(actor, "p")}
    order by p.kind, p.sort_order, p.id`.execute(db);
  return rows;
}

export interface KnownUnit {
  readonly id: string;
  readonly name: string;
}

export function listKnownUnits(db: Db, actor: Actor, countyId: string): Promise<KnownUnit[]> {
  return db
    .selectFrom("organisation as o")
    .where(withinCounties(actor, "o"))
    .where("o.countyId", "=", countyId)
    .where("o.validTo", "is", null)
    .select(["o.id", "o.name"])
    .orderBy("o.sortOrder")
    .orderBy("o.name")
    .execute();
}

/** In the order of their ids, so that two imports never wait for each other in a ring. */
export async function lockPersonVersions(tx: Tx, actor: Actor, countyId: string, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; version: number }>`
    select p.id, p.version from person p
    where p.county_id = ${countyId} and p.id = any (${[...ids]}::uuid[]) and p.valid_to is null and ${withinCounties(actor, "p")}
    order by p.id for update`.execute(tx);
  return new Map(rows.map(({ id, version }) => [id, String(version)]));
}

/** Inserts or updates by id in one statement; a row says the whole new state. */
export async function savePersonRows(tx: Tx, countyId: string, rows: readonly PersonRow[]) {
  if (rows.length === 0) return;
  await sql`
    insert into person as p (county_id, id, name, kind, organisation_id, township_id, post, unit_head, birth_year,
      party_member, skills, home_township_id, home_place, phone, sort_order, village_capacity)
    select ${countyId}, r.id, r.name, r.kind, r."organisationId", r."townshipId", r.post, r."unitHead", r."birthYear",
      r."partyMember", array(select jsonb_array_elements_text(r.skills)), r."homeTownshipId", r."homePlace", r.phone,
      r."sortOrder", r."villageCapacity"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, name text, kind text, "organisationId" uuid,
      "townshipId" uuid, post text, "unitHead" boolean, "birthYear" integer, "partyMember" boolean, skills jsonb,
      "homeTownshipId" uuid, "homePlace" text, phone text, "sortOrder" integer,
      "villageCapacity" smallint)
    on conflict (county_id, id) do update set name = excluded.name, kind = excluded.kind,
      organisation_id = excluded.organisation_id, township_id = excluded.township_id, post = excluded.post,
      unit_head = excluded.unit_head, birth_year = excluded.birth_year, party_member = excluded.party_member,
      skills = excluded.skills, home_township_id = excluded.home_township_id, home_place = excluded.home_place,
      phone = excluded.phone, sort_order = excluded.sort_order,
      village_capacity = excluded.village_capacity, version = p.version + 1, updated_at = now()`.execute(tx);
}

/** Takes out who an import brought in; whoever is named elsewhere by now stays, and so does the whole batch. */
export async function deletePersons(tx: Tx, countyId: string, ids: readonly string[]) {
  try {
    await sql`delete from person where county_id = ${countyId} and id = any (${[...ids]}::uuid[])`.execute(tx);
  } catch (error) {
    if (sqlState(error) !== "23503") throw error;
    throw refused([
      {
        rule: "person-in-use",
        sentence: "其中有的干部已登记亲属关系、参加配对或者派驻，不能撤销导入。可逐人修改或者移出名册。",
      },
    ]);
  }
}
