import type { HardRule, MatchPick, MatchPlan, SoftRule } from "./match.ts";

/** All points are in hundredths 百分之一分. */
export interface MatchReason {
  readonly rule: SoftRule;
  readonly points: number;
  /** The most this rule can give here. */
  readonly of: number;
  readonly text: string;
}

/** The next best holder of this slot: free ones take his place, one who holds the same slot elsewhere changes villages with him. */
export interface MatchAlternative {
  readonly holderId: string;
  readonly swapWithVillageId: string | null;
  /** How much less the whole plan would be worth. Never negative when the plan is proven optimal. */
  readonly less: number;
  readonly text: string;
}

export interface RulePrice {
  readonly rule: HardRule;
  /** What the whole plan would gain without the rule. */
  readonly gain: number;
  /** The gain is at most this; equal to `gain` when it is exact. Null: not bounded, found by trying one change. */
  readonly atMost: number | null;
  readonly text: string;
}

export interface PickReasons extends MatchPick {
  readonly points: number;
  readonly reasons: readonly MatchReason[];
  readonly alternative: MatchAlternative | null;
  readonly prices: readonly RulePrice[];
}

export interface MatchViolation {
  readonly rule: HardRule;
  readonly villageId: string | null;
  readonly slot: MatchPick["slot"] | null;
  readonly holderId: string | null;
  readonly text: string;
}

/** One smallest set of rules that cannot hold together: without any one of them the rest can. */
export interface MatchConflict {
  readonly rules: readonly ConflictRule[];
  readonly text: string;
}

export interface ConflictRule {
  readonly rule: HardRule;
  readonly villageId: string | null;
  readonly slot: MatchPick["slot"] | null;
  readonly holderId: string | null;
  readonly text: string;
}

export interface TownshipFit {
  readonly townshipId: string;
  readonly villages: number;
  /** Mean points of its villages, in hundredths. */
  readonly mean: number;
}

export interface MatchSolved {
  readonly outcome: "solved";
  readonly plan: MatchPlan;
  readonly objective: number;
  /** No plan is worth more than this. */
  readonly bound: number;
  /** True when no better plan exists; false when the time was up, and the plan may miss bound − objective. */
  readonly proven: boolean;
  readonly reasons: readonly PickReasons[];
  /** What each rule that binds costs the whole plan. */
  readonly prices: readonly RulePrice[];
  readonly fairness: readonly TownshipFit[];
  readonly seconds: number;
}

export interface MatchInfeasible {
  readonly outcome: "infeasible";
  readonly conflicts: readonly MatchConflict[];
}

export type MatchResult = MatchSolved | MatchInfeasible;

export interface MatchProgress {
  readonly stage: "checking" | "searching" | "explaining";
  /** Best plan found and its bound so far, in hundredths of a point. */
  readonly objective: number | null;
  readonly bound: number | null;
  readonly seconds: number;
}
