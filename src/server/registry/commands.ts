import { notFound } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import type { Tx } from "../db/db.ts";
import {
  type Blanks,
  deleteTownships,
  deleteVillages,
  insertOrUpdateTownships,
  insertOrUpdateVillages,
  saveCodes,
  type TownshipRow,
  type VillageRow,
} from "./batches.ts";
import { inWords } from "./refusal-of.ts";

/** Inserts or updates by id. The caller leaves the audit row: one for the whole batch. */
export async function saveTownshipsBatch(
  tx: Tx,
  actor: Actor,
  countyId: string,
  rows: readonly TownshipRow[],
  { blanks = "keep" }: { readonly blanks?: Blanks } = {},
) {
  requireCounty(actor, countyId);
  await inWords(insertOrUpdateTownships(tx, countyId, rows));
  const places = rows.map(({ id, codes }) => ({ id, townshipId: id, ...(codes && { codes }) }));
  await inWords(saveCodes(tx, countyId, places, blanks));
}

/** Inserts or updates by id; an empty value never blanks an existing one unless `blanks` is "clear". The caller leaves the audit row. */
export async function saveVillagesBatch(
  tx: Tx,
  actor: Actor,
  countyId: string,
  rows: readonly VillageRow[],
  { blanks = "keep" }: { readonly blanks?: Blanks } = {},
) {
  requireCounty(actor, countyId);
  await inWords(insertOrUpdateVillages(tx, countyId, rows, blanks));
  await inWords(saveCodes(tx, countyId, rows, blanks));
}

/** Undoes an import: refused as a whole when one of the villages is already in use. */
export async function removeVillagesBatch(tx: Tx, actor: Actor, countyId: string, ids: readonly string[]) {
  requireCounty(actor, countyId);
  await inWords(deleteVillages(tx, countyId, ids));
}

export async function removeTownshipsBatch(tx: Tx, actor: Actor, countyId: string, ids: readonly string[]) {
  requireCounty(actor, countyId);
  await inWords(deleteTownships(tx, countyId, ids));
}

export function requireCounty(actor: Actor, countyId: string) {
  if (!actor.counties.includes(countyId)) throw notFound("县（市、区）");
}
