import { notFound } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";

/** The one county a county office works in. */
export function ownCounty(actor: Actor): string {
  const [countyId] = actor.counties;
  if (countyId === undefined) throw notFound("县（市、区）");
  return countyId;
}
