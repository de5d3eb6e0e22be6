import { barsOf, type PairRule } from "./candidates.ts";
import { groundOf } from "./ground.ts";
import type { MatchPerson, MatchSettings, MatchUnit, Slot } from "./match.ts";
import { shippedMatchSettings } from "./match-settings.ts";

/** The village as far as recusal and eligibility look at it. */
export interface PlaceOfPosting {
  readonly villageId: string;
  readonly townshipId: string;
}

export type HolderFacts =
  | { readonly person: MatchPerson; readonly unit?: undefined }
  | { readonly unit: MatchUnit; readonly person?: undefined };

/**
 * 籍贯回避、亲属回避和任职条件：put by hand, a holder is kept from a slot by the very rules that the matching follows.
 *
 * Bans by hand belong to one matching and are not asked here.
 */
export function barsByHand(
  { villageId, townshipId }: PlaceOfPosting,
  slot: Slot,
  holder: HolderFacts,
  settings: Omit<MatchSettings, "termFrom" | "termTo"> = shippedMatchSettings,
): PairRule[] {
  const village = { id: villageId, name: "", townshipId, level: "county", problemTypes: [], needsSkills: [] } as const;
  const ground = groundOf({
    townships: [],
    villages: [village],
    people: holder.person ? [holder.person] : [],
    units: holder.unit ? [holder.unit] : [],
    pins: [],
    standing: [],
    settings: { ...settings, termFrom: "", termTo: "" },
  });
  return barsOf(ground, { villageId, slot, holderId: (holder.person ?? holder.unit).id });
}
