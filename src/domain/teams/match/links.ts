import type { ConflictRule } from "./result.ts";
import type { HardRule, MatchInput } from "./match.ts";

/** Where the officer can change what stands in the way. */
export interface ConflictLink {
  readonly kind: "pin" | "person" | "unit" | "setting" | "village" | "none";
  readonly id: string | null;
}

const ofRule: Record<HardRule, ConflictLink["kind"]> = {
  "slot-empty": "village",
  "slot-double": "village",
  term: "setting",
  eligibility: "person",
  "home-township": "person",
  kinship: "person",
  "one-posting": "person",
  "capacity-county-leader": "setting",
  "capacity-township-leader": "setting",
  "capacity-unit": "setting",
  pin: "pin",
  ban: "pin",
  "team-size": "setting",
};

/** A pin by its own id, a person or unit by its row of the register, a figure by the page of settings unless he has his own. */
export function linkOf(input: MatchInput, { rule, villageId, slot, holderId }: ConflictRule): ConflictLink {
  const kind = ofRule[rule];
  if (kind === "pin") {
    const pin = input.pins.find(
      (one) => one.kind === rule && one.villageId === villageId && one.slot === slot && one.holderId === holderId,
    );
    return pin ? { kind, id: pin.id } : { kind: "none", id: null };
  }
  if (kind === "person") return holderLink(input, holderId);
  if (rule.startsWith("capacity-") && hasOwnCapacity(input, holderId)) return holderLink(input, holderId);
  return { kind, id: kind === "village" ? villageId : null };
}

/** A figure of his own stands before the county's: changing the rule would help nobody. */
const hasOwnCapacity = ({ people, units }: MatchInput, holderId: string | null) =>
  [...people, ...units].some(({ id, capacity }) => id === holderId && typeof capacity === "number");

function holderLink({ people, units }: MatchInput, holderId: string | null): ConflictLink {
  if (people.some(({ id }) => id === holderId)) return { kind: "person", id: holderId };
  if (units.some(({ id }) => id === holderId)) return { kind: "unit", id: holderId };
  return { kind: "person", id: null };
}
