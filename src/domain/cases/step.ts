import type { IsoDate } from "../date.ts";
import { next } from "../flow.ts";
import { type Case, type CaseAction, caseFlow, type CaseRefusal, caseRefusals, type CaseStatus } from "./case.ts";

/** Who has had a hand in a file so far, by account. */
export interface Hands {
  readonly selfAssessedBy: string | null;
  readonly checkedBy: string | null;
  /** Who has marked a line of the lists as done. */
  readonly workedBy: readonly string[];
}

/** Whoever takes a step: the account, and the units it belongs to, by name. */
export interface Hand {
  readonly accountId: string;
  readonly organisations: readonly string[];
}

export interface StepFile {
  readonly status: CaseStatus;
  readonly withdrawnOn: IsoDate | null;
  readonly mergedIntoId: string | null;
}

export type StepRefusal =
  | CaseRefusal
  | "file-withdrawn"
  | "file-merged"
  | "withdrawn-by-another"
  | "checked-by-assessor"
  | "accepted-by-assessor"
  | "accepted-by-checker"
  | "accepted-by-worker"
  | "accepted-by-responsible"
  | "delisted-in-future"
  | "delisted-before-acceptance";

/** Whether the file stands where this step can be taken at all. */
export function stepRefusals(file: StepFile, action: CaseAction): StepRefusal[] {
  if (file.withdrawnOn !== null) return ["file-withdrawn"];
  if (file.mergedIntoId !== null) return ["file-merged"];
  return next(caseFlow, file.status, action) ? [] : ["wrong-status"];
}

/**
 * 自评：all that was found is solved and all that was planned is done. What the screening ticked stands as it was handed in
 * and is no longer written in the file: a village added by the county without any is not held back by that.
 */
export function selfAssessRefusals(file: Case & StepFile): StepRefusal[] {
  const shut = stepRefusals(file, "self-assess");
  return shut.length > 0 ? shut : caseRefusals(file, "self-assess").filter((rule) => rule !== "no-manifestation");
}

/** Whoever handed it in takes it back, while nobody has judged it. */
export function withdrawRefusals(file: StepFile & Hands, { accountId }: Hand): StepRefusal[] {
  const shut = stepRefusals(file, "withdraw");
  return shut.length > 0 || file.selfAssessedBy === accountId ? shut : ["withdrawn-by-another"];
}

/** 镇级核验：by another hand than the one that assessed, whether it passes or goes back. */
export function checkRefusals(
  file: StepFile & Hands,
  action: "check" | "return",
  { accountId }: Pick<Hand, "accountId">,
): StepRefusal[] {
  const shut = stepRefusals(file, action);
  return shut.length > 0 || file.selfAssessedBy !== accountId ? shut : ["checked-by-assessor"];
}

/** 谁整改谁不验收：who assessed, checked, ticked off a line, or belongs to a unit that had to do the work, does not accept it. */
export function acceptHandRefusals(
  { selfAssessedBy, checkedBy, workedBy }: Hands,
  { accountId, organisations }: Hand,
  responsible: readonly string[],
): StepRefusal[] {
  const why: StepRefusal[] = [];
  if (selfAssessedBy === accountId) why.push("accepted-by-assessor");
  if (checkedBy === accountId) why.push("accepted-by-checker");
  if (workedBy.includes(accountId)) why.push("accepted-by-worker");
  if (organisations.some((unit) => responsible.includes(unit))) why.push("accepted-by-responsible");
  return why;
}

/** 销号日期：the day of the decision, after the acceptance it rests on. */
export function delistRefusals(file: StepFile, heldOn: IsoDate, decidedOn: IsoDate, today: IsoDate): StepRefusal[] {
  const why = stepRefusals(file, "delist");
  if (decidedOn > today) why.push("delisted-in-future");
  if (decidedOn < heldOn) why.push("delisted-before-acceptance");
  return why;
}
