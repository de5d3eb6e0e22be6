import { type Expression, type RawBuilder, sql, type SqlBool } from "kysely";
import type { Actor } from "#domain/access.ts";
import { withinVillages } from "../people/reach.ts";

const and = (a: Expression<SqlBool>, b: RawBuilder<unknown>) => sql<SqlBool>`(${a} and ${b})`;

/** A team reads itself alone; a unit the teams it is paired with or has people in; every other office all within its reach. */
export function withinTeams(actor: Actor, alias: string): Expression<SqlBool> {
  const reach = withinVillages(actor, alias);
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  if (actor.role === "team") return and(reach, sql`${column("id")} = ${actor.teamId ?? null}::uuid`);
  if (actor.role !== "unit") return reach;
  const own = sql`${actor.organisationId}::uuid`;
  return and(
    reach,
    sql`(${column("organisation_id")} = ${own} or exists (select from posting u where u.county_id = ${column("county_id")}
      and u.team_id = ${column("id")} and u.organisation_id = ${own} and u.ended_on is null))`,
  );
}

/** The people of a team for the team itself, its own people alone for a unit: of leave, days and training. */
export function withinPostings(actor: Actor, alias: string): Expression<SqlBool> {
  const reach = withinVillages(actor, alias);
  if (actor.role === "team") return and(reach, sql`${sql.ref(`${alias}.team_id`)} = ${actor.teamId ?? null}::uuid`);
  if (actor.role !== "unit") return reach;
  return and(reach, sql`${sql.ref(`${alias}.organisation_id`)} = ${actor.organisationId}::uuid`);
}
