import type { Actor, Verb } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { type FindingAction, findingAfter } from "#domain/inspections/finding.ts";
import { findingRefusalLabel } from "#domain/inspections/finding-labels.ts";
import { officeRefusals, standRefusals } from "#domain/inspections/finding-step.ts";
import { notFound, refused, stale } from "#contract/problem.ts";
import { record } from "../../audit/record.ts";
import type { Tx } from "../../db/db.ts";
import {
  type FindingChange,
  insertFindingStep,
  type LockedFinding,
  lockFinding,
  type NewFindingStep,
  updateFinding,
} from "./rows.ts";

/** Which finding, and the version the officer had before her. */
export interface At {
  readonly id: string;
  readonly version: number;
}

/** The finding under lock, as the officer saw it: of two at once the second is told. */
export async function atFinding(tx: Tx, actor: Actor, { id, version }: At): Promise<LockedFinding> {
  const finding = await lockFinding(tx, actor, id);
  if (!finding) throw notFound("问题");
  if (finding.version !== version) throw stale("问题");
  return finding;
}

export function refuseFinding(why: readonly (keyof typeof findingRefusalLabel)[]): void {
  if (why.length > 0) throw refused(why.map((rule) => ({ rule, sentence: `${findingRefusalLabel[rule]}。` })));
}

/** Locked, in the right place and by the right office; what else a step asks for comes after. */
export async function openFinding(tx: Tx, actor: Actor, at: At, action: FindingAction): Promise<LockedFinding> {
  const finding = await atFinding(tx, actor, at);
  refuseFinding([...officeRefusals(finding, action, actor), ...standRefusals(finding, action)]);
  return finding;
}

export interface Move {
  readonly verb: Verb;
  readonly action: FindingAction;
  readonly onDay: IsoDate;
  readonly text: string;
  readonly change?: FindingChange;
  readonly dates?: Pick<NewFindingStep, "wasDueOn" | "newDueOn">;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Moves the finding along its flow, keeps the step and leaves a trace; the rules have been asked before. */
export async function moveFinding(tx: Tx, actor: Actor, finding: LockedFinding, move: Move) {
  const { verb, action, onDay, text, change = {}, dates = {}, detail = {} } = move;
  const status = findingAfter(finding.status, action)!;
  const version = await updateFinding(tx, finding, { ...change, status });
  const place = {
    ...finding,
    ...("organisationId" in change && { organisationId: change.organisationId as string | null }),
  };
  const step = { action, fromStatus: finding.status, toStatus: status, onDay, text, ...dates };
  await insertFindingStep(tx, actor, place, step);
  await record(tx, actor, {
    verb,
    countyId: finding.countyId,
    subjectId: finding.id,
    detail: { act: action, from: finding.status, to: status, day: onDay, ...(text && { text }), ...detail },
  });
  return { version };
}

/** Stays whatever comes: whoever has had a hand in the rectification neither checks nor closes. */
export const withFindingHand = ({ hands }: LockedFinding, { accountId }: Actor) => [...new Set([...hands, accountId])];
