import { formatChinese, type IsoDate, isIsoDate } from "../date.ts";
import { type ActionOf, type Flow, next, type StateOf } from "../flow.ts";
import { predecessorsOf, type Step } from "./template.ts";

/** 倒排工期：工作队排定，乡镇批准；情况变了退回重排，不再需要的作废。 */
export const scheduleFlow = {
  draft: { submit: "submitted", drop: "dropped" },
  submitted: { approve: "approved", return: "returned", withdraw: "draft" },
  returned: { submit: "submitted", drop: "dropped" },
  approved: { return: "returned", drop: "dropped" },
  dropped: {},
} as const satisfies Flow;

export type ScheduleStatus = StateOf<typeof scheduleFlow>;
export type ScheduleAction = ActionOf<typeof scheduleFlow>;

export type ScheduleRefusal =
  | "wrong-status"
  | "own-submission"
  | "no-reason"
  | "too-late"
  | "not-editable"
  | "not-approved"
  | "deadline-past"
  | "deadline-after-term"
  | "several-links"
  | "step-in-future"
  | "step-out-of-order"
  | "step-ends-before-beginning"
  | "step-before-term"
  | "step-reopened"
  | "step-after-follower";

export interface ScheduleMove {
  readonly accountId: string;
  readonly submittedBy: string | null;
  readonly reason: string;
  /** 来不及: days after the deadline, begun today. */
  readonly lateDays: number;
  /** The township has read that it is too late and agrees all the same. */
  readonly knowingly: boolean;
}

export function scheduleRefusals(status: ScheduleStatus, action: ScheduleAction, move: ScheduleMove) {
  if (!next(scheduleFlow, status, action)) return ["wrong-status"] satisfies ScheduleRefusal[];
  const why: ScheduleRefusal[] = [];
  if (action === "approve" && move.submittedBy === move.accountId) why.push("own-submission");
  if (action === "approve" && move.lateDays > 0 && !move.knowingly) why.push("too-late");
  if ((action === "return" || action === "drop") && move.reason === "") why.push("no-reason");
  return why;
}

/** 来不及 in words, for the one who is to approve. */
export const lateSentence = (finishOn: IsoDate, lateDays: number): string =>
  lateDays === 0
    ? `从今天开始做，最早${formatChinese(finishOn)}完成，来得及。`
    : `已经来不及：从今天开始做，最早也要到${formatChinese(finishOn)}完成，比时限晚${lateDays}天。`;

/** A deadline lies ahead, within the term of those who are to keep it; a text that is no day is told apart when it is counted from. */
export function deadlineRefusals(deadline: string, today: IsoDate, termTo: IsoDate): ScheduleRefusal[] {
  if (!isIsoDate(deadline)) return [];
  if (deadline <= today) return ["deadline-past"];
  return deadline > termTo ? ["deadline-after-term"] : [];
}

interface StepDays {
  readonly startedOn: IsoDate | null;
  readonly doneOn: IsoDate | null;
}

/** 开工、完工: in the order of the work, on days that have been, and not taken back under those that followed. */
export function stepRefusals(
  steps: readonly Step[],
  progress: readonly StepDays[],
  position: number,
  days: StepDays,
  limits: { today: IsoDate; formedOn: IsoDate },
): ScheduleRefusal[] {
  const why = dayRefusals(days, limits);
  if (why.length > 0) return why;
  const before = predecessorsOf(steps, position).map((one) => progress[one - 1]!.doneOn);
  const first = days.startedOn ?? days.doneOn;
  if (first !== null && before.some((day) => day === null || day > first)) return ["step-out-of-order"];
  return followerRefusals(
    steps.flatMap((_, index) => (predecessorsOf(steps, index + 1).includes(position) ? [progress[index]!] : [])),
    days.doneOn,
  );
}

function dayRefusals(
  { startedOn, doneOn }: StepDays,
  { today, formedOn }: { today: IsoDate; formedOn: IsoDate },
): ScheduleRefusal[] {
  const days = [startedOn, doneOn].filter((day) => day !== null);
  if (days.some((day) => day > today)) return ["step-in-future"];
  if (days.some((day) => day < formedOn)) return ["step-before-term"];
  return days.length === 2 && days[1]! < days[0]! ? ["step-ends-before-beginning"] : [];
}

/** What follows has begun on its day because this was done by then: that stays true. */
function followerRefusals(followers: readonly StepDays[], doneOn: IsoDate | null): ScheduleRefusal[] {
  const begun = followers.flatMap((one) => one.startedOn ?? one.doneOn ?? []);
  if (begun.length === 0) return [];
  if (doneOn === null) return ["step-reopened"];
  return begun.some((day) => day < doneOn) ? ["step-after-follower"] : [];
}
