import { type RawBuilder, sql } from "kysely";
import type { Actor } from "#domain/access.ts";

/**
 * Besides withinShared(), where all rows of an office are counted or summed: those of its projects, found by an index. The overlap of two lists
 * may not use one behind row-level security, and asking it of 200,000 rows takes most of a second. Whoever reaches the whole county has no use for it.
 */
export function ofReachedProjects(actor: Actor, alias: string): RawBuilder<unknown> {
  const [countyId, ...others] = actor.counties;
  const whole = actor.townships === "all" && actor.villages === "all";
  if (whole || countyId === undefined || others.length > 0) return sql`true`;
  return sql`${sql.ref(`${alias}.project_id`)} = any (array(select reached_projects(${countyId})))`;
}
