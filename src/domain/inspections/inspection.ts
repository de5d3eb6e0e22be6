import type { Verb } from "../access.ts";
import { addMonths, diffDays, type IsoDate } from "../date.ts";
import { type ActionOf, type Flow, next, type StateOf } from "../flow.ts";

/** 督查：drawing anew takes back what was drawn, until it starts; once under way it is finished, never called off. */
export const inspectionFlow = {
  planned: { draw: "drawn", start: "under-way", cancel: "cancelled" },
  drawn: { redraw: "planned", start: "under-way", cancel: "cancelled" },
  "under-way": { finish: "finished" },
  finished: {},
  cancelled: {},
} as const satisfies Flow;
export type InspectionStatus = StateOf<typeof inspectionFlow>;
export type InspectionAction = ActionOf<typeof inspectionFlow>;

export const inspectionStatuses = Object.keys(inspectionFlow) as [InspectionStatus, ...InspectionStatus[]];

/** What an inspection waits for, at whoever asks: his commitment, his secret, the public number, his consent to a waiver, his setting out. */
export const inspectionWaits = ["commit", "reveal", "number", "waiver", "start"] as const;
export type InspectionWait = (typeof inspectionWaits)[number];

/** Who takes it. */
export const verbOfWait = {
  commit: "draw.commit",
  reveal: "draw.commit",
  number: "draw.write",
  waiver: "inspection.waive",
  start: "inspection.start",
} as const satisfies Record<InspectionWait, Verb>;

/** Whether a member's account opens the sealed result: there is one, it was linked after the frame was frozen, or there is none. */
export const memberAccess = ["linked", "late", "none"] as const;
export type MemberAccess = (typeof memberAccess)[number];

/** Where an inspection may go: what follows from a round, everything of its kind, or what is named one by one. */
export const scopeKinds = ["round", "all", "chosen"] as const;
export type ScopeKind = (typeof scopeKinds)[number];

/** Longer is two inspections. */
const longestDays = 92;

export type InspectionRefusal =
  | "backwards"
  | "too-long"
  | "outside-year"
  | "approved-late"
  | "round-missing"
  | "round-of-townships"
  | "chosen-none"
  | "subject-of-checklist"
  | "wrong-status"
  | "draw-open"
  | "draw-frozen-members"
  | "objects-named";

interface Dates {
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
  readonly approvedOn: IsoDate;
}

/**
 * 《整治形式主义为基层减负若干规定》：督查检查实行年度计划管理，严格按计划开展。
 *
 * An inspection belongs to the plan of the year it starts in, and was approved before it starts.
 */
export function datesRefusals({ startsOn, endsOn, approvedOn }: Dates, planYear: number): InspectionRefusal[] {
  const why: InspectionRefusal[] = [];
  if (endsOn < startsOn) why.push("backwards");
  else if (diffDays(startsOn, endsOn) >= longestDays) why.push("too-long");
  if (Number(startsOn.slice(0, 4)) !== planYear) why.push("outside-year");
  if (approvedOn > startsOn) why.push("approved-late");
  return why;
}

interface Scope {
  readonly of: ScopeKind;
  readonly roundId: string | null;
  readonly townshipIds: readonly string[];
  readonly ids: readonly string[];
}

const sameScope = (a: Scope, b: Scope) =>
  [a.of, a.roundId, ...a.townshipIds.toSorted(), "", ...a.ids.toSorted()].join() ===
  [b.of, b.roundId, ...b.townshipIds.toSorted(), "", ...b.ids.toSorted()].join();

interface ScopeFacts {
  readonly subject: "village" | "team" | "township";
  readonly of: ScopeKind;
  readonly roundId: string | null;
  readonly ids: readonly string[];
}

export function scopeRefusals({ subject, of, roundId, ids }: ScopeFacts): InspectionRefusal[] {
  if (of === "chosen") return ids.length === 0 ? ["chosen-none"] : [];
  if (of === "all") return [];
  if (subject === "township") return ["round-of-townships"];
  return roundId === null ? ["round-missing"] : [];
}

/** Objects named by hand were judged by kind, scope and the cap of the month: these stay as long as they do. */
export function namedRefusals(
  before: Pick<ScopeFacts, "subject"> & { readonly objects: number; readonly startsOn: IsoDate; readonly scope: Scope },
  after: Pick<ScopeFacts, "subject"> & { readonly startsOn: IsoDate; readonly scope: Scope },
): InspectionRefusal[] {
  const same =
    before.subject === after.subject &&
    before.startsOn.slice(0, 7) === after.startsOn.slice(0, 7) &&
    sameScope(before.scope, after.scope);
  return before.objects === 0 || same ? [] : ["objects-named"];
}

export const mayDo = (status: InspectionStatus, action: InspectionAction) => next(inspectionFlow, status, action);

export type StartRefusal = "wrong-status" | "not-member" | "before-day" | "nothing-to-visit" | "draw-open";

/** 四不两直：the inspecting team itself starts, on the day or after; what was drawn opens to others by that alone. */
export function startRefusals(
  { status, startsOn }: { readonly status: InspectionStatus; readonly startsOn: IsoDate },
  now: {
    readonly today: IsoDate;
    readonly member: boolean;
    readonly objects: number;
    readonly drawn: boolean;
    readonly drawOpen: boolean;
  },
): StartRefusal[] {
  if (!mayDo(status, "start")) return ["wrong-status"];
  const why: StartRefusal[] = [];
  if (!now.member) why.push("not-member");
  if (now.today < startsOn) why.push("before-day");
  if (now.drawOpen) why.push("draw-open");
  if (!now.drawn && now.objects === 0) why.push("nothing-to-visit");
  return why;
}

/** Which months of visits count against the cap: those of the month the inspection starts in. */
export function monthOf(day: IsoDate): { readonly from: IsoDate; readonly before: IsoDate } {
  const from = `${day.slice(0, 7)}-01`;
  return { from, before: addMonths(from, 1) };
}

export type WaiverRefusal = "own-request" | "own-inspection" | "already-allowed" | "wrong-status" | "draw-open";

/** 超出每月到村次数的，由计划人以外的另一名县级人员同意。 */
export function waiverRefusals(
  waiver: { readonly askedBy: string; readonly allowedBy: string | null },
  inspection: { readonly createdBy: string; readonly status: InspectionStatus },
  accountId: string,
): WaiverRefusal[] {
  if (inspection.status !== "planned" && inspection.status !== "drawn") return ["wrong-status"];
  if (waiver.allowedBy !== null) return ["already-allowed"];
  if (waiver.askedBy === accountId) return ["own-request"];
  return inspection.createdBy === accountId ? ["own-inspection"] : [];
}
