import { addDays, diffDays, type IsoDate } from "../date.ts";
import { type ActionOf, type Flow, next, type StateOf } from "../flow.ts";
import { type LeaveLadder, type LeaveOffice, type LeaveStep, openStep } from "./leave-ladder.ts";
import { isStationed, type Slot } from "./match/match.ts";
import { lastDay } from "./posting.ts";

/** 请假、公出：asked by the team or its unit, agreed to by the offices of the ladder in their order. */
export const leaveFlow = {
  asked: { approve: "approved", refuse: "refused", withdraw: "withdrawn" },
  approved: { withdraw: "withdrawn" },
  refused: {},
  withdrawn: {},
} as const satisfies Flow;
export type LeaveStatus = StateOf<typeof leaveFlow>;
export type LeaveAction = ActionOf<typeof leaveFlow>;

/** 请假 takes a person off his work; 公出 is work elsewhere. */
export const leaveKinds = ["leave", "errand"] as const;
export type LeaveKind = (typeof leaveKinds)[number];

/** 事由类别：kept to the team, those who answer and the county. */
export const leaveCategories = {
  personal: "leave",
  sick: "leave",
  annual: "leave",
  marriage: "leave",
  maternity: "leave",
  bereavement: "leave",
  "village-business": "errand",
  meeting: "errand",
  "home-unit": "errand",
  other: "leave",
} as const satisfies Record<string, LeaveKind>;
export type LeaveCategory = keyof typeof leaveCategories;

export interface Away {
  readonly kind: LeaveKind;
  readonly fromOn: IsoDate;
  readonly toOn: IsoDate;
  readonly backOn: IsoDate | null;
}

/** 销假提前的，销假当日起即为在村。 The last day away; before the first when he never went. */
export const lastAway = ({ toOn, backOn }: Pick<Away, "toOn" | "backOn">): IsoDate =>
  backOn !== null && backOn <= toOn ? addDays(backOn, -1) : toOn;

export const daysAway = (away: Omit<Away, "kind">): number => Math.max(0, diffDays(away.fromOn, lastAway(away)) + 1);

/** Whether the two share a day. */
export const touch = (a: Omit<Away, "kind">, b: Omit<Away, "kind">) =>
  a.fromOn <= lastAway(b) && b.fromOn <= lastAway(a);

/** 连续请假合并计算：a leave asked for in pieces climbs the ladder as one. Days in a row, this one with those that join it. */
export function daysInRow(asked: Away, others: readonly Away[]): number {
  const same = others.filter(({ kind }) => kind === asked.kind);
  let [first, last] = [asked.fromOn, lastAway(asked)];
  for (let grew = true; grew;) {
    grew = false;
    for (const one of same) {
      if (one.fromOn > addDays(last, 1) || lastAway(one) < addDays(first, -1)) continue;
      const wider = one.fromOn < first || lastAway(one) > last;
      if (one.fromOn < first) first = one.fromOn;
      if (lastAway(one) > last) last = lastAway(one);
      grew ||= wider;
    }
  }
  return diffDays(first, last) + 1;
}

export interface AskedLeave extends Away {
  readonly category: LeaveCategory;
}

interface LeavePosting {
  readonly slot: Slot;
  readonly fromOn: IsoDate;
  readonly toOn: IsoDate;
  readonly endedOn: IsoDate | null;
  readonly dissolvedOn: IsoDate | null;
}

export type LeaveRefusal =
  | "backwards"
  | "too-long"
  | "dissolved"
  | "not-stationed"
  | "posting-ended"
  | "before-posting"
  | "beyond-term"
  | "overlap"
  | "standing-in"
  | "category"
  | "substitute-missing"
  | "substitute-self"
  | "substitute-gone"
  | "substitute-elsewhere"
  | "substitute-away"
  | "substitute-busy"
  | "over"
  | "wrong-status"
  | "not-your-turn"
  | "own-request"
  | "begun"
  | "back-out-of-leave"
  | "back-in-future"
  | "back-noted";

/** What is asked for or agreed to already: of this person, and of those for whom he stands in. */
export interface Elsewhere {
  readonly own: readonly Away[];
  readonly standsIn: readonly Away[];
}

/** Why it cannot be asked for. */
export function askRefusals(
  asked: AskedLeave,
  posting: LeavePosting,
  { own, standsIn }: Elsewhere,
  ladder: Pick<LeaveLadder, "longestDays">,
): LeaveRefusal[] {
  if (asked.toOn < asked.fromOn) return ["backwards"];
  const why = placeRefusals(asked, posting);
  if (daysAway(asked) > ladder.longestDays) why.push("too-long");
  if (own.some((one) => touch(asked, one))) why.push("overlap");
  if (standsIn.some((one) => touch(asked, one))) why.push("standing-in");
  if (asked.category !== "other" && leaveCategories[asked.category] !== asked.kind) why.push("category");
  return why;
}

function placeRefusals({ fromOn, toOn }: Pick<Away, "fromOn" | "toOn">, posting: LeavePosting): LeaveRefusal[] {
  if (posting.dissolvedOn !== null) return ["dissolved"];
  if (!isStationed(posting.slot)) return ["not-stationed"];
  if (posting.endedOn !== null) return ["posting-ended"];
  const why: LeaveRefusal[] = [];
  if (fromOn < posting.fromOn) why.push("before-posting");
  if (toOn > lastDay(posting)) why.push("beyond-term");
  return why;
}

/** 批准时再核对一次：the term may have moved, and whoever asked may have left, since it was asked. */
export const grantRefusals = (asked: Pick<Away, "fromOn" | "toOn">, posting: LeavePosting): LeaveRefusal[] =>
  placeRefusals(asked, posting).filter((rule) => rule !== "before-posting");

interface AnsweredLeave {
  readonly status: LeaveStatus;
  readonly steps: readonly LeaveStep[];
  readonly askedBy: string;
  readonly dissolvedOn: IsoDate | null;
}

/** 逐级审批，谁申请谁不审批：the office whose step is open, by another hand than the one that asked. */
export function answerRefusals(
  leave: AnsweredLeave,
  office: LeaveOffice | undefined,
  accountId: string,
): LeaveRefusal[] {
  if (!next(leaveFlow, leave.status, "approve")) return ["wrong-status"];
  if (leave.dissolvedOn !== null) return ["dissolved"];
  if (openStep(leave.steps)?.office !== office) return ["not-your-turn"];
  return leave.askedBy === accountId ? ["own-request"] : [];
}

/** Taken back before it begins; afterwards it has been, and is only cut short. */
export function withdrawRefusals(leave: Away & { readonly status: LeaveStatus }, today: IsoDate): LeaveRefusal[] {
  if (!next(leaveFlow, leave.status, "withdraw")) return ["wrong-status"];
  return leave.status === "approved" && leave.fromOn <= today ? ["begun"] : [];
}

/** 销假：the first day back, before the leave would have ended. */
export function backRefusals(
  leave: Away & { readonly status: LeaveStatus },
  backOn: IsoDate,
  today: IsoDate,
): LeaveRefusal[] {
  if (leave.status !== "approved") return ["wrong-status"];
  if (leave.backOn !== null) return ["back-noted"];
  const why: LeaveRefusal[] = [];
  if (backOn < leave.fromOn || backOn > leave.toOn) why.push("back-out-of-leave");
  if (backOn > today) why.push("back-in-future");
  return why;
}
