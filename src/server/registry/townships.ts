import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { Tx } from "../db/db.ts";
import type { Schema } from "../db/schema.ts";
import { withinReach } from "../people/reach.ts";

type Kind = Schema["township"]["kind"];

export function lockTownship(tx: Tx, actor: Actor, id: string) {
  return tx
    .selectFrom("township as t")
    .where(withinReach(actor, "t", "id"))
    .where("t.id", "=", id)
    .where("t.validTo", "is", null)
    .select(["t.countyId", "t.id", "t.name", "t.kind", "t.validFrom"])
    .forUpdate()
    .executeTakeFirst();
}

/** At the end of the county's order. */
export async function saveTownship(tx: Tx, countyId: string, township: { id: string; name: string; kind: Kind }) {
  await tx
    .insertInto("township")
    .values((eb) => ({
      ...township,
      countyId,
      sortOrder: eb
        .selectFrom("township as t")
        .where("t.countyId", "=", countyId)
        .select(sql<number>`coalesce(max(t.sort_order), 0) + 1`.as("next")),
    }))
    .execute();
}

export function saveTownshipChange(
  tx: Tx,
  { countyId, id }: { countyId: string; id: string },
  change: { name?: string; kind?: Kind; validTo?: string },
) {
  return tx.updateTable("township").set(change).where("countyId", "=", countyId).where("id", "=", id).execute();
}

/** The number of townships put in order; ids of other counties are not among them. */
export async function saveTownshipOrder(tx: Tx, actor: Actor, countyId: string, ids: readonly string[]) {
  const { numAffectedRows } = await sql`
    update township t set sort_order = o.place
    from unnest(${[...ids]}::uuid[]) with ordinality as o (id, place)
    where t.county_id = ${countyId} and t.id = o.id and ${withinReach(actor, "t", "id")}`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

export async function countOpenVillages(tx: Tx, countyId: string, townshipId: string) {
  const { n } = await tx
    .selectFrom("village")
    .where("countyId", "=", countyId)
    .where("townshipId", "=", townshipId)
    .where("validTo", "is", null)
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return n;
}
