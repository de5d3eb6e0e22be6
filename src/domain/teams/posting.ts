import type { IsoDate } from "../date.ts";
import type { CapacityRule } from "./match/by-hand.ts";
import type { PairRule } from "./match/candidates.ts";
import { type Slot, stationedSlots } from "./match/match.ts";

/** 驻村的人：第一书记和队员。 Leave, days in village and one posting per cadre concern them alone. */
export const isStationed = (slot: Slot): boolean => (stationedSlots as readonly Slot[]).includes(slot);

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
}

export type PostingRefusal =
  | PairRule
  | CapacityRule
  | "gone"
  | "posted-elsewhere"
  | "in-team"
  | "slot-held"
  | "backwards"
  | "before-team"
  | "beyond-term"
  | "posting-ended"
  | "ended-in-future"
  | "ended-before-start"
  | "ended-after-term"
  | "not-a-person"
  | "moved-in-future";

/** 一人一岗：a cadre stands in one village at a time. */
export function holderRefusals(slot: Slot, { gone, postedAt, inTeam }: Holder): PostingRefusal[] {
  const why: PostingRefusal[] = [];
  if (gone) why.push("gone");
  if (inTeam) why.push("in-team");
  else if (isStationed(slot) && postedAt !== null) why.push("posted-elsewhere");
  return why;
}

/** 四个一各由一人（一单位）承担：a slot is held once at a time; members share theirs. */
export function slotRefusals(slot: Slot, heldSlots: readonly Slot[]): PostingRefusal[] {
  return slot !== "member" && heldSlots.includes(slot) ? ["slot-held"] : [];
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

/** 党组织关系转接：noted for people who live in the village, after it has been. */
export function membershipRefusals(posting: PostingDates, movedOn: IsoDate | null, today: IsoDate): PostingRefusal[] {
  if (!isStationed(posting.slot)) return ["not-a-person"];
  if (posting.endedOn !== null) return ["posting-ended"];
  return movedOn !== null && movedOn > today ? ["moved-in-future"] : [];
}

/** The last day of a posting, known or foreseen. */
export const lastDay = ({ toOn, endedOn }: Pick<PostingDates, "toOn" | "endedOn">): IsoDate =>
  endedOn !== null && endedOn < toOn ? endedOn : toOn;
