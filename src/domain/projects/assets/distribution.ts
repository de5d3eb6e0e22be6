import { type ActionOf, type Flow, next, type StateOf } from "../../flow.ts";
import { addFen, type Fen } from "../../money.ts";

/** 起草—“四议”通过—公示—镇级审核、县级备案—兑现公开. A plan somebody objected to goes back to its draft. */
export const distributionFlow = {
  draft: { decide: "decided", drop: "dropped" },
  decided: { post: "posted", redraft: "draft" },
  posted: { file: "filed", redraft: "draft" },
  filed: { "pay-out": "paid-out" },
  "paid-out": {},
  dropped: {},
} as const satisfies Flow;

export type DistributionStatus = StateOf<typeof distributionFlow>;
export type DistributionAction = ActionOf<typeof distributionFlow>;

export const distributionStatuses = Object.keys(distributionFlow) as [DistributionStatus, ...DistributionStatus[]];

/** In the order they are taken. */
export const distributionActions = [
  "decide",
  "post",
  "file",
  "pay-out",
  "redraft",
  "drop",
] as const satisfies readonly DistributionAction[];

export const distributionAfter = (status: DistributionStatus, action: DistributionAction) =>
  next(distributionFlow, status, action);

/** 公积金、公益金、公益岗位和小型公益事业、帮扶困难群众、资产管护、成员分红、其他. */
export const distributionUses = ["reserve", "welfare", "public-works", "help", "care", "members", "other"] as const;
export type DistributionUse = (typeof distributionUses)[number];

export interface DistributionLine {
  readonly use: DistributionUse;
  readonly amountFen: Fen;
  readonly text: string;
}

/** What is divided, and what there is: income of the village and year less what other plans of it divide. */
export interface Divided {
  readonly totalFen: Fen;
  readonly availableFen: Fen;
  readonly lines: readonly DistributionLine[];
}

export interface ShareBounds {
  readonly use: DistributionUse;
  /** Of the total, in percent. */
  readonly least: number | null;
  readonly most: number | null;
}

export type DistributionRefusal =
  | { readonly rule: "nothing-to-divide" | "line-not-positive" | "other-without-words" }
  | { readonly rule: "sum-differs"; readonly sumFen: Fen; readonly totalFen: Fen }
  | { readonly rule: "more-than-there-is"; readonly overFen: Fen }
  | { readonly rule: "below-least" | "above-most"; readonly use: DistributionUse; readonly percent: number };

/** 分配方案的各项之和等于分配总额，总额不超过可分配的收益；各项比例在县里规定的范围内。 */
export function distributionRefusals(plan: Divided, bounds: readonly ShareBounds[]): DistributionRefusal[] {
  const { totalFen, availableFen, lines } = plan;
  const why: DistributionRefusal[] = [];
  if (totalFen <= 0 || lines.length === 0) why.push({ rule: "nothing-to-divide" });
  if (lines.some(({ amountFen }) => amountFen <= 0)) why.push({ rule: "line-not-positive" });
  if (lines.some(({ use, text }) => use === "other" && text.trim() === "")) why.push({ rule: "other-without-words" });
  const sumFen = addFen(...lines.map(({ amountFen }) => amountFen));
  if (sumFen !== totalFen) why.push({ rule: "sum-differs", sumFen, totalFen });
  if (totalFen > availableFen) why.push({ rule: "more-than-there-is", overFen: totalFen - availableFen });
  return [...why, ...bounds.flatMap((bound) => boundRefusals(plan, bound))];
}

function boundRefusals({ totalFen, lines }: Divided, { use, least, most }: ShareBounds): DistributionRefusal[] {
  if (totalFen <= 0) return [];
  const part = addFen(...lines.filter((line) => line.use === use).map(({ amountFen }) => amountFen));
  if (least !== null && part * 100 < least * totalFen) return [{ rule: "below-least", use, percent: least }];
  if (most !== null && part * 100 > most * totalFen) return [{ rule: "above-most", use, percent: most }];
  return [];
}
