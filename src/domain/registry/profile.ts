import { type IsoDate, partsOf } from "../date.ts";
import type { Fen } from "../money.ts";

/** 村情民意一本通 has four lists beside its overview and premises; each list is a table of the same name. */
export const profileLists = ["committee-member", "venture", "capable-person", "grid"] as const;
export type ProfileList = (typeof profileLists)[number];
export const profileListLabel: Record<ProfileList, string> = {
  "committee-member": "村“两委”成员",
  venture: "集体经济项目",
  "capable-person": "在外能人",
  grid: "网格",
};

export const committees = ["party", "village", "both"] as const;
export type Committee = (typeof committees)[number];
export const committeeLabel: Record<Committee, string> = {
  party: "村党组织",
  village: "村委会",
  both: "村党组织、村委会",
};

export const ventureKinds = ["land", "lease", "business", "service", "shares", "other"] as const;
export type VentureKind = (typeof ventureKinds)[number];
export const ventureKindLabel: Record<VentureKind, string> = {
  land: "土地发包",
  lease: "资产出租",
  business: "自主经营",
  service: "有偿服务",
  shares: "入股分红",
  other: "其他",
};

export const premisesConditions = ["sound", "cramped", "worn", "none"] as const;
export type PremisesCondition = (typeof premisesConditions)[number];
export const premisesConditionLabel: Record<PremisesCondition, string> = {
  sound: "完好够用",
  cramped: "面积不足",
  worn: "年久失修",
  none: "没有独立阵地",
};

export type ProfileRefusal =
  | "village-ended"
  | "term-backwards"
  | "year-ahead"
  | "premises-contradict"
  | "line-twice"
  | "line-removed"
  | "too-many-lines";
export const profileRefusalLabel: Record<ProfileRefusal, string> = {
  "village-ended": "该村（社区）已撤并或者划转，村情民意一本通留存备查，不再修改。",
  "term-backwards": "任期截止日期不能早于开始日期。",
  "year-ahead": "阵地建成（改造）年份不能晚于今年。",
  "premises-contradict": "已选“没有独立阵地”，请不要再填写面积和年份。",
  "line-twice": "名册中已有相同的一条，请在原来那条上修改。",
  "line-removed": "这一条已经删去，请先恢复再修改。",
  "too-many-lines": "这一项已经满 100 条，请先删去过时的。",
};

/** More than any village has; it keeps the page, and the paper, a page. */
const lineLimit = 100;

export interface Premises {
  readonly premisesArea: number | null;
  readonly premisesCondition: PremisesCondition | null;
  readonly premisesYear: number | null;
}

/** 建筑面积 320 平方米，2019 年建成（改造），完好够用 */
export function premisesText({ premisesArea, premisesCondition, premisesYear }: Premises): string {
  const parts = [
    premisesArea === null || premisesCondition === "none" ? "" : `建筑面积 ${premisesArea} 平方米`,
    premisesYear === null ? "" : `${premisesYear} 年建成（改造）`,
    premisesCondition === null ? "" : premisesConditionLabel[premisesCondition],
  ].filter((part) => part !== "");
  return parts.length === 0 ? "未填" : parts.join("，");
}

/** A village that has ended keeps what was written; today decides whether a year lies ahead. */
export function premisesRefusals(premises: Premises, today: IsoDate): ProfileRefusal[] {
  const { premisesArea, premisesCondition, premisesYear } = premises;
  const why: ProfileRefusal[] = [];
  if (premisesYear !== null && premisesYear > partsOf(today).year) why.push("year-ahead");
  if (premisesCondition === "none" && ((premisesArea ?? 0) > 0 || premisesYear !== null))
    why.push("premises-contradict");
  return why;
}

export type ProfileLine =
  | {
      readonly list: "committee-member";
      readonly committee: Committee;
      readonly post: string;
      readonly name: string;
      readonly termFrom: IsoDate | null;
      readonly termTo: IsoDate | null;
    }
  | { readonly list: "venture"; readonly kind: VentureKind; readonly name: string }
  | { readonly list: "capable-person"; readonly name: string; readonly field: string }
  | { readonly list: "grid"; readonly name: string };

/** What makes two lines of a list the same entry written twice. */
export function likeness(line: ProfileLine): string {
  if (line.list === "committee-member") return [line.committee, line.post, line.name].join(" ");
  if (line.list === "venture") return [line.kind, line.name].join(" ");
  if (line.list === "capable-person") return [line.name, line.field].join(" ");
  return line.name;
}

/** Why a line cannot be saved beside those that stand (`others`: their likeness). */
export function lineRefusals(line: ProfileLine, others: readonly string[]): ProfileRefusal[] {
  const why: ProfileRefusal[] = [];
  if (line.list === "committee-member" && line.termFrom !== null && line.termTo !== null && line.termTo < line.termFrom)
    why.push("term-backwards");
  if (others.includes(likeness(line))) why.push("line-twice");
  if (others.length >= lineLimit) why.push("too-many-lines");
  return why;
}

/** 书记、主任在前，副职次之，委员在后。 The order of a list on the wall of any village office. */
export function postRank(post: string): number {
  if (/副|助理|后备/u.test(post)) return /书记/u.test(post) ? 2 : 3;
  if (/书记/u.test(post)) return 0;
  return /主任/u.test(post) ? 1 : 4;
}

/**
 * 户数、集体经济收入以村情台账为准：what the lists add up to is held against it and never written over it. Null when they
 * agree, or when one of the two is not known.
 */
export function householdGap(known: number | null, grids: readonly { readonly households: number | null }[]) {
  return gapOf(
    known,
    grids.map(({ households }) => households),
  );
}

/** 村集体经济收入还有上级补助等来源：only items that add up to more than the whole are a contradiction. */
export function incomeGap(known: Fen | null, ventures: readonly { readonly yearlyFen: Fen | null }[]) {
  const sum = ventures.reduce((all, { yearlyFen }) => all + (yearlyFen ?? 0), 0);
  return known !== null && sum > known ? { known, sum } : null;
}

function gapOf(known: number | null, parts: readonly (number | null)[]) {
  if (known === null || parts.length === 0 || parts.includes(null)) return null;
  const sum = parts.reduce<number>((all, part) => all + (part ?? 0), 0);
  return sum === known ? null : { known, sum };
}
