import type { IsoDate } from "../date.ts";
import type { ActionOf, Flow, StateOf } from "../flow.ts";
import { type Answer, type Checklist, unanswered } from "./checklist.ts";

/** 到村检查：filled in while open, kept as it is once submitted, corrected only with a reason; one opened by mistake is discarded. */
export const visitFlow = {
  open: { fill: "open", register: "open", submit: "submitted", discard: "discarded" },
  submitted: { correct: "submitted", register: "submitted" },
  discarded: {},
} as const satisfies Flow;
export type VisitStatus = StateOf<typeof visitFlow>;
export type VisitAction = ActionOf<typeof visitFlow>;

export const visitStatuses = Object.keys(visitFlow) as [VisitStatus, ...VisitStatus[]];

export const visitKinds = ["inspection", "spot-check", "leader"] as const;
export type VisitKind = (typeof visitKinds)[number];

export const visitWays = ["on-site", "telephone"] as const;
export type VisitWay = (typeof visitWays)[number];

export const interviewKinds = [
  "villager",
  "party-member",
  "village-cadre",
  "team-member",
  "township-cadre",
  "other",
] as const;
export type InterviewKind = (typeof interviewKinds)[number];

/** 双随机：at least two inspectors go to an object together. */
export const fewestInspectors = 2;

export interface OpenedVisit {
  readonly kind: VisitKind;
  readonly way: VisitWay;
  readonly onDay: IsoDate;
  /** Persons of the register. */
  readonly inspectors: readonly string[];
  readonly changedReason: string;
}

/** What stands behind an inspection's visit. */
export interface InspectionGround {
  readonly status: string;
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
  /** The first day it really ran. */
  readonly startedOn: IsoDate | null;
  readonly members: readonly string[];
  /** Who was drawn or named for the object. */
  readonly chosen: readonly string[];
}

export type OpenRefusal =
  | "future-day"
  | "telephone-only-for-spot-checks"
  | "inspection-not-under-way"
  | "outside-inspection"
  | "too-few-inspectors"
  | "not-of-the-team"
  | "change-without-reason";

export function openRefusals(visit: OpenedVisit, ground: InspectionGround | null, today: IsoDate): OpenRefusal[] {
  const why: OpenRefusal[] = [];
  if (visit.onDay > today) why.push("future-day");
  if (visit.way === "telephone" && visit.kind !== "spot-check") why.push("telephone-only-for-spot-checks");
  return ground === null ? why : [...why, ...inspectionRefusals(visit, ground)];
}

function inspectionRefusals(visit: OpenedVisit, ground: InspectionGround): OpenRefusal[] {
  const { status, startsOn, endsOn, startedOn } = ground;
  if (status !== "under-way") return ["inspection-not-under-way"];
  const first = startedOn !== null && startedOn > startsOn ? startedOn : startsOn;
  const outside = visit.onDay < first || visit.onDay > endsOn;
  return [...(outside ? (["outside-inspection"] as const) : []), ...inspectorRefusals(visit, ground)];
}

function inspectorRefusals(
  { inspectors, changedReason }: OpenedVisit,
  { members, chosen }: InspectionGround,
): OpenRefusal[] {
  const why: OpenRefusal[] = [];
  if (new Set(inspectors).size < fewestInspectors) why.push("too-few-inspectors");
  if (inspectors.some((one) => !members.includes(one))) why.push("not-of-the-team");
  const changed = chosen.length > 0 && inspectors.some((one) => !chosen.includes(one));
  if (changed && changedReason.trim() === "") why.push("change-without-reason");
  return why;
}

export interface FilledVisit {
  readonly checklist: Pick<Checklist, "sections"> | null;
  readonly answers: readonly Answer[];
  readonly feedback: string;
}

export type SubmitRefusal = "inspection-not-under-way" | "unanswered" | "nothing-said";

/** A visit without a checklist says in words what was seen. */
export function submitRefusals(
  { checklist, answers, feedback }: FilledVisit,
  ground: Pick<InspectionGround, "status"> | null,
): SubmitRefusal[] {
  const why: SubmitRefusal[] = [];
  if (ground !== null && ground.status !== "under-way") why.push("inspection-not-under-way");
  if (checklist === null && feedback.trim() === "") why.push("nothing-said");
  if (checklist !== null && unanswered(checklist, answers).length > 0) why.push("unanswered");
  return why;
}

/** The office of the county, whoever opened it, and the inspectors who went there fill it in and correct it. */
export function mayWrite(
  { madeBy, accounts }: { readonly madeBy: string; readonly accounts: readonly string[] },
  actor: { readonly role: string; readonly accountId: string },
): boolean {
  return actor.role === "county" || madeBy === actor.accountId || accounts.includes(actor.accountId);
}

/** What was saved before, with what has been written since put over it or taken away. */
export function mergeAnswers(
  stored: readonly Answer[],
  changed: readonly (Answer | { readonly item: string; readonly cleared: true })[],
): Answer[] {
  const byItem = new Map(stored.map((answer) => [answer.item, answer]));
  for (const one of changed) {
    if ("cleared" in one) byItem.delete(one.item);
    else byItem.set(one.item, one);
  }
  return [...byItem.values()];
}
