import type { IsoDate } from "../date.ts";
import { type Away, lastAway, type LeaveRefusal, type LeaveStatus, touch } from "./leave.ts";

/** Who stands in: where he is posted, when he is away himself, and for whom he stands in already. */
export interface Substitute {
  readonly personId: string;
  readonly gone: boolean;
  /** Posted in the village of another team. */
  readonly elsewhere: boolean;
  readonly away: readonly Away[];
  readonly standsIn: readonly Away[];
}

/** 请假须明确代岗人；公出可以不设。一人同时只代一个岗，在本队和他队都一样。 */
export function substituteRefusals(
  asked: Away,
  personId: string | null,
  substitute: Substitute | null,
): LeaveRefusal[] {
  if (substitute === null) return asked.kind === "leave" ? ["substitute-missing"] : [];
  if (substitute.personId === personId) return ["substitute-self"];
  const why: LeaveRefusal[] = [];
  if (substitute.gone) why.push("substitute-gone");
  if (substitute.elsewhere) why.push("substitute-elsewhere");
  if (substitute.away.some((one) => touch(asked, one))) why.push("substitute-away");
  if (substitute.standsIn.some((one) => touch(asked, one))) why.push("substitute-busy");
  return why;
}

/** 更换代岗人：until the last day away, also of a leave that was agreed to already. */
export function resubstituteRefusals(leave: Away & { readonly status: LeaveStatus }, today: IsoDate): LeaveRefusal[] {
  if (leave.status !== "asked" && leave.status !== "approved") return ["wrong-status"];
  return lastAway(leave) < today ? ["over"] : [];
}

/** The days that are still to come: those before were another's. */
export const remaining = <A extends Away>(leave: A, today: IsoDate): A =>
  leave.fromOn < today ? { ...leave, fromOn: today } : leave;
