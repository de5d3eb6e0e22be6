import { Problem } from "#contract/problem.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { IsoDate } from "#domain/date.ts";
import type { Ground } from "../http/call.ts";
import type { ClockJob } from "../jobs/boss.ts";
import { deskOf, everyCounty } from "../jobs/counties.ts";
import type { PackHooks } from "./packing.ts";
import { applyRotation, failRotation } from "./rotating.ts";
import { listDueRotations, type RotationRow } from "./rotations.ts";

/**
 * 预定轮换到期办理. It runs after midnight and every hour from then on: a server that was off in the night makes up for it within the hour it
 * is back, whatever number of days it missed. What is done is settled, so that another run finds nothing.
 */
export const rotationClock = (hooks: PackHooks): ClockJob => ({
  verb: "rotation.apply",
  cron: "3 * * * *",
  run: async (ground) => {
    const today = ground.clock.today();
    await everyCounty(ground, (id) => applyDueRotations(ground, id, today, hooks));
  },
});

/** How many were done and how many failed. */
export async function applyDueRotations(ground: Ground, countyId: string, today: IsoDate, hooks: PackHooks) {
  const program = deskOf(countyId);
  const due = await ground.gate.read(program, (db) => listDueRotations(db, program, today));
  const sum = { applied: 0, failed: 0 };
  for (const day of new Set(due.map(({ startsOn }) => startsOn))) {
    const of = due.filter(({ startsOn }) => startsOn === day);
    const { applied, failed } = await applyDay({ ground, today, hooks }, of);
    sum.applied += applied;
    sum.failed += failed;
  }
  return sum;
}

interface Asked {
  readonly ground: Ground;
  readonly today: IsoDate;
  readonly hooks: PackHooks;
}

/** Somebody may leave one village and go to another on the same day: what is refused is asked again while others still get through. */
async function applyDay(asked: Asked, due: readonly RotationRow[]) {
  const sum = { applied: 0, failed: 0 };
  let waiting = due;
  while (waiting.length > 0) {
    const refused: { readonly plan: RotationRow; readonly why: string }[] = [];
    for (const plan of waiting) {
      const why = await attempt(asked, plan);
      if (why !== null) refused.push({ plan, why });
    }
    if (refused.length < waiting.length) {
      sum.applied += waiting.length - refused.length;
      waiting = refused.map(({ plan }) => plan);
      continue;
    }
    const { ground, today } = asked;
    for (const { plan, why } of refused) {
      const program = deskOf(plan.countyId);
      await ground.gate.write(program, (tx) => failRotation(tx, program, plan.id, why, today));
    }
    sum.failed += refused.length;
    waiting = [];
  }
  return sum;
}

/** One rotation in a transaction of its own; null when it is done, else why the rules refuse it. Anything unforeseen stays planned and is thrown on. */
async function attempt({ ground, today, hooks }: Asked, plan: RotationRow): Promise<string | null> {
  // Whoever planned it made the pack, so another signs it. That his account may be closed meanwhile changes nothing, the county decided.
  const actor = deskOf(plan.countyId, { accountId: plan.plannedBy, name: plan.plannedByName });
  const ids = { id: plan.id, handoverId: uuidv7() };
  try {
    await ground.gate.write(actor, (tx) => applyRotation(tx, actor, ids, { today, hooks }));
    return null;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { reasons, message } = error;
    return reasons.length > 0 ? reasons.map(({ sentence }) => sentence).join("") : message;
  }
}
