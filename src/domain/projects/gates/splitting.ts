import type { IsoDate } from "../../date.ts";
import { addMonths } from "../../date.ts";
import type { Fen } from "../../money.ts";
import { plainName, sameUnit } from "./procurement.ts";

/** A tender of the same category that stayed below the line. */
export interface EarlierTender {
  readonly projectId: string;
  readonly name: string;
  readonly onDay: IsoDate;
  readonly winner: string;
  readonly amountFen: Fen;
}

export interface ThisTender {
  readonly name: string;
  readonly onDay: IsoDate;
  readonly winner: string;
  readonly amountFen: Fen;
}

/** Whatever is no word of the thing itself: 一期、第二标段、1号. */
const numbering = /[第]?[一二三四五六七八九十0-9A-Za-z]+(?:期|标段|标|段|号|批|包)?(?:工程|项目)?$/u;
const stem = (name: string) =>
  plainName(name)
    .replace(/(?:工程|项目)$/u, "")
    .replace(numbering, "");

/** 食用菌大棚一期、食用菌大棚二期: the same words but for a number at the end. */
export const sameThing = (one: string, other: string): boolean => {
  const [a, b] = [stem(one), stem(other)];
  return a.length >= 3 && a === b;
};

/**
 * 疑似化整为零: several below the line within twelve months, won by one unit or of one name, that together reach it.
 * A hint for a person; it blocks nothing.
 */
export function likelySplit(
  tender: ThisTender,
  others: readonly EarlierTender[],
  openFrom: Fen | undefined,
): readonly EarlierTender[] {
  if (openFrom === undefined || tender.amountFen >= openFrom) return [];
  const since = addMonths(tender.onDay, -12);
  const alike = others.filter(
    (one) =>
      one.amountFen < openFrom &&
      one.onDay >= since &&
      one.onDay <= tender.onDay &&
      (sameUnit(one.winner, tender.winner) || sameThing(one.name, tender.name)),
  );
  const together = alike.reduce((sum, { amountFen }) => sum + amountFen, tender.amountFen);
  return together >= openFrom ? alike : [];
}
