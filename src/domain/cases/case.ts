import { type IsoDate, isIsoDate } from "../date.ts";
import { type ActionOf, type Flow, next, type StateOf } from "../flow.ts";
import type { Level } from "../screening/decision.ts";

/**
 * 整顿—自评—镇验—县验收—销号—巩固—办结；验收不合格的继续整顿；销号后任何时候“回头看”发现反弹的，另立新档。
 *
 * A relapse ends this file for good: the new one is linked to it, and the old record stays as it was.
 */
export const caseFlow = {
  "in-turnaround": { "self-assess": "self-assessed" },
  "self-assessed": { check: "town-checked", return: "in-turnaround", withdraw: "in-turnaround" },
  "town-checked": { accept: "accepted", fail: "in-turnaround" },
  accepted: { delist: "delisted" },
  delisted: { consolidate: "consolidation", relapse: "relapsed" },
  consolidation: { close: "closed", relapse: "relapsed" },
  closed: { relapse: "relapsed" },
  relapsed: {},
} as const satisfies Flow;

export type CaseStatus = StateOf<typeof caseFlow>;
export type CaseAction = ActionOf<typeof caseFlow>;

/** For what a file waits at a desk: a township's check, acceptance, delisting, a look in consolidation, closing. */
export const caseWaits = ["check", "accept", "delist", "follow", "close"] as const;
export type CaseWait = (typeof caseWaits)[number];

export interface Problem {
  readonly id: string;
  readonly aspect: string;
  readonly text: string;
  readonly rootCause: string;
  readonly evidence: string;
  readonly dueOn: IsoDate | null;
  readonly doneOn: IsoDate | null;
}

export interface Goal {
  readonly id: string;
  readonly task: string;
  readonly text: string;
  readonly measure: string;
  readonly responsibleUnit: string;
  readonly responsiblePerson: string;
  readonly dueOn: IsoDate | null;
  readonly doneOn: IsoDate | null;
}

export interface Case {
  readonly id: string;
  readonly villageId: string;
  readonly status: CaseStatus;
  readonly level: Level;
  readonly openedOn: IsoDate;
  readonly dueOn: IsoDate | null;
  readonly manifestations: readonly string[];
  readonly problems: readonly Problem[];
  readonly goals: readonly Goal[];
}

export type CaseRefusal =
  | "wrong-status"
  | "no-manifestation"
  | "no-problem"
  | "no-goal"
  | "no-deadline"
  | "deadline-malformed"
  | "deadline-before-opening"
  | "item-after-deadline"
  | "goal-without-owner"
  | "problem-not-done"
  | "goal-not-done";

/** 一村一策、建档立卡：what the file of a village still lacks to be a plan. */
export function planRefusals(file: Case): CaseRefusal[] {
  const why: CaseRefusal[] = [];
  if (file.manifestations.length === 0) why.push("no-manifestation");
  if (file.problems.length === 0) why.push("no-problem");
  if (file.goals.length === 0) why.push("no-goal");
  if (file.goals.some((goal) => goal.responsibleUnit === "" || goal.responsiblePerson === ""))
    why.push("goal-without-owner");
  return [...why, ...deadlineRefusals(file)];
}

/** Deadlines are days, none before the file was opened, and no item is due after the file itself. */
export function deadlineRefusals({
  openedOn,
  dueOn,
  problems,
  goals,
}: Pick<Case, "openedOn" | "dueOn" | "problems" | "goals">): CaseRefusal[] {
  if (dueOn === null) return ["no-deadline"];
  const days = [...problems, ...goals].flatMap((entry) => entry.dueOn ?? []);
  if (![dueOn, ...days].every(isIsoDate)) return ["deadline-malformed"];
  const why: CaseRefusal[] = [];
  if ([dueOn, ...days].some((day) => day < openedOn)) why.push("deadline-before-opening");
  if (days.some((day) => day > dueOn)) why.push("item-after-deadline");
  return why;
}

/** Why an action is closed right now; an empty list means go ahead. */
export function caseRefusals(file: Case, action: CaseAction): CaseRefusal[] {
  if (!next(caseFlow, file.status, action)) return ["wrong-status"];
  if (action !== "self-assess") return [];
  const why = planRefusals(file);
  if (file.problems.some((problem) => problem.doneOn === null)) why.push("problem-not-done");
  if (file.goals.some((goal) => goal.doneOn === null)) why.push("goal-not-done");
  return why;
}
