import type { FourMeetings, MeetingFault, MeetingRule, Vote } from "./four-meetings.ts";
import { meetingFaultLabel } from "./labels.ts";

/** 到会至少要多少人：two thirds of ten are seven. */
export const quorumOf = (due: number) => Math.ceil((2 * due) / 3);

/** 同意至少要多少人：more than half of nineteen are ten. */
export const majorityOf = (present: number) => Math.floor(present / 2) + 1;

const quorumWords = ({ due, present }: Vote) => `应到 ${due} 人，到会 ${present} 人，至少要 ${quorumOf(due)} 人到会`;
const majorityWords = ({ present, agreed }: Vote) =>
  `到会 ${present} 人，同意 ${agreed} 人，至少要 ${majorityOf(present)} 人同意`;

/** The sentence for whoever fills in the record, with the numbers it is about. */
export function meetingSentence(fault: MeetingFault, { members, delegates }: FourMeetings, rule: MeetingRule): string {
  const said = meetingFaultLabel[fault];
  const vote = fault.startsWith("members") ? members : delegates;
  if (fault.endsWith("-quorum") && vote) return `${said}：${quorumWords(vote)}。`;
  if (fault.endsWith("-majority") && vote) return `${said}：${majorityWords(vote)}。`;
  if (fault === "sent-too-late") return `${said}：至少提前 ${rule.sentDays} 天。`;
  return `${said}。`;
}
