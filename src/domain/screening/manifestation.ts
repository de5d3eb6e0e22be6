import type { IsoDate } from "../date.ts";

/** Whose rule it is: handed down by an office, or shipped with the program as a starting point and marked so on every screen. */
export type Origin = "official" | "typical";

export interface ManifestationItem {
  readonly code: string;
  readonly name: string;
  readonly meaning: string;
  readonly evidence: readonly string[];
}

/** 软弱涣散表现清单：各地不一，故为带版本、发文单位和有效期的数据；a round keeps the version it began with. */
export interface ManifestationList {
  readonly code: string;
  readonly version: number;
  readonly title: string;
  readonly issuedBy: string;
  readonly origin: Origin;
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate | null;
  readonly items: readonly ManifestationItem[];
}

/**
 * One measured thing. Values, min and max are whole numbers in the indicator's own unit; weights are hundredths of a
 * percent and add up to 10000, so an indicator's weight is also the most points it can give, in hundredths of a point.
 */
export interface Indicator {
  readonly code: string;
  readonly name: string;
  readonly unit?: string;
  readonly direction: "higher-worse" | "lower-worse";
  readonly min: number;
  readonly max: number;
  readonly weight: number;
  readonly manifestationCode?: string;
}

/** 应整尽整：出现所列情形之一的，不受比例限制，必须列入。 */
export interface DirectHitRule {
  readonly manifestationCode: string;
  readonly clause: string;
}

/** What the townships handed in about one village. A value of null was not handed in. */
export interface Assessed {
  readonly villageId: string;
  readonly code: string;
  readonly townshipId: string;
  readonly townshipOrder: number;
  readonly values: Readonly<Record<string, number | null>>;
  readonly manifestations: readonly string[];
}

/** The version of a list in force on a day: the highest version whose dates hold it. */
export function listInForce(
  lists: readonly ManifestationList[],
  code: string,
  on: IsoDate,
): ManifestationList | undefined {
  return lists
    .filter((list) => list.code === code && list.validFrom <= on && (list.validTo === null || on <= list.validTo))
    .toSorted((a, b) => b.version - a.version)[0];
}
