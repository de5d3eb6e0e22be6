import type { Actor } from "#domain/access.ts";
import type { Db } from "../db/db.ts";
import { getShortlist } from "./review.ts";
import { listReviewRounds } from "./shortlist.ts";

/** What the joint review still waits for, counted over the very rows the page of the shortlist shows. */
export async function listReviewWaiting(db: Db, actor: Actor) {
  const open = (await listReviewRounds(db, actor, undefined)).filter(({ status }) => status === "reviewing");
  // One after the other: they share the connection of one transaction. A county holds one or two such rounds.
  const waiting = [];
  for (const { id, countyId, name, status } of open.slice(0, 50)) {
    const { rows } = await getShortlist(db, actor, id);
    const listed = rows.filter(({ because }) => because !== "opinion");
    waiting.push({
      id,
      countyId,
      name,
      status,
      unopined: listed.filter(({ opinions }) => opinions.every(({ superseded }) => superseded)).length,
      disputed: rows.filter(({ disputed }) => disputed).length,
      unvisited: actor.role === "department" ? 0 : rows.filter(({ verification }) => verification === null).length,
      villages: rows.length,
    });
  }
  return waiting;
}
