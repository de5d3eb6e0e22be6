import { barsOf, capacityOf, capacityRule, type PairRule } from "./candidates.ts";
import { type Ground, groundOf } from "./ground.ts";
import type { HardRule, MatchPerson, MatchSettings, MatchUnit, Slot } from "./match.ts";

/** The village as far as recusal and eligibility look at it. */
export interface PlaceOfPosting {
  readonly villageId: string;
  readonly townshipId: string;
}

export type HolderFacts =
  | { readonly person: MatchPerson; readonly unit?: undefined }
  | { readonly unit: MatchUnit; readonly person?: undefined };

/** The county's own rule; the term is the team's. */
export type HandSettings = Omit<MatchSettings, "termFrom" | "termTo">;

export type CapacityRule = Extract<HardRule, `capacity-${string}`>;

/** A leader or unit who holds as many villages as he may. */
export interface FullLoad {
  readonly rule: CapacityRule;
  readonly held: number;
  readonly limit: number;
}

/**
 * 籍贯回避、亲属回避和任职条件：put by hand, a holder is kept from a slot by the very rules that the matching follows.
 *
 * Bans by hand belong to one matching and are not asked here.
 */
export function barsByHand(
  { villageId, townshipId }: PlaceOfPosting,
  slot: Slot,
  holder: HolderFacts,
  settings: HandSettings,
): PairRule[] {
  const village = { id: villageId, name: "", townshipId, level: "county", problemTypes: [], needsSkills: [] } as const;
  return barsOf(groundOfOne(holder, settings, [village]), { villageId, slot, holderId: idOf(holder) });
}

/** 最多联系的村数：what he holds in other villages against his own figure or the county's. A cadre has one posting, asked apart. */
export function fullLoad(holder: HolderFacts, held: number, settings: HandSettings): FullLoad | null {
  const ground = groundOfOne(holder, settings);
  const rule = capacityRule(ground, idOf(holder));
  const limit = capacityOf(ground, idOf(holder));
  return rule.startsWith("capacity-") && held >= limit ? { rule: rule as CapacityRule, held, limit } : null;
}

const idOf = (holder: HolderFacts) => (holder.person ?? holder.unit).id;

const groundOfOne = (
  { person, unit }: HolderFacts,
  settings: HandSettings,
  villages: Ground["input"]["villages"] = [],
): Ground =>
  groundOf({
    townships: [],
    villages,
    people: person ? [person] : [],
    units: unit ? [unit] : [],
    pins: [],
    standing: [],
    settings: { ...settings, termFrom: "", termTo: "" },
  });
