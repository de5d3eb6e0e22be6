import { notFound, stale } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import { addDays, type IsoDate } from "#domain/date.ts";
import { slotLabel } from "#domain/teams/match/words.ts";
import { isDue, planRefusals, takeBackRefusals } from "#domain/teams/planned-rotation.ts";
import { rotationRefusalSentence } from "#domain/teams/team-labels.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { trace } from "./commands.ts";
import type { PackHooks } from "./packing.ts";
import { checkRotation, openPosting, replaceHolder, type Rotating } from "./placing.ts";
import { lockTeam } from "./queries.ts";
import { inWords, reasonsOf, refuse } from "./refusing.ts";
import {
  findPlanned,
  findRotation,
  lockRotation,
  type RotationRow,
  saveRotation,
  settleRotation,
} from "./rotations.ts";

export interface Planning extends Rotating {
  readonly id: string;
  readonly version: number;
}

/**
 * 预定轮换：written down now, done on its first day. The rules are those of a rotation, asked as they will stand on that day; they are
 * asked again when the day has come, and what has changed by then makes the plan fail, visibly, with nothing half-written.
 */
export async function planRotation(tx: Tx, actor: Actor, postingId: string, planning: Planning, today: IsoDate) {
  const { team, posting } = await openPosting(tx, actor, postingId, planning.version);
  const { slot } = posting;
  const { toOn, reason } = planning;
  const startsOn = addDays(planning.endedOn, 1);
  const { holder, reasons } = await checkRotation(tx, actor, { team, posting }, planning, {
    today: startsOn,
    startsOn,
  });
  const { seat, person } = await findPlanned(tx, actor, posting.id, holder.personId);
  const already = { seat: seat !== undefined, person: person !== undefined };
  const words = { name: holder.name, slot, seatOn: seat?.startsOn, personAt: person };
  const why = planRefusals({ slot, startsOn }, already, today);
  refuse(
    why.flatMap((rule) => reasonsOf([rule], (one) => rotationRefusalSentence(one, words), fieldOf[rule])),
    reasons,
  );
  const { countyId, id: teamId, villageId, townshipId } = team;
  const place = { countyId, teamId, villageId, townshipId };
  const held = { personId: holder.personId, organisationId: slot === "paired-unit" ? holder.organisationId : null };
  const { id } = planning;
  const plan = { ...place, ...held, id, postingId: posting.id, slot, startsOn, toOn, reason };
  await inWords(saveRotation(tx, { ...plan, plannedBy: actor.accountId }));
  const detail = { slot: slotLabel[slot], person: holder.name, fromOn: startsOn, toOn, reason };
  await trace(tx, actor, team, { action: "plan-rotation", ...detail });
  return { version: 1 };
}

const fieldOf = {
  "not-ahead": "endedOn",
  "seat-planned": "endedOn",
  "cadre-planned": "personId",
  settled: undefined,
} as const;

/** 撤销预定；one that failed is put aside the same way. */
export async function withdrawRotation(tx: Tx, actor: Actor, id: string, version: number) {
  const plan = await openRotation(tx, actor, id);
  if (!plan) throw notFound("预定轮换");
  refuse(
    reasonsOf(takeBackRefusals(plan.state), (rule) => rotationRefusalSentence(rule, { name: "", slot: plan.slot })),
  );
  if (plan.version !== version) throw stale("预定轮换");
  await settleRotation(tx, plan, "withdrawn");
  await record(tx, actor, traceOf(plan, "withdraw-rotation"));
  return { version: version + 1 };
}

/**
 * The day has come: the rotation itself, as an officer would do it, in the name of the one who planned it. The plan is settled first, so that
 * the end of the posting does not find it open. False: somebody was faster, or it is not due any more.
 */
export async function applyRotation(
  tx: Tx,
  actor: Actor,
  { id, handoverId }: { readonly id: string; readonly handoverId: string },
  { today, hooks }: { readonly today: IsoDate; readonly hooks: PackHooks },
): Promise<boolean> {
  const plan = await openRotation(tx, actor, id);
  if (!plan || !isDue(plan, today)) return false;
  await settleRotation(tx, plan, "applied");
  const { personId, organisationId, toOn, reason, postingVersion: version, startsOn, plannedOn } = plan;
  const replacing = { id, handoverId, version, endedOn: addDays(startsOn, -1), reason, personId, organisationId, toOn };
  await replaceHolder(tx, actor, plan.postingId, replacing, { today, hooks, plannedOn });
  return true;
}

/** 未能生效：the sentence of the rules stays with the plan until the county has settled the seat. */
export async function failRotation(tx: Tx, actor: Actor, id: string, outcome: string, today: IsoDate): Promise<void> {
  const plan = await openRotation(tx, actor, id);
  if (!plan || !isDue(plan, today)) return;
  await settleRotation(tx, plan, "failed", outcome);
  await record(tx, null, traceOf({ ...plan, reason: outcome }, "fail-rotation"));
}

/** The plan, locked after its team: whoever changes a team locks from above. */
async function openRotation(tx: Tx, actor: Actor, id: string): Promise<RotationRow | undefined> {
  const found = await findRotation(tx, actor, id);
  if (!found) return undefined;
  await lockTeam(tx, actor, found.teamId);
  return lockRotation(tx, actor, id);
}

const traceOf = ({ countyId, teamId, team, slot, incoming, startsOn, reason }: RotationRow, action: string) => ({
  verb: "team.edit" as const,
  countyId,
  subjectId: teamId,
  detail: { team, action, slot: slotLabel[slot], person: incoming, fromOn: startsOn, reason },
});
