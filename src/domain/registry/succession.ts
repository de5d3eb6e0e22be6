import { foldWidth } from "../area.ts";
import type { IsoDate } from "../date.ts";

export const successionRules = {
  "village-ended": "该村（社区）已经撤并或划转，不能再次变更，请在其后继村上办理。",
  "date-in-future": "变更日期晚于今天。请在批复生效之后登记。",
  "date-before-village": "变更日期早于该村（社区）的设立日期，请核对日期。",
  "same-name": "新名称与现名称相同，无需更名。",
  "too-few-villages": "合并至少涉及两个村（社区）。",
  "kept-not-among": "保留的村（社区）不在本次合并之列。",
  "too-few-parts": "拆分后至少应有两个村（社区），原村保留的也计算在内。",
  "same-township": "该村（社区）已属这个乡镇（街道），无需划转。",
} as const;
export type SuccessionRule = keyof typeof successionRules;

interface Dated {
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate | null;
}

/** 变更自批复生效之日起：不早于设立，不晚于今天；已经终止的村不再变更。 */
export function datingRefusals(villages: readonly Dated[], onDate: IsoDate, today: IsoDate): SuccessionRule[] {
  const why: SuccessionRule[] = [];
  if (villages.some(({ validTo }) => validTo !== null)) why.push("village-ended");
  if (onDate > today) why.push("date-in-future");
  if (villages.some(({ validFrom }) => onDate < validFrom)) why.push("date-before-village");
  return why;
}

export function renameRefusals(current: string, next: string): SuccessionRule[] {
  return foldWidth(current) === foldWidth(next) ? ["same-name"] : [];
}

export function mergeRefusals(villageIds: readonly string[], keptId: string | null): SuccessionRule[] {
  const why: SuccessionRule[] = [];
  if (new Set(villageIds).size < 2) why.push("too-few-villages");
  if (keptId !== null && !villageIds.includes(keptId)) why.push("kept-not-among");
  return why;
}

export function splitRefusals(newCount: number, originalStays: boolean): SuccessionRule[] {
  return newCount + (originalStays ? 1 : 0) < 2 ? ["too-few-parts"] : [];
}

export interface VillageNumbers {
  readonly households: number | null;
  readonly population: number | null;
  readonly partyMembers: number | null;
  readonly collectiveIncomeFen: number | null;
}

export const unknownNumbers: VillageNumbers = {
  households: null,
  population: null,
  partyMembers: null,
  collectiveIncomeFen: null,
};

/** 合并后各项为合并各村之和；有一村缺数的，该项留空待填，不以部分之和充作全数。 */
export function mergedNumbers(villages: readonly VillageNumbers[]): VillageNumbers {
  const sum = (pick: (village: VillageNumbers) => number | null) =>
    villages.reduce<number | null>((total, village) => {
      const one = pick(village);
      return total === null || one === null ? null : total + one;
    }, 0);
  return {
    households: sum((village) => village.households),
    population: sum((village) => village.population),
    partyMembers: sum((village) => village.partyMembers),
    collectiveIncomeFen: sum((village) => village.collectiveIncomeFen),
  };
}
