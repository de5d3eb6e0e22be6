import { type ActionOf, type Flow, next, type StateOf } from "../../flow.ts";

/**
 * 一次配对：排队、求解，得出方案或者说明无解；方案由人确认。确认以后重新配对的，前一方案即被取代。
 *
 * Only one plan of a round is confirmed at a time; a plan never confirms itself.
 */
export const matchFlow = {
  waiting: { begin: "solving", fail: "failed" },
  solving: { solve: "solved", "find-conflicts": "infeasible", fail: "failed" },
  solved: { confirm: "confirmed", discard: "discarded" },
  infeasible: { discard: "discarded" },
  failed: { discard: "discarded" },
  confirmed: { supersede: "superseded" },
  superseded: {},
  discarded: {},
} as const satisfies Flow;

export type MatchStatus = StateOf<typeof matchFlow>;
export type MatchAction = ActionOf<typeof matchFlow>;

export const matchStatusLabel: Record<MatchStatus, string> = {
  waiting: "排队等候",
  solving: "正在求解",
  solved: "待确认",
  infeasible: "条件相互冲突",
  failed: "计算未完成",
  confirmed: "已确认",
  superseded: "已被新方案取代",
  discarded: "已放弃",
};

export const mayMatch = (status: MatchStatus, action: MatchAction) => next(matchFlow, status, action) !== undefined;
