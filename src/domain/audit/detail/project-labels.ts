/** The parts a trace of the stage `projects` may have, in words. */
export const projectDetailLabel: Readonly<Record<string, string>> = {
  budgetFen: "预算（分）",
  moneyFen: "金额（分）",
  startedOn: "开工日期",
};
