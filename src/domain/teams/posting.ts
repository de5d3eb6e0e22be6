import { addDays, type IsoDate } from "../date.ts";
import type { CapacityRule } from "./match/by-hand.ts";
import type { PairRule } from "./match/candidates.ts";
import { isStationed, type Slot } from "./match/match.ts";

export interface PostingDates {
  readonly slot: Slot;
  readonly fromOn: IsoDate;
  readonly toOn: IsoDate;
  readonly endedOn: IsoDate | null;
}

/** Who is to hold a slot: whether he is there at all, and what he does elsewhere. */
export interface Holder {
  /** Left the list of cadres, or the unit is closed. */
  readonly gone: boolean;
  /** The village where he is posted already, for slots that one may hold once only. */
  readonly postedAt: string | null;
  /** Already in this team, in whatever slot. */
  readonly inTeam: boolean;
  /** His last day in a village that he has left, for slots that one may hold once only. */
  readonly leftOn: IsoDate | null;
}

export type PostingRefusal =
  | PairRule
  | CapacityRule
  | "gone"
  | "posted-elsewhere"
  | "posted-until"
  | "in-team"
  | "slot-held"
  | "slot-held-until"
  | "backwards"
  | "before-team"
  | "beyond-term"
  | "posting-ended"
  | "ended-in-future"
  | "ended-before-start"
  | "ended-after-term"
  | "begun"
  | "not-a-person"
  | "moved-in-future";

/** 一人一岗：a cadre stands in one village at a time, and leaves it before he begins in the next; his last day counts there. */
export function holderRefusals(
  slot: Slot,
  { gone, postedAt, inTeam, leftOn }: Holder,
  fromOn: IsoDate | undefined,
): PostingRefusal[] {
  const why: PostingRefusal[] = [];
  if (gone) why.push("gone");
  if (inTeam) why.push("in-team");
  else if (isStationed(slot) && postedAt !== null) why.push("posted-elsewhere");
  else if (isStationed(slot) && reaches(leftOn, fromOn)) why.push("posted-until");
  return why;
}

const reaches = (lastOn: IsoDate | null, fromOn: IsoDate | undefined) =>
  lastOn !== null && fromOn !== undefined && lastOn >= fromOn;

/** 四个一各由一人（一单位）承担：a slot is held once at a time; members share theirs. */
export function slotRefusals(slot: Slot, heldSlots: readonly Slot[]): PostingRefusal[] {
  return slot !== "member" && heldSlots.includes(slot) ? ["slot-held"] : [];
}

/** Nor may the next begin before the last day of the one who has left. */
export function slotUntilRefusals(slot: Slot, heldUntil: IsoDate | null, fromOn: IsoDate): PostingRefusal[] {
  return slot !== "member" && reaches(heldUntil, fromOn) ? ["slot-held-until"] : [];
}

interface Term {
  readonly formedOn: IsoDate;
  readonly termTo: IsoDate;
}

export function datesRefusals({ fromOn, toOn }: Pick<PostingDates, "fromOn" | "toOn">, team: Term): PostingRefusal[] {
  if (toOn < fromOn) return ["backwards"];
  const why: PostingRefusal[] = [];
  if (fromOn < team.formedOn) why.push("before-team");
  if (toOn > team.termTo) why.push("beyond-term");
  return why;
}

/** The last day in fact: it has come, and lies within the posting. */
export function endRefusals(posting: PostingDates, endedOn: IsoDate, today: IsoDate): PostingRefusal[] {
  if (posting.endedOn !== null) return ["posting-ended"];
  const why: PostingRefusal[] = [];
  if (endedOn > today) why.push("ended-in-future");
  if (endedOn < posting.fromOn) why.push("ended-before-start");
  if (endedOn > posting.toOn) why.push("ended-after-term");
  return why;
}

/** 未到岗撤回：who was to come on a day ahead is not coming; from the first day on he leaves or is replaced. */
export function neverCameRefusals({ fromOn, endedOn }: PostingDates, today: IsoDate): PostingRefusal[] {
  if (endedOn !== null) return ["posting-ended"];
  return fromOn <= today ? ["begun"] : [];
}

/** The last day of one who never came lies before his first: no day of his is counted anywhere. */
export const eveOf = (fromOn: IsoDate): IsoDate => addDays(fromOn, -1);

export const neverCame = ({ fromOn, endedOn }: Pick<PostingDates, "fromOn" | "endedOn">): boolean =>
  endedOn !== null && endedOn < fromOn;

/** 交接包：whoever left longer ago has nothing to hand over that the ledgers do not tell better. */
export const handsOver = (leftOn: IsoDate, fromOn: IsoDate): boolean => leftOn >= addDays(fromOn, -365);

/** 党组织关系转接：noted for people who live in the village, after it has been. */
export function membershipRefusals(posting: PostingDates, movedOn: IsoDate | null, today: IsoDate): PostingRefusal[] {
  if (!isStationed(posting.slot)) return ["not-a-person"];
  if (posting.endedOn !== null) return ["posting-ended"];
  return movedOn !== null && movedOn > today ? ["moved-in-future"] : [];
}

/** The last day of a posting, known or foreseen. */
export const lastDay = ({ toOn, endedOn }: Pick<PostingDates, "toOn" | "endedOn">): IsoDate =>
  endedOn !== null && endedOn < toOn ? endedOn : toOn;
