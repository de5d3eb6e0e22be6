import { daysInMonth, type IsoDate, isoDate } from "../date.ts";
import { type ActionOf, type Flow, next, type StateOf } from "../flow.ts";

/**
 * 三年规划、年度计划、月度任务清单：工作队拟定，乡镇审核批准，批准后在村内公示、报县备案。
 *
 * The team takes back what nobody has looked at yet; the township also sends an approved plan back when it must change.
 */
export const planFlow = {
  draft: { submit: "submitted" },
  submitted: { approve: "approved", return: "returned", withdraw: "draft" },
  returned: { submit: "submitted" },
  approved: { return: "returned" },
} as const satisfies Flow;

export type PlanStatus = StateOf<typeof planFlow>;
export type PlanAction = ActionOf<typeof planFlow>;

export const planKinds = ["three-year", "annual", "monthly"] as const;
export type PlanKind = (typeof planKinds)[number];

export interface PlanTime {
  readonly kind: PlanKind;
  readonly year: number;
  readonly month: number | null;
}

/** First and last day: a three-year plan begins with its year. */
export function planPeriod({ kind, year, month }: PlanTime): { from: IsoDate; to: IsoDate } {
  if (kind === "monthly")
    return { from: isoDate(year, month!, 1), to: isoDate(year, month!, daysInMonth(year, month!)) };
  return { from: isoDate(year, 1, 1), to: isoDate(kind === "annual" ? year : year + 2, 12, 31) };
}

/** The plan whose lines a line of this plan may carry out. */
export const widerKind: Readonly<Record<PlanKind, PlanKind | null>> = {
  "three-year": null,
  annual: "three-year",
  monthly: "annual",
};

/** A team and its village as they stand: both decide whether anything can still be written. */
export interface TeamStanding {
  readonly dissolvedOn: IsoDate | null;
  /** The village has been merged, split or closed since. */
  readonly villageClosed: boolean;
}

export type PlanRefusal =
  | "wrong-status"
  | "team-dissolved"
  | "village-closed"
  | "no-aims"
  | "no-task"
  | "own-submission"
  | "no-reason"
  | "month-missing"
  | "outside-term"
  | "not-approved"
  | "date-in-future"
  | "date-before-approval"
  | "not-editable";

/** A dissolved team's plans are read and no longer written. */
export const standingRefusals = ({ dissolvedOn, villageClosed }: TeamStanding): PlanRefusal[] => [
  ...(dissolvedOn === null ? [] : ["team-dissolved" as const]),
  ...(villageClosed ? ["village-closed" as const] : []),
];

/** Lines and aims are written before the plan is handed in, and again when it came back. */
export const isEditable = (status: string) => status === "draft" || status === "returned";

export interface PlanMove {
  readonly kind: PlanKind;
  readonly status: PlanStatus;
  readonly aims: string;
  readonly tasks: number;
  readonly submittedBy: string | null;
}

interface Hand {
  readonly accountId: string;
  readonly reason: string;
}

/** Why a step is closed right now: nobody approves what he handed in himself (两人经手). */
export function planRefusals(plan: PlanMove, action: PlanAction, hand: Hand): PlanRefusal[] {
  if (!next(planFlow, plan.status, action)) return ["wrong-status"];
  return faultsOf[action](plan, hand);
}

const faultsOf: Record<PlanAction, (plan: PlanMove, hand: Hand) => PlanRefusal[]> = {
  // A month's list has no aims of its own: its lines say what is wanted.
  submit: ({ kind, aims, tasks }) => [
    ...(aims === "" && kind !== "monthly" ? ["no-aims" as const] : []),
    ...(tasks === 0 ? ["no-task" as const] : []),
  ],
  approve: ({ submittedBy }, { accountId }) => (submittedBy === accountId ? ["own-submission"] : []),
  return: (_, { reason }) => (reason === "" ? ["no-reason"] : []),
  withdraw: () => [],
};

/** A plan belongs to the time its team stands; a list of the month before it came may still be wanted and is not. */
export function timeRefusals(time: PlanTime, team: { formedOn: IsoDate; termTo: IsoDate }): PlanRefusal[] {
  if ((time.kind === "monthly") !== (time.month !== null)) return ["month-missing"];
  const { from, to } = planPeriod(time);
  return to < team.formedOn || from > team.termTo ? ["outside-term"] : [];
}

/** 村内公示、报县备案：only of an approved plan, on a day from its approval to today. */
export function notedDayRefusals(
  plan: { status: PlanStatus; approvedOn: IsoDate | null },
  day: IsoDate | null,
  today: IsoDate,
): PlanRefusal[] {
  if (plan.status !== "approved" || plan.approvedOn === null) return ["not-approved"];
  if (day === null) return [];
  if (day > today) return ["date-in-future"];
  return day < plan.approvedOn ? ["date-before-approval"] : [];
}
