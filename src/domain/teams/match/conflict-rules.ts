import { isIsoDate } from "../../date.ts";
import { barsOf, capacityOf, capacityRule, isEligible, isSame, poolOf, seatRange } from "./candidates.ts";
import { type Ground, memberRange } from "./ground.ts";
import type { HardRule, MatchPick, MatchPin, Slot } from "./match.ts";
import { canFill } from "./transport.ts";

/** One rule of one village, holder or pin: what can be dropped to see whether the others can hold together. */
export interface RuleAt {
  readonly rule: HardRule;
  readonly villageId: string | null;
  readonly slot: Slot | null;
  readonly holderId: string | null;
}

/** Slots whose holders are drawn from one pool. Pools never meet, so each is judged for itself. */
export const pools: readonly (readonly Slot[])[] = [
  ["county-leader"],
  ["township-leader"],
  ["paired-unit"],
  ["first-secretary", "member"],
];

const none = { villageId: null, slot: null, holderId: null };
export const ruleKey = ({ rule, villageId, slot, holderId }: RuleAt) =>
  [rule, villageId ?? "", slot ?? "", holderId ?? ""].join(" ");

/** Rules that stand alone: a term without days, a team that can have no first secretary. */
export function plainFaults({ input }: Ground): RuleAt[] {
  const { termFrom, termTo, team } = input.settings;
  const dated = isIsoDate(termFrom) && isIsoDate(termTo) && termFrom <= termTo;
  const sized = memberRange(input.settings).max >= 0 && team.min <= team.max;
  return [
    ...(dated ? [] : [{ ...none, rule: "term" as const }]),
    ...(sized ? [] : [{ ...none, rule: "team-size" as const }]),
  ];
}

/** Every rule that has a say in a pool. */
export function rulesOf(ground: Ground, pool: readonly Slot[]): RuleAt[] {
  const { villages, people, pins } = ground.input;
  const holders = poolOf(ground, pool[0]!);
  const inPool = new Set(holders);
  const needs = villages.flatMap(({ id }) => pool.map((slot) => needOf(id, slot)));
  const homes = people.filter(({ id, homeTownshipId }) => inPool.has(id) && homeTownshipId !== null);
  const kin = people
    .filter(({ id }) => inPool.has(id))
    .flatMap(({ id, kinVillageIds }) => kinVillageIds.map((villageId) => ({ id, villageId })));
  return [
    ...needs,
    ...holders.map((holderId) => ({ ...none, rule: capacityRule(ground, holderId), holderId })),
    ...homes.map(({ id }) => ({ ...none, rule: "home-township" as const, holderId: id })),
    ...kin.map(({ id, villageId }) => ({ ...none, rule: "kinship" as const, holderId: id, villageId })),
    ...pins.filter(({ slot }) => pool.includes(slot)).map(ruleOfPin),
  ];
}

const needOf = (villageId: string, slot: Slot): RuleAt => ({
  rule: slot === "member" ? "team-size" : "slot-empty",
  villageId,
  slot,
  holderId: null,
});
const ruleOfPin = ({ kind, villageId, slot, holderId }: MatchPin): RuleAt => ({
  rule: kind,
  villageId,
  slot,
  holderId,
});

/** Whether these rules can hold together, all others of the pool being dropped. */
export function canHold(ground: Ground, pool: readonly Slot[], rules: readonly RuleAt[]): boolean {
  const active = new Set(rules.map(ruleKey));
  const isActive = (rule: RuleAt) => active.has(ruleKey(rule));
  const pins = ground.input.pins.filter(
    (pin) => pin.kind === "pin" && pool.includes(pin.slot) && isActive(ruleOfPin(pin)),
  );
  const pinned = pins.filter((pin, i) => pins.findIndex((other) => isSame(other, pin)) === i);
  if (!pinned.every((pin) => mayHold(ground, pin, isActive))) return false;
  const load = (holderId: string) => pinned.filter((pin) => pin.holderId === holderId).length;
  const roomOf = (holderId: string) =>
    isActive({ ...none, rule: capacityRule(ground, holderId), holderId })
      ? capacityOf(ground, holderId) - load(holderId)
      : Infinity;
  if (pinned.some(({ holderId }) => roomOf(holderId) < 0)) return false;
  const seats = ground.input.villages.flatMap(({ id }) =>
    pool.map((slot) => ({ id, slot, held: pinned.filter((pin) => pin.villageId === id && pin.slot === slot) })),
  );
  // A slot of the four-one is one slot, whoever is pinned to it; members may be too many only while the team's size holds.
  const isOver = ({ id, slot, held }: (typeof seats)[number]) =>
    held.length > seatRange(ground, slot).max && (slot !== "member" || isActive(needOf(id, slot)));
  if (seats.some(isOver)) return false;
  const able = (villageId: string, slot: Slot) =>
    poolOf(ground, slot).filter((holderId) => mayHold(ground, { villageId, slot, holderId }, isActive));
  const open = seats.filter(
    ({ id, slot, held }) => isActive(needOf(id, slot)) && held.length < seatRange(ground, slot).min,
  );
  const places = open.map(({ id, slot, held }) => ({
    need: seatRange(ground, slot).min - held.length,
    able: able(id, slot).filter((holderId) => !pinned.some((pin) => pin.villageId === id && pin.holderId === holderId)),
  }));
  return canFill(places, roomOf);
}

function mayHold(ground: Ground, pick: MatchPick, isActive: (rule: RuleAt) => boolean): boolean {
  if (!isEligible(ground, pick)) return false;
  const { villageId, slot, holderId } = pick;
  const bars: Record<string, RuleAt> = {
    "home-township": { ...none, rule: "home-township", holderId },
    kinship: { ...none, rule: "kinship", holderId, villageId },
    ban: { rule: "ban", villageId, slot, holderId },
  };
  return barsOf(ground, pick).every((bar) => !isActive(bars[bar]!));
}
