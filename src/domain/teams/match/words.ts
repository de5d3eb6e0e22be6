import type { HardRule, ProblemType, Slot, SoftRule } from "./match.ts";

export const slotLabel: Record<Slot, string> = {
  "county-leader": "联村县级领导",
  "township-leader": "包村乡镇领导",
  "first-secretary": "驻村第一书记",
  "paired-unit": "结对单位",
  member: "工作队员",
};

export const problemTypeLabel: Record<ProblemType, string> = {
  weak: "弱",
  chaotic: "乱",
  poor: "穷",
  professional: "专业",
};

export const hardRuleLabel: Record<HardRule, string> = {
  "slot-empty": "四个一齐全",
  "slot-double": "一岗一人",
  term: "任期",
  eligibility: "任职条件",
  "home-township": "籍贯回避",
  kinship: "亲属回避",
  "one-posting": "一人一岗",
  "capacity-county-leader": "县级领导联村个数",
  "capacity-township-leader": "乡镇领导包村个数",
  "capacity-unit": "单位结对个数",
  pin: "手工指定",
  ban: "手工排除",
  "team-size": "工作队人数",
};

export const softRuleLabel: Record<SoftRule, string> = {
  "unit-kind": "部门与村情对口",
  skills: "专长符合需要",
  "age-mix": "老中青搭配",
  distance: "距离就近",
  "own-unit": "结对单位选派",
  stability: "保持稳定",
  sparing: "节约用人",
  fairness: "乡镇之间均衡",
};

export const ageLabel: Record<"young" | "middle" | "old", string> = { young: "青年", middle: "中年", old: "年长" };

/** 1234 → 12.3分 */
export function pointsText(hundredths: number): string {
  const tenths = Math.round(hundredths / 10);
  return `${tenths < 0 ? "-" : ""}${Math.floor(Math.abs(tenths) / 10)}.${Math.abs(tenths) % 10}分`;
}
