import type { Actor } from "#domain/access.ts";
import {
  acceptanceDateRefusals,
  appraisalRefusals,
  type Appraisal,
  judge,
  type Judgement,
  type Refused,
  scoreRefusals,
} from "#domain/cases/acceptance.ts";
import { closeRefusals, consolidationOf } from "#domain/cases/consolidation.ts";
import {
  acceptanceRefusalLabel,
  closeRefusalLabel,
  outcomeLabel,
  stepRefusalLabel,
} from "#domain/cases/step-labels.ts";
import { delistRefusals, stepRefusals } from "#domain/cases/step.ts";
import type { IsoDate } from "#domain/date.ts";
import { conflict, invalid, notFound, stale } from "#contract/problem.ts";
import type { Tx } from "../db/db.ts";
import { ruleOf } from "../rules/queries.ts";
import { listHandRefusals } from "./accepting-hands.ts";
import type { LockedCase } from "./items.ts";
import { findLastSoundLookBack } from "./look-back-rows.ts";
import { findCheckedOn, findHeldOn, insertAcceptance, insertChecks, listFileChecks, reworkItems } from "./step-rows.ts";
import { lockStep, refuseStep, type Step, takeStep } from "./steps.ts";

export interface AcceptanceInput extends Step, Appraisal {
  readonly acceptanceId: string;
  readonly schemeVersion: number;
  readonly heldOn: IsoDate;
  readonly members: string;
  /** Hundredths, in the order of the scheme. */
  readonly scores: readonly number[];
  readonly opinion: string;
  readonly newDueOn: IsoDate | null;
  readonly reopen: readonly string[];
}

/**
 * 县级验收：scored by the scheme in force on the day it was held, which is kept in the row with the scores and the votes. Never by a hand that did
 * or judged the work before; a failure sets a new deadline and takes lines up again.
 */
export async function acceptCase(tx: Tx, actor: Actor, input: AcceptanceInput, today: IsoDate) {
  const file = await lockStep(tx, actor, input);
  refuseStep(stepRefusals(file, "accept"), stepRefusalLabel);
  refuseStep(await listHandRefusals(tx, actor, file), stepRefusalLabel);
  const { version: schemeVersion, content: scheme } = await ruleOf(
    tx,
    file.countyId,
    "acceptance-scheme",
    input.heldOn,
  );
  if (schemeVersion !== input.schemeVersion) throw stale("验收方案");
  const judgement = judge(scheme, input.scores, input);
  const checkedOn = await findCheckedOn(tx, actor, file);
  refuseFields([
    ...scoreRefusals(scheme, input.scores),
    ...appraisalRefusals(input),
    ...acceptanceDateRefusals(input, checkedOn, judgement.outcome, today),
  ]);
  const failed = judgement.outcome === "failed";
  const newDueOn = failed ? input.newDueOn : null;
  const saved = await insertAcceptance(tx, actor, file, {
    ...rowOf(input, judgement),
    scheme: JSON.stringify(scheme),
    schemeVersion,
    newDueOn,
    hands: [...new Set([file.selfAssessedBy!, file.checkedBy!, ...file.hands, ...file.workedBy])],
  });
  if (!saved) throw conflict("该编号已被占用，请刷新后重新填写。");
  if (failed) await rework(tx, actor, file, newDueOn!, input.reopen);
  const { points, outcome } = judgement;
  const { version } = await takeStep(tx, actor, file, {
    verb: "case.accept",
    action: failed ? "fail" : "accept",
    onDay: input.heldOn,
    opinion: input.opinion,
    change: failed ? { dueOn: newDueOn!, selfAssessedBy: null, checkedBy: null } : { acceptedBy: actor.accountId },
    detail: {
      points,
      outcome: outcomeLabel[outcome],
      ...(failed && { dueOn: newDueOn, reopened: input.reopen.length }),
    },
  });
  return { version, outcome, points };
}

function rowOf(input: AcceptanceInput, { points, outcome, veto }: Judgement) {
  const { acceptanceId: id, heldOn, members, scores, opinion } = input;
  const { invited, present, satisfied, fair, dissatisfied } = input;
  const votes = { invited, present, satisfied, fair, dissatisfied };
  return { id, heldOn, members, scores: JSON.stringify(scores), opinion, ...votes, points, outcome, veto };
}

function refuseFields(why: readonly Refused[]): void {
  if (why.length === 0) return;
  const reasons = why.map(({ rule, at }) => ({ rule, at, sentence: `${acceptanceRefusalLabel[rule]}。` }));
  throw invalid("验收没有保存，请先改正下列各项。", reasons);
}

async function rework(tx: Tx, actor: Actor, file: LockedCase, dueOn: IsoDate, reopen: readonly string[]) {
  const ids = [...new Set(reopen)];
  if ((await reworkItems(tx, actor, file, dueOn, ids)) < ids.length) throw notFound("清单事项");
}

/** 销号：by a decision with number and date; the time of consolidation begins on that day. */
export async function delistCase(
  tx: Tx,
  actor: Actor,
  { number, decidedOn, ...step }: Step & { readonly number: string; readonly decidedOn: IsoDate },
  today: IsoDate,
) {
  const file = await lockStep(tx, actor, step);
  refuseStep(stepRefusals(file, "delist"), stepRefusalLabel);
  refuseStep(delistRefusals(file, await findHeldOn(tx, actor, file), decidedOn, today), stepRefusalLabel);
  const { content: rule } = await ruleOf(tx, file.countyId, "consolidation", decidedOn);
  const { to, checks } = consolidationOf(decidedOn, rule);
  const taken = { verb: "case.accept", onDay: decidedOn, opinion: "" } as const;
  await takeStep(tx, actor, file, {
    ...taken,
    action: "delist",
    change: { delistNumber: number, delistedOn: decidedOn, consolidationTo: to },
    detail: { number },
  });
  await insertChecks(tx, file, checks);
  const delisted = { ...file, status: "delisted" as const };
  return takeStep(tx, actor, delisted, { ...taken, action: "consolidate", change: {}, detail: { until: to } });
}

/** 办结：after the last look, by the county. */
export async function closeCase(tx: Tx, actor: Actor, step: Step, today: IsoDate) {
  const file = await lockStep(tx, actor, step);
  const checks = await listFileChecks(tx, actor, file);
  const lookedBack = await findLastSoundLookBack(tx, actor, file);
  refuseStep(closeRefusals(file, checks, lookedBack, today), closeRefusalLabel);
  const change = { closedOn: today };
  return takeStep(tx, actor, file, { verb: "case.accept", action: "close", onDay: today, opinion: "", change });
}
