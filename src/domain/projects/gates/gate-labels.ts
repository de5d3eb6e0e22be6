import type { Counted, Duty, Passer } from "./gate-rule.ts";
import type { acceptanceResults } from "./facts.ts";

export const dutyLabel: Record<Duty, string> = {
  finance: "财政评审部门",
  audit: "审计部门",
  sector: "行业主管部门",
};

export const passerLabel: Record<Passer, string> = {
  county: "县级",
  township: "牵头乡镇（街道）",
  ...dutyLabel,
};

export const countedLabel: Record<Counted, string> = { working: "按工作日", calendar: "按自然日" };

export const acceptanceResultLabel: Record<(typeof acceptanceResults)[number], string> = {
  pass: "通过",
  fail: "不通过，整改后再验",
};
