/** 立项批复、规划设计、财政评审、招投标、合同、开工、完工、初验、终验、结算审计、移交、确权登记、管护、收益分配: in this order and no other. */
export const gates = [
  "approval",
  "design",
  "budget-review",
  "tender",
  "contract",
  "start",
  "completion",
  "preliminary-acceptance",
  "final-acceptance",
  "settlement",
  "transfer",
  "title",
  "upkeep",
  "income",
] as const;
export type Gate = (typeof gates)[number];
