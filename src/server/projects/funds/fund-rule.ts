import { type RawBuilder, sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { FundRule } from "#domain/projects/funds/fund-type.ts";
import { lastDeadline } from "#domain/projects/funds/idle.ts";
import { ruleShapes } from "#contract/rule-shapes.ts";
import type { Db } from "../../db/db.ts";
import { ownRulesOf } from "../../rules/queries.ts";

/** The rule fund-types of every county an office sees. */
export interface FundRules {
  readonly today: IsoDate;
  readonly of: (countyId: string) => FundRule;
  /** The same as an expression: what differs from county to county, by the county of a row. */
  readonly sql: <T>(county: string, pick: (rule: FundRule) => T) => RawBuilder<T>;
}

export async function fundRulesOf(db: Db, { counties }: Actor, today: IsoDate): Promise<FundRules> {
  const own = await ownRulesOf(db, counties, "fund-types", today);
  const shipped = ruleShapes["fund-types"].shipped;
  return {
    today,
    of: (countyId) => own.get(countyId) ?? shipped,
    sql: (county, pick) => {
      const cases = [...own].map(([id, rule]) => sql`when ${sql.ref(county)} = ${id} then ${pick(rule)}`);
      if (cases.length === 0) return sql`${pick(shipped)}`;
      return sql`(case ${sql.join(cases, sql` `)} else ${pick(shipped)} end)`;
    },
  };
}

/** What was allocated before this day to a project that has not started may be recalled. */
export const recallBefore = (rules: FundRules, county: string) =>
  sql`${rules.sql(county, ({ startBy }) => lastDeadline(startBy, rules.today))}::date`;
