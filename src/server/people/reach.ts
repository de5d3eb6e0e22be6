import { type Expression, sql, type SqlBool } from "kysely";
import type { Actor } from "#domain/access.ts";

/**
 * The first wall of reach, used by every query that returns or locks rows of a table with county_id and township_id
 * (the county's own tree; never a code prefix). The second wall is row-level security, see guard() in the migrations.
 */
export function withinReach(actor: Actor, alias: string, townshipColumn = "township_id"): Expression<SqlBool> {
  const county = withinCounties(actor, alias);
  if (actor.townships === "all") return county;
  return sql<SqlBool>`(${county} and ${among(`${alias}.${townshipColumn}`, actor.townships, "uuid")})`;
}

/**
 * As withinReach, for tables whose rows lie in a village: a team reaches the village it stands in, a unit those where its
 * people stand (see villages_of_office() in the migrations); every other office all villages of its townships.
 */
export function withinVillages(actor: Actor, alias: string, villageColumn = "village_id"): Expression<SqlBool> {
  const township = withinReach(actor, alias);
  if (actor.villages === "all") return township;
  return sql<SqlBool>`(${township} and ${among(`${alias}.${villageColumn}`, actor.villages, "uuid")})`;
}

/**
 * For rows that several places and units share (column `reach`, see guard_reach() in the migrations): a team or unit reaches
 * what names one of its villages or itself, a township what names one of its townships, every other office the whole county.
 */
export function withinShared(actor: Actor, alias: string): Expression<SqlBool> {
  const county = withinCounties(actor, alias);
  const places = actor.villages === "all" ? actor.townships : actor.villages;
  if (places === "all") return county;
  const ids = actor.organisationId === null ? places : [...places, actor.organisationId];
  return sql<SqlBool>`(${county} and ${sql.ref(`${alias}.reach`)} && ${ids}::uuid[])`;
}

/** For tables that belong to the county as a whole. */
export function withinCounties(actor: Actor, alias: string): Expression<SqlBool> {
  return among(`${alias}.county_id`, actor.counties, "text");
}

/** One id is asked for as equal: beside `county_id = …` of the query the planner sees the same clause twice, not two rare ones. */
function among(column: string, ids: readonly string[], type: "text" | "uuid"): Expression<SqlBool> {
  const [first, ...others] = ids;
  if (first !== undefined && others.length === 0) return sql<SqlBool>`${sql.ref(column)} = ${first}::${sql.raw(type)}`;
  return sql<SqlBool>`${sql.ref(column)} = any (${[...ids]}::${sql.raw(`${type}[]`)})`;
}
