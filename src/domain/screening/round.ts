import { type IsoDate, isIsoDate } from "../date.ts";
import { type ActionOf, type Flow, next, type StateOf } from "../flow.ts";
import type { DecisionRefusal } from "./decision.ts";
import type { DirectHitRule, Indicator, ManifestationList } from "./manifestation.ts";

/** Every step may be taken back until the decision; after it nothing moves, and a correction is a new decision. */
export const roundFlow = {
  draft: { open: "assessing" },
  assessing: { rank: "ranked", withdraw: "draft" },
  ranked: { shortlist: "shortlisted", withdraw: "assessing" },
  shortlisted: { review: "reviewing", withdraw: "ranked" },
  reviewing: { verify: "verified", withdraw: "shortlisted" },
  verified: { decide: "decided", withdraw: "reviewing" },
  decided: {},
} as const satisfies Flow;

export type RoundStatus = StateOf<typeof roundFlow>;
export type RoundAction = ActionOf<typeof roundFlow>;

export interface Round {
  readonly status: RoundStatus;
  readonly indicators: readonly Indicator[];
  readonly manifestations: Pick<ManifestationList, "items">;
  readonly directHits: readonly DirectHitRule[];
  readonly ratioBasisPoints: number;
  readonly cycleMonths: number;
  readonly deadline: IsoDate;
}

export interface RoundFacts {
  readonly today: IsoDate;
  readonly villages: number;
  readonly assessed: number;
  /** Villages the county has put down as not handed in; they rank with the whole interval. */
  readonly markedMissing: number;
  readonly shortlisted: number;
  readonly proposed: number;
  readonly visited: number;
  readonly decision: readonly DecisionRefusal[];
}

export type RoundRefusal =
  | "wrong-status"
  | "no-indicator"
  | "indicator-twice"
  | "indicator-span"
  | "weights-not-whole"
  | "ratio-out-of-range"
  | "cycle-too-short"
  | "deadline-malformed"
  | "deadline-past"
  | "no-manifestation"
  | "direct-hit-unknown"
  | "no-village"
  | "villages-not-assessed"
  | "shortlist-empty"
  | "villages-not-visited"
  | "decision-incomplete";

/** Why an action is closed right now; an empty list means go ahead. Taking a step back asks nothing but the state. */
export function roundRefusals(round: Round, action: RoundAction, facts: RoundFacts): RoundRefusal[] {
  if (!next(roundFlow, round.status, action)) return ["wrong-status"];
  return checks[action](round, facts);
}

const checks: Record<RoundAction, (round: Round, facts: RoundFacts) => RoundRefusal[]> = {
  open: (round, facts) => settingRefusals(round, facts.today),
  rank: (_round, facts) => assessmentRefusals(facts),
  shortlist: () => [],
  review: (_round, facts) => (facts.shortlisted === 0 ? ["shortlist-empty"] : []),
  verify: (_round, facts) => (facts.visited < facts.proposed ? ["villages-not-visited"] : []),
  decide: (_round, facts) => (facts.decision.length > 0 ? ["decision-incomplete"] : []),
  withdraw: () => [],
};

/** What the county must put right before a round may open; also asked while it edits the draft. */
export function settingRefusals(round: Omit<Round, "status">, today: IsoDate): RoundRefusal[] {
  return [...indicatorRefusals(round.indicators), ...frameRefusals(round, today), ...listRefusals(round)];
}

/** Within it twice the span times the greatest weight is exact, here and in SQL bigint. */
const widestSpan = 100_000_000_000;

function indicatorRefusals(indicators: readonly Indicator[]): RoundRefusal[] {
  if (indicators.length === 0) return ["no-indicator"];
  const why: RoundRefusal[] = [];
  const whole = (numbers: readonly number[]) => numbers.every(Number.isSafeInteger);
  const weights = indicators.map((indicator) => indicator.weight);
  if (new Set(indicators.map((indicator) => indicator.code)).size < indicators.length) why.push("indicator-twice");
  if (indicators.some(({ min, max }) => !whole([min, max]) || min >= max || max - min > widestSpan))
    why.push("indicator-span");
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (!whole(weights) || weights.some((weight) => weight < 1) || sum !== 10_000) why.push("weights-not-whole");
  return why;
}

function frameRefusals(round: Omit<Round, "status">, today: IsoDate): RoundRefusal[] {
  const why: RoundRefusal[] = [];
  const ratio = round.ratioBasisPoints;
  if (!Number.isInteger(ratio) || ratio < 1 || ratio > 10_000) why.push("ratio-out-of-range");
  if (!Number.isInteger(round.cycleMonths) || round.cycleMonths < 1) why.push("cycle-too-short");
  if (!isIsoDate(round.deadline)) why.push("deadline-malformed");
  else if (round.deadline < today) why.push("deadline-past");
  return why;
}

function listRefusals(round: Omit<Round, "status">): RoundRefusal[] {
  const codes = new Set(round.manifestations.items.map((item) => item.code));
  if (codes.size === 0) return ["no-manifestation"];
  return round.directHits.every((rule) => codes.has(rule.manifestationCode)) ? [] : ["direct-hit-unknown"];
}

/** 全覆盖摸排：every village is assessed or, by the county's own hand, put down as not handed in. Nothing is left out unsaid. */
function assessmentRefusals(facts: RoundFacts): RoundRefusal[] {
  if (facts.villages === 0) return ["no-village"];
  return facts.assessed + facts.markedMissing < facts.villages ? ["villages-not-assessed"] : [];
}
