import { addDays, addMonths, addYears, diffDays, type IsoDate } from "../date.ts";

/** The days of a team and whether it still stands. */
export interface TeamDates {
  readonly formedOn: IsoDate;
  readonly termTo: IsoDate;
  readonly dissolvedOn: IsoDate | null;
}

export type TeamRefusal =
  | "village-ended"
  | "village-has-team"
  | "not-listed"
  | "term-backwards"
  | "term-too-long"
  | "dissolved"
  | "dissolved-in-future"
  | "dissolved-before-forming"
  | "team-begun"
  | "docked-in-future"
  | "docked-before-forming"
  | "docked-after-term"
  | "term-before-postings"
  | "term-before-rotations";

/** 任期一般一至三年；five years or more is a slip of the pen, whatever a county decides. */
const longestTermYears = 5;

/** 先定村、再定人，一村一队：a village on the list of the round, that stands, has one standing team at most. */
export function formRefusals(
  village: { readonly ended: boolean; readonly hasTeam: boolean; readonly listed: boolean },
  dates: TeamDates,
) {
  const why: TeamRefusal[] = [];
  if (village.ended) why.push("village-ended");
  if (!village.listed) why.push("not-listed");
  if (village.hasTeam) why.push("village-has-team");
  return [...why, ...termRefusals(dates)];
}

export function termRefusals({ formedOn, termTo }: Pick<TeamDates, "formedOn" | "termTo">): TeamRefusal[] {
  if (termTo < formedOn) return ["term-backwards"];
  return termTo >= addYears(formedOn, longestTermYears) ? ["term-too-long"] : [];
}

/** What is done with a team needs one that stands. */
export function standingRefusals({ dissolvedOn }: TeamDates): TeamRefusal[] {
  return dissolvedOn === null ? [] : ["dissolved"];
}

/** 对接：the day is noted after it has been, within the term. */
export function dockRefusals(team: TeamDates, dockedOn: IsoDate | null, today: IsoDate): TeamRefusal[] {
  const why = standingRefusals(team);
  if (dockedOn === null) return why;
  if (dockedOn > today) why.push("docked-in-future");
  if (dockedOn < team.formedOn) why.push("docked-before-forming");
  if (dockedOn > team.termTo) why.push("docked-after-term");
  return why;
}

export function dissolveRefusals(team: TeamDates, onDate: IsoDate, today: IsoDate): TeamRefusal[] {
  const why = standingRefusals(team);
  if (onDate > today) why.push("dissolved-in-future");
  if (onDate < team.formedOn) why.push("dissolved-before-forming");
  return why;
}

/** 撤回组建：a team whose first day is still to come; afterwards it is dissolved. */
export function unformRefusals(team: TeamDates, today: IsoDate): TeamRefusal[] {
  const why = standingRefusals(team);
  if (team.formedOn <= today) why.push("team-begun");
  return why;
}

/** 到期月没有对应日的，月末日为最后一日：the last day of so many months from a day, 31 August for half a year to 28 February. */
export function lastDayOfTerm(fromOn: IsoDate, months: number): IsoDate {
  const end = addMonths(fromOn, months);
  return end.slice(8) === fromOn.slice(8) ? addDays(end, -1) : end;
}

/** How long before its end a term is pointed out. */
export const termNoticeDays = 60;

/** Days to the end of the term, where it is near or past and the team still stands; null otherwise. */
export function termEndsIn({ termTo, dissolvedOn }: TeamDates, today: IsoDate): number | null {
  if (dissolvedOn !== null) return null;
  const days = diffDays(today, termTo);
  return days <= termNoticeDays ? days : null;
}
