import { addDays, formatChinese, type IsoDate } from "../../date.ts";
import { isSame } from "./candidates.ts";
import type { MatchPick } from "./match.ts";

export interface PlanChanges {
  /** Stand today and go on. */
  readonly kept: readonly MatchPick[];
  /** Begin; `replaces` is who held the slot of the four-one until now. */
  readonly added: readonly (MatchPick & { readonly replaces: string | null })[];
  /** Stand today and are not in the plan. */
  readonly ended: readonly MatchPick[];
}

/** 中期重新配对：what a plan keeps of today's postings, what it begins and what it ends. */
export function changesOf(standing: readonly MatchPick[], picks: readonly MatchPick[]): PlanChanges {
  const ended = standing.filter((pick) => !picks.some((one) => isSame(one, pick)));
  const replaced = ({ villageId, slot }: MatchPick) =>
    slot === "member" ? undefined : ended.find((one) => one.villageId === villageId && one.slot === slot);
  return {
    kept: picks.filter((pick) => standing.some((one) => isSame(one, pick))),
    added: picks
      .filter((pick) => !standing.some((one) => isSame(one, pick)))
      .map((pick) => ({ ...pick, replaces: replaced(pick)?.holderId ?? null })),
    ended,
  };
}

export type EndingRefusal = "ends-ahead" | "ends-before-plan" | "ends-unbegun";

interface PlannedTerm {
  readonly termFrom: IsoDate;
  /** The day the plan was asked for. */
  readonly madeOn: IsoDate;
}

/**
 * 离岗到当天才办：everything reads a seat as held until its end is noted, so a plan that takes people out of standing teams is
 * confirmed when its term has begun, as a rotation ahead waits for its day (decision 0010). Nor does a plan reach back behind
 * the day it was made, and who has not begun by its first day is taken back, not dismissed.
 */
export function endingRefusals(
  { termFrom, madeOn }: PlannedTerm,
  ended: readonly { readonly fromOn: IsoDate }[],
  today: IsoDate,
): EndingRefusal[] {
  if (ended.length === 0) return [];
  const why: EndingRefusal[] = [];
  if (termFrom > today) why.push("ends-ahead");
  if (termFrom < madeOn) why.push("ends-before-plan");
  if (ended.some(({ fromOn }) => fromOn >= termFrom)) why.push("ends-unbegun");
  return why;
}

export const endingSentence: Record<EndingRefusal, (term: PlannedTerm) => string> = {
  "ends-ahead": ({ termFrom }) =>
    `该方案有在岗人员（单位）离岗，任期自${formatChinese(termFrom)}起。离岗到当天才能办理，请在${formatChinese(termFrom)}当天或者之后确认；需要提前安排的，可以在各村工作队中逐个预定轮换。`,
  "ends-before-plan": ({ termFrom, madeOn }) =>
    `该方案有在岗人员（单位）离岗，任期起始日期（${formatChinese(termFrom)}）早于求解当天（${formatChinese(madeOn)}），离岗日期不能倒推。请将任期起始日期改为今天，重新求解。`,
  "ends-unbegun": ({ termFrom }) =>
    `该方案中离岗的人员（单位）有的到${formatChinese(termFrom)}还没有到岗或者当天才到岗。没有到岗的，请先在该村工作队中办理未到岗撤回；当天到岗的，请将任期起始日期改为次日以后，重新求解。`,
};

/** The last day of a posting that a new plan ends: the eve of the new term, but not before it began nor after it was to end. */
export function lastDayBefore(termFrom: IsoDate, { fromOn, toOn }: { fromOn: IsoDate; toOn: IsoDate }): IsoDate {
  const eve = addDays(termFrom, -1);
  if (eve < fromOn) return fromOn;
  return eve > toOn ? toOn : eve;
}
