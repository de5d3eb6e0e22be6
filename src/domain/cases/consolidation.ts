import { addDays, addMonths, type IsoDate } from "../date.ts";
import { type StepFile, type StepRefusal, stepRefusals } from "./step.ts";

/** 巩固期：how many months after delisting, and after which of them somebody looks in. */
export interface ConsolidationRule {
  readonly months: number;
  readonly checks: readonly number[];
}

export const usualConsolidation: ConsolidationRule = { months: 12, checks: [3, 6, 12] };

export type ConsolidationRuleRefusal = "not-ascending" | "check-after-end";

export function consolidationRuleRefusals({ months, checks }: ConsolidationRule): ConsolidationRuleRefusal[] {
  const why: ConsolidationRuleRefusal[] = [];
  if (checks.some((month, i) => i > 0 && month <= checks[i - 1]!)) why.push("not-ascending");
  if (checks.some((month) => month > months)) why.push("check-after-end");
  return why;
}

export interface PlannedCheck {
  readonly month: number;
  readonly dueOn: IsoDate;
}

/** 自销号之日起按月计算，没有对应日的以月末日为准（《民法典》第二百零二条）. */
export function consolidationOf(delistedOn: IsoDate, rule: ConsolidationRule): { to: IsoDate; checks: PlannedCheck[] } {
  const checks = rule.checks.map((month) => ({ month, dueOn: addMonths(delistedOn, month) }));
  return { to: addMonths(delistedOn, rule.months), checks };
}

export interface ConsolidationCheck extends PlannedCheck {
  readonly doneOn: IsoDate | null;
  readonly sound: boolean | null;
}

/** How many days before its day a check is listed and can be made. */
export const checkAheadDays = 30;

/** Whose look it was: the county's or the township's. */
export type CheckHand = "county" | "township";

export type CheckRefusal = StepRefusal | "check-in-future" | "check-too-early" | "corrected-by-township";
export type CloseRefusal = StepRefusal | "check-not-done" | "consolidation-running" | "last-check-unsound";

interface CheckPlace {
  readonly checks: readonly PlannedCheck[];
  readonly month: number;
  readonly delistedOn: IsoDate;
}

/** The twelfth month is not looked at in the sixth: about its own day, and not before the check in front of it was due. */
export function earliestCheckOn({ checks, month, delistedOn }: CheckPlace): IsoDate {
  const own = checks.filter((one) => one.month === month).map(({ dueOn }) => addDays(dueOn, -checkAheadDays));
  const before = checks.filter((one) => one.month < month).map(({ dueOn }) => dueOn);
  return [...own, ...before].reduce((latest, day) => (day > latest ? day : latest), delistedOn);
}

/** A look into the village on a day that has come; what the county has written down the township does not write over. */
export function consolidationCheckRefusals(
  file: StepFile,
  { doneAs, ...place }: CheckPlace & { readonly doneAs: CheckHand | null },
  { doneOn, hand }: { readonly doneOn: IsoDate; readonly hand: CheckHand },
  today: IsoDate,
): CheckRefusal[] {
  const why: CheckRefusal[] = stepRefusals(file, "close");
  if (doneAs === "county" && hand === "township") why.push("corrected-by-township");
  if (doneOn > today) why.push("check-in-future");
  if (doneOn < earliestCheckOn(place)) why.push("check-too-early");
  return why;
}

/** 办结：when the time is over, every check was made, and the last of them, or a look-back since, found the village sound. */
export function closeRefusals(
  file: StepFile & { readonly consolidationTo: IsoDate | null },
  checks: readonly ConsolidationCheck[],
  lastSoundLookBack: IsoDate | null,
  today: IsoDate,
): CloseRefusal[] {
  const why: CloseRefusal[] = stepRefusals(file, "close");
  if (why.length > 0) return why;
  if (checks.some(({ doneOn }) => doneOn === null)) why.push("check-not-done");
  if (file.consolidationTo !== null && today < file.consolidationTo) why.push("consolidation-running");
  const last = checks.toSorted((a, b) => b.month - a.month)[0];
  const shaken = last?.sound === false && (lastSoundLookBack === null || lastSoundLookBack < last.doneOn!);
  return shaken ? [...why, "last-check-unsound"] : why;
}
