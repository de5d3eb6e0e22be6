import type { Actor, Verb } from "#domain/access.ts";
import { type CaseAction, type CaseStatus, caseFlow } from "#domain/cases/case.ts";
import { stepRefusalLabel } from "#domain/cases/step-labels.ts";
import { checkRefusals, selfAssessRefusals, withdrawRefusals } from "#domain/cases/step.ts";
import type { IsoDate } from "#domain/date.ts";
import { next } from "#domain/flow.ts";
import { notFound, refused, stale } from "#contract/problem.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { listGoals, listProblems, type LockedCase, lockCase } from "./items.ts";
import { findCaseState, insertStep, type StepChange, updateCase } from "./step-rows.ts";

/** Which file, and the version the officer had before her. */
export interface Step {
  readonly id: string;
  readonly version: number;
}

/** Stays when the assessment is withdrawn or sent back: whoever has had a hand in the file does not accept it. */
const withHand = ({ hands }: LockedCase, { accountId }: Actor) => [...new Set([...hands, accountId])];

/** 自评：by the team of the village, or the township on its behalf. */
export async function selfAssess(
  tx: Tx,
  actor: Actor,
  { opinion, ...step }: Step & { readonly opinion: string },
  today: IsoDate,
) {
  const file = await lockStep(tx, actor, step);
  const problems = await listProblems(tx, actor, [file.id]);
  const goals = await listGoals(tx, actor, [file.id]);
  const state = await findCaseState(tx, actor, file);
  refuseStep(selfAssessRefusals({ ...file, ...state, problems, goals }), stepRefusalLabel);
  const change = { selfAssessedBy: actor.accountId, checkedBy: null, hands: withHand(file, actor) };
  return takeStep(tx, actor, file, { verb: "case.assess", action: "self-assess", onDay: today, opinion, change });
}

/** 镇级核验之前撤回自评，继续整顿. */
export async function withdrawAssessment(tx: Tx, actor: Actor, step: Step, today: IsoDate) {
  const file = await lockStep(tx, actor, step);
  refuseStep(withdrawRefusals(file, actor), stepRefusalLabel);
  const change = { selfAssessedBy: null };
  return takeStep(tx, actor, file, { verb: "case.assess", action: "withdraw", onDay: today, opinion: "", change });
}

/** 镇级核验：passed on to the county, or back with the reason. */
export async function checkCase(
  tx: Tx,
  actor: Actor,
  { passed, opinion, ...step }: Step & { readonly passed: boolean; readonly opinion: string },
  today: IsoDate,
) {
  const file = await lockStep(tx, actor, step);
  const action = passed ? "check" : "return";
  refuseStep(checkRefusals(file, action, actor), stepRefusalLabel);
  const judged = passed ? { checkedBy: actor.accountId } : { selfAssessedBy: null };
  const change = { ...judged, hands: withHand(file, actor) };
  return takeStep(tx, actor, file, { verb: "case.check", action, onDay: today, opinion, change });
}

/** The file under lock, as the officer saw it: of two at once the second is told. */
export async function lockStep(tx: Tx, actor: Actor, { id, version }: Step): Promise<LockedCase> {
  const file = await lockCase(tx, actor, id);
  if (!file) throw notFound("整顿档案");
  if (file.version !== version) throw stale("整顿档案");
  return file;
}

export function refuseStep<Rule extends string>(why: readonly Rule[], words: Readonly<Record<Rule, string>>): void {
  if (why.length > 0) throw refused(why.map((rule) => ({ rule, sentence: `${words[rule]}。` })));
}

export interface Taken {
  readonly verb: Verb;
  readonly action: CaseAction;
  readonly onDay: IsoDate;
  readonly opinion: string;
  readonly change: StepChange;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Moves the file along its flow, keeps the step and leaves a trace; the rules have been asked before. */
export async function takeStep(tx: Tx, actor: Actor, file: LockedCase, taken: Taken) {
  const { verb, action, onDay, opinion, change, detail = {} } = taken;
  const status = statusAfter(file.status, action);
  const version = await updateCase(tx, actor, file, { ...change, status });
  await insertStep(tx, actor, file, { action, fromStatus: file.status, toStatus: status, onDay, opinion });
  await record(tx, actor, {
    verb,
    countyId: file.countyId,
    subjectId: file.id,
    detail: { act: action, from: file.status, to: status, day: onDay, ...(opinion && { opinion }), ...detail },
  });
  return { version };
}

function statusAfter(status: CaseStatus, action: CaseAction): CaseStatus {
  const after = next(caseFlow, status, action);
  if (!after) throw new Error(`${action} is not open at ${status}`);
  return after;
}
