import type { Fen } from "#domain/money.ts";
import { yuanCell } from "../funds/money-words.ts";

/** 30,000.00: the unit stands in the head of the column or behind the box. */
export const yuan = (fen: Fen | null) => (fen === null ? "" : yuanCell(fen));

export const yuanOfFen = (fen: Fen) => fen / 100;
/** What is typed has two decimals at most. */
export const fenOfYuan = (amount: number | null | undefined): Fen => Math.round((amount ?? 0) * 100);
