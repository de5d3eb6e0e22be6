import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import { plainName } from "#domain/area.ts";
import type { Opinion } from "#domain/screening/opinion.ts";
import type { Db, Tx } from "../db/db.ts";
import { withinCounties, withinReach } from "../people/reach.ts";
import { ofRounds, once, type RoundRow } from "./queries.ts";

type Place = Pick<RoundRow, "countyId" | "id">;

/** Takes over what the ratio lists; a village the county had added by hand keeps its own reason. */
export async function saveShortlist(tx: Tx, actor: Actor, { countyId, id }: Place): Promise<number> {
  const { rows } = await sql`
    insert into shortlist_entry (county_id, round_id, village_id, township_id, because, added_by)
    select k.county_id, k.round_id, k.village_id, k.township_id, k.listed, ${actor.accountId}
    from ranking k
    where k.county_id = ${countyId} and k.round_id = ${id} and k.listed is not null and ${withinReach(actor, "k")}
    on conflict (county_id, round_id, village_id) do nothing
    returning 1`.execute(tx);
  return rows.length;
}

export async function deleteListedByRatio(tx: Tx, actor: Actor, { countyId, id }: Place) {
  await tx
    .deleteFrom("shortlistEntry as e")
    .where(withinReach(actor, "e"))
    .where("e.countyId", "=", countyId)
    .where("e.roundId", "=", id)
    .where("e.because", "!=", "added")
    .execute();
}

/** False when the village is on the list already. The village must stand in the county today. */
export async function saveEntry(tx: Tx, actor: Actor, { countyId, id }: Place, villageId: string, reason: string) {
  const { rows } = await sql`
    insert into shortlist_entry (county_id, round_id, village_id, township_id, because, reason, added_by)
    select v.county_id, ${id}, v.id, v.township_id, 'added', ${reason}, ${actor.accountId}
    from village v where v.county_id = ${countyId} and v.id = ${villageId} and v.valid_to is null and ${withinReach(actor, "v")}
    on conflict (county_id, round_id, village_id) do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

export async function deleteAddedEntry(tx: Tx, actor: Actor, { countyId, id }: Place, villageId: string) {
  const gone = await tx
    .deleteFrom("shortlistEntry as e")
    .where(withinReach(actor, "e"))
    .where("e.countyId", "=", countyId)
    .where("e.roundId", "=", id)
    .where("e.villageId", "=", villageId)
    .where("e.because", "=", "added")
    .returning("e.villageId")
    .executeTakeFirst();
  return gone !== undefined;
}

/** On the list and reached by a department's wish: every village the shortlist page shows, the weakest first. */
export function listEntries(db: Db, actor: Actor, { countyId, id }: Place) {
  return db
    .selectFrom("shortlistEntry as e")
    .innerJoin("village as v", (join) => join.onRef("v.countyId", "=", "e.countyId").onRef("v.id", "=", "e.villageId"))
    .innerJoin("township as t", (join) =>
      join.onRef("t.countyId", "=", "e.countyId").onRef("t.id", "=", "e.townshipId"),
    )
    .leftJoin("ranking as k", (join) =>
      join
        .onRef("k.countyId", "=", "e.countyId")
        .onRef("k.roundId", "=", "e.roundId")
        .onRef("k.villageId", "=", "e.villageId"),
    )
    .where("e.countyId", "=", countyId)
    .where("e.roundId", "=", id)
    .where(withinReach(actor, "e"))
    .orderBy("k.position", (order) => order.asc().nullsLast())
    .orderBy("e.villageId")
    .select([
      "e.villageId",
      "v.name as village",
      "e.townshipId",
      "t.name as township",
      "e.because",
      "e.reason",
      "k.position",
      "k.points",
      sql<string[]>`coalesce(k.manifestations, '{}')`.as("manifestations"),
    ])
    .execute();
}

/** Villages off the list that a department in reach has asked for. */
export async function listWished(db: Db, actor: Actor, { countyId, id }: Place, villageIds: readonly string[]) {
  if (villageIds.length === 0) return [];
  return db
    .selectFrom("village as v")
    .innerJoin("township as t", (join) =>
      join.onRef("t.countyId", "=", "v.countyId").onRef("t.id", "=", "v.townshipId"),
    )
    .leftJoin("ranking as k", (join) =>
      join.onRef("k.countyId", "=", "v.countyId").onRef("k.villageId", "=", "v.id").on("k.roundId", "=", id),
    )
    .where("v.countyId", "=", countyId)
    .where("v.id", "in", [...villageIds])
    .where(withinReach(actor, "v"))
    .orderBy("v.id")
    .select([
      "v.id as villageId",
      "v.name as village",
      "v.townshipId",
      "t.name as township",
      "k.position",
      "k.points",
      sql<string[]>`coalesce(k.manifestations, '{}')`.as("manifestations"),
    ])
    .execute();
}

/** Which villages stand on the lists of several rounds. */
export function listListed(db: Db, actor: Actor, rounds: readonly Place[]) {
  return db
    .selectFrom("shortlistEntry as e")
    .where(ofRounds("e", rounds))
    .where(withinReach(actor, "e"))
    .select(["e.roundId", "e.villageId"])
    .execute();
}

export interface OpinionRow extends Opinion {
  readonly roundId: string;
  readonly townshipId: string;
  readonly organisation: string;
  readonly at: string;
}

/**
 * In the order of writing. A department reads its own words alone: what one body knows is not for the next. What was said
 * of a village before it went over to another township is said of its successor.
 */
export function listOpinions(db: Db, actor: Actor, ...rounds: readonly Place[]): Promise<OpinionRow[]> {
  let found = db
    .selectFrom("opinion as o")
    .innerJoin("organisation as g", (join) =>
      join.onRef("g.countyId", "=", "o.countyId").onRef("g.id", "=", "o.organisationId"),
    )
    .leftJoin("placeSuccession as m", (join) =>
      join
        .onRef("m.countyId", "=", "o.countyId")
        .onRef("m.fromVillageId", "=", "o.villageId")
        .on("m.kind", "=", "moved"),
    )
    .leftJoin("village as v", (join) => join.onRef("v.countyId", "=", "m.countyId").onRef("v.id", "=", "m.toVillageId"))
    .where(ofRounds("o", rounds))
    .where(withinReach(actor, "o"));
  if (actor.role === "department") found = found.where("o.organisationId", "=", actor.organisationId);
  return found
    .orderBy("o.at")
    .orderBy("o.id")
    .select((eb) => [
      "o.id",
      "o.roundId",
      eb.fn.coalesce("m.toVillageId", "o.villageId").as("villageId"),
      eb.fn.coalesce("v.townshipId", "o.townshipId").as("townshipId"),
      "o.body",
      "o.organisationId",
      "g.name as organisation",
      "o.kind",
      "o.reason",
      "o.at",
    ])
    .execute();
}

export interface NewOpinion {
  readonly id: string;
  readonly villageId: string;
  readonly townshipId: string;
  readonly organisationId: string;
  readonly body: Opinion["body"];
  readonly kind: Opinion["kind"];
  readonly reason: string;
}

/** The time is that of the writing and not of the transaction, which may have waited for another of the same unit. */
export async function saveOpinions(
  tx: Tx,
  actor: Actor,
  { countyId, id: roundId }: Place,
  opinions: readonly NewOpinion[],
) {
  const at = sql<string>`clock_timestamp()`;
  const saved = await tx
    .insertInto("opinion")
    .values(opinions.map((opinion) => ({ countyId, roundId, accountId: actor.accountId, at, ...opinion })))
    .onConflict((on) => on.doNothing())
    .returning("id")
    .execute();
  await once(Promise.resolve(saved.length === opinions.length ? saved[0] : undefined));
}

/** In which capacity the actor's own unit writes, held so that two of its people do not write past each other. */
export async function lockReviewBody(tx: Tx, actor: Actor, countyId: string) {
  if (actor.organisationId === null) return undefined;
  const unit = await tx
    .selectFrom("organisation as g")
    .where(withinCounties(actor, "g"))
    .where("g.countyId", "=", countyId)
    .where("g.id", "=", actor.organisationId)
    .select("g.reviewBody")
    .forNoKeyUpdate()
    .executeTakeFirst();
  return unit?.reviewBody ?? undefined;
}

/** In which capacity the actor's own unit writes; undefined: it does not write opinions. */
export async function findReviewBody(db: Db, actor: Actor, countyId: string) {
  if (actor.organisationId === null) return undefined;
  const unit = await db
    .selectFrom("organisation as g")
    .where(withinCounties(actor, "g"))
    .where("g.countyId", "=", countyId)
    .where("g.id", "=", actor.organisationId)
    .select("g.reviewBody")
    .executeTakeFirst();
  return unit?.reviewBody ?? undefined;
}

/** A village of the round, or one the county has entered beside it. */
export function findVillageOfRound(db: Db, actor: Actor, { countyId, id }: Place, villageId: string) {
  return db
    .selectFrom("village as v")
    .leftJoin("shortlistEntry as e", (join) =>
      join.onRef("e.countyId", "=", "v.countyId").onRef("e.villageId", "=", "v.id").on("e.roundId", "=", id),
    )
    .leftJoin("assessment as a", (join) =>
      join.onRef("a.countyId", "=", "v.countyId").onRef("a.villageId", "=", "v.id").on("a.roundId", "=", id),
    )
    .where("v.countyId", "=", countyId)
    .where("v.id", "=", villageId)
    .where(withinReach(actor, "v"))
    .where((eb) => eb.or([eb("e.villageId", "is not", null), eb("a.villageId", "is not", null)]))
    .select(["v.id", "v.townshipId", "e.because"])
    .executeTakeFirst();
}

/** By the whole name only: a department asks for a village it knows, it does not leaf through the county. */
export function findCandidates(db: Db, actor: Actor, { countyId, id }: Place, name: string) {
  return db
    .selectFrom("village as v")
    .innerJoin("assessment as a", (join) =>
      join.onRef("a.countyId", "=", "v.countyId").onRef("a.villageId", "=", "v.id").on("a.roundId", "=", id),
    )
    .innerJoin("township as t", (join) =>
      join.onRef("t.countyId", "=", "v.countyId").onRef("t.id", "=", "v.townshipId"),
    )
    .where("v.countyId", "=", countyId)
    .where(withinReach(actor, "v"))
    .where((eb) => eb.or([eb("v.matchName", "=", plainName(name)), eb("v.name", "=", name)]))
    .orderBy("t.sortOrder")
    .orderBy("v.id")
    .limit(20)
    .select(["v.id as villageId", "v.name as village", "t.name as township"])
    .execute();
}

/** Rounds with a shortlist; for a department those handed to the joint review, with how many it has written on. */
export async function listReviewRounds(db: Db, actor: Actor, countyId: string | undefined) {
  const department = actor.role === "department";
  const open = department ? ["reviewing", "verified", "decided"] : ["shortlisted", "reviewing", "verified", "decided"];
  const { rows } = await sql<{
    id: string;
    countyId: string;
    county: string;
    name: string;
    status: RoundRow["status"];
    villages: number;
    opined: number;
  }>`
    select r.id, r.county_id, c.name as county, r.name, r.status, e.villages, o.opined
    from round r join area c on c.id = r.county_id
    left join lateral (select count(*) as villages from shortlist_entry e
      where e.county_id = r.county_id and e.round_id = r.id and ${withinReach(actor, "e")}) e on true
    left join lateral (select count(*) filter (where w.kind <> 'withdrawn') as opined from (
      select distinct on (o.village_id) o.kind from opinion o
      where o.county_id = r.county_id and o.round_id = r.id and o.organisation_id = ${actor.organisationId} and ${withinReach(actor, "o")}
      order by o.village_id, o.at desc, o.id desc) w) o on true
    where ${withinCounties(actor, "r")} and r.status = any (${open}::text[])
      and r.county_id = coalesce(${countyId ?? null}::text, r.county_id)
    order by r.created_at desc, r.id limit 500`.execute(db);
  return rows;
}
