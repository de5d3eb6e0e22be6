import type { Fen } from "../../money.ts";
import { wanOf } from "../../money.ts";
import { type Refusal, when } from "./refusal.ts";

/** 工程、货物、服务. */
export const procurementCategories = ["works", "goods", "services"] as const;
export type ProcurementCategory = (typeof procurementCategories)[number];

/** The more open, the earlier. */
export const procurementMethods = [
  "open-tender",
  "invited-tender",
  "negotiation",
  "consultation",
  "inquiry",
  "village-decided",
  "single-source",
  "work-relief",
] as const;
export type ProcurementMethod = (typeof procurementMethods)[number];

export const procurementCategoryLabel: Record<ProcurementCategory, string> = {
  works: "工程",
  goods: "货物",
  services: "服务（勘察、设计、监理等）",
};

export const procurementMethodLabel: Record<ProcurementMethod, string> = {
  "open-tender": "公开招标",
  "invited-tender": "邀请招标",
  negotiation: "竞争性谈判",
  consultation: "竞争性磋商",
  inquiry: "询价",
  "village-decided": "村级“四议两公开”确定",
  "single-source": "单一来源",
  "work-relief": "以工代赈",
};

export interface ProcurementStep {
  /** 万元; what is as much or more is bought at least so. */
  readonly fromWan: number;
  readonly method: ProcurementMethod;
}

export interface ProcurementRule {
  readonly categories: Readonly<Record<ProcurementCategory, readonly ProcurementStep[]>>;
  /** 以工代赈可以不招标. */
  readonly workReliefFree: boolean;
}

export interface Tender {
  readonly category: ProcurementCategory;
  readonly method: ProcurementMethod;
  readonly amountFen: Fen;
  readonly winner: string;
}

/** 不按规定方式采购的批准: with its basis, by somebody else than who lets the tender pass. */
export interface Exemption {
  readonly method: ProcurementMethod;
  readonly category: ProcurementCategory;
  readonly amountFen: Fen;
  readonly approvedBy: string;
}

const fenOfWan = 1_000_000;

const openness: Record<ProcurementMethod, number> = {
  "open-tender": 6,
  "invited-tender": 5,
  negotiation: 4,
  consultation: 4,
  inquiry: 3,
  "village-decided": 2,
  "single-source": 1,
  "work-relief": 0,
};

/** The least open method the amount allows; below every step anything goes. */
export const methodAsked = (rule: ProcurementRule, category: ProcurementCategory, amountFen: Fen) =>
  rule.categories[category].findLast(({ fromWan }) => amountFen >= fromWan * fenOfWan)?.method;

/** From where on a tender must be open; undefined where the county has set no such line. */
export const openFromFen = (rule: ProcurementRule, category: ProcurementCategory): Fen | undefined => {
  const step = rule.categories[category].find(({ method }) => method === "open-tender");
  return step && step.fromWan * fenOfWan;
};

export function isWeaker(rule: ProcurementRule, { category, method, amountFen }: Omit<Tender, "winner">): boolean {
  if (method === "work-relief" && rule.workReliefFree) return false;
  const asked = methodAsked(rule, category, amountFen);
  return asked !== undefined && openness[method] < openness[asked];
}

interface Ground {
  readonly rule: ProcurementRule;
  readonly exemption: Exemption | null;
  /** Who lets it pass. */
  readonly accountId: string;
  readonly budgetFen: Fen | null;
}

const covers = (exemption: Exemption, tender: Tender) =>
  exemption.method === tender.method &&
  exemption.category === tender.category &&
  tender.amountFen <= exemption.amountFen;

/** 招标方式: as open as the amount asks, or with an approval of a second person. */
export function tenderRefusals(tender: Tender, { rule, exemption, accountId, budgetFen }: Ground): Refusal[] {
  const { amountFen, category, method, winner } = tender;
  const weaker = isWeaker(rule, tender);
  const covered = exemption !== null && covers(exemption, tender);
  const asked = methodAsked(rule, category, amountFen);
  return [
    ...when(winner.trim() === "", "winner-missing", "请填写中标（成交）单位。", "facts.winner"),
    ...when(
      budgetFen !== null && amountFen > budgetFen,
      "tender-over-budget",
      `中标（成交）金额超过评审核定的预算 ${wanOf(budgetFen ?? 0)} 万元。确需增加的，请先办理项目变更。`,
      "facts.amountFen",
    ),
    ...when(
      weaker && !covered,
      "method-too-weak",
      `${procurementCategoryLabel[category]}类 ${wanOf(amountFen)} 万元，按本县规定至少应采用${asked ? procurementMethodLabel[asked] : ""}。确需采用${procurementMethodLabel[method]}的，请由县级另一名经办人批准并写明依据。`,
      "facts.method",
    ),
    ...when(
      weaker && covered && exemption.approvedBy === accountId,
      "exempted-by-self",
      "这一采购方式是您批准的，招投标关口请由其他人员办理。",
    ),
  ];
}

/** Letters of a name that mean nothing: blanks, brackets, dots. */
export const plainName = (name: string) => name.replaceAll(/[\s()（）·.．,，、\-—]/gu, "");

/** Two names of one unit: the same, or one within the other where that cannot be chance. */
export function sameUnit(one: string, other: string): boolean {
  const [a, b] = [plainName(one), plainName(other)].toSorted((x, y) => x.length - y.length) as [string, string];
  if (a === "") return false;
  return a === b || (a.length >= 4 && b.includes(a));
}
