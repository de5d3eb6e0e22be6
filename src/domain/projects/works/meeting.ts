import type { IsoDate } from "../../date.ts";
import { type Refusal, when } from "../gates/refusal.ts";

export interface NewMeeting {
  readonly heldOn: IsoDate;
  readonly dueOn: IsoDate | null;
}

/** 协调会: has been held, and what it settles is due afterwards. */
export const meetingRefusals = ({ heldOn, dueOn }: NewMeeting, today: IsoDate): Refusal[] => [
  ...when(heldOn > today, "held-in-future", "会议日期不能晚于今天。", "heldOn"),
  ...when(dueOn !== null && dueOn < heldOn, "due-before-meeting", "完成期限不能早于会议日期。", "dueOn"),
];

/** 办结: once, after the meeting. */
export const outcomeRefusals = (
  { heldOn, doneOn: done }: { readonly heldOn: IsoDate; readonly doneOn: IsoDate | null },
  doneOn: IsoDate,
  today: IsoDate,
): Refusal[] => [
  ...when(done !== null, "done-already", "该事项已经办结。"),
  ...when(doneOn > today, "done-in-future", "办结日期不能晚于今天。", "doneOn"),
  ...when(doneOn < heldOn, "done-before-meeting", "办结日期不能早于会议日期。", "doneOn"),
];
