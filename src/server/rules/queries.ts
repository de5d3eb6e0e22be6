import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { type RuleCode, type RuleContent, ruleShapes } from "#contract/rule-shapes.ts";
import type { Db, Tx } from "../db/db.ts";
import { withinCounties } from "../people/reach.ts";

export interface RuleInForce<C extends RuleCode> {
  /** 0: what is shipped. Kept with whatever is decided under it. */
  readonly version: number;
  readonly content: RuleContent<C>;
}

/** The county's rule in force on a day: its newest version that has begun, or what is shipped. */
export async function ruleOf<C extends RuleCode>(
  db: Db,
  countyId: string,
  code: C,
  today: IsoDate,
): Promise<RuleInForce<C>> {
  const row = await db
    .selectFrom("ruleVersion")
    .where("countyId", "=", countyId)
    .where("code", "=", code)
    .where("validFrom", "<=", today)
    .select(["version", "content"])
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ? { version: row.version, content: row.content as RuleContent<C> } : shipped(code);
}

/** Of several counties at once: what those have set that do not go by the rule as shipped. */
export async function ownRulesOf<C extends RuleCode>(
  db: Db,
  countyIds: readonly string[],
  code: C,
  today: IsoDate,
): Promise<ReadonlyMap<string, RuleContent<C>>> {
  const rows = await db
    .selectFrom("ruleVersion")
    .where("countyId", "=", sql<string>`any (${[...countyIds]}::text[])`)
    .where("code", "=", code)
    .where("validFrom", "<=", today)
    .distinctOn("countyId")
    .select(["countyId", "content"])
    .orderBy("countyId")
    .orderBy("version", "desc")
    .execute();
  return new Map(rows.map(({ countyId, content }) => [countyId, content as RuleContent<C>]));
}

/** The same for each of them, by county. */
export async function rulesOf<C extends RuleCode>(
  db: Db,
  countyIds: readonly string[],
  code: C,
  today: IsoDate,
): Promise<ReadonlyMap<string, RuleContent<C>>> {
  const own = await ownRulesOf(db, countyIds, code, today);
  return new Map(countyIds.map((id) => [id, own.get(id) ?? shipped(code).content]));
}

const shipped = <C extends RuleCode>(code: C): RuleInForce<C> => ({
  version: 0,
  content: ruleShapes[code].shipped as RuleContent<C>,
});

/** The versions of one rule, the newest first. */
export function listVersions(db: Db, actor: Actor, countyId: string, code: RuleCode) {
  return db
    .selectFrom("ruleVersion as r")
    .leftJoin("account as a", "a.id", "r.madeBy")
    .where(withinCounties(actor, "r"))
    .where("r.countyId", "=", countyId)
    .where("r.code", "=", code)
    .select(["r.version", "r.basis", "r.validFrom", "r.content", "r.madeAt", "a.name"])
    .orderBy("r.version", "desc")
    .execute();
}

/** Every rule of a county that it has set itself, by code: the version in force. */
export function listRulesInForce(db: Db, actor: Actor, countyId: string, today: IsoDate) {
  return db
    .selectFrom("ruleVersion as r")
    .where(withinCounties(actor, "r"))
    .where("r.countyId", "=", countyId)
    .where("r.validFrom", "<=", today)
    .distinctOn("r.code")
    .select(["r.code", "r.version", "r.validFrom", "r.basis"])
    .orderBy("r.code")
    .orderBy("r.version", "desc")
    .execute();
}

interface NewVersion {
  readonly countyId: string;
  readonly code: RuleCode;
  readonly version: number;
  readonly title: string;
  readonly basis: string;
  readonly content: unknown;
  readonly validFrom: IsoDate;
  readonly madeBy: string;
}

/** False when somebody else has just added this version. */
export async function saveVersion(tx: Tx, { content, ...row }: NewVersion): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("ruleVersion")
    .values({ ...row, content: JSON.stringify(content) })
    .onConflict((on) => on.columns(["countyId", "code", "version"]).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}
