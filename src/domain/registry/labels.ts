import type { TownshipKind, VillageKind } from "../area.ts";

export const townshipKindLabel: Record<TownshipKind, string> = {
  town: "镇",
  township: "乡",
  street: "街道",
  enterprise: "政企合一单位",
};

export const villageKindLabel: Record<VillageKind, string> = { village: "行政村", community: "社区" };

export const codeSchemes = ["nbs", "civil-affairs", "own"] as const;
export type CodeScheme = (typeof codeSchemes)[number];
export const codeSchemeLabel: Record<CodeScheme, string> = {
  nbs: "统计用区划代码",
  "civil-affairs": "民政区划代码",
  own: "本地编号",
};

export const organisationKinds = [
  "party",
  "politics-law",
  "economy",
  "professional",
  "township",
  "community",
  "school",
  "enterprise",
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];
export const organisationKindLabel: Record<OrganisationKind, string> = {
  party: "党委部门",
  "politics-law": "政法部门",
  economy: "经济部门",
  professional: "业务部门",
  township: "乡镇（街道）",
  community: "村（社区）组织",
  school: "学校",
  enterprise: "企业",
};

/** 可以结对的单位：县级以上的部门、学校、企业。 */
export const isPairable = ({ kind, level }: { readonly kind: OrganisationKind; readonly level: OrganisationLevel }) =>
  level !== "township" && kind !== "township" && kind !== "community";

export const organisationLevels = ["province", "city", "county", "township"] as const;
export type OrganisationLevel = (typeof organisationLevels)[number];
export const organisationLevelLabel: Record<OrganisationLevel, string> = {
  province: "省级",
  city: "市级",
  county: "县级",
  township: "乡级",
};

export type SuccessionKind = "merged" | "split" | "renamed" | "moved";
export const successionKindLabel: Record<SuccessionKind, string> = {
  merged: "合并",
  split: "拆分",
  renamed: "更名",
  moved: "划转",
};

/** 个人最多包联村数、单位最多结对村数, as a register shows it. */
export function capacityWords({ villageCapacity }: { readonly villageCapacity: number | null }): string {
  if (villageCapacity === null) return "按本县规则";
  return villageCapacity === 0 ? "本轮不安排" : `${villageCapacity} 个`;
}
