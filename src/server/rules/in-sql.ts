import { type RawBuilder, sql } from "kysely";
import { type RuleCode, type RuleContent, ruleShapes } from "#contract/rule-shapes.ts";
import type { IsoDate } from "#domain/date.ts";

/** A number of a rule as ruleOf() finds it, for a query that counts by it. */
export function ruleNumber<C extends RuleCode>(
  countyId: string,
  code: C,
  field: keyof RuleContent<C> & string,
  today: IsoDate,
): RawBuilder<number> {
  const shipped = (ruleShapes[code].shipped as Readonly<Record<string, unknown>>)[field];
  return sql<number>`coalesce((select (u.content ->> ${field})::integer from rule_version u
    where u.county_id = ${countyId} and u.code = ${code} and u.valid_from <= ${today}::date
    order by u.version desc limit 1), ${shipped}::integer)`;
}
