import type { IsoDate } from "../date.ts";

/** 验收方案：aspects with their items, each with its full points. */
export interface AcceptanceScheme {
  readonly title: string;
  readonly aspects: readonly SchemeAspect[];
  readonly passPoints: number;
  /** More than this share of dissatisfied votes fails whatever the points. */
  readonly vetoPercent: number;
  /** How many representatives are usually invited: shown, not enforced. */
  readonly representatives: number;
}

interface SchemeAspect {
  readonly name: string;
  readonly items: readonly SchemeItem[];
}

interface SchemeItem {
  readonly name: string;
  /** 满分，in whole points. */
  readonly points: number;
}

/** 民主测评. */
export interface Appraisal {
  readonly invited: number;
  readonly present: number;
  readonly satisfied: number;
  readonly fair: number;
  readonly dissatisfied: number;
}

export interface Judgement {
  /** Hundredths of a point. */
  readonly points: number;
  readonly outcome: "passed" | "failed";
  readonly veto: "" | "dissatisfied";
}

export type SchemeRefusal = "not-hundred" | "pass-above-full";
export type AcceptanceRefusal =
  | "score-missing"
  | "score-malformed"
  | "score-above-maximum"
  | "present-exceeds-invited"
  | "votes-exceed-present"
  | "no-votes"
  | "held-in-future"
  | "held-before-check"
  | "new-deadline-missing"
  | "new-deadline-not-after-today";

export const schemeItems = ({ aspects }: Pick<AcceptanceScheme, "aspects">) => aspects.flatMap(({ items }) => items);

/** 各项满分合计 100 分. */
export function schemeRefusals(scheme: AcceptanceScheme): SchemeRefusal[] {
  const full = schemeItems(scheme).reduce((sum, { points }) => sum + points, 0);
  const why: SchemeRefusal[] = [];
  if (full !== 100) why.push("not-hundred");
  if (scheme.passPoints > 100) why.push("pass-above-full");
  return why;
}

const votesOf = ({ satisfied, fair, dissatisfied }: Appraisal) => satisfied + fair + dissatisfied;

/**
 * 综合得分达到及格线为合格；民主测评不满意票超过规定比例的，无论得分多少均不合格。
 *
 * Scores are hundredths in the order of the scheme. The same scheme, scores and votes always give the same result.
 */
export function judge(scheme: AcceptanceScheme, scores: readonly number[], appraisal: Appraisal): Judgement {
  const points = scores.reduce((sum, score) => sum + score, 0);
  const veto = appraisal.dissatisfied * 100 > scheme.vetoPercent * votesOf(appraisal) ? "dissatisfied" : "";
  const outcome = veto === "" && points >= scheme.passPoints * 100 ? "passed" : "failed";
  return { points, outcome, veto };
}

export interface Refused {
  readonly rule: AcceptanceRefusal;
  /** Path of the field, as the form names it. */
  readonly at: string;
}

export function scoreRefusals(scheme: AcceptanceScheme, scores: readonly number[]): Refused[] {
  const items = schemeItems(scheme);
  if (scores.length !== items.length) return [{ rule: "score-missing", at: "scores" }];
  return scores.flatMap((score, i): Refused[] => {
    const at = `scores.${i}`;
    if (!Number.isInteger(score) || score < 0) return [{ rule: "score-malformed", at }];
    return score > items[i]!.points * 100 ? [{ rule: "score-above-maximum", at }] : [];
  });
}

export function appraisalRefusals(appraisal: Appraisal): Refused[] {
  const why: Refused[] = [];
  if (appraisal.present > appraisal.invited) why.push({ rule: "present-exceeds-invited", at: "present" });
  if (votesOf(appraisal) > appraisal.present) why.push({ rule: "votes-exceed-present", at: "satisfied" });
  if (votesOf(appraisal) === 0) why.push({ rule: "no-votes", at: "satisfied" });
  return why;
}

/** 验收在镇级核验之后、今天之前；不合格的，重新确定一个今天之后的时限。 */
export function acceptanceDateRefusals(
  { heldOn, newDueOn }: { readonly heldOn: IsoDate; readonly newDueOn: IsoDate | null },
  checkedOn: IsoDate,
  outcome: Judgement["outcome"],
  today: IsoDate,
): Refused[] {
  const why: Refused[] = [];
  if (heldOn > today) why.push({ rule: "held-in-future", at: "heldOn" });
  if (heldOn < checkedOn) why.push({ rule: "held-before-check", at: "heldOn" });
  if (outcome === "passed") return why;
  if (newDueOn === null) why.push({ rule: "new-deadline-missing", at: "newDueOn" });
  else if (newDueOn <= today) why.push({ rule: "new-deadline-not-after-today", at: "newDueOn" });
  return why;
}
