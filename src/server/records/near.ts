import { type RawBuilder, sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { textFor } from "#domain/records/mediation.ts";
import type { RecordKind } from "#domain/records/record.ts";
import { alikePercent, mostBitsApart, nearPercent, type Print } from "#domain/records/similarity.ts";
import type { Tx } from "../db/db.ts";
import { withinVillages } from "../people/reach.ts";

/** How many candidates are compared in full. Where more share a band, texts of that kind abound, and any of these is as near as the rest. */
const candidates = 400;

export interface FoundPrint {
  readonly id: string;
  /** The sketch in binary digits. */
  readonly sketch: string;
}

export interface Near {
  readonly percent: number;
  readonly other: { id: string; onDay: IsoDate; village: string; text: string } | null;
}

/** As the column takes it: bits, written in hexadecimal digits. */
export const storedSketch = ({ sketch }: Print) => `x${Buffer.from(sketch).toString("hex")}`;

export const readSketch = (bits: string) =>
  Uint8Array.from({ length: bits.length / 8 }, (_, i) => Number.parseInt(bits.slice(8 * i, 8 * i + 8), 2));

/** Part of the statement that looks up the ground: the prints of the county that agree with this one in a band. */
export const printsNear = (countyId: string, self: string, print: Print | undefined): RawBuilder<unknown> =>
  print
    ? sql`(select coalesce(json_agg(json_build_object('id', record_id, 'sketch', sketch)), '[]')
        from near_prints(${countyId}, ${[...print.bands]}::int[], ${storedSketch(print)}, ${mostBitsApart}, ${self}::uuid, ${candidates}))`
    : sql`'[]'::json`;

/** The nearest of them, shown with its words only where it is within reach; undefined when none is nearly the same. */
export async function nearestOf(
  tx: Tx,
  actor: Actor,
  print: Print | undefined,
  { countyId, prints }: { readonly countyId: string; readonly prints: readonly FoundPrint[] },
): Promise<Near | undefined> {
  if (!print || prints.length === 0) return undefined;
  const near = prints
    .map(({ id, sketch }) => ({ id, percent: alikePercent(print.sketch, readSketch(sketch)) }))
    .filter(({ percent }) => percent >= nearPercent)
    .toSorted((a, b) => b.percent - a.percent || (a.id < b.id ? 1 : -1));
  const [nearest] = near;
  if (!nearest) return undefined;
  const shown = await tx
    .selectFrom("workRecord as r")
    .innerJoin("village as v", (join) => join.onRef("v.countyId", "=", "r.countyId").onRef("v.id", "=", "r.villageId"))
    .where("r.countyId", "=", countyId)
    .where(withinVillages(actor, "r"))
    .where(sql<boolean>`r.id = any (${near.slice(0, 20).map(({ id }) => id)}::uuid[])`)
    .where("r.removedAt", "is", null)
    .select(["r.id", "r.onDay", "r.text", "r.kind", "v.name as village"])
    .$castTo<{ id: string; onDay: IsoDate; text: string; kind: RecordKind; village: string }>()
    .execute();
  const order = new Map(near.map(({ id }, index) => [id, index]));
  const [other] = shown.toSorted((a, b) => order.get(a.id)! - order.get(b.id)!);
  if (!other) return { percent: nearest.percent, other: null };
  const { kind, text, ...seen } = other;
  return { percent: nearest.percent, other: { ...seen, text: textFor(actor, { kind, text }) } };
}
