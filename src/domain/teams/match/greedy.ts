import { candidatesOf, capacityOf, isSame, seatRange } from "./candidates.ts";
import { villagePoints } from "./fit.ts";
import { type Ground, pickKey } from "./ground.ts";
import { isStationed, type MatchPick, type MatchVillage, type Slot, slots } from "./match.ts";
import { canFill, type Place } from "./transport.ts";

interface Draft {
  readonly picks: MatchPick[];
  readonly loads: Map<string, number>;
  readonly able: ReadonlyMap<string, readonly string[]>;
}

/**
 * How it is done by hand, for comparison and as the first plan of the search: village after village, those of the county's
 * level first, slot after slot, the best who is still free, looking ahead only so far that every later slot can still be
 * filled. Members beyond the least number come last, where they add something. Asks for an input that can be matched.
 */
export function greedyPlan(ground: Ground): MatchPick[] {
  const { villages, pins } = ground.input;
  const able = new Map(
    villages.flatMap(({ id }) => slots.map((slot) => [`${id} ${slot}`, candidatesOf(ground, id, slot)] as const)),
  );
  const draft: Draft = { picks: [], loads: new Map(), able };
  for (const { kind, villageId, slot, holderId } of pins)
    if (kind === "pin") take(draft, { villageId, slot, holderId });
  const order = villages.toSorted((a, b) => levelOrder(a) - levelOrder(b) || (a.id < b.id ? -1 : 1));
  for (const village of order) for (const slot of slots) fillLeast(ground, draft, village, slot);
  for (const village of order) fillMore(ground, draft, village);
  return draft.picks;
}

const levelOrder = ({ level }: MatchVillage) => (level === "county" ? 0 : 1);

function take(draft: Draft, pick: MatchPick): void {
  if (draft.picks.some((held) => isSame(held, pick))) return;
  draft.picks.push(pick);
  draft.loads.set(pick.holderId, (draft.loads.get(pick.holderId) ?? 0) + 1);
}

const held = ({ picks }: Draft, villageId: string, slot: Slot) =>
  picks.filter((pick) => pick.villageId === villageId && pick.slot === slot).length;

function fillLeast(ground: Ground, draft: Draft, village: MatchVillage, slot: Slot): void {
  while (held(draft, village.id, slot) < seatRange(ground, slot).min) {
    const choice = ranked(ground, draft, village, slot).find(({ pick }) => staysPossible(ground, draft, pick));
    if (!choice) return;
    take(draft, choice.pick);
  }
}

function fillMore(ground: Ground, draft: Draft, village: MatchVillage): void {
  while (held(draft, village.id, "member") < seatRange(ground, "member").max) {
    const [choice] = ranked(ground, draft, village, "member");
    if (!choice || choice.gain <= 0) return;
    take(draft, choice.pick);
  }
}

/** Whoever is free, the one who adds most first; ties by id. */
function ranked(ground: Ground, draft: Draft, village: MatchVillage, slot: Slot) {
  const here = draft.picks.filter(({ villageId }) => villageId === village.id);
  const before = villagePoints(ground, here);
  const free = draft.able.get(`${village.id} ${slot}`)!.filter((holderId) => {
    const inTeam = here.some((pick) => pick.holderId === holderId);
    return !inTeam && (draft.loads.get(holderId) ?? 0) < capacityOf(ground, holderId);
  });
  return free
    .map((holderId) => ({ villageId: village.id, slot, holderId }))
    .map((pick) => ({ pick, gain: villagePoints(ground, [...here, pick]) - before }))
    .toSorted((a, b) => b.gain - a.gain || (pickKey(a.pick) < pickKey(b.pick) ? -1 : 1));
}

/** Whether all that must still be filled can be, once this pick is made. */
function staysPossible(ground: Ground, draft: Draft, pick: MatchPick): boolean {
  const alike = (slot: Slot) => slot === pick.slot || (isStationed(slot) && isStationed(pick.slot));
  const places: Place[] = ground.input.villages.flatMap(({ id }) =>
    slots.filter(alike).map((slot) => {
      const taken = held(draft, id, slot) + (id === pick.villageId && slot === pick.slot ? 1 : 0);
      return { need: Math.max(0, seatRange(ground, slot).min - taken), able: draft.able.get(`${id} ${slot}`)! };
    }),
  );
  const taken = (holderId: string) => (draft.loads.get(holderId) ?? 0) + (holderId === pick.holderId ? 1 : 0);
  return canFill(places, (holderId) => capacityOf(ground, holderId) - taken(holderId));
}
