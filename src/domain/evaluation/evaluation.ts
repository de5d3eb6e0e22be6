import type { IsoDate } from "../date.ts";
import { type Flow, next, type StateOf } from "../flow.ts";

/** 评分 → 公示 → 定格. Nothing leads out of a frozen one. */
export const evaluationFlow = {
  scoring: { publish: "publicity", cancel: "cancelled" },
  publicity: { freeze: "frozen" },
  frozen: {},
  cancelled: {},
} as const satisfies Flow;
export type EvaluationStatus = StateOf<typeof evaluationFlow>;

/**
 * What an evaluation asks of an office next; one thing at a time. `other-freeze` is `freeze` as whoever scored or opened the publicity
 * sees it: it waits for a colleague.
 */
export const evaluationWaits = ["score", "publish", "answer", "freeze", "other-freeze", "appeal"] as const;
export type EvaluationWait = (typeof evaluationWaits)[number];

export interface Evaluation {
  readonly status: EvaluationStatus;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly publicityTo: IsoDate | null;
  readonly publicityBy: string | null;
  /** Whoever has entered anything. */
  readonly hands: readonly string[];
}

export type EvaluationRefusal =
  | "wrong-status"
  | "period-not-over"
  | "items-pending"
  | "no-subjects"
  | "publicity-not-over"
  | "appeals-open"
  | "frozen-by-scorer"
  | "frozen-by-publisher"
  | "publicity-over"
  | "not-public"
  | "already-frozen"
  | "appeal-not-upheld"
  | "subject-merged"
  | "appeal-open-already"
  | "appeal-answered";

/** 公示：本期结束、各项评完以后。 */
export function publishRefusals(
  one: Evaluation,
  { pending, subjects }: { readonly pending: number; readonly subjects: number },
  today: IsoDate,
): EvaluationRefusal[] {
  if (!next(evaluationFlow, one.status, "publish")) return ["wrong-status"];
  const why: EvaluationRefusal[] = [];
  if (today < one.to) why.push("period-not-over");
  if (subjects === 0) why.push("no-subjects");
  if (pending > 0) why.push("items-pending");
  return why;
}

/**
 * 定格至少两人经手：评过分的、发起公示的不能自己定格；申诉没有答复完的不能定格。
 */
export function freezeRefusals(
  one: Evaluation,
  openAppeals: number,
  pending: number,
  accountId: string,
  today: IsoDate,
): EvaluationRefusal[] {
  if (one.status === "frozen") return ["already-frozen"];
  if (!next(evaluationFlow, one.status, "freeze")) return ["wrong-status"];
  const why: EvaluationRefusal[] = [];
  if (today <= one.publicityTo!) why.push("publicity-not-over");
  if (openAppeals > 0) why.push("appeals-open");
  if (pending > 0) why.push("items-pending");
  if (one.hands.includes(accountId)) why.push("frozen-by-scorer");
  if (one.publicityBy === accountId) why.push("frozen-by-publisher");
  return why;
}

/** 申诉在公示期内提出，过期和定格以后不再受理。 */
export function appealRefusals(one: Evaluation, openOfItem: boolean, today: IsoDate): EvaluationRefusal[] {
  if (one.status === "frozen") return ["already-frozen"];
  if (one.status !== "publicity") return ["not-public"];
  if (today > one.publicityTo!) return ["publicity-over"];
  return openOfItem ? ["appeal-open-already"] : [];
}

/** 公示以后只有申诉成立的对象可以更正评分，定格以后一律不改。 */
export function writeRefusals(
  one: Pick<Evaluation, "status">,
  subject: { readonly upheld: boolean; readonly mergedInto: string },
): EvaluationRefusal[] {
  if (one.status === "frozen") return ["already-frozen"];
  if (one.status === "cancelled") return ["wrong-status"];
  if (subject.mergedInto !== "") return ["subject-merged"];
  return one.status === "publicity" && !subject.upheld ? ["appeal-not-upheld"] : [];
}
