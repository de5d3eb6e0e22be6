import { type Slot, slots } from "#domain/teams/match/match.ts";
import type { MatchedVillage } from "./types.ts";

interface Difference {
  readonly key: string;
  readonly village: string;
  readonly slot: Slot;
  readonly here: string;
  readonly there: string;
}

type Plan = readonly Pick<MatchedVillage, "villageId" | "village" | "township" | "picks">[];

/** The seats that two plans fill differently, village by village; who sits where in a team has no order. */
export function differencesOf(here: Plan, there: Plan): Difference[] {
  const namesIn = (plan: Plan, villageId: string, slot: Slot) =>
    (plan.find((one) => one.villageId === villageId)?.picks ?? [])
      .filter((pick) => pick.slot === slot)
      .map(({ holder }) => holder)
      .toSorted()
      .join("、");
  const villages = [...here, ...there.filter(({ villageId }) => !here.some((one) => one.villageId === villageId))];
  return villages.flatMap(({ villageId, village, township }) =>
    slots
      .map((slot) => ({
        key: `${villageId} ${slot}`,
        village: township + village,
        slot,
        here: namesIn(here, villageId, slot),
        there: namesIn(there, villageId, slot),
      }))
      .filter((row) => row.here !== row.there),
  );
}
