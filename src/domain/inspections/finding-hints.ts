import { alikePercent, essenceOf, nearPercent, printOf } from "../records/similarity.ts";

/** 销号前应知：what whoever checks sees first. A hint says what is so; it decides nothing. */
export const hintKinds = [
  "bulk-on-last-day",
  "same-words",
  "without-progress",
  "late",
  "repeated",
  "reopened",
] as const;
export type HintKind = (typeof hintKinds)[number];

/** So many asked for on the last day of the deadline by one account are worth a word. */
const bulkFrom = 3;

export interface Outcome {
  readonly id: string;
  readonly outcome: string;
}

/**
 * The outcomes that say the same as this one: letter by letter once dates, digits and signs are left out, or nearly, as
 * entries of work are compared. Very short ones are compared letter by letter alone.
 */
export function sameOutcomes(outcome: string, others: readonly Outcome[]): string[] {
  const essence = essenceOf(outcome);
  const print = printOf(outcome, "finding");
  const alike = (other: string) => {
    if (essence !== "" && essenceOf(other) === essence) return true;
    const print2 = print && printOf(other, "finding");
    return print2 !== undefined && alikePercent(print!.sketch, print2.sketch) >= nearPercent;
  };
  return others.filter((one) => alike(one.outcome)).map(({ id }) => id);
}

export interface HintFacts {
  /** Requests of the same account on the last day of a deadline, the same day as this one; this one counted. */
  readonly bulk: number;
  readonly same: number;
  /** Entries of progress since it was handed over or taken up again, and visits to the village since then. */
  readonly progress: number;
  readonly visits: number;
  readonly lateDays: number;
  readonly repeated: boolean;
  readonly reopened: number;
}

export function hintsOf(facts: HintFacts): { readonly kind: HintKind; readonly sentence: string }[] {
  const said: [boolean, HintKind, string][] = [
    [facts.bulk >= bulkFrom, "bulk-on-last-day", `期限最后一天，同一人一并申请销号 ${facts.bulk} 个问题。`],
    [facts.same > 0, "same-words", `整改结果与另外 ${facts.same} 个问题的文字相同或者几乎相同。`],
    [facts.progress + facts.visits === 0, "without-progress", "本次整改期间没有填写过整改进展，也没有到村检查记录。"],
    [facts.lateDays > 0, "late", `申请销号时已超过期限 ${facts.lateDays} 天。`],
    [facts.repeated, "repeated", "该村近期出现过同类问题。"],
    [facts.reopened > 0, "reopened", `该问题曾销号后反弹 ${facts.reopened} 次。`],
  ];
  return said.filter(([shown]) => shown).map(([, kind, sentence]) => ({ kind, sentence }));
}
