import { distributions } from "#contract/distributions.ts";
import { assets } from "#contract/assets.ts";
import { incomes } from "#contract/incomes.ts";
import type { Result } from "#contract/route.ts";

export type Plan = Result<typeof distributions.read>;
export type PlanRow = Result<typeof distributions.list>["rows"][number];
export type VillageIncome = Result<typeof incomes.villages>["rows"][number];
export type VillageIncomes = Result<typeof incomes.villages>;
export type PlanGround = Plan["ground"];

/** What a step leaves out of date. */
export const afterPlan = [
  distributions.list,
  distributions.read,
  distributions.ground,
  incomes.villages,
  assets.waiting,
];
