import type { IsoDate } from "../../date.ts";
import { type Refusal, when } from "../gates/refusal.ts";

/** 资金级次：中央、省级、市级、县级、派出单位、社会捐赠. */
export const fundLevels = ["central", "province", "city", "county", "unit", "donation"] as const;
export type FundLevel = (typeof fundLevels)[number];

export interface FundUse {
  readonly code: string;
  readonly text: string;
}

export interface ProhibitedUse extends FundUse {
  /** 提示词, in a project's words a hint that it may be this; separated by 、 */
  readonly words: string;
}

export interface FundType {
  readonly code: string;
  readonly name: string;
  readonly level: FundLevel;
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate | null;
  readonly uses: readonly FundUse[];
  readonly prohibited: readonly ProhibitedUse[];
}

export interface FundRule {
  readonly types: readonly FundType[];
  /** 预付款不超过合同的百分之几. */
  readonly advancePercent: number;
  /** 验收以前累计不超过合同的百分之几. */
  readonly progressPercent: number;
  /** 质量保证金. */
  readonly retentionPercent: number;
  readonly retentionMonths: number;
  /** 补充合同累计超过原合同百分之几的须有批准的变更. */
  readonly supplementPercent: number;
  readonly countyYellowDays: number;
  readonly countyRedDays: number;
  readonly projectYellowDays: number;
  readonly projectRedDays: number;
  /** 未开工收回提示：月-日. */
  readonly startBy: string;
}

export const typeOf = (rule: FundRule, code: string) => rule.types.find((type) => type.code === code);

/** “财政衔接推进乡村振兴补助资金”至 2025-12-31，“中央财政常态化帮扶资金”自 2026-01-01: judged by the day of the document that brings the money. */
export function typeRefusals(type: FundType | undefined, documentOn: IsoDate): Refusal[] {
  if (!type) return when(true, "fund-type-unknown", "没有这种资金，请在“规则设置—资金种类”中查看。", "typeCode");
  const { name, validFrom, validTo } = type;
  return [
    ...when(
      documentOn < validFrom,
      "fund-type-outside-dates",
      `“${name}”自 ${validFrom} 起使用，文件日期 ${documentOn} 在此之前，请改选当时的资金种类。`,
      "documentOn",
    ),
    ...when(
      validTo !== null && documentOn > validTo,
      "fund-type-outside-dates",
      `“${name}”至 ${validTo} 为止，文件日期 ${documentOn} 在此之后，请改选现行的资金种类。`,
      "documentOn",
    ),
  ];
}

/** What stands against a use: it is not among the permitted ones, or it touches the prohibited list. */
export interface UseHit {
  readonly kind: "outside" | "prohibited";
  readonly code: string;
  readonly text: string;
  /** The words that gave the hint; empty where the code itself was chosen. */
  readonly words: string;
}

export interface AskedUse {
  /** A permitted code, a prohibited one, or empty: another use, in words. */
  readonly useCode: string;
  readonly useName: string;
  /** Name, content and purpose of the project: what the hints are looked for in. */
  readonly said: readonly string[];
}

/** 用途不在允许范围或者触及负面清单的，先停下，由另一人复核: every hit is named, one for each item of the list. */
export function useHits({ uses, prohibited }: FundType, { useCode, useName, said }: AskedUse): UseHit[] {
  const text = [useName, ...said].join("\n");
  const touched = prohibited.flatMap((one): UseHit[] => {
    const words = one.code === useCode ? [] : wordsOf(one).filter((word) => text.includes(word));
    if (one.code !== useCode && words.length === 0) return [];
    return [{ kind: "prohibited", code: one.code, text: one.text, words: words.join("、") }];
  });
  const known = [...uses, ...prohibited].some(({ code }) => code === useCode);
  if (known) return touched;
  return [{ kind: "outside", code: useCode, text: useName, words: "" }, ...touched];
}

const wordsOf = ({ words }: ProhibitedUse) => words.split(/[、，,\s]+/u).filter(Boolean);
