import { gates } from "../gate.ts";
import { type ProjectStatus, projectStatuses } from "../project.ts";

/** 申报、镇级审核、审定入库、资金分配、开工前、竣工、结算、收益分配、资产处置: at which point of its life something is made known. */
export const disclosureSteps = [
  "declaration",
  "review",
  "decision",
  "allocation",
  "before-start",
  "completion",
  "settlement",
  "distribution",
  "disposal",
] as const;
export type DisclosureStep = (typeof disclosureSteps)[number];

/** 村级、乡镇级、县级: who makes it known, and where it hangs. */
export const disclosureLevels = ["village", "township", "county"] as const;
export type DisclosureLevel = (typeof disclosureLevels)[number];

export const disclosureSubjects = ["project", "fund-batch", "distribution", "asset"] as const;
export type DisclosureSubject = (typeof disclosureSubjects)[number];

/** 公示中、两天内期满、已期满、已撤下: how a list is narrowed. */
export const disclosureStates = ["running", "ending", "over", "withdrawn"] as const;
export type DisclosureState = (typeof disclosureStates)[number];

/** 未公示、公示中、已期满、内容已变动. */
export type PostingState = "missing" | "running" | "over" | "changed";

/** What a posting must be over for: a bank action, a gate, paying out income, disposing of an asset; none: it is asked for and holds nothing. */
export const disclosureBefores = ["review", "argue", "decide", ...gates, "distribute", "dispose", "none"] as const;
export type DisclosureBefore = (typeof disclosureBefores)[number];

/** 一项公示要求：哪一步、哪一级、至少几天、期满之前不得办理什么。 */
export interface Posting {
  readonly step: DisclosureStep;
  readonly level: DisclosureLevel;
  readonly days: number;
  readonly counted: "calendar" | "extended" | "working";
  readonly before: DisclosureBefore;
}

/**
 * 申报后才有可公示的内容；镇级公示的是审核结果，县级公示的是论证结果；竣工、结算以后才有结果可公示。
 *
 * Where a project has to stand before a step of it may be posted.
 */
const since: Readonly<Partial<Record<DisclosureStep, ProjectStatus>>> = {
  declaration: "declared",
  review: "reviewed",
  decision: "argued",
  allocation: "banked",
  "before-start": "banked",
  completion: "completed",
  settlement: "settled",
};

/** Steps a project itself is posted at; distributions and disposals have subjects of their own. */
export const projectSteps = disclosureSteps.filter((step) => step in since);

/** 未予入库、已撤回 and 起草 stand before everything: there is nothing to make known (any more). */
const order: readonly ProjectStatus[] = projectStatuses.filter(
  (status) => status !== "rejected" && status !== "withdrawn",
);

export const statusFor = (step: DisclosureStep): ProjectStatus | undefined => since[step];

export function mayBePosted(step: DisclosureStep, status: ProjectStatus): boolean {
  const least = since[step];
  return least !== undefined && order.includes(status) && order.indexOf(status) >= order.indexOf(least);
}

/** The postings that hold one bank action or gate. */
export const heldBy = <P extends Posting>(postings: readonly P[], before: DisclosureBefore): P[] =>
  before === "none" ? [] : postings.filter((one) => one.before === before);
