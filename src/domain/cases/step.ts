import type { IsoDate } from "../date.ts";
import { next } from "../flow.ts";
import { type Case, type CaseAction, caseFlow, type CaseRefusal, caseRefusals, type CaseStatus } from "./case.ts";

/** Who has had a hand in a file so far, by account. */
export interface Hands {
  readonly selfAssessedBy: string | null;
  readonly checkedBy: string | null;
  /** Who has ever assessed or checked it, also what was withdrawn or sent back. */
  readonly hands: readonly string[];
  /** Who has marked a line of the lists as done. */
  readonly workedBy: readonly string[];
}

/** Whoever would accept, as far as the accounts tell: its units by name, and the offices it holds or held near the village. */
export interface Judge {
  readonly accountId: string;
  readonly units: readonly string[];
  readonly offices: readonly ("team" | "township")[];
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
  | "accepted-by-former-hand"
  | "accepted-by-worker"
  | "accepted-by-responsible"
  | "accepted-by-team"
  | "accepted-by-township"
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
export function withdrawRefusals(
  file: StepFile & Pick<Hands, "selfAssessedBy">,
  { accountId }: Pick<Judge, "accountId">,
): StepRefusal[] {
  const shut = stepRefusals(file, "withdraw");
  return shut.length > 0 || file.selfAssessedBy === accountId ? shut : ["withdrawn-by-another"];
}

/** 镇级核验：by another hand than the one that assessed, whether it passes or goes back. */
export function checkRefusals(
  file: StepFile & Pick<Hands, "selfAssessedBy">,
  action: "check" | "return",
  { accountId }: Pick<Judge, "accountId">,
): StepRefusal[] {
  const shut = stepRefusals(file, action);
  return shut.length > 0 || file.selfAssessedBy !== accountId ? shut : ["checked-by-assessor"];
}

/** The units a line of the list names: several stand in one box, parted by commas, some with a word in brackets behind. */
export function unitsIn(text: string): string[] {
  const plain = text.replace(/[（(][^）)]*[）)]/gu, "");
  return [...new Set([text, ...plain.split(/[、，,；;\s]+/u)].map((part) => part.trim()))].filter(
    (part) => part !== "",
  );
}

/**
 * 谁整改谁不验收：who assessed, checked or ticked off a line, now or in an attempt that came to nothing, who belongs to a unit
 * that had to do the work, and who sits or sat in the team or the township of the village, does not accept it.
 */
export function acceptHandRefusals(
  { selfAssessedBy, checkedBy, hands, workedBy }: Hands,
  { accountId, units, offices }: Judge,
  responsible: readonly string[],
): StepRefusal[] {
  const why: StepRefusal[] = [];
  if (selfAssessedBy === accountId) why.push("accepted-by-assessor");
  if (checkedBy === accountId) why.push("accepted-by-checker");
  if (why.length === 0 && hands.includes(accountId)) why.push("accepted-by-former-hand");
  if (workedBy.includes(accountId)) why.push("accepted-by-worker");
  const named = new Set(responsible.flatMap(unitsIn));
  if (units.some((unit) => named.has(unit))) why.push("accepted-by-responsible");
  if (offices.includes("team")) why.push("accepted-by-team");
  if (offices.includes("township")) why.push("accepted-by-township");
  return why;
}

/** 销号日期：the day of the decision, after the acceptance it rests on. */
export function delistRefusals(file: StepFile, heldOn: IsoDate, decidedOn: IsoDate, today: IsoDate): StepRefusal[] {
  const why = stepRefusals(file, "delist");
  if (decidedOn > today) why.push("delisted-in-future");
  if (decidedOn < heldOn) why.push("delisted-before-acceptance");
  return why;
}
