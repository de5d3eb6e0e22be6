import type { badAnswers, ChecklistSubject, ItemKind } from "./checklist.ts";

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
