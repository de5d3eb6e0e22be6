import type { Role } from "../../access.ts";
import type { IsoDate } from "../../date.ts";
import type { DisclosureLevel } from "./disclosure.ts";

/** 公示页、来电、来访、来信. */
export const objectionChannels = ["page", "phone", "visit", "letter"] as const;
export type ObjectionChannel = (typeof objectionChannels)[number];

/** 成立、部分成立、不成立. */
export const objectionResults = ["upheld", "partly", "not-upheld"] as const;
export type ObjectionResult = (typeof objectionResults)[number];

export interface Answering {
  readonly role: Role;
  readonly accountId: string;
  readonly organisationId: string | null;
  readonly level: DisclosureLevel;
  /** The notice hung in the office's own area. */
  readonly ownPlace: boolean;
  /** The department in charge of the project. */
  readonly sectorId: string | null;
  readonly postedBy: string;
  /** Who declared the project, or drew it up. */
  readonly declaredBy: readonly string[];
}

export type AnswerRefusal =
  | "answer-other-place"
  | "answer-other-level"
  | "answer-other-department"
  | "answered-by-poster"
  | "answered-by-declarer";

/**
 * 异议由公示的一级或者上级、主管部门调查答复；申报的、张贴的人员不答复自己经手的公示。
 *
 * A village has no office of its own here: what hung there is answered by its township, the county or the department.
 */
export function answerRefusals(one: Answering): AnswerRefusal[] {
  const why: (AnswerRefusal | false)[] = [
    officeRefusal(one),
    one.accountId === one.postedBy && "answered-by-poster",
    one.declaredBy.includes(one.accountId) && "answered-by-declarer",
  ];
  return why.filter((rule) => rule !== false);
}

function officeRefusal({ role, level, ownPlace, organisationId, sectorId }: Answering): AnswerRefusal | false {
  if (role === "department")
    return (organisationId === null || organisationId !== sectorId) && "answer-other-department";
  if (role !== "township") return false;
  if (level === "county") return "answer-other-level";
  return !ownPlace && "answer-other-place";
}

/** 异议成立或者部分成立的，写明怎样处理。 */
export const lacksDone = (result: ObjectionResult, done: string): boolean =>
  result !== "not-upheld" && done.trim() === "";

/** 期满后收到的: kept, shown and answered like any other. */
export const isLate = (receivedOn: IsoDate, untilOn: IsoDate): boolean => receivedOn > untilOn;
