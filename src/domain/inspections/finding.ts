import type { IsoDate } from "../date.ts";
import { type ActionOf, type Flow, next, type StateOf } from "../flow.ts";

/**
 * 登记—交办—整改中—申请销号—核查—销号，核查不过的退回；销号后“回头看”发现反弹的重开，时间连续计算。
 *
 * Whoever rectified neither checks nor closes. A wrong registration is withdrawn before anybody is told to rectify, and stays written.
 */
export const findingFlow = {
  registered: { assign: "assigned", withdraw: "withdrawn" },
  assigned: { start: "rectifying", reassign: "assigned", postpone: "assigned" },
  rectifying: {
    progress: "rectifying",
    review: "rectifying",
    request: "close-requested",
    reassign: "assigned",
    postpone: "rectifying",
  },
  "close-requested": {
    recall: "rectifying",
    "town-check": "close-requested",
    check: "checked",
    return: "returned",
  },
  checked: { close: "closed", return: "returned" },
  returned: { start: "rectifying", reassign: "assigned", postpone: "returned" },
  closed: { reopen: "rectifying" },
  withdrawn: {},
} as const satisfies Flow;

export type FindingStatus = StateOf<typeof findingFlow>;
export type FindingAction = ActionOf<typeof findingFlow>;

export const findingStatuses = Object.keys(findingFlow) as [FindingStatus, ...FindingStatus[]];
export const findingActions = [...new Set(Object.values(findingFlow).flatMap((row) => Object.keys(row)))] as [
  FindingAction,
  ...FindingAction[],
];

export const findingSources = [
  "inspection",
  "disciplinary-tour",
  "audit",
  "petition",
  "self-check",
  "look-back",
] as const;
export type FindingSource = (typeof findingSources)[number];

export const severities = ["slight", "ordinary", "serious"] as const;
export type Severity = (typeof severities)[number];

/** 即知即改、限期整改、分阶段整改、持续整改. */
export const findingTypes = ["on-the-spot", "dated", "staged", "lasting"] as const;
export type FindingType = (typeof findingTypes)[number];

export const mapTypes = <T>(of: (type: FindingType) => T): Record<FindingType, T> =>
  Object.fromEntries(findingTypes.map((type) => [type, of(type)])) as Record<FindingType, T>;

/** To whom a finding is handed: the township, the team of the village, or a unit of the county. */
export const assignees = ["township", "team", "unit"] as const;
export type Assignee = (typeof assignees)[number];

/** Whose the independent voice is: of the complainant, a villager, a deputy or supervisor of the village, another unit. */
export const voiceKinds = ["complainant", "villager", "delegate", "other-unit"] as const;
export type VoiceKind = (typeof voiceKinds)[number];

export const satisfactions = ["satisfied", "fair", "dissatisfied"] as const;
export type Satisfaction = (typeof satisfactions)[number];

export interface Stage {
  readonly text: string;
  readonly dueOn: IsoDate;
  readonly doneOn: IsoDate | null;
}

/** At the desk of whoever rectifies. */
export const atFixer: readonly FindingStatus[] = ["assigned", "rectifying", "returned"];

export function findingAfter(status: FindingStatus, action: FindingAction): FindingStatus | undefined {
  return next(findingFlow, status, action);
}

/** 分阶段：the deadline that counts is that of the first stage not done; when all are, that of the last. */
export function stageDue(stages: readonly Stage[]): IsoDate | null {
  return (stages.find(({ doneOn }) => doneOn === null) ?? stages.at(-1))?.dueOn ?? null;
}
