import type { Actor } from "../access.ts";
import { addDays, daysInMonth, type IsoDate, isoDate } from "../date.ts";
import type { Span } from "../figures/period.ts";
import { type ActionOf, type Flow, next, type StateOf } from "../flow.ts";

/** 起草—报送—接收；退回的修改后重新报送，每次报送都留存。Its writer takes back what nobody has looked at yet. */
export const reportFlow = {
  draft: { submit: "submitted" },
  submitted: { withdraw: "draft", return: "returned", accept: "accepted" },
  returned: { submit: "submitted" },
  accepted: {},
} as const satisfies Flow;

export type ReportStatus = StateOf<typeof reportFlow>;
export type ReportAction = ActionOf<typeof reportFlow>;

export interface ReportMonth {
  readonly year: number;
  readonly month: number;
}

/** First and last day of the month a report is of. */
export const monthSpan = ({ year, month }: ReportMonth): Span => ({
  from: isoDate(year, month, 1),
  to: isoDate(year, month, daysInMonth(year, month)),
});

/** 2026年11月 */
export const monthText = ({ year, month }: ReportMonth) => `${year}年${month}月`;

/** 每月28日前报送月报（温泉街道）；当月没有这一天的，以月末为准。 */
export const reportDueOn = ({ year, month }: ReportMonth, dueDay: number): IsoDate =>
  isoDate(year, month, Math.min(dueDay, daysInMonth(year, month)));

/** How many days before it is due a report is drafted by itself. */
const draftedAhead = 5;
export const isDraftingTime = (dueOn: IsoDate, today: IsoDate) => today >= addDays(dueOn, -draftedAhead);

interface Timed {
  readonly dueOn: IsoDate;
  /** The day it was handed in, the last time; null while it is not. */
  readonly submittedOn: IsoDate | null;
  /** The day the team was formed; null for a township. */
  readonly formedOn: IsoDate | null;
}

/** 迟报：截止日次日起；截止日以后才进驻的工作队，当月不算迟报。 */
export const isLate = ({ dueOn, submittedOn, formedOn }: Timed, today: IsoDate) =>
  (submittedOn ?? today) > dueOn && (formedOn === null || formedOn <= dueOn);

interface TeamTime {
  readonly formedOn: IsoDate;
  readonly dissolvedOn: IsoDate | null;
}

export type OpenRefusal = "month-in-future" | "team-not-formed" | "team-dissolved";

/** A month that has begun, in which the team stood for at least a day: 撤销的工作队仍应报送撤销当月的月报. */
export function openRefusals(month: ReportMonth, team: TeamTime | null, today: IsoDate): OpenRefusal[] {
  const { from, to } = monthSpan(month);
  const why: OpenRefusal[] = [];
  if (from > today) why.push("month-in-future");
  if (team && team.formedOn > to) why.push("team-not-formed");
  if (team && team.dissolvedOn !== null && team.dissolvedOn < from) why.push("team-dissolved");
  return why;
}

export interface Report {
  readonly status: ReportStatus;
  /** Null: of a township. */
  readonly teamId: string | null;
  readonly teamDissolved: boolean;
  readonly submittedBy: string | null;
}

type Hand = Pick<Actor, "accountId" | "role" | "teamId">;

/** A team writes its own, a township its own and that of a team that stands no more. Reach says which township. */
export function writes(actor: Hand, { teamId, teamDissolved }: Pick<Report, "teamId" | "teamDissolved">): boolean {
  if (actor.role === "township") return teamId === null || teamDissolved;
  return actor.role === "team" && teamId !== null && actor.teamId === teamId;
}

/** 工作队报乡镇，乡镇报县级专班。 */
export const decides = ({ role }: Hand, { teamId }: Pick<Report, "teamId">): boolean =>
  role === (teamId === null ? "county" : "township");

export interface ReportFacts {
  readonly blockCount: number;
  readonly unbound: number;
}

export type ReportRefusal =
  | "wrong-status"
  | "not-the-writer"
  | "not-the-office-above"
  | "submitter-decides"
  | "text-missing"
  | "tokens-unbound"
  | "not-editable";

/** Why an action is closed right now; an empty list means go ahead. */
export function reportRefusals(
  report: Report,
  action: ReportAction,
  actor: Hand,
  { blockCount, unbound }: ReportFacts,
): ReportRefusal[] {
  if (!next(reportFlow, report.status, action)) return ["wrong-status"];
  if (action === "accept" || action === "return") return deciderRefusals(report, actor);
  if (!writes(actor, report)) return ["not-the-writer"];
  if (action === "withdraw") return [];
  const why: ReportRefusal[] = [];
  if (blockCount === 0) why.push("text-missing");
  if (unbound > 0) why.push("tokens-unbound");
  return why;
}

/** 报送的人不能接收自己报送的月报，换了岗位也不能。 */
function deciderRefusals(report: Report, actor: Hand): ReportRefusal[] {
  if (!decides(actor, report)) return ["not-the-office-above"];
  return report.submittedBy === actor.accountId ? ["submitter-decides"] : [];
}

export function editRefusals(report: Report, actor: Hand): ReportRefusal[] {
  if (!writes(actor, report)) return ["not-the-writer"];
  return report.status === "draft" || report.status === "returned" ? [] : ["not-editable"];
}

export const reportStates = ["missing", "draft", "submitted", "returned", "accepted"] as const;
/** How a team stands in the list of a month; missing: nobody has opened its report yet. */
export type ReportState = (typeof reportStates)[number];

/** 未报：neither handed in nor accepted. Said of a team, never of a person. */
export const isOwed = (state: ReportState) => state !== "submitted" && state !== "accepted";
