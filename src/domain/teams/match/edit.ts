import { isSame } from "./candidates.ts";
import type { MatchPick, Slot } from "./match.ts";

/** One seat changed by hand: `out` leaves it, `in` takes it; null: nobody. */
export interface SeatChange {
  readonly villageId: string;
  readonly slot: Slot;
  readonly out: string | null;
  readonly in: string | null;
}

/** Undefined when somebody who is to leave is not there, or one who is to come is there already: the plan was another. */
export function changedPicks(picks: readonly MatchPick[], changes: readonly SeatChange[]): MatchPick[] | undefined {
  const pickOf = ({ villageId, slot }: SeatChange, holderId: string): MatchPick => ({ villageId, slot, holderId });
  const leaving = changes.flatMap((change) => (change.out === null ? [] : [pickOf(change, change.out)]));
  const coming = changes.flatMap((change) => (change.in === null ? [] : [pickOf(change, change.in)]));
  if (!leaving.every((pick) => picks.some((one) => isSame(one, pick)))) return undefined;
  const left = picks.filter((pick) => !leaving.some((one) => isSame(one, pick)));
  return coming.some((pick) => left.some((one) => isSame(one, pick))) ? undefined : [...left, ...coming];
}

/** The same backwards, for taking a change back. */
export const reversed = (changes: readonly SeatChange[]): SeatChange[] =>
  changes.toReversed().map(({ villageId, slot, out, in: coming }) => ({ villageId, slot, out: coming, in: out }));
