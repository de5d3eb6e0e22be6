/** Offices that may have to agree, and places that are only told. */
export const leaveOffices = ["township", "unit", "county"] as const;
export type LeaveOffice = (typeof leaveOffices)[number];
export const leaveNotices = ["village", "township", "unit", "county"] as const;
export type LeaveNotice = (typeof leaveNotices)[number];

export interface LeaveRung {
  /** Up to so many days in a row, all days counted; null: without end. */
  readonly upToDays: number | null;
  /** Who must agree, in this order. */
  readonly offices: readonly LeaveOffice[];
  readonly notices: readonly LeaveNotice[];
}

export interface LeaveLadder {
  readonly rungs: readonly LeaveRung[];
  /** 应当召回调整：pointed out to a person who decides, never done by itself. */
  readonly recall: { readonly consecutiveDays: number; readonly yearDays: number };
  readonly longestDays: number;
}

/**
 * 典型样式，非正式文件：3 天以内乡镇批准、告知村；4—10 天报县级；10 天以上经派出单位报县级；连续或者当年累计超过 30 天的应当召回调整。
 *
 * Counties differ (汉滨 5 days, 广西 3 days, 白河 30 days a year): hence a rule each may set.
 */
export const shippedLeaveLadder: LeaveLadder = {
  rungs: [
    { upToDays: 3, offices: ["township"], notices: ["village"] },
    { upToDays: 10, offices: ["county"], notices: ["village", "township"] },
    { upToDays: null, offices: ["unit", "county"], notices: ["village", "township"] },
  ],
  recall: { consecutiveDays: 30, yearDays: 30 },
  longestDays: 366,
};

/** A ladder rises, ends open, and every rung asks somebody. */
export function ladderFaults(rungs: readonly LeaveRung[]): string[] {
  const faults: string[] = [];
  if (rungs.some(({ offices }) => offices.length === 0)) faults.push("每一档至少有一级审批");
  if (rungs.at(-1)?.upToDays !== null) faults.push("最后一档的天数应当留空，表示再长也按这一档办理");
  const limits = rungs.slice(0, -1).map(({ upToDays }) => upToDays);
  if (limits.some((limit, at) => limit === null || (at > 0 && limit <= (limits[at - 1] ?? 0))))
    faults.push("各档天数应当由少到多，除最后一档外都要填写");
  return faults;
}

/** The rung for so many days in a row. */
export function rungFor(ladder: LeaveLadder, days: number): LeaveRung {
  return ladder.rungs.find(({ upToDays }) => upToDays === null || days <= upToDays) ?? ladder.rungs.at(-1)!;
}

export interface LeaveStep {
  readonly office: LeaveOffice;
  readonly answer: "approved" | "refused" | null;
  readonly by: string | null;
  readonly name: string;
  readonly at: string | null;
  readonly reason: string;
}

const open = (office: LeaveOffice): LeaveStep => ({ office, answer: null, by: null, name: "", at: null, reason: "" });

/** Somebody nobody has sent needs no word of a unit; what is left of the rung is then the rest of it, never nothing. */
export function stepsFor(rung: LeaveRung, hasUnit: boolean): LeaveStep[] {
  const offices = rung.offices.filter((office) => office !== "unit" || hasUnit);
  return (offices.length > 0 ? offices : (["county"] as const)).map(open);
}

/**
 * A unit that asks for one of its own has thereby agreed. 谁申请谁不审批：where the rung asks nobody else, the county answers, so that no
 * request is agreed to by the one that made it.
 */
export function agreedByAsker(
  steps: readonly LeaveStep[],
  office: string,
  word: Omit<LeaveStep, "office">,
): LeaveStep[] {
  const agreed = steps.map((step) => (step.office === office ? { ...step, ...word } : step));
  return openStep(agreed) ? agreed : [...agreed, open("county")];
}

/** Which step is open now; undefined when all have answered. */
export const openStep = (steps: readonly LeaveStep[]): LeaveStep | undefined =>
  steps.find(({ answer }) => answer === null);

export interface Answer {
  readonly approve: boolean;
  readonly by: string;
  readonly name: string;
  readonly at: string;
  readonly reason: string;
}

/** The steps with the open one answered. */
export function answered(steps: readonly LeaveStep[], { approve, ...rest }: Answer): LeaveStep[] {
  const at = steps.findIndex(({ answer }) => answer === null);
  return steps.map((step, index) =>
    index === at ? { ...step, ...rest, answer: approve ? ("approved" as const) : ("refused" as const) } : step,
  );
}

/** What becomes of the whole request once the steps stand so. */
export function outcomeOf(steps: readonly LeaveStep[]): "asked" | "approved" | "refused" {
  if (steps.some(({ answer }) => answer === "refused")) return "refused";
  return openStep(steps) ? "asked" : "approved";
}
