import { addDays, type IsoDate } from "../../date.ts";
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

/** The last day of a posting that a new plan ends: the eve of the new term, but not before it began nor after it was to end. */
export function lastDayBefore(termFrom: IsoDate, { fromOn, toOn }: { fromOn: IsoDate; toOn: IsoDate }): IsoDate {
  const eve = addDays(termFrom, -1);
  if (eve < fromOn) return fromOn;
  return eve > toOn ? toOn : eve;
}
