import { groupBy } from "../group.ts";
/** Why an inspector stays away from a place. */
export const recusalKinds = ["home", "kinship", "posting", "unit", "inspected", "hand"] as const;
export type RecusalKind = (typeof recusalKinds)[number];

/** One reason of one inspector; without a village it is the whole township. */
export interface RecusalFact {
  readonly personId: string;
  readonly kind: RecusalKind;
  readonly townshipId: string;
  readonly villageId: string | null;
  /** For the county's eye: which posting, which relation. Never printed on what is published. */
  readonly detail: string;
}

export interface RecusedUnit {
  readonly id: string;
  readonly townshipId: string;
  /** Null: the township itself is inspected. */
  readonly villageId: string | null;
}

/** Kinship and what is added by hand are nobody's business outside: what is published says only that he had to keep away. */
export const publishedReason: Record<RecusalKind, string> = {
  home: "籍贯所在乡镇",
  kinship: "按规定应当回避",
  posting: "现任或近年在该村任职、包联",
  unit: "所在单位为结对单位",
  inspected: "近期已督查过该村",
  hand: "按规定应当回避",
};

/**
 * 《监督检查“双随机”》：有利害关系的应当回避。A reason in a village also keeps away from its township as a body; a reason of a township from all
 * its villages.
 */
const touches = (fact: RecusalFact, unit: RecusedUnit) =>
  unit.villageId === null || fact.villageId === null
    ? fact.townshipId === unit.townshipId
    : fact.villageId === unit.villageId;

export interface DerivedRecusal {
  readonly inspectorId: string;
  readonly unitId: string;
  readonly kind: RecusalKind;
}

/** One line for each inspector, unit and kind of reason. */
export function recusalsOf(facts: readonly RecusalFact[], units: readonly RecusedUnit[]): DerivedRecusal[] {
  const byTownship = groupBy(facts, ({ townshipId }) => townshipId);
  return units.flatMap((unit) => {
    const kinds = new Map<string, DerivedRecusal>();
    for (const fact of byTownship.get(unit.townshipId) ?? []) {
      if (!touches(fact, unit)) continue;
      const { personId: inspectorId, kind } = fact;
      kinds.set(`${inspectorId} ${kind}`, { inspectorId, unitId: unit.id, kind });
    }
    return [...kinds.values()];
  });
}
