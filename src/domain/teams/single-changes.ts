import { groupBy } from "../group.ts";
import { barsOf, capacityOf, capacityRule, isEligible, isSame, poolOf } from "./candidates.ts";
import { fairnessPoints, planFit, townshipMeans, villagePoints } from "./fit.ts";
import { type Ground, seatKey } from "./ground.ts";
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
  const pinned = new Set(
    ground.input.pins.filter(({ kind }) => kind === "pin").map(({ villageId, slot }) => seatKey(villageId, slot)),
  );

  const gainOf = (out: readonly MatchPick[], into: readonly MatchPick[]) => {
    const after = new Map(byVillage);
    for (const id of new Set([...out, ...into].map(({ villageId }) => villageId))) {
      const left = here.get(id)!.filter((pick) => !out.some((gone) => isSame(gone, pick)));
      after.set(id, villagePoints(ground, [...left, ...into.filter(({ villageId }) => villageId === id)]));
    }
    const sum = [...after.values()].reduce((a, b) => a + b, 0);
    return sum + fairnessPoints(ground, townshipMeans(ground, after)) - total;
  };

  const swapsWith = (pick: MatchPick, holderId: string): readonly MatchPick[] => {
    const others = (holds.get(holderId) ?? []).filter(
      ({ slot, villageId }) => isAlike(slot, pick.slot) && villageId !== pick.villageId,
    );
    return others.filter(({ villageId, slot }) => !pinned.has(seatKey(villageId, slot)));
  };

  return (pick) => {
    const inVillage = new Set(here.get(pick.villageId)!.map(({ holderId }) => holderId));
    const others = poolOf(ground, pick.slot).filter((holderId) => !inVillage.has(holderId));
    return others.flatMap((holderId): Change[] => {
      const into = { ...pick, holderId };
      if (!isEligible(ground, into)) return [];
      const bars = barsOf(ground, into);
      const isFree = (holds.get(holderId)?.length ?? 0) < capacityOf(ground, holderId);
      const isMore = !isFree && capacityRule(ground, holderId) !== "one-posting";
      const more: Change[] = [];
      if (isFree || isMore) {
        const against = isMore ? [...bars, capacityRule(ground, holderId)] : bars;
        more.push({ holderId, swapWithVillageId: null, gain: gainOf([pick], [into]), against });
      }
      for (const there of swapsWith(pick, holderId)) {
        const back = { ...there, holderId: pick.holderId };
        const already = here.get(there.villageId)!.some((held) => held.holderId === pick.holderId);
        if (already || !isEligible(ground, back)) continue;
        const against = [...new Set([...bars, ...barsOf(ground, back)])];
        more.push({ holderId, swapWithVillageId: there.villageId, gain: gainOf([pick, there], [into, back]), against });
      }
      return more;
    });
  };
}

const isAlike = (a: Slot, b: Slot) => a === b || (isStationed(a) && isStationed(b));
