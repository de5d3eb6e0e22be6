import type { badAnswers, ChecklistSubject, ItemKind, suggestedSeverities, suggestedTypes } from "./checklist.ts";

export const checklistSubjectLabel: Record<ChecklistSubject, string> = {
  village: "村（社区）",
  team: "驻村工作队",
  township: "乡镇（街道）",
};

export const itemKindLabel: Record<ItemKind, string> = {
  "yes-no": "是或否",
  number: "填数",
  choice: "选一项",
  text: "写一句",
};

export const badAnswerLabel: Record<(typeof badAnswers)[number], string> = {
  none: "都不算问题",
  no: "答“否”有问题",
  yes: "答“是”有问题",
};

export const suggestedSeverityLabel: Record<(typeof suggestedSeverities)[number], string> = {
  slight: "轻微",
  ordinary: "一般",
  serious: "严重",
};

export const suggestedTypeLabel: Record<(typeof suggestedTypes)[number], string> = {
  "on-the-spot": "即知即改",
  dated: "限期整改",
  staged: "分阶段整改",
  lasting: "持续整改",
};
