import type { Reason } from "#contract/problem.ts";
import type { IsoDate } from "#domain/date.ts";
import { leaveBeyondSentence } from "#domain/teams/leave-labels.ts";
import type { Tx } from "../db/db.ts";
import { listLeavesBeyond } from "./leaves.ts";

/** Leave that was agreed to holds the end of the term: whose it is, is said. */
export async function againstLeaves(tx: Tx, countyId: string, teamIds: readonly string[], termTo: IsoDate) {
  const beyond = await listLeavesBeyond(tx, countyId, teamIds, termTo);
  return beyond.map((leave): Reason => ({
    rule: "leave-beyond-term",
    at: "termTo",
    sentence: leaveBeyondSentence(leave),
  }));
}
