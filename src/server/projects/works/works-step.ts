import type { Actor } from "#domain/access.ts";
import { isOwnersSide } from "#domain/projects/gates/gate-pass.ts";
import { type Refusal, when } from "#domain/projects/gates/refusal.ts";
import { gateBehind } from "#domain/projects/gates/gate-order.ts";
import { refused } from "#contract/problem.ts";
import type { Tx } from "../../db/db.ts";
import type { LockedProject } from "../rows.ts";
import { type At, atProject, withProjectHand } from "../stepping.ts";

export function refuseWorks(why: readonly Refusal[]): void {
  if (why.length > 0) throw refused(why);
}

/** Under lock, in the bank or beyond, and not ended: works are recorded of nothing else. */
export async function atWorks(tx: Tx, actor: Actor, at: At): Promise<LockedProject> {
  const project = await atProject(tx, actor, at);
  const { standing, status } = project;
  refuseWorks([
    ...when(gateBehind(status) === undefined, "not-in-pipeline", "该项目还没有入库，不能登记实施情况。"),
    ...when(standing === "terminated" || standing === "recalled", "standing", "该项目已经终止，不能再登记实施情况。"),
  ]);
  return project;
}

/** Townships and teams build for the owner: they do not accept later what they have recorded. */
export const handsOf = (project: LockedProject, actor: Actor) =>
  isOwnersSide(actor) ? { hands: withProjectHand(project, actor) } : {};
