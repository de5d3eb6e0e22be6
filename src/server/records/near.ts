import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { alikePercent, nearPercent, type Print } from "#domain/records/similarity.ts";
import type { Tx } from "../db/db.ts";
import { withinVillages } from "../people/reach.ts";

/** Looked at closely; more agree in a band only where texts of a kind abound, and then one of these is as near as any. */
const candidates = 400;

export interface Near {
  readonly percent: number;
  readonly other: { id: string; onDay: IsoDate; village: string; text: string } | null;
}

/** The nearest other text of the county, shown with its words only where it is within reach; undefined when none is nearly the same. */
export async function findNear(
  tx: Tx,
  actor: Actor,
  { countyId, id }: { readonly countyId: string; readonly id: string },
  print: Print | undefined,
): Promise<Near | undefined> {
  if (!print) return undefined;
  const { rows } = await sql<{ recordId: string; sketch: Buffer }>`
    select record_id, sketch from near_prints(${countyId}, ${[...print.bands]}::int[], ${id}::uuid, ${candidates})`.execute(
    tx,
  );
  const near = rows
    .map(({ recordId, sketch }) => ({ recordId, percent: alikePercent(print.sketch, sketch) }))
    .filter(({ percent }) => percent >= nearPercent)
    .toSorted((a, b) => b.percent - a.percent || (a.recordId < b.recordId ? 1 : -1));
  const [nearest] = near;
  if (!nearest) return undefined;
  const shown = await tx
    .selectFrom("workRecord as r")
    .innerJoin("village as v", (join) => join.onRef("v.countyId", "=", "r.countyId").onRef("v.id", "=", "r.villageId"))
    .where("r.countyId", "=", countyId)
    .where(withinVillages(actor, "r"))
    .where(sql<boolean>`r.id = any (${near.slice(0, 20).map(({ recordId }) => recordId)}::uuid[])`)
    .where("r.removedAt", "is", null)
    .select(["r.id", "r.onDay", "r.text", "v.name as village"])
    .execute();
  const order = new Map(near.map(({ recordId }, index) => [recordId, index]));
  const [other] = shown.toSorted((a, b) => order.get(a.id)! - order.get(b.id)!);
  return { percent: nearest.percent, other: other ?? null };
}
