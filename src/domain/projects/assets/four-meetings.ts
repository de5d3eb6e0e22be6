import { diffDays, type IsoDate } from "../../date.ts";

/** One meeting with its numbers: how many should have come, came, and agreed. */
export interface Vote {
  readonly heldOn: IsoDate;
  readonly due: number;
  readonly present: number;
  readonly agreed: number;
}

/**
 * 四议两公开：村党组织提议、村“两委”会商议、党员大会审议、村民会议或者村民代表会议决议；决议公开、实施结果公开。
 *
 * Null: not held yet. Where one person holds both posts the first two may be one meeting, on the same day.
 */
export interface FourMeetings {
  readonly sentOn: IsoDate | null;
  readonly proposedOn: IsoDate | null;
  readonly consultedOn: IsoDate | null;
  readonly members: Vote | null;
  readonly delegates: Vote | null;
}

export interface MeetingRule {
  /** 方案至少提前几天发给党员. */
  readonly sentDays: number;
}

export type MeetingFault =
  | "proposal-missing"
  | "consultation-missing"
  | "members-missing"
  | "delegates-missing"
  | "out-of-order"
  | "sent-missing"
  | "sent-too-late"
  | "members-numbers"
  | "members-quorum"
  | "members-majority"
  | "delegates-numbers"
  | "delegates-quorum"
  | "delegates-majority"
  | "in-the-future";

/** 到会人数达到应到会人数的三分之二。 In whole numbers: two thirds of ten are seven. */
export const isQuorate = ({ due, present }: Pick<Vote, "due" | "present">) => 3 * present >= 2 * due;

/** 到会人数的过半数同意：half is not more than half. */
export const isCarried = ({ present, agreed }: Pick<Vote, "present" | "agreed">) => 2 * agreed > present;

const areNumbers = ({ due, present, agreed }: Vote) =>
  due > 0 && agreed >= 0 && agreed <= present && present <= due && [due, present, agreed].every(Number.isSafeInteger);

function voteFaults(vote: Vote, who: "members" | "delegates"): MeetingFault[] {
  if (!areNumbers(vote)) return [`${who}-numbers`];
  return [
    ...(isQuorate(vote) ? [] : ([`${who}-quorum`] as const)),
    ...(isCarried(vote) ? [] : ([`${who}-majority`] as const)),
  ];
}

/** Why the four meetings do not carry a decision; empty: they do. */
export function meetingFaults(meetings: FourMeetings, rule: MeetingRule, today: IsoDate): MeetingFault[] {
  const { proposedOn, consultedOn, members, delegates } = meetings;
  const why: MeetingFault[] = [];
  if (proposedOn === null) why.push("proposal-missing");
  if (consultedOn === null) why.push("consultation-missing");
  if (members === null) why.push("members-missing");
  else why.push(...voteFaults(members, "members"));
  if (delegates === null) why.push("delegates-missing");
  else why.push(...voteFaults(delegates, "delegates"));
  return [...why, ...dayFaults(meetings, today), ...sentFaults(meetings, rule)];
}

function dayFaults({ proposedOn, consultedOn, members, delegates }: FourMeetings, today: IsoDate): MeetingFault[] {
  const held = [proposedOn, consultedOn, members?.heldOn ?? null, delegates?.heldOn ?? null].filter(
    (day): day is IsoDate => day !== null,
  );
  return [
    ...(held.some((day, i) => i > 0 && day < held[i - 1]!) ? (["out-of-order"] as const) : []),
    ...(held.some((day) => day > today) ? (["in-the-future"] as const) : []),
  ];
}

function sentFaults({ sentOn, members }: FourMeetings, { sentDays }: MeetingRule): MeetingFault[] {
  if (sentDays === 0 || members === null) return [];
  if (sentOn === null) return ["sent-missing"];
  return diffDays(sentOn, members.heldOn) < sentDays ? ["sent-too-late"] : [];
}
