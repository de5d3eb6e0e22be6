import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import { plainName } from "#domain/area.ts";
import type { VillageNumbers } from "#domain/registry/succession.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { Db, Tx } from "../db/db.ts";
import type { Schema } from "../db/schema.ts";
import { withinReach, withinVillages } from "../people/reach.ts";

/** One village with all that hangs on it; the other end of a succession is told by name, wherever it lies. */
export async function findVillage(db: Db, actor: Actor, id: string) {
  const village = await db
    .selectFrom("village as v")
    .innerJoin("township as t", (join) =>
      join.onRef("t.countyId", "=", "v.countyId").onRef("t.id", "=", "v.townshipId"),
    )
    .where(withinVillages(actor, "v", "id"))
    .where("v.id", "=", id)
    .selectAll("v")
    .select("t.name as townshipName")
    .executeTakeFirst();
  if (!village) return undefined;
  const { countyId } = village;
  const aliases = await db
    .selectFrom("placeAlias as a")
    .where("a.countyId", "=", countyId)
    .where("a.villageId", "=", id)
    .where(withinReach(actor, "a"))
    .select("a.name")
    .orderBy("a.name")
    .execute();
  const codes = await db
    .selectFrom("placeCode as c")
    .where("c.countyId", "=", countyId)
    .where("c.placeId", "=", id)
    .where(withinReach(actor, "c"))
    .select(["c.scheme", "c.code", "c.vintage"])
    .orderBy("c.vintage", "desc")
    .orderBy("c.scheme", "desc")
    .execute();
  const successions = await listSuccessions(db, actor, countyId, id);
  return { ...village, aliases: aliases.map(({ name }) => name), codes, code: codes[0]?.code ?? null, successions };
}

function listSuccessions(db: Db, actor: Actor, countyId: string, villageId: string) {
  return db
    .selectFrom("placeSuccession as s")
    .where("s.countyId", "=", countyId)
    .where((eb) => eb.or([eb("s.fromVillageId", "=", villageId), eb("s.toVillageId", "=", villageId)]))
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("village as v")
          .whereRef("v.countyId", "=", "s.countyId")
          .where("v.id", "=", villageId)
          .where(withinVillages(actor, "v", "id"))
          .select("v.id"),
      ),
    )
    .select(["s.id", "s.kind", "s.onDate", "s.basis", "s.fromVillageId", "s.fromName", "s.toVillageId", "s.toName"])
    .orderBy("s.onDate", "desc")
    .orderBy("s.id")
    .execute();
}

/** In the order of ids, so that two officers who merge the same villages wait for each other instead of locking up. */
export function lockVillages(tx: Tx, actor: Actor, ids: readonly string[]) {
  return tx
    .selectFrom("village as v")
    .innerJoin("township as t", (join) =>
      join.onRef("t.countyId", "=", "v.countyId").onRef("t.id", "=", "v.townshipId"),
    )
    .where(withinVillages(actor, "v", "id"))
    .where("v.id", "=", sql<string>`any (${[...ids]}::uuid[])`)
    .selectAll("v")
    .select("t.name as townshipName")
    .orderBy("v.id")
    .forUpdate("v")
    .execute();
}

export type LockedVillage = Awaited<ReturnType<typeof lockVillages>>[number];

export interface NewVillage extends VillageNumbers {
  readonly id: string;
  readonly townshipId: string;
  readonly name: string;
  readonly kind: Schema["village"]["kind"];
  readonly validFrom?: string;
}

/** At the end of its township. */
export async function saveVillage(tx: Tx, countyId: string, village: NewVillage) {
  await tx
    .insertInto("village")
    .values((eb) => ({
      ...village,
      countyId,
      matchName: plainName(village.name),
      sortOrder: eb
        .selectFrom("village as v")
        .where("v.countyId", "=", countyId)
        .where("v.townshipId", "=", village.townshipId)
        .select(sql<number>`coalesce(max(v.sort_order), 0) + 1`.as("next")),
    }))
    .execute();
}

type Change = Partial<Omit<NewVillage, "id" | "townshipId" | "validFrom">> & { readonly validTo?: string };

export async function saveVillageChange(
  tx: Tx,
  { countyId, id, version }: { countyId: string; id: string; version: number },
  change: Change,
  now: Date,
) {
  await tx
    .updateTable("village")
    .set({ ...change, ...(change.name !== undefined && { matchName: plainName(change.name) }) })
    .set({ version: version + 1, updatedAt: now })
    .where("countyId", "=", countyId)
    .where("id", "=", id)
    .execute();
  return version + 1;
}

/** The names a village is also known by; those not named are taken away. */
export async function replaceAliases(
  tx: Tx,
  village: { countyId: string; id: string; townshipId: string },
  names: readonly string[],
) {
  const { countyId, id: villageId, townshipId } = village;
  await tx.deleteFrom("placeAlias").where("countyId", "=", countyId).where("villageId", "=", villageId).execute();
  const unique = [...new Set(names)];
  if (unique.length === 0) return;
  await tx
    .insertInto("placeAlias")
    .values(unique.map((name) => ({ countyId, id: uuidv7(), villageId, townshipId, name, matchName: plainName(name) })))
    .execute();
}

export async function addAlias(tx: Tx, village: { countyId: string; id: string; townshipId: string }, name: string) {
  const { countyId, id: villageId, townshipId } = village;
  await tx
    .insertInto("placeAlias")
    .values({ countyId, id: uuidv7(), villageId, townshipId, name, matchName: plainName(name) })
    .execute();
}

export interface NewSuccession {
  readonly kind: Schema["placeSuccession"]["kind"];
  readonly fromVillageId: string;
  readonly toVillageId: string;
  readonly fromName: string;
  readonly toName: string;
}

export async function saveSuccessions(
  tx: Tx,
  countyId: string,
  { onDate, basis }: { onDate: string; basis: string },
  rows: readonly NewSuccession[],
) {
  await tx
    .insertInto("placeSuccession")
    .values(rows.map((row) => ({ ...row, countyId, id: uuidv7(), onDate, basis })))
    .execute();
}
