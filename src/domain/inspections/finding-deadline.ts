import { addWorkingDays, isWorkingDay, type WorkingCalendar } from "../calendar.ts";
import { addDays, isIsoDate, type IsoDate } from "../date.ts";
import { atFixer, type FindingStatus, type FindingType, type Stage } from "./finding.ts";

/** How long a type of finding may take, from the day it is handed over. */
export interface TypeTerm {
  readonly days: number;
  readonly counted: "working" | "calendar";
}
export type TypeTerms = Readonly<Record<FindingType, TypeTerm>>;

export type DeadlineRefusal =
  | "deadline-malformed"
  | "deadline-in-past"
  | "deadline-beyond-term"
  | "stages-missing"
  | "stages-unasked"
  | "stages-not-ascending"
  | "reassign-later";

/**
 * 《民法典》第二百零三条：期间的最后一日是法定休假日的，以法定休假日结束的次日为期间的最后一日。
 *
 * Working days end on one by themselves; calendar days are carried to the next one.
 */
export function lastDayOf({ days, counted }: TypeTerm, from: IsoDate, calendar: WorkingCalendar): IsoDate {
  if (counted === "working") return addWorkingDays(calendar, from, days);
  const last = addDays(from, days);
  return isWorkingDay(calendar, last) ? last : addWorkingDays(calendar, last, 1);
}

export interface Handed {
  readonly type: FindingType;
  /** null: as the rule has it. */
  readonly dueOn: IsoDate | null;
  readonly stages: readonly Pick<Stage, "text" | "dueOn">[];
}

/** Within what the county has set for the type, none before today; a staged one has its stages in order. */
export function handedRefusals({ type, dueOn, stages }: Handed, today: IsoDate, latest: IsoDate): DeadlineRefusal[] {
  if (type === "staged" && stages.length === 0) return ["stages-missing"];
  if (type !== "staged" && stages.length > 0) return ["stages-unasked"];
  return daysRefusals(type === "staged" ? stages.map((stage) => stage.dueOn) : [dueOn ?? latest], today, latest);
}

/** The last days of a finding, one after another. */
function daysRefusals(days: readonly IsoDate[], today: IsoDate, latest: IsoDate): DeadlineRefusal[] {
  if (!days.every(isIsoDate)) return ["deadline-malformed"];
  const why: DeadlineRefusal[] = [];
  if (days.some((day) => day < today)) why.push("deadline-in-past");
  if (days.some((day) => day > latest)) why.push("deadline-beyond-term");
  if (days.some((day, i) => i > 0 && day <= days[i - 1]!)) why.push("stages-not-ascending");
  return why;
}

export type PostponeRefusal =
  "wrong-status" | "deadline-passed" | "deadline-not-later" | "deadline-malformed" | "after-next-stage";

interface Postponed {
  readonly status: FindingStatus;
  readonly dueOn: IsoDate | null;
  readonly stages: readonly Stage[];
}

/** Whether the deadline may still be moved at all, wherever to: not once it has passed. */
export function postponeClosed({ status, dueOn }: Omit<Postponed, "stages">, today: IsoDate): PostponeRefusal[] {
  if (!atFixer.includes(status) || dueOn === null) return ["wrong-status"];
  return today > dueOn ? ["deadline-passed"] : [];
}

/** 延期：only while the deadline has not passed, and only to a later day; the old one stays written with the reason. */
export function postponeRefusals(finding: Postponed, to: IsoDate, today: IsoDate): PostponeRefusal[] {
  const { dueOn, stages } = finding;
  const why = postponeClosed(finding, today);
  if (dueOn === null || why.includes("wrong-status")) return why;
  if (!isIsoDate(to)) return ["deadline-malformed"];
  if (to <= dueOn) why.push("deadline-not-later");
  const following = stages.filter(({ doneOn }) => doneOn === null)[1];
  if (following && to >= following.dueOn) why.push("after-next-stage");
  return why;
}

/** What is said of a finding so many days late; the last step that has come holds. */
export interface LateStep {
  readonly afterDays: number;
  readonly text: string;
}

export function lateWords(steps: readonly LateStep[], daysLate: number): string {
  return steps.filter(({ afterDays }) => daysLate >= afterDays).at(-1)?.text ?? "";
}
