import { type IsoDate, isIsoDate } from "../date.ts";
import type { Fen } from "../money.ts";

/** 纪实种类：走访、会议、调解、排查、帮办、争取资金、学习。 */
export const recordKinds = [
  "household",
  "party-member",
  "secretary",
  "leader-visit",
  "meeting",
  "mediation",
  "dispute",
  "help",
  "funds",
  "study",
] as const;
export type RecordKind = (typeof recordKinds)[number];

/** 会议：村“两委”会议、党员大会、村民代表会议、其他。 */
export const meetingKinds = ["two-committees", "members", "representatives", "other"] as const;
export type MeetingKind = (typeof meetingKinds)[number];

/** 包靠领导调研：县级领导、乡镇领导，以及派出单位主要负责人到村。 */
export const leaderKinds = ["county-leader", "township-leader", "unit-head"] as const;
export type LeaderKind = (typeof leaderKinds)[number];

export const counts = [
  "households",
  "partyMembers",
  "people",
  "activists",
  "disputes",
  "resolved",
  "moneyFen",
] as const;
export type Count = (typeof counts)[number];
export type Counts = Readonly<Record<Count, number>>;

/** Which numbers a kind may carry; the first is asked for, `needed` says whether it must be more than nothing. */
export const countsOf: Readonly<Record<RecordKind, { readonly needed: boolean; readonly fields: readonly Count[] }>> = {
  household: { needed: true, fields: ["households", "people"] },
  "party-member": { needed: true, fields: ["partyMembers"] },
  secretary: { needed: false, fields: [] },
  "leader-visit": { needed: false, fields: ["households", "people"] },
  meeting: { needed: false, fields: ["people"] },
  mediation: { needed: false, fields: ["resolved", "moneyFen", "people"] },
  dispute: { needed: true, fields: ["disputes", "resolved"] },
  help: { needed: false, fields: ["households", "people"] },
  funds: { needed: true, fields: ["moneyFen"] },
  study: { needed: false, fields: ["people", "activists"] },
};

/** A number beyond these is a slip of the finger. Money: 十亿元. */
export const countLimits: Counts = {
  households: 5_000,
  partyMembers: 5_000,
  people: 20_000,
  activists: 1_000,
  disputes: 500,
  resolved: 500,
  moneyFen: 100_000_000_000 satisfies Fen,
};

export const textLimit = 500;
export const fileLimit = 9;

export interface RecordDraft extends Counts {
  readonly kind: RecordKind;
  readonly meeting: MeetingKind | null;
  readonly onDay: IsoDate;
  readonly text: string;
  readonly leaderId: string | null;
}

/** What stands around an entry: read from the registers, never believed from the writer. */
export interface RecordGround {
  readonly today: IsoDate;
  readonly village: {
    readonly validFrom: IsoDate | null;
    readonly validTo: IsoDate | null;
    readonly successor: string | null;
  };
  /** The team that writes: when it was formed, and whether it still stands; null when another office writes. */
  readonly team: { readonly formedOn: IsoDate; readonly dissolvedOn: IsoDate | null } | null;
  /** In which capacity the named leader may come; null when there is no such leader. */
  readonly leaderKind: LeaderKind | null;
  /** Links and attachments that are not of this village, by the field that names them. */
  readonly strangers: readonly ("problemId" | "goalId" | "taskId" | "files")[];
  /** 派出单位只记本单位主要负责人到村。 */
  readonly unitWrites: boolean;
}

export type RecordRefusal =
  | "day-malformed"
  | "day-in-future"
  | "before-team"
  | "team-dissolved"
  | "before-village"
  | "village-ended"
  | "no-meeting-kind"
  | "meeting-unfit"
  | "no-leader"
  | "leader-unfit"
  | "leader-unknown"
  | "unit-only-visits"
  | "count-missing"
  | "count-unfit"
  | "count-out-of-range"
  | "resolved-exceeds-disputes"
  | "nothing-said"
  | "foreign-problem"
  | "foreign-goal"
  | "foreign-task"
  | "unknown-file";

const strangerRule = {
  problemId: "foreign-problem",
  goalId: "foreign-goal",
  taskId: "foreign-task",
  files: "unknown-file",
} as const satisfies Record<RecordGround["strangers"][number], RecordRefusal>;

/** Why an entry cannot be saved; an empty list means go ahead. */
export function recordRefusals(draft: RecordDraft, ground: RecordGround): RecordRefusal[] {
  return [
    ...dayRefusals(draft.onDay, ground),
    ...kindRefusals(draft, ground),
    ...countRefusals(draft),
    ...ground.strangers.map((field) => strangerRule[field]),
  ];
}

/** 纪实是已经做过的事：不早于工作队进驻，不晚于今天；撤并以前的记在原村，从撤并那天起记到承接的村。 */
function dayRefusals(onDay: IsoDate, { today, village, team }: RecordGround): RecordRefusal[] {
  if (!isIsoDate(onDay)) return ["day-malformed"];
  const why: RecordRefusal[] = [];
  if (onDay > today) why.push("day-in-future");
  if (team && onDay < team.formedOn) why.push("before-team");
  if (team?.dissolvedOn != null) why.push("team-dissolved");
  return [...why, ...villageRefusals(onDay, village)];
}

function villageRefusals(onDay: IsoDate, { validFrom, validTo }: RecordGround["village"]): RecordRefusal[] {
  if (validFrom !== null && onDay < validFrom) return ["before-village"];
  return validTo !== null && onDay >= validTo ? ["village-ended"] : [];
}

function kindRefusals(draft: RecordDraft, ground: RecordGround): RecordRefusal[] {
  const unit: RecordRefusal[] = ground.unitWrites && draft.kind !== "leader-visit" ? ["unit-only-visits"] : [];
  return [...meetingRefusals(draft), ...leaderRefusals(draft, ground), ...unit];
}

function meetingRefusals({ kind, meeting }: RecordDraft): RecordRefusal[] {
  if (kind === "meeting") return meeting === null ? ["no-meeting-kind"] : [];
  return meeting === null ? [] : ["meeting-unfit"];
}

function leaderRefusals({ kind, leaderId }: RecordDraft, { leaderKind }: RecordGround): RecordRefusal[] {
  if (kind !== "leader-visit") return leaderId === null ? [] : ["leader-unfit"];
  if (leaderId === null) return ["no-leader"];
  return leaderKind === null ? ["leader-unknown"] : [];
}

function countRefusals(draft: RecordDraft): RecordRefusal[] {
  const { needed, fields } = countsOf[draft.kind];
  const why = new Set(counts.flatMap((count) => valueRefusals(count, draft[count], fields.includes(count))));
  if (needed && draft[fields[0]!] === 0) why.add("count-missing");
  if (draft.kind === "dispute" && draft.resolved > draft.disputes) why.add("resolved-exceeds-disputes");
  if (!needed && saysNothing(draft)) why.add("nothing-said");
  return [...why];
}

function valueRefusals(count: Count, value: number, fits: boolean): RecordRefusal[] {
  if (!Number.isSafeInteger(value) || value < 0 || value > countLimits[count]) return ["count-out-of-range"];
  return value > 0 && !fits ? ["count-unfit"] : [];
}

const saysNothing = (draft: RecordDraft) =>
  draft.text.trim() === "" &&
  countsOf[draft.kind].fields.every((field) => draft[field] === 0) &&
  !speaksForItself(draft);

/** 谁来了、开了什么会、找书记谈了心，本身就是一件事；调解、帮办、学习则要有一句话或者一个数。 */
const speaksForItself = ({ kind }: RecordDraft) =>
  kind === "leader-visit" || kind === "meeting" || kind === "secretary";

/** 本人可改：only who wrote an entry changes or withdraws it, also when he now sits in another office of the same village. */
export function changeRefusals(entry: { readonly madeBy: string; readonly removed: boolean }, accountId: string) {
  const why: ("not-yours" | "withdrawn")[] = [];
  if (entry.madeBy !== accountId) why.push("not-yours");
  if (entry.removed) why.push("withdrawn");
  return why;
}
export type ChangeRefusal = ReturnType<typeof changeRefusals>[number];
