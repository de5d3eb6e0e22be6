import { formatChinese, type IsoDate } from "../date.ts";
import type { NamingTone } from "./naming.ts";

/** 说明情况：in the named one's own writing, told to the county and written down there, or nothing said by the day. */
export const replyKinds = ["written", "recorded", "none"] as const;
export type ReplyKind = (typeof replyKinds)[number];

export const replyKindLabel: Record<ReplyKind, string> = {
  written: "书面说明",
  recorded: "口头说明（县级记录）",
  none: "期满未说明",
};

export interface ReplyFacts {
  readonly today: IsoDate;
  /** Set when the naming is published. */
  readonly replyBy: IsoDate | null;
  readonly publishedOn: IsoDate | null;
  readonly saidOn: IsoDate;
  /** The county writes down what it was told; the named writes itself. */
  readonly byCounty: boolean;
  /** The naming is of the writer's own township, of a village in it, or of its unit. */
  readonly concerned: boolean;
  readonly answered: boolean;
  /** Named as a good example: there is nothing to explain. */
  readonly praised: boolean;
}

export type ReplyRefusal =
  | "not-published-yet"
  | "praised"
  | "not-concerned"
  | "window-closed"
  | "window-open"
  | "answered-already"
  | "said-before-publishing"
  | "said-in-future"
  | "only-county-records"
  | "county-records-only";

export const replyRefusalLabel: Record<ReplyRefusal, string> = {
  "not-published-yet": "该文还没有印发，印发后才能说明情况",
  praised: "该点名写的是好的做法，不需要说明情况",
  "not-concerned": "该点名不涉及本单位或者本乡镇，不能代为说明",
  "window-closed": "说明情况的期限已过，不能在系统中提交；需要补充说明的，请报县级主管部门，由其如实记录",
  "window-open": "说明情况的期限还没有到，暂不能登记为“期满未说明”",
  "answered-already": "已经收到说明，不能登记为“期满未说明”",
  "said-before-publishing": "说明日期不能早于印发日期",
  "said-in-future": "说明日期不能晚于今天",
  "only-county-records": "口头说明和期满未说明由县级记录",
  "county-records-only": "县级不能代被点名单位提交书面说明，请按口头说明记录，写明说明人",
};

/** 被点名的可以说明情况；the window closes for the named, what comes late is still written down by the county. */
export function replyRefusals(kind: ReplyKind, facts: ReplyFacts): ReplyRefusal[] {
  const { publishedOn, replyBy, today, saidOn, praised } = facts;
  if (publishedOn === null) return ["not-published-yet"];
  if (praised || replyBy === null) return ["praised"];
  if (saidOn > today) return ["said-in-future"];
  if (saidOn < publishedOn) return ["said-before-publishing"];
  return kind === "written" ? writing(facts, replyBy) : recording(kind, facts, replyBy);
}

function writing({ byCounty, concerned, today }: ReplyFacts, replyBy: IsoDate): ReplyRefusal[] {
  if (byCounty) return ["county-records-only"];
  if (!concerned) return ["not-concerned"];
  return today > replyBy ? ["window-closed"] : [];
}

function recording(kind: ReplyKind, { byCounty, today, answered }: ReplyFacts, replyBy: IsoDate): ReplyRefusal[] {
  if (!byCounty) return ["only-county-records"];
  if (kind === "recorded") return [];
  if (answered) return ["answered-already"];
  return today > replyBy ? [] : ["window-open"];
}

interface Stand {
  readonly tone: NamingTone;
  readonly replyBy: IsoDate | null;
  readonly replies: readonly { readonly kind: ReplyKind }[];
}

/** Where a naming stands with its explanation, in one sentence. */
export function replyStand({ tone, replyBy, replies }: Stand, today: IsoDate): string {
  if (tone === "praise") return "好的做法，不需要说明情况";
  if (replyBy === null) return "印发后可以说明情况";
  if (replies.some(({ kind }) => kind !== "none")) return "已说明情况";
  const day = formatChinese(replyBy);
  return today > replyBy ? `截至${day}未收到说明` : `可在${day}以前（含当日）说明情况`;
}

export type HandlingRefusal = "nothing-said" | "handled-already";

export const handlingRefusalLabel: Record<HandlingRefusal, string> = {
  "nothing-said": "“期满未说明”没有内容，不用答复",
  "handled-already": "该说明已经答复，不用重复办理",
};

/** 收到说明要有回音：what the named said is answered once, by the county. */
export function handlingRefusals({ kind, handling }: { kind: ReplyKind; handling: string }): HandlingRefusal[] {
  if (kind === "none") return ["nothing-said"];
  return handling === "" ? [] : ["handled-already"];
}
