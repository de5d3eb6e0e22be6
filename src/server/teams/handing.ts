import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { HandoverPack } from "#domain/teams/handover.ts";
import type { Tx } from "../db/db.ts";
import { saveHandovers } from "./handovers.ts";
import { packGround, type PackHooks, packOf, type Succession } from "./packing.ts";
import { inWords } from "./refusing.ts";

export interface HandedOn {
  readonly today: IsoDate;
  readonly hooks: PackHooks;
}

interface Place {
  readonly countyId: string;
  readonly teamId: string;
  readonly villageId: string;
  readonly townshipId: string;
}

/** The packs of those who leave a team on one day, stored; the facts are read once for all of them. */
export async function handOver(
  tx: Tx,
  actor: Actor,
  place: Place,
  successions: readonly (Succession & { readonly id: string })[],
  on: HandedOn,
): Promise<HandoverPack[]> {
  const ground = await packGround(tx, actor, place, on);
  const { countyId, villageId, townshipId } = place;
  const rows = successions.map(({ id, ...succession }) => {
    const { postingId, successorId } = succession;
    const pack = packOf(ground, succession);
    return { countyId, villageId, townshipId, id, postingId, successorId, pack, madeBy: actor.accountId };
  });
  await inWords(saveHandovers(tx, rows));
  return rows.map(({ pack }) => pack);
}
