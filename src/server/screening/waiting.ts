import type { Actor } from "#domain/access.ts";
import { groupBy } from "#domain/group.ts";
import { settle } from "#domain/screening/opinion.ts";
import type { Db } from "../db/db.ts";
import { listVerifications } from "./decisions.ts";
import { listListed, listOpinions, listReviewRounds } from "./shortlist.ts";

const most = 50;

/** What the joint review still waits for, counted over the very villages the page of the shortlist shows; all rounds are read at once. */
export async function listReviewWaiting(db: Db, actor: Actor) {
  const open = (await listReviewRounds(db, actor, undefined))
    .filter(({ status }) => status === "reviewing")
    .slice(0, most);
  if (open.length === 0) return [];
  const listed = groupBy(await listListed(db, actor, open), ({ roundId }) => roundId);
  const opinions = groupBy(await listOpinions(db, actor, ...open), ({ roundId }) => roundId);
  const visits = groupBy(await listVerifications(db, actor, ...open), ({ roundId }) => roundId);
  return open.map(({ id, countyId, name, status }) => {
    const shortlisted = (listed.get(id) ?? []).map(({ villageId }) => villageId);
    const proposals = settle(shortlisted, opinions.get(id) ?? []);
    const visited = new Set(visits.get(id)?.map(({ villageId }) => villageId));
    return {
      id,
      countyId,
      name,
      status,
      unopined: proposals.filter((one) => one.origin === "shortlist" && one.opinions.length === 0).length,
      disputed: proposals.filter((one) => one.open).length,
      unvisited: actor.role === "department" ? 0 : proposals.filter(({ villageId }) => !visited.has(villageId)).length,
      villages: proposals.length,
    };
  });
}
