import type { Role } from "../../access.ts";
import { diffDays, type IsoDate } from "../../date.ts";
import type { ProjectStatus } from "../project.ts";
import { type DisclosureLevel, type DisclosureStep, mayBePosted } from "./disclosure.ts";

/** 谁分配、谁使用，谁公开：村级公示由乡镇或者驻村工作队登记，乡镇级由乡镇，县级由县级。 */
const offices: Readonly<Record<DisclosureLevel, readonly Role[]>> = {
  village: ["township", "team"],
  township: ["township"],
  county: ["county"],
};

export const mayPost = (role: Role, level: DisclosureLevel): boolean => offices[level].includes(role);

export interface NewPosting {
  readonly role: Role;
  readonly step: DisclosureStep;
  readonly level: DisclosureLevel;
  /** Every place named lies in the office's own area. */
  readonly ownPlaces: boolean;
  readonly status: ProjectStatus;
  /** Whether the county's rule asks for it. */
  readonly asked: boolean;
  readonly fromOn: IsoDate;
  readonly untilOn: IsoDate;
  readonly leastUntil: IsoDate;
  /** How many days after it was hung it may be written down. */
  readonly backDays: number;
  /** The day the project came to where this step may be posted; null: unknown. */
  readonly sinceOn: IsoDate | null;
  readonly today: IsoDate;
}

export type PostingRefusal =
  | "posting-not-asked"
  | "posting-too-early"
  | "posting-other-level"
  | "posting-other-place"
  | "from-in-future"
  | "from-too-long-ago"
  | "from-before-step"
  | "until-too-early"
  | "until-too-late";

const longest = 366;

/** 公示内容取登记当时的项目内容，所以只能补记几天之内张贴的；公示期可以延长，不得少于规定天数。 */
export function postingRefusals(one: NewPosting): PostingRefusal[] {
  const why: (PostingRefusal | false)[] = [
    !one.asked && "posting-not-asked",
    !mayBePosted(one.step, one.status) && "posting-too-early",
    !mayPost(one.role, one.level) && "posting-other-level",
    !one.ownPlaces && "posting-other-place",
    ...dayRefusals(one),
  ];
  return why.filter((rule) => rule !== false);
}

function dayRefusals({ fromOn, untilOn, today, ...one }: NewPosting): (PostingRefusal | false)[] {
  return [
    fromOn > today && "from-in-future",
    diffDays(fromOn, today) > one.backDays && "from-too-long-ago",
    one.sinceOn !== null && fromOn < one.sinceOn && "from-before-step",
    untilOn < one.leastUntil && "until-too-early",
    diffDays(fromOn, untilOn) > longest && "until-too-late",
  ];
}
