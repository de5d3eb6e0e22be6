import type { IsoDate } from "../../date.ts";
import type { OrganisationKind, OrganisationLevel } from "../../registry/labels.ts";

/** 四个一：县级领导联村、乡镇班子成员包村、第一书记驻村、县以上单位结对, and the members of the team. Single slots are held by one. */
export const slots = ["county-leader", "township-leader", "first-secretary", "paired-unit", "member"] as const;
export type Slot = (typeof slots)[number];
export const singleSlots = ["county-leader", "township-leader", "first-secretary", "paired-unit"] as const;
/** Held by people who live in the village while they hold them. */
const stationedSlots = ["first-secretary", "member"] as const satisfies readonly Slot[];
/** 驻村的人：第一书记和队员。 Leave, days in village and one posting per cadre concern them alone. */
export const isStationed = (slot: Slot): boolean => (stationedSlots as readonly Slot[]).includes(slot);

/** 弱、乱、穷、专业：what a village suffers from most, in the words of the pairing clause. */
export const problemTypes = ["weak", "chaotic", "poor", "professional"] as const;
export type ProblemType = (typeof problemTypes)[number];

export type PersonKind = "county-leader" | "township-leader" | "cadre";

export interface MatchVillage {
  readonly id: string;
  readonly name: string;
  readonly townshipId: string;
  readonly level: "county" | "township";
  /** The heaviest first; see problem-type.ts. */
  readonly problemTypes: readonly ProblemType[];
  readonly needsSkills: readonly string[];
}

export interface MatchPerson {
  readonly id: string;
  readonly name: string;
  readonly kind: PersonKind;
  readonly organisationId: string | null;
  /** Where a township leader serves. */
  readonly townshipId: string | null;
  readonly homeTownshipId: string | null;
  readonly kinVillageIds: readonly string[];
  readonly birthYear: number | null;
  readonly skills: readonly string[];
  readonly partyMember: boolean;
  /** How many villages this leader can take, when it differs from the setting; 0 takes him out. A cadre takes one. */
  readonly capacity?: number | null;
}

export interface MatchUnit {
  readonly id: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly level: OrganisationLevel;
  /** Minutes from the unit to a village, where known. */
  readonly minutes?: Readonly<Record<string, number>>;
  readonly capacity?: number | null;
}

/** Who holds a slot of a village: a unit for paired-unit, a person for every other. */
export interface MatchPick {
  readonly villageId: string;
  readonly slot: Slot;
  readonly holderId: string;
}

export interface MatchPin extends MatchPick {
  readonly id: string;
  /** 指定：this one, here. 排除：not this one here. */
  readonly kind: "pin" | "ban";
}

/** Points 分 a village can gain from each soft rule. */
export interface MatchWeights {
  readonly unitKind: number;
  readonly skills: number;
  readonly ageMix: number;
  readonly distance: number;
  readonly ownUnit: number;
  readonly stability: number;
  /** Points a member must bring to be worth sending beside the least number. */
  readonly sparing: number;
  /** Percent of what a township falls short of the county's mean that is taken off again. */
  readonly fairness: number;
}

export interface MatchSettings {
  readonly termFrom: IsoDate;
  readonly termTo: IsoDate;
  readonly team: {
    readonly min: number;
    readonly max: number;
    /** 工作队人数是否含包村领导：with 64 cadres for 45 villages a team of two is the first secretary and the township's leader. */
    readonly countsTownshipLeader: boolean;
  };
  readonly capacity: { readonly countyLeader: number; readonly townshipLeader: number; readonly unit: number };
  /** 籍贯回避 holds for these slots. */
  readonly homeRecusal: readonly Slot[];
  /** 老中青：young up to this age, middle-aged up to that one, at the beginning of the term. */
  readonly ageBands: { readonly youngTo: number; readonly middleTo: number };
  /** 党委部门联弱、政法部门联乱、经济部门联穷、业务部门联专业. */
  readonly pairing: Readonly<Record<ProblemType, readonly OrganisationKind[]>>;
  readonly weights: MatchWeights;
  /** A unit this many minutes away or more gains nothing by distance. */
  readonly farMinutes: number;
  readonly seed: string;
  /** Seconds for the search, and after it for what the rules cost. */
  readonly seconds: number;
  readonly priceSeconds: number;
}

export interface MatchInput {
  readonly townships: readonly { readonly id: string; readonly name: string }[];
  readonly villages: readonly MatchVillage[];
  readonly people: readonly MatchPerson[];
  readonly units: readonly MatchUnit[];
  readonly pins: readonly MatchPin[];
  /** Who stands where today: re-solving keeps what it can. */
  readonly standing: readonly MatchPick[];
  readonly settings: MatchSettings;
}

export interface MatchPlan {
  readonly termFrom: IsoDate;
  readonly termTo: IsoDate;
  readonly picks: readonly MatchPick[];
}

export const softRules = [
  "unit-kind",
  "skills",
  "age-mix",
  "distance",
  "own-unit",
  "stability",
  "sparing",
  "fairness",
] as const;
export type SoftRule = (typeof softRules)[number];

export const hardRules = [
  "slot-empty",
  "slot-double",
  "term",
  "eligibility",
  "home-township",
  "kinship",
  "one-posting",
  "capacity-county-leader",
  "capacity-township-leader",
  "capacity-unit",
  "pin",
  "ban",
  "team-size",
] as const;
export type HardRule = (typeof hardRules)[number];
