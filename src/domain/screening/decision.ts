import { type IsoDate, isIsoDate } from "../date.ts";

export const levels = ["county", "township"] as const;
/** 分级管理：县级重点整顿或者镇级整顿。 */
export type Level = (typeof levels)[number];

export interface DecidedVillage {
  readonly villageId: string;
  readonly outcome: "confirmed" | "rejected";
  readonly level: Level | null;
  readonly reason: string;
}

export interface Decision {
  readonly number: string;
  readonly decidedOn: IsoDate;
  /** The decision this one puts right; null for the first of a round. */
  readonly corrects: string | null;
  readonly reason: string;
  readonly villages: readonly DecidedVillage[];
}

export interface DecisionFacts {
  readonly today: IsoDate;
  readonly roundOpenedOn: IsoDate;
  /** Villages that came out of the joint review. */
  readonly proposed: readonly string[];
  /** The decision in force and its number, when there is one. */
  readonly standing: { readonly id: string; readonly number: string } | null;
}

export type DecisionRefusal =
  | "number-malformed"
  | "date-malformed"
  | "date-in-future"
  | "date-before-round"
  | "village-undecided"
  | "village-twice"
  | "level-missing"
  | "rejection-without-reason"
  | "entry-without-reason"
  | "already-decided"
  | "corrects-unknown"
  | "correction-without-reason"
  | "number-repeated";

const shortestReason = 5;
const written = (text: string) => Array.from(text.trim()).length >= shortestReason;

/** GB/T 9704-2012：发文字号由发文机关代字、年份、发文顺序号组成；年份用六角括号括入，顺序号不加“第”字，不编虚位。 */
export function isDocumentNumber(text: string): boolean {
  return /^[\p{Script=Han}]{1,20}〔[12]\d{3}〕[1-9]\d{0,4}号$/u.test(text);
}

/** 县委审定并备案：审定须有文号和日期，逐村明确是否列入和管理级别；联审后剔除的，须写明理由。 */
export function decisionRefusals(decision: Decision, facts: DecisionFacts): DecisionRefusal[] {
  const why: DecisionRefusal[] = [];
  if (!isDocumentNumber(decision.number)) why.push("number-malformed");
  return [
    ...why,
    ...dateRefusals(decision.decidedOn, facts),
    ...villageRefusals(decision, facts),
    ...correctionRefusals(decision, facts),
  ];
}

function dateRefusals(decidedOn: IsoDate, facts: DecisionFacts): DecisionRefusal[] {
  if (!isIsoDate(decidedOn)) return ["date-malformed"];
  if (decidedOn > facts.today) return ["date-in-future"];
  return decidedOn < facts.roundOpenedOn ? ["date-before-round"] : [];
}

function villageRefusals({ villages }: Decision, { proposed }: DecisionFacts): DecisionRefusal[] {
  const decided = new Set(villages.map((village) => village.villageId));
  const open = new Set(proposed);
  const unreasoned = villages.filter((village) => !written(village.reason));
  const why: DecisionRefusal[] = [];
  if (proposed.some((villageId) => !decided.has(villageId))) why.push("village-undecided");
  if (decided.size < villages.length) why.push("village-twice");
  if (villages.some((village) => village.outcome === "confirmed" && village.level === null)) why.push("level-missing");
  if (unreasoned.some((village) => village.outcome === "rejected")) why.push("rejection-without-reason");
  // 动态纳入：扫黑、巡视巡察中发现的村随时列入, so a village outside the proposal may enter, with its reason.
  if (unreasoned.some((village) => village.outcome === "confirmed" && !open.has(village.villageId)))
    why.push("entry-without-reason");
  return why;
}

/** A decision is never changed: a correction is a new decision with its own number that names the one in force. */
function correctionRefusals(decision: Decision, { standing }: DecisionFacts): DecisionRefusal[] {
  if (decision.corrects === null) return standing ? ["already-decided"] : [];
  if (decision.corrects !== standing?.id) return ["corrects-unknown"];
  const why: DecisionRefusal[] = [];
  if (!written(decision.reason)) why.push("correction-without-reason");
  if (decision.number === standing.number) why.push("number-repeated");
  return why;
}
