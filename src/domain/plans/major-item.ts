import { diffDays, type IsoDate } from "../date.ts";
import { type ActionOf, type Flow, next, type StateOf } from "../flow.ts";

/** 谋划—实施—落地；取消须说明理由。One step back is open: a wrong press must not stand. */
export const majorItemFlow = {
  planning: { begin: "under-way", land: "landed", drop: "dropped" },
  "under-way": { land: "landed", "step-back": "planning", drop: "dropped" },
  landed: { "step-back": "under-way" },
  dropped: {},
} as const satisfies Flow;

export type MajorItemStatus = StateOf<typeof majorItemFlow>;
export type MajorItemAction = ActionOf<typeof majorItemFlow>;

/** What an item is about. The last two are what the quality test points at. */
export const majorCategories = [
  "organisation",
  "industry",
  "infrastructure",
  "livelihood",
  "governance",
  "talent",
  "funds",
  "other",
  "lecture",
  "own-business",
] as const;
export type MajorCategory = (typeof majorCategories)[number];

export interface MajorItem {
  readonly title: string;
  readonly category: MajorCategory;
  readonly problemId: string | null;
  readonly landsOn: IsoDate | null;
  readonly status: MajorItemStatus;
  readonly plannedSince: IsoDate;
}

export type MajorWarning = "lecture-or-publicity" | "no-problem" | "no-landing-date";

const lectures = /讲座|宣讲|授课|培训班|座谈|慰问|联谊|知识竞赛/;
const publicity = /宣传|推广|业务推介|政策解读/;

/**
 * 三项重大帮扶事项应当事关村的转化，不能用讲课、宣传本单位业务来充数，并且要有落地时间。
 *
 * A warning and no refusal: words may mislead, and the township judges.
 */
export function majorWarnings({ title, category, problemId, landsOn }: MajorItem): MajorWarning[] {
  const hollow = category === "lecture" || category === "own-business" || lectures.test(title) || publicity.test(title);
  return [
    ...(hollow ? (["lecture-or-publicity"] as const) : []),
    ...(problemId === null ? (["no-problem"] as const) : []),
    ...(landsOn === null ? (["no-landing-date"] as const) : []),
  ];
}

/** “仍在谋划”：more days than the setting since it was put down, and nothing has begun. Days are 自然日. */
export const isStuck = ({ status, plannedSince }: MajorItem, today: IsoDate, planningDays: number): boolean =>
  status === "planning" && diffDays(plannedSince, today) > planningDays;

export type MajorRefusal =
  | "wrong-status"
  | "no-reason"
  | "too-many-items"
  | "too-few-items"
  | "lands-outside-term"
  | "landing-date-missing"
  | "landed-in-future"
  | "landed-before-term"
  | "already-filed"
  | "ended";

interface Term {
  readonly formedOn: IsoDate;
  readonly termTo: IsoDate;
}

export const landsRefusals = (landsOn: IsoDate | null, { formedOn, termTo }: Term): MajorRefusal[] =>
  landsOn !== null && (landsOn < formedOn || landsOn > termTo) ? ["lands-outside-term"] : [];

interface Step {
  readonly reason: string;
  readonly landedOn: IsoDate | null;
  readonly today: IsoDate;
  readonly formedOn: IsoDate;
}

export function majorRefusals(status: MajorItemStatus, action: MajorItemAction, step: Step): MajorRefusal[] {
  if (!next(majorItemFlow, status, action)) return ["wrong-status"];
  if (action === "drop") return step.reason === "" ? ["no-reason"] : [];
  if (action !== "land") return [];
  if (step.landedOn === null) return ["landing-date-missing"];
  if (step.landedOn > step.today) return ["landed-in-future"];
  return step.landedOn < step.formedOn ? ["landed-before-term"] : [];
}

/** 每个单位报齐规定项数：all at once, no fewer and no more, each with its landing date, planned or come true. */
export function filingRefusals(
  items: readonly { landsOn: IsoDate | null; landedOn: IsoDate | null; filedOn: IsoDate | null }[],
  count: number,
): MajorRefusal[] {
  if (items.length < count) return ["too-few-items"];
  if (items.length > count) return ["too-many-items"];
  if (items.every(({ filedOn }) => filedOn !== null)) return ["already-filed"];
  return items.some(({ landsOn, landedOn }) => (landsOn ?? landedOn) === null) ? ["landing-date-missing"] : [];
}
