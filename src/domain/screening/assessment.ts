import { type ActionOf, type Flow, next, type StateOf } from "../flow.ts";
import type { Assessed, Indicator, ManifestationItem } from "./manifestation.ts";
import type { RoundStatus } from "./round.ts";

/**
 * 乡镇逐村评估一次，县级可以退回补正。 A village its township never handed in is put down as missing by the county, so
 * that it ranks with its whole interval; when the township does hand it in after all, it counts like any other.
 */
export const assessmentFlow = {
  waiting: { save: "draft", submit: "submitted", "mark-missing": "missing" },
  draft: { save: "draft", submit: "submitted", "mark-missing": "missing" },
  submitted: { return: "returned" },
  returned: { save: "returned", submit: "submitted", "mark-missing": "missing" },
  missing: { save: "draft", submit: "submitted" },
} as const satisfies Flow;

export type AssessmentStatus = StateOf<typeof assessmentFlow>;
export type AssessmentAction = ActionOf<typeof assessmentFlow>;

export interface Assessment extends Pick<Assessed, "values" | "manifestations"> {
  readonly status: AssessmentStatus;
  readonly returnReason: string;
}

export interface AssessmentRound {
  readonly status: RoundStatus;
  readonly indicators: readonly Pick<Indicator, "code">[];
  readonly items: readonly Pick<ManifestationItem, "code">[];
}

export type AssessmentRefusal =
  | "wrong-status"
  | "round-not-assessing"
  | "value-not-whole"
  | "indicator-unknown"
  | "manifestation-unknown"
  | "nothing-filled"
  | "return-without-reason";

const shortestReason = 5;

/** Why an action is closed right now; an empty list means go ahead. Some values may be missing, but not all of them. */
export function assessmentRefusals(
  assessment: Assessment,
  action: AssessmentAction,
  round: AssessmentRound,
): AssessmentRefusal[] {
  if (round.status !== "assessing") return ["round-not-assessing"];
  if (!next(assessmentFlow, assessment.status, action)) return ["wrong-status"];
  if (action === "mark-missing") return [];
  if (action === "return") return writtenEnough(assessment.returnReason) ? [] : ["return-without-reason"];
  const why = contentRefusals(assessment, round);
  if (action === "submit" && Object.values(assessment.values).every((value) => value === null))
    why.push("nothing-filled");
  return why;
}

function writtenEnough(reason: string): boolean {
  return Array.from(reason.trim()).length >= shortestReason;
}

/** What is wrong with the figures themselves; an import asks this of every row. Values beyond min and max are allowed: they count as the end. */
export function contentRefusals(
  { values, manifestations }: Pick<Assessment, "values" | "manifestations">,
  { indicators, items }: Pick<AssessmentRound, "indicators" | "items">,
): AssessmentRefusal[] {
  const why: AssessmentRefusal[] = [];
  const known = new Set(indicators.map((indicator) => indicator.code));
  const listed = new Set(items.map((item) => item.code));
  if (Object.values(values).some((value) => value !== null && !Number.isSafeInteger(value)))
    why.push("value-not-whole");
  if (Object.keys(values).some((code) => !known.has(code))) why.push("indicator-unknown");
  if (manifestations.some((code) => !listed.has(code))) why.push("manifestation-unknown");
  return why;
}
