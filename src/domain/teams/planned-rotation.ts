import type { IsoDate } from "../date.ts";
import { isStationed, type Slot } from "./match/match.ts";

export const rotationStates = ["planned", "applied", "withdrawn", "failed"] as const;
export type RotationState = (typeof rotationStates)[number];

export type RotationRefusal = "not-ahead" | "seat-planned" | "cadre-planned" | "settled";

/** What is planned already: for the seat, and for the person who is to come. */
export interface PlannedAlready {
  readonly seat: boolean;
  readonly person: boolean;
}

/**
 * 预定轮换：what it asks beyond the rules of a rotation, which are asked as they will stand on its first day.
 *
 * A cadre goes to one village, so one plan names him; a leader or unit may take over several, as many as the county's rule allows.
 */
export function planRefusals(
  { slot, startsOn }: { readonly slot: Slot; readonly startsOn: IsoDate },
  already: PlannedAlready,
  today: IsoDate,
): RotationRefusal[] {
  const why: RotationRefusal[] = [];
  if (startsOn <= today) why.push("not-ahead");
  if (already.seat) why.push("seat-planned");
  if (isStationed(slot) && already.person) why.push("cadre-planned");
  return why;
}

/** Taken back before its day; one that failed is put aside the same way. */
export const takeBackRefusals = (state: RotationState): RotationRefusal[] =>
  state === "planned" || state === "failed" ? [] : ["settled"];

/** Its day has come; days on which the server stood still are made up for. */
export const isDue = (rotation: { readonly state: RotationState; readonly startsOn: IsoDate }, today: IsoDate) =>
  rotation.state === "planned" && rotation.startsOn <= today;

/** Where somebody stands: the end of his term, and the day from which another is to stand there by a plan. */
export interface Stay {
  readonly toOn: IsoDate;
  readonly leavesOn: IsoDate | null;
}

/** Whether he still stands there on a day ahead, as far as it is settled now. */
export const standsOn = ({ toOn, leavesOn }: Stay, day: IsoDate): boolean =>
  toOn >= day && (leavesOn === null || leavesOn > day);
