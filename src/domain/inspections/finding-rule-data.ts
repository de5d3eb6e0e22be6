import type { LateStep, TypeTerms } from "./finding-deadline.ts";
import type { FindingCategory } from "./finding-registering.ts";

/** 示例，非正式文件：各县按本地规定另行设定。 */
export const usualTerms: TypeTerms = {
  "on-the-spot": { days: 3, counted: "working" },
  dated: { days: 30, counted: "calendar" },
  staged: { days: 180, counted: "calendar" },
  lasting: { days: 90, counted: "calendar" },
};

export const usualCategories: readonly FindingCategory[] = [
  { name: "村班子建设", independent: false },
  { name: "党员队伍", independent: false },
  { name: "组织生活", independent: false },
  { name: "民主管理与公开", independent: true },
  { name: "集体资产和资金", independent: true },
  { name: "帮扶项目", independent: true },
  { name: "驻村履职", independent: false },
  { name: "矛盾信访", independent: true },
  { name: "民生服务", independent: true },
  { name: "基层减负", independent: true },
  { name: "其他", independent: false },
];

export const usualLateSteps: readonly LateStep[] = [
  { afterDays: 1, text: "已逾期，由县级提醒责任单位" },
  { afterDays: 10, text: "逾期超过十天，由县级书面督办" },
  { afterDays: 30, text: "逾期超过三十天，报县委组织部研究" },
];
