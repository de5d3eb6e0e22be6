import { isPairable } from "../../registry/labels.ts";
import { type Ground, memberRange } from "./ground.ts";
import type { HardRule, MatchPerson, MatchPick, MatchUnit, Slot } from "./match.ts";

/** A rule that keeps this holder from this slot of this village, before anything is shared out. */
export type PairRule = Extract<HardRule, "eligibility" | "home-township" | "kinship" | "ban">;

/** Every one of them, so that the price of each can be told. */
export function barsOf(ground: Ground, pick: MatchPick): PairRule[] {
  if (!isEligible(ground, pick)) return ["eligibility"];
  const { input, people } = ground;
  const person = people.get(pick.holderId);
  const bars: PairRule[] = [];
  if (person && isHome(ground, person, pick)) bars.push("home-township");
  if (person?.kinVillageIds.includes(pick.villageId)) bars.push("kinship");
  if (input.pins.some((pin) => pin.kind === "ban" && isSame(pin, pick))) bars.push("ban");
  return bars;
}

/** 籍贯回避：不安排到本人籍贯所在乡镇。 */
function isHome({ input, villages }: Ground, person: MatchPerson, { villageId, slot }: MatchPick): boolean {
  return input.settings.homeRecusal.includes(slot) && person.homeTownshipId === villages.get(villageId)!.townshipId;
}

export const isSame = (a: MatchPick, b: MatchPick) =>
  a.villageId === b.villageId && a.slot === b.slot && a.holderId === b.holderId;

/** 联村须为县级领导，包村须为本乡镇班子成员，第一书记须为中共党员，结对须为县级以上单位。 */
export function isEligible({ villages, people, units }: Ground, { villageId, slot, holderId }: MatchPick): boolean {
  const village = villages.get(villageId);
  if (!village) return false;
  if (slot === "paired-unit") return mayPair(units.get(holderId));
  const person = people.get(holderId);
  if (!person) return false;
  switch (slot) {
    case "county-leader":
      return person.kind === "county-leader";
    case "township-leader":
      return person.kind === "township-leader" && person.townshipId === village.townshipId;
    case "first-secretary":
      return person.kind === "cadre" && person.partyMember;
    case "member":
      return person.kind === "cadre";
  }
}

const mayPair = (unit: MatchUnit | undefined) => unit !== undefined && isPairable(unit);

/** How many villages a holder can take: one for a cadre 一人一岗, a setting or his own figure for leaders and units. */
export function capacityOf({ input, people, units }: Ground, holderId: string): number {
  const { capacity } = input.settings;
  const unit = units.get(holderId);
  if (unit) return unit.capacity ?? capacity.unit;
  const person = people.get(holderId);
  if (person?.kind === "county-leader") return person.capacity ?? capacity.countyLeader;
  if (person?.kind === "township-leader") return person.capacity ?? capacity.townshipLeader;
  return person ? 1 : 0;
}

export function capacityRule({ people, units }: Ground, holderId: string): HardRule {
  if (units.has(holderId)) return "capacity-unit";
  const kind = people.get(holderId)?.kind;
  if (kind === "county-leader") return "capacity-county-leader";
  return kind === "township-leader" ? "capacity-township-leader" : "one-posting";
}

/** Who could hold the slot in some village at all, in a written order: by id. */
export function poolOf({ input }: Ground, slot: Slot): readonly string[] {
  const wanted = { "county-leader": "county-leader", "township-leader": "township-leader" } as const;
  const kind = slot === "county-leader" || slot === "township-leader" ? wanted[slot] : "cadre";
  const holders = slot === "paired-unit" ? input.units : input.people.filter((person) => person.kind === kind);
  return holders.map(({ id }) => id).toSorted();
}

export function candidatesOf(ground: Ground, villageId: string, slot: Slot): readonly string[] {
  return poolOf(ground, slot).filter((holderId) => barsOf(ground, { villageId, slot, holderId }).length === 0);
}

/** How many hold a slot of a village: exactly one of the four-one, and as many members as the team may have. */
export function seatRange(ground: Ground, slot: Slot): { min: number; max: number } {
  return slot === "member" ? memberRange(ground.input.settings) : { min: 1, max: 1 };
}
