import { groupBy } from "../../group.ts";
import { barsOf, capacityOf, capacityRule, isEligible, isSame, poolOf } from "./candidates.ts";
import { fairnessPoints, planFit, townshipMeans, villagePoints } from "./fit.ts";
import type { Ground } from "./ground.ts";
import { type HardRule, isStationed, type MatchPick, type Slot } from "./match.ts";

/** Somebody else in the place of a pick, and what the whole plan is then worth. */
export interface Change {
  readonly holderId: string;
  readonly swapWithVillageId: string | null;
  /** Against the plan as it is, in hundredths. */
  readonly gain: number;
  /** The rules that stand in its way. */
  readonly against: readonly HardRule[];
}

/** Tries single changes of a plan; each is rescored as a whole. */
export function singleChanges(ground: Ground, picks: readonly MatchPick[]): (pick: MatchPick) => Change[] {
  const here = groupBy(picks, ({ villageId }) => villageId);
  const holds = groupBy(picks, ({ holderId }) => holderId);
  const { byVillage, total } = planFit(ground, picks);
  const gainOf = (out: readonly MatchPick[], into: readonly MatchPick[]) => {
    const after = new Map(byVillage);
    for (const id of new Set([...out, ...into].map(({ villageId }) => villageId))) {
      const left = here.get(id)!.filter((pick) => !out.some((gone) => isSame(gone, pick)));
      after.set(id, villagePoints(ground, [...left, ...into.filter(({ villageId }) => villageId === id)]));
    }
    const sum = [...after.values()].reduce((a, b) => a + b, 0);
    return sum + fairnessPoints(ground, townshipMeans(ground, after)) - total;
  };

  const swapsWith = (pick: MatchPick, holderId: string) =>
    (holds.get(holderId) ?? []).filter(
      (there) => mayMove(ground, there) && isAlike(there.slot, pick.slot) && there.villageId !== pick.villageId,
    );

  const inPlace = (pick: MatchPick, into: MatchPick): Change[] => {
    const { holderId } = into;
    const full = (holds.get(holderId)?.length ?? 0) >= capacityOf(ground, holderId);
    const limit = capacityRule(ground, holderId);
    // A cadre in two villages at once is no offer, whatever it would be worth.
    if (full && limit === "one-posting") return [];
    const against = full ? [...barsOf(ground, into), limit] : barsOf(ground, into);
    return [{ holderId, swapWithVillageId: null, gain: gainOf([pick], [into]), against }];
  };

  const exchanged = (pick: MatchPick, into: MatchPick, there: MatchPick): Change[] => {
    const back = { ...there, holderId: pick.holderId };
    const already = here.get(there.villageId)!.some((held) => held.holderId === pick.holderId);
    if (already || !isEligible(ground, back)) return [];
    const against = [...new Set([...barsOf(ground, into), ...barsOf(ground, back)])];
    const gain = gainOf([pick, there], [into, back]);
    return [{ holderId: into.holderId, swapWithVillageId: there.villageId, gain, against }];
  };

  return (pick) => {
    const inVillage = new Set(here.get(pick.villageId)!.map(({ holderId }) => holderId));
    const others = poolOf(ground, pick.slot).filter((holderId) => !inVillage.has(holderId));
    return others.flatMap((holderId) => {
      const into = { ...pick, holderId };
      if (!isEligible(ground, into)) return [];
      return [...inPlace(pick, into), ...swapsWith(pick, holderId).flatMap((there) => exchanged(pick, into, there))];
    });
  };
}

/** Whoever is pinned stays. */
const mayMove = ({ input }: Ground, pick: MatchPick) =>
  !input.pins.some((pin) => pin.kind === "pin" && pin.villageId === pick.villageId && pin.slot === pick.slot);

const isAlike = (a: Slot, b: Slot) => a === b || (isStationed(a) && isStationed(b));
