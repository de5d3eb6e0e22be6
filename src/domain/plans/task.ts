import { addDays, type IsoDate, weekday } from "../date.ts";
import { isEditable, planPeriod, type PlanStatus, type PlanTime } from "./plan.ts";

export type TaskRefusal =
  | "not-editable"
  | "due-after-plan"
  | "due-before-plan"
  | "done-in-future"
  | "done-before-term"
  | "not-approved"
  | "carried"
  | "removed"
  | "goes-on"
  | "source-ended"
  | "parts-open"
  | "too-many";

export const mostTasks = 300;

/** A new or changed date lies within the plan; a line carried over keeps the one it missed. */
export function dueRefusals(time: PlanTime, before: IsoDate | null, dueOn: IsoDate | null): TaskRefusal[] {
  if (dueOn === null || dueOn === before) return [];
  const { from, to } = planPeriod(time);
  if (dueOn > to) return ["due-after-plan"];
  return dueOn < from ? ["due-before-plan"] : [];
}

export const lineRefusals = (status: PlanStatus): TaskRefusal[] => (isEditable(status) ? [] : ["not-editable"]);

/** A line another list goes on with is struck off there first; a copy struck off comes back only while its source is open. */
export function removalRefusals(
  line: { removed: boolean; goesOn: boolean },
  source: { removed: boolean; doneOn: IsoDate | null; carriedOn: IsoDate | null; goesOn: boolean } | null,
): TaskRefusal[] {
  if (!line.removed) return line.goesOn ? ["goes-on"] : [];
  if (source === null) return [];
  const ended = source.removed || source.doneOn !== null || source.carriedOn !== null || source.goesOn;
  return ended ? ["source-ended"] : [];
}

/** Done on a day from the team's coming to today, once the plan is approved; a line carried over is done where it went. */
export function doneRefusals(
  line: { status: PlanStatus; carriedOn: IsoDate | null },
  doneOn: IsoDate | null,
  { today, formedOn }: { today: IsoDate; formedOn: IsoDate },
): TaskRefusal[] {
  if (line.status !== "approved") return ["not-approved"];
  if (line.carriedOn !== null) return ["carried"];
  if (doneOn === null) return [];
  if (doneOn > today) return ["done-in-future"];
  return doneOn < formedOn ? ["done-before-term"] : [];
}

export interface OpenLine {
  readonly id: string;
  readonly parentId: string | null;
  readonly dueOn: IsoDate | null;
}

export interface MonthLine {
  /** The line of the annual plan it carries out; null for one that stood by itself. */
  readonly parentId: string | null;
  /** The line of an earlier month it goes on with. */
  readonly carriedFrom: string | null;
  readonly dueOn: IsoDate | null;
  /** Where its words are taken from. */
  readonly copyOf: string;
}

/**
 * 月度任务清单由年度计划生成，上月未完成的结转：first what was left open, then what the annual plan wants by the end of this
 * month or names no day for. `annual` are its lines that stand for themselves: what a finer line carries out goes on there.
 */
export function monthLines(
  { year, month }: { year: number; month: number },
  unfinished: readonly OpenLine[],
  annual: readonly OpenLine[],
): MonthLine[] {
  const { to } = planPeriod({ kind: "monthly", year, month });
  const carried = unfinished.map(({ id, parentId, dueOn }) => ({ parentId, carriedFrom: id, dueOn, copyOf: id }));
  const wanted = annual
    .filter(({ dueOn }) => dueOn === null || dueOn <= to)
    .map(({ id, dueOn }) => ({ parentId: id, carriedFrom: null, dueOn, copyOf: id }));
  return [...carried, ...wanted];
}

export const itemStates = ["late", "due", "done", "open"] as const;
/** 逾期、临近、已完成、未到期: how one thing with a date stands, alike on lists, on the wall and in SQL. */
export type ItemState = (typeof itemStates)[number];

/** `until` is the last day that counts as near, see yellowUntil() of the cases. */
export function itemState(
  { dueOn, doneOn }: { dueOn: IsoDate | null; doneOn: IsoDate | null },
  today: IsoDate,
  until: IsoDate,
): ItemState {
  if (doneOn !== null) return "done";
  if (dueOn === null || dueOn > until) return "open";
  return dueOn < today ? "late" : "due";
}

interface StepDays {
  readonly latestStart: IsoDate;
  readonly latestFinish: IsoDate;
  readonly startedOn: IsoDate | null;
  readonly doneOn: IsoDate | null;
}

/** What a step is waited for next: to begin, or to end once it has begun. Late on the day after. */
export const stepState = (step: StepDays, today: IsoDate, until: IsoDate): ItemState =>
  itemState(
    { dueOn: step.startedOn === null ? step.latestStart : step.latestFinish, doneOn: step.doneOn },
    today,
    until,
  );

/** 在岗计划 is written by the week: its Monday. */
export const mondayOf = (day: IsoDate): IsoDate => addDays(day, 1 - weekday(day));
