import { type Expression, type ExpressionBuilder, sql, type SqlBool } from "kysely";
import { conflict } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import type { DirectHitRule, Indicator, ManifestationItem, Origin } from "#domain/screening/manifestation.ts";
import type { Rounding, ShortlistSetting } from "#domain/screening/quota.ts";
import type { RoundStatus } from "#domain/screening/round.ts";
import type { Db, Tx } from "../db/db.ts";
import type { Schema } from "../db/schema.ts";
import { withinCounties, withinReach } from "../people/reach.ts";

/** A round with the rules it began with. */
export interface RoundRow {
  readonly countyId: string;
  readonly county: string;
  readonly id: string;
  readonly name: string;
  readonly status: RoundStatus;
  readonly listCode: string;
  readonly listVersion: number;
  readonly listTitle: string;
  readonly listIssuedBy: string;
  readonly listOrigin: Origin;
  readonly items: ManifestationItem[];
  readonly indicators: Indicator[];
  readonly directHits: DirectHitRule[];
  readonly ratioBasisPoints: number;
  readonly rounding: Rounding;
  readonly tie: ShortlistSetting["tie"];
  readonly directHitMode: ShortlistSetting["directHits"];
  readonly cycleMonths: number;
  readonly deadline: string;
  readonly openedOn: string | null;
  readonly version: number;
}

/** Records that are never changed are written under the writer's id: a second record under it would be a lost one. */
export async function once(written: Promise<{ id: string } | undefined>): Promise<void> {
  if (!(await written)) throw conflict("该记录的编号已经使用，本次内容没有保存。请刷新页面后重新填写。");
}

export async function findRound(db: Db, actor: Actor, id: string): Promise<RoundRow | undefined> {
  const round = await db
    .selectFrom("round as r")
    .innerJoin("area as c", "c.id", "r.countyId")
    .innerJoin("manifestationList as l", (join) =>
      join.onRef("l.countyId", "=", "r.countyId").onRef("l.id", "=", "r.manifestationListId"),
    )
    .where(withinCounties(actor, "r"))
    .where("r.id", "=", id)
    .select([
      "r.countyId",
      "c.name as county",
      "r.id",
      "r.name",
      "r.status",
      "l.code as listCode",
      "l.version as listVersion",
      "l.title as listTitle",
      "l.issuedBy as listIssuedBy",
      "l.origin as listOrigin",
      "l.items",
      "r.directHits",
      "r.ratioBasisPoints",
      "r.rounding",
      "r.tie",
      "r.directHitMode",
      "r.cycleMonths",
      "r.deadline",
      "r.openedOn",
      "r.version",
    ])
    .$narrowType<{ items: ManifestationItem[]; directHits: DirectHitRule[] }>()
    .executeTakeFirst();
  return round && { ...round, indicators: await listIndicators(db, actor, round.countyId, id) };
}

async function listIndicators(db: Db, actor: Actor, countyId: string, roundId: string): Promise<Indicator[]> {
  const rows = await db
    .selectFrom("roundIndicator as i")
    .where(withinCounties(actor, "i"))
    .where("i.countyId", "=", countyId)
    .where("i.roundId", "=", roundId)
    .orderBy("i.position")
    .select(["i.code", "i.name", "i.unit", "i.direction", "i.min", "i.max", "i.weight", "i.manifestationCode"])
    .execute();
  return rows.map(({ unit, manifestationCode, ...row }) => ({
    ...row,
    ...(unit !== null && { unit }),
    ...(manifestationCode !== null && { manifestationCode }),
  }));
}

/** Held until the transaction ends: `update` for a step of the round, `share` for work inside the step. */
export async function lockRound(tx: Tx, actor: Actor, id: string, strength: "update" | "share") {
  const locked = await tx
    .selectFrom("round as r")
    .where(withinCounties(actor, "r"))
    .where("r.id", "=", id)
    .select("r.id")
    .$call((query) => (strength === "update" ? query.forUpdate() : query.forShare()))
    .executeTakeFirst();
  return locked && findRound(tx, actor, id);
}

/** How far the townships in reach have come with each round of the query around it. */
function progressOf(eb: ExpressionBuilder<Schema & { r: Schema["round"] }, "r">, actor: Actor) {
  return eb
    .selectFrom("assessment as a")
    .whereRef("a.countyId", "=", "r.countyId")
    .whereRef("a.roundId", "=", "r.id")
    .where(withinReach(actor, "a"))
    .select((a) => [
      a.fn.countAll<number>().as("villages"),
      a.fn.countAll<number>().filterWhere("a.status", "=", "waiting").as("waiting"),
      a.fn.countAll<number>().filterWhere("a.status", "=", "draft").as("draft"),
      a.fn.countAll<number>().filterWhere("a.status", "=", "returned").as("returned"),
      a.fn
        .count<number>("a.townshipId")
        .distinct()
        .filterWhere("a.status", "in", ["waiting", "draft", "returned"])
        .as("townshipsOpen"),
      a.fn.countAll<number>().filterWhere("a.status", "=", "submitted").as("submitted"),
      a.fn.countAll<number>().filterWhere("a.status", "=", "missing").as("missing"),
    ])
    .as("p");
}

/** The rounds of the reader's counties, newest first, with how far the townships in reach have come. */
export async function listRounds(db: Db, actor: Actor, countyId: string | undefined) {
  let rounds = db
    .selectFrom("round as r")
    .innerJoin("area as c", "c.id", "r.countyId")
    .leftJoinLateral(
      (eb) => progressOf(eb, actor),
      (join) => join.onTrue(),
    )
    .where(withinCounties(actor, "r"));
  if (countyId) rounds = rounds.where("r.countyId", "=", countyId);
  return rounds
    .select([
      "r.id",
      "r.countyId",
      "c.name as county",
      "r.name",
      "r.status",
      "r.ratioBasisPoints",
      "r.deadline",
      "r.openedOn",
      "r.version",
      sql<number>`p.villages`.as("villages"),
      sql<number>`p.waiting`.as("waiting"),
      sql<number>`p.draft`.as("draft"),
      sql<number>`p.returned`.as("returned"),
      sql<number>`p.townships_open`.as("townshipsOpen"),
      sql<number>`p.submitted`.as("submitted"),
      sql<number>`p.missing`.as("missing"),
    ])
    .orderBy("r.createdAt", "desc")
    .orderBy("r.id")
    .limit(500)
    .execute();
}

/** What the checks of the flow ask about the round as a whole. */
export async function countFacts(db: Db, actor: Actor, { countyId, id }: Pick<RoundRow, "countyId" | "id">) {
  const { rows } = await sql<{ villages: number; submitted: number; missing: number; shortlisted: number }>`
    select count(*) as villages, count(*) filter (where a.status = 'submitted') as submitted,
      count(*) filter (where a.status = 'missing') as missing,
      (select count(*) from shortlist_entry e
        where e.county_id = ${countyId} and e.round_id = ${id} and ${withinReach(actor, "e")}) as shortlisted
    from assessment a where a.county_id = ${countyId} and a.round_id = ${id} and ${withinReach(actor, "a")}`.execute(
    db,
  );
  return rows[0]!;
}

export interface StandingDecision {
  readonly id: string;
  readonly number: string;
  readonly decidedOn: string;
  readonly villages: {
    readonly villageId: string;
    readonly townshipId: string;
    readonly outcome: "confirmed" | "rejected";
    readonly level: "county" | "township" | null;
    readonly reason: string;
  }[];
}

/** The decision in force and its whole list; undefined until the round is decided. */
export async function listStandingDecision(
  db: Db,
  actor: Actor,
  roundId: string,
): Promise<StandingDecision | undefined> {
  const standing = await db
    .selectFrom("decision as d")
    .where(withinCounties(actor, "d"))
    .where("d.roundId", "=", roundId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("decision as later")
            .whereRef("later.countyId", "=", "d.countyId")
            .whereRef("later.correctsId", "=", "d.id")
            .select("later.id"),
        ),
      ),
    )
    .select(["d.countyId", "d.id", "d.number", "d.decidedOn"])
    .executeTakeFirst();
  if (!standing) return undefined;
  const { countyId, ...decision } = standing;
  const villages = await db
    .selectFrom("decisionVillage as v")
    .where(withinReach(actor, "v"))
    .where("v.countyId", "=", countyId)
    .where("v.decisionId", "=", decision.id)
    .orderBy("v.villageId")
    .select(["v.villageId", "v.townshipId", "v.outcome", "v.level", "v.reason"])
    .execute();
  return { ...decision, villages };
}

/** Rows of one round or of several: one is asked for as equal, as in people/reach.ts. */
export function ofRounds(alias: string, rounds: readonly Pick<RoundRow, "countyId" | "id">[]): Expression<SqlBool> {
  const [county, round] = [sql.ref(`${alias}.county_id`), sql.ref(`${alias}.round_id`)];
  const [only, ...others] = rounds;
  if (only && others.length === 0) return sql<SqlBool>`(${county} = ${only.countyId} and ${round} = ${only.id})`;
  const counties = [...new Set(rounds.map(({ countyId }) => countyId))];
  return sql<SqlBool>`(${county} = any (${counties}::text[]) and ${round} = any (${rounds.map(({ id }) => id)}::uuid[]))`;
}
