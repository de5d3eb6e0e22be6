import { type IsoDate, partsOf } from "../date.ts";
import { type ActionOf, type Flow, next, type StateOf } from "../flow.ts";
import { isDocumentNumber } from "../screening/decision.ts";
import type { TokenRefusal } from "../figures/text-blocks.ts";

/** 拟稿—送审—审核—印发。What is published stays as it is; a correction is a bulletin of its own. */
export const bulletinFlow = {
  draft: { submit: "submitted" },
  submitted: { approve: "approved", return: "draft", withdraw: "draft" },
  approved: { publish: "published", approve: "approved", return: "draft", withdraw: "draft" },
  published: {},
} as const satisfies Flow;

/** 排查确定情况、整顿进展情况（时点）、阶段工作情况（时期）、督查情况、简报：each has its template, and is compared with its own kind alone. */
export const bulletinKinds = ["confirmation", "progress", "campaign", "inspection", "briefing"] as const;
export type BulletinKind = (typeof bulletinKinds)[number];

/** 正式文件两种版本：上报的写明被点名的，发至乡镇的隐去。 */
export const audiences = ["full", "township"] as const;
export type Audience = (typeof audiences)[number];

export type BulletinStatus = StateOf<typeof bulletinFlow>;
export type BulletinAction = ActionOf<typeof bulletinFlow>;

export interface Bulletin {
  readonly kind: BulletinKind;
  readonly status: BulletinStatus;
  readonly authorId: string;
  /** Who wrote the items of a briefing. */
  readonly contributors: readonly string[];
  /** Items not handed in. */
  readonly itemsAtWork: number;
  readonly title: string;
  readonly blockCount: number;
  /** 发文字号，may stay empty until the day of issue. */
  readonly number: string;
  /** 期号 of a briefing; null until the day of issue. */
  readonly issueNumber: number | null;
  /** 成文日期; null until the day of issue. */
  readonly issuedOn: IsoDate | null;
  /** 统计期截止日期; null: the day the numbers are taken. */
  readonly periodTo: IsoDate | null;
}

export interface BulletinFacts {
  readonly today: IsoDate;
  readonly actorId: string;
  /** Tokens no figure answers, found in the present text. */
  readonly unbound: readonly TokenRefusal[];
  /** What the draft left to its writer and nobody has filled in, see figures/blanks.ts. */
  readonly blanks: readonly string[];
  readonly numberTaken: boolean;
  /** Names in the text that nobody else has approved. */
  readonly namingsOpen: number;
  /** Figures are no longer what the second person approved. */
  readonly movedSinceApproval: boolean;
  /** Figures are no longer what stood on the screen of who approves. */
  readonly movedSinceOpened: boolean;
}

export type BulletinRefusal =
  | "wrong-status"
  | "title-missing"
  | "text-missing"
  | "tokens-unbound"
  | "blanks-left"
  | "items-unfinished"
  | "approver-is-author"
  | "approver-contributed"
  | "naming-unapproved"
  | "already-approved"
  | "moved-since-opened"
  | "moved-since-approval"
  | "only-author-withdraws"
  | "number-missing"
  | "number-malformed"
  | "number-taken"
  | "issue-missing"
  | "issue-taken"
  | "date-missing"
  | "date-in-future"
  | "number-of-other-year"
  | "period-not-over"
  | "not-in-draft"
  | "only-author-edits";

/** Why an action is closed right now; an empty list means go ahead. */
export function bulletinRefusals(bulletin: Bulletin, action: BulletinAction, facts: BulletinFacts): BulletinRefusal[] {
  if (!next(bulletinFlow, bulletin.status, action)) return ["wrong-status"];
  return checks[action](bulletin, facts);
}

/** The text changes only on the author's desk: who approves it has not written any of it. */
export function editRefusals(bulletin: Pick<Bulletin, "status" | "authorId">, actorId: string): BulletinRefusal[] {
  if (bulletin.status !== "draft") return ["not-in-draft"];
  return bulletin.authorId === actorId ? [] : ["only-author-edits"];
}

const checks: Record<BulletinAction, (bulletin: Bulletin, facts: BulletinFacts) => BulletinRefusal[]> = {
  submit: (bulletin, facts) => [
    ...textRefusals(bulletin, facts),
    ...(bulletin.itemsAtWork > 0 ? ["items-unfinished" as const] : []),
  ],
  approve: (bulletin, facts) => [
    ...textRefusals(bulletin, facts),
    ...secondPerson(bulletin, facts),
    ...approvalRefusals(bulletin, facts),
  ],
  return: secondPerson,
  withdraw: (bulletin, facts) => (bulletin.authorId === facts.actorId ? [] : ["only-author-withdraws"]),
  publish: (bulletin, facts) => [
    ...textRefusals(bulletin, facts),
    // 审核的是哪些数字，印发的就是哪些数字。
    ...(facts.movedSinceApproval ? ["moved-since-approval" as const] : []),
    ...(facts.namingsOpen > 0 ? ["naming-unapproved" as const] : []),
    ...(bulletin.kind === "briefing" ? issueRefusals(bulletin, facts) : numberRefusals(bulletin, facts)),
    ...dateRefusals(bulletin, facts),
    ...periodRefusals(bulletin, facts),
  ],
};

function textRefusals(bulletin: Bulletin, facts: BulletinFacts): BulletinRefusal[] {
  const why: BulletinRefusal[] = [];
  if (bulletin.title.trim() === "") why.push("title-missing");
  if (bulletin.blockCount === 0) why.push("text-missing");
  if (facts.unbound.length > 0) why.push("tokens-unbound");
  if (facts.blanks.length > 0) why.push("blanks-left");
  return why;
}

/** 《党政机关公文处理工作条例》：公文文稿签发前，应当由发文机关办公厅（室）进行审核。The author is not that second person: nobody publishes alone. */
function secondPerson({ authorId, contributors }: Bulletin, { actorId }: BulletinFacts): BulletinRefusal[] {
  if (authorId === actorId) return ["approver-is-author"];
  return contributors.includes(actorId) ? ["approver-contributed"] : [];
}

/** Approved is approved, until a figure moves: then the second person looks again. And approves only what stood before them. */
function approvalRefusals({ status }: Bulletin, facts: BulletinFacts): BulletinRefusal[] {
  if (status === "approved" && !facts.movedSinceApproval) return ["already-approved"];
  return facts.movedSinceOpened ? ["moved-since-opened"] : [];
}

/** 统计期未满，数字未全：a text that says 截至本月末 goes out when the month is over. */
function periodRefusals({ periodTo }: Bulletin, { today }: BulletinFacts): BulletinRefusal[] {
  return periodTo !== null && periodTo > today ? ["period-not-over"] : [];
}

function issueRefusals({ issueNumber }: Bulletin, { numberTaken }: BulletinFacts): BulletinRefusal[] {
  if (issueNumber === null) return ["issue-missing"];
  return numberTaken ? ["issue-taken"] : [];
}

function numberRefusals(bulletin: Bulletin, facts: BulletinFacts): BulletinRefusal[] {
  if (bulletin.number.trim() === "") return ["number-missing"];
  if (!isDocumentNumber(bulletin.number)) return ["number-malformed"];
  return facts.numberTaken ? ["number-taken"] : [];
}

/** 成文日期署印发之日；发文字号的年份应与成文日期一致。The numbers are of that day, so it cannot lie ahead. */
function dateRefusals({ issuedOn, number }: Bulletin, { today }: BulletinFacts): BulletinRefusal[] {
  if (issuedOn === null) return ["date-missing"];
  if (issuedOn > today) return ["date-in-future"];
  const sameYear = !isDocumentNumber(number) || number.includes(`〔${partsOf(issuedOn).year}〕`);
  return sameYear ? [] : ["number-of-other-year"];
}
