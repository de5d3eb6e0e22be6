import { uuidv7 } from "#contract/uuid.ts";
import type { PlanKind, PlanStatus } from "#domain/plans/plan.ts";
import type { Tx } from "../db/db.ts";
import { accountIdOf, qinglan, teamIds, townshipIds, villageIds } from "./cast.ts";
import { aDecidedRound } from "./given-cases.ts";
import { aTeam } from "./given-teams.ts";

/** Where the rows of a team lie: the team of the cast in 前柳庄 unless said otherwise. */
const standsIn = {
  countyId: qinglan,
  teamId: teamIds.前柳庄 as string,
  villageId: villageIds.前柳庄 as string,
  townshipId: townshipIds.柳溪镇 as string,
};

/** The team of the cast with a round of its own. */
export async function aPlanningTeam(tx: Tx, over: Parameters<typeof aTeam>[2] = {}) {
  return aTeam(tx, await aDecidedRound(tx), over);
}

interface GivenPlan {
  readonly kind?: PlanKind;
  readonly year?: number;
  readonly month?: number | null;
  readonly status?: PlanStatus;
  readonly teamId?: string;
  readonly villageId?: string;
}

export async function aPlan(tx: Tx, given: GivenPlan = {}) {
  const { kind = "annual", year = 2026, month = null, status = "draft", ...place } = given;
  const id = uuidv7();
  const handedIn = status === "draft" ? {} : { submittedBy: accountIdOf(14) };
  const approved = status === "approved" ? { approvedBy: accountIdOf(7), approvedOn: "2026-11-01" } : {};
  await tx
    .insertInto("plan")
    .values({ ...standsIn, ...place, id, kind, year, month, status, aims: "年内转化", ...handedIn, ...approved })
    .execute();
  return id;
}

interface GivenTask {
  readonly goalId?: string;
  readonly text?: string;
  readonly dueOn?: string | null;
  readonly doneOn?: string | null;
  readonly parentId?: string | null;
  readonly carriedFrom?: string | null;
  readonly position?: number;
}

export async function aTask(tx: Tx, planId: string, over: GivenTask = {}) {
  const id = uuidv7();
  await tx
    .insertInto("planTask")
    .values({ ...standsIn, id, planId, text: "修缮村内道路", dueOn: "2026-12-20", ...over })
    .execute();
  return id;
}
