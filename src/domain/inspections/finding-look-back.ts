import { addMonths, type IsoDate } from "../date.ts";
import type { FindingStatus } from "./finding.ts";

export const lookBackResults = ["fixed", "fallen-back"] as const;
export type LookBackResult = (typeof lookBackResults)[number];

export const lookBackResultLabel: Record<LookBackResult, string> = {
  fixed: "整改到位",
  "fallen-back": "发现反弹，重新整改",
};

export interface SampleSize {
  readonly percent: number;
  readonly atLeast: number;
}

/** 每月抽取：so many of a hundred, rounded up, at least so many, never more than there are. */
export function sampleSize({ percent, atLeast }: SampleSize, of: number): number {
  return Math.min(of, Math.max(atLeast, Math.ceil((of * percent) / 100)));
}

/** Closed by this day it has stood long enough to be looked at again. */
export const closedBy = (today: IsoDate, months: number): IsoDate => addMonths(today, -months);

export type FindingLookBackRefusal =
  | "look-back-not-closed"
  | "look-back-in-future"
  | "look-back-before-closing"
  | "look-back-done"
  | "look-back-by-hand"
  | "look-back-by-judge";

export const findingLookBackRefusalLabel: Record<FindingLookBackRefusal, string> = {
  "look-back-not-closed": "该问题还没有销号，不能登记回头看",
  "look-back-in-future": "回头看日期不能晚于今天",
  "look-back-before-closing": "回头看日期不能早于销号日期",
  "look-back-done": "这次回头看已经登记过",
  "look-back-by-hand": "您参与过该问题的整改，回头看应由其他人员办理",
  "look-back-by-judge": "该问题由您核查或者销号，回头看应由其他人员办理",
};

/** Who has had to do with it. */
export interface LookBackHands {
  readonly hands: readonly string[];
  readonly townCheckedBy: string | null;
  readonly checkedBy: string | null;
  readonly closedBy: string | null;
}

interface Closed extends LookBackHands {
  readonly status: FindingStatus;
  readonly closedOn: IsoDate | null;
}

/** 回头看由整改、核查、销号以外的人员办理；two accounts of one person are one person. */
export function lookBackHandRefusals(
  { hands, townCheckedBy, checkedBy, closedBy: closer }: LookBackHands,
  accounts: readonly string[],
): FindingLookBackRefusal[] {
  const why: FindingLookBackRefusal[] = [];
  if (accounts.some((one) => hands.includes(one))) why.push("look-back-by-hand");
  if (accounts.some((one) => [townCheckedBy, checkedBy, closer].includes(one))) why.push("look-back-by-judge");
  return why;
}

export function findingLookBackRefusals(
  finding: Closed,
  { accounts, onDay }: { readonly accounts: readonly string[]; readonly onDay: IsoDate },
  today: IsoDate,
): FindingLookBackRefusal[] {
  if (finding.status !== "closed" || finding.closedOn === null) return ["look-back-not-closed"];
  const why = lookBackHandRefusals(finding, accounts);
  if (onDay > today) why.push("look-back-in-future");
  if (onDay < finding.closedOn) why.push("look-back-before-closing");
  return why;
}
