import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { DecidedVillage } from "#domain/screening/decision.ts";
import type { Db, Tx } from "../db/db.ts";
import { withinCounties, withinReach } from "../people/reach.ts";
import { ofRounds, once, type RoundRow } from "./queries.ts";

type Place = Pick<RoundRow, "countyId" | "id">;

/** Newest first; a township reads the villages of its own. */
export async function listDecisions(db: Db, actor: Actor, { countyId, id }: Place) {
  const heads = await db
    .selectFrom("decision as d")
    .innerJoin("account as a", "a.id", "d.madeBy")
    .where(withinCounties(actor, "d"))
    .where("d.countyId", "=", countyId)
    .where("d.roundId", "=", id)
    .orderBy("d.madeAt", "desc")
    .orderBy("d.id", "desc")
    .select(["d.id", "d.number", "d.decidedOn", "d.correctsId", "d.reason", "a.name as madeBy", "d.madeAt"])
    .execute();
  const villages = await listDecided(
    db,
    actor,
    countyId,
    heads.map((head) => head.id),
  );
  const corrected = new Set(heads.map((head) => head.correctsId));
  return heads.map((head) => ({
    ...head,
    standing: !corrected.has(head.id),
    villages: villages.filter((row) => row.decisionId === head.id).map(({ decisionId: _, ...row }) => row),
  }));
}

async function listDecided(db: Db, actor: Actor, countyId: string, decisionIds: readonly string[]) {
  if (decisionIds.length === 0) return [];
  return db
    .selectFrom("decisionVillage as x")
    .innerJoin("village as v", (join) => join.onRef("v.countyId", "=", "x.countyId").onRef("v.id", "=", "x.villageId"))
    .innerJoin("township as t", (join) =>
      join.onRef("t.countyId", "=", "x.countyId").onRef("t.id", "=", "x.townshipId"),
    )
    .where("x.countyId", "=", countyId)
    .where("x.decisionId", "in", [...decisionIds])
    .where(withinReach(actor, "x"))
    .orderBy("t.sortOrder")
    .orderBy("v.sortOrder")
    .orderBy("x.villageId")
    .select([
      "x.decisionId",
      "x.villageId",
      "v.name as village",
      "x.townshipId",
      "t.name as township",
      "x.outcome",
      "x.level",
      "x.reason",
    ])
    .execute();
}

export interface NewDecision {
  readonly id: string;
  readonly number: string;
  readonly decidedOn: string;
  readonly correctsId: string | null;
  readonly reason: string;
  readonly villages: readonly DecidedVillage[];
}

/** How many of the villages stand in the county: fewer than asked means one is not of this county. */
export async function saveDecision(
  tx: Tx,
  actor: Actor,
  { countyId, id: roundId }: Place,
  { villages, ...decision }: NewDecision,
): Promise<number> {
  await once(
    tx
      .insertInto("decision")
      .values({ countyId, roundId, madeBy: actor.accountId, ...decision })
      .onConflict((on) => on.doNothing())
      .returning("id")
      .executeTakeFirst(),
  );
  const { rows } = await sql`
    insert into decision_village (county_id, decision_id, village_id, township_id, outcome, level, reason)
    select v.county_id, ${decision.id}, v.id, v.township_id, x.outcome, case when x.outcome = 'confirmed' then x.level end, x.reason
    from jsonb_to_recordset(${JSON.stringify(villages.map(wire))}::jsonb) as x (village_id uuid, outcome text, level text, reason text)
    join village v on v.county_id = ${countyId} and v.id = x.village_id and ${withinReach(actor, "v")}
    returning 1`.execute(tx);
  return rows.length;
}

const wire = ({ villageId, ...village }: DecidedVillage) => ({ village_id: villageId, ...village });

export async function decisionNumberTaken(db: Db, actor: Actor, { countyId, id }: Place, number: string) {
  const taken = await db
    .selectFrom("decision as d")
    .where(withinCounties(actor, "d"))
    .where("d.countyId", "=", countyId)
    .where("d.roundId", "=", id)
    .where("d.number", "=", number)
    .select("d.id")
    .executeTakeFirst();
  return taken !== undefined;
}

export interface NewVerification {
  readonly id: string;
  readonly villageId: string;
  readonly townshipId: string;
  readonly visitedOn: string;
  readonly visitors: string;
  readonly finding: string;
  readonly upheld: boolean;
}

export async function saveVerification(tx: Tx, actor: Actor, { countyId, id: roundId }: Place, visit: NewVerification) {
  await once(
    tx
      .insertInto("siteVerification")
      .values({ countyId, roundId, recordedBy: actor.accountId, ...visit })
      .onConflict((on) => on.doNothing())
      .returning("id")
      .executeTakeFirst(),
  );
}

/** The last visit to each village stands; one before it went over to another township is a visit to its successor. */
export function listVerifications(db: Db, actor: Actor, ...rounds: readonly Place[]) {
  const villageId = sql<string>`coalesce(m.to_village_id, s.village_id)`;
  return db
    .selectFrom("siteVerification as s")
    .leftJoin("placeSuccession as m", (join) =>
      join
        .onRef("m.countyId", "=", "s.countyId")
        .onRef("m.fromVillageId", "=", "s.villageId")
        .on("m.kind", "=", "moved"),
    )
    .where(ofRounds("s", rounds))
    .where(withinReach(actor, "s"))
    .distinctOn(["s.roundId", villageId])
    .orderBy("s.roundId")
    .orderBy(villageId)
    .orderBy("s.recordedAt", "desc")
    .orderBy("s.id", "desc")
    .select([
      "s.roundId",
      villageId.as("villageId"),
      "s.id",
      "s.visitedOn",
      "s.visitors",
      "s.finding",
      "s.upheld",
      "s.recordedAt",
    ])
    .execute();
}
