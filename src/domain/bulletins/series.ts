import { type IsoDate, partsOf } from "../date.ts";
import { inCharacters } from "../figures/numbering.ts";

/** 简报期号：按轮、按年重新计数，或者连续计数；增刊单独计数。 */
export const issueCountings = ["round", "year", "continuous"] as const;
export type IssueCounting = (typeof issueCountings)[number];

export const issueCountingLabel: Record<IssueCounting, string> = {
  round: "每轮重新编号",
  year: "每年重新编号",
  continuous: "连续编号",
};

interface Counted {
  readonly counting: IssueCounting;
  readonly roundId: string;
  readonly issuedOn: IsoDate;
}

/** Within what an issue number is given once. */
export function issueScope({ counting, roundId, issuedOn }: Counted): string {
  if (counting === "round") return roundId;
  return counting === "year" ? String(partsOf(issuedOn).year) : "";
}

interface Issue {
  readonly counting: IssueCounting;
  /** The name of the round. */
  readonly round: string;
  readonly issuedOn: IsoDate;
  /** null: not numbered yet. */
  readonly number: number | null;
  readonly supplement: boolean;
  /** 总期数; null: the series does not show it. */
  readonly total: number | null;
}

/** 第四轮薄弱村整顿 is spoken of as 第四轮 on a masthead. */
export const roundWord = (round: string) => /第[零〇一二三四五六七八九十百\d]+轮/u.exec(round)?.[0] ?? round;

/** As printed under the masthead: 第四轮第十八期, 2026年第三期（总第五十二期）, 第四轮增刊第一期. */
export function issueText({ counting, round, issuedOn, number, supplement, total }: Issue): string {
  const within = { round: roundWord(round), year: `${partsOf(issuedOn).year}年`, continuous: "" }[counting];
  const numbered = number === null ? "（印发时编号）" : `第${inCharacters(number)}期`;
  const counted = total === null || supplement || number === null ? "" : `（总第${inCharacters(total)}期）`;
  return `${within}${supplement ? "增刊" : ""}${numbered}${counted}`;
}
