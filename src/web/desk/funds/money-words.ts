import { yuanOf } from "#domain/projects/funds/amount.ts";
import { type Fen, formatWanYuan, wanOf } from "#domain/money.ts";
import { fenOfWan, fenOfYuan } from "#domain/projects/wan.ts";

export type MoneyUnit = "wan" | "yuan";
export const moneyUnitLabel: Record<MoneyUnit, string> = { wan: "万元", yuan: "元" };

/** 1,234,567.80: for a column whose head says 元. */
export function yuanCell(fen: Fen): string {
  const size = Math.abs(fen);
  const whole = String(Math.floor(size / 100)).replaceAll(/\B(?=(\d{3})+$)/gu, ",");
  return `${fen < 0 ? "-" : ""}${whole}.${String(size % 100).padStart(2, "0")}`;
}

/** 1,234.57: for a column or figure in 万元, two decimals one below the other; what would round to nothing is written out. */
export function wanCell(fen: Fen): string {
  const rounded = formatWanYuan(fen).replace("万元", "");
  return fen !== 0 && Number(rounded) === 0 ? wanOf(fen) : grouped(rounded);
}

/** 1,234.5678: for a sentence somebody reckons by; to the fen, and no longer than needed beyond two places. */
export function wanExact(fen: Fen): string {
  const [whole = "0", places = ""] = wanOf(fen).split(".");
  return grouped(`${whole}.${places.padEnd(2, "0")}`);
}

const grouped = (decimal: string) => decimal.replace(/^-?\d+/u, (whole) => whole.replaceAll(/\B(?=(\d{3})+$)/gu, ","));

export const fenIn = (text: string, unit: MoneyUnit): Fen | undefined =>
  unit === "wan" ? fenOfWan(text) : fenOfYuan(text);

export const textIn = (fen: Fen, unit: MoneyUnit): string => (unit === "wan" ? wanOf(fen) : yuanOf(fen));

/** The same amount in the other unit, as a check beside the field. */
export const otherWords = (fen: Fen, unit: MoneyUnit): string =>
  unit === "wan" ? `${yuanCell(fen)} 元` : `${wanOf(fen)} 万元`;
