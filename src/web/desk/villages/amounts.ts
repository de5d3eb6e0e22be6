import { formatWanYuan } from "#domain/money.ts";

/** 12.50: the unit stands in the head of the column or behind the box. */
export const wan = (fen: number | null) => (fen === null ? "—" : formatWanYuan(fen).replace("万元", ""));

export const known = (number: number | null) => number ?? "—";

const fenInWan = 1_000_000;
export const wanOfFen = (fen: number | null) => (fen === null ? null : fen / fenInWan);
export const fenOfWan = (amount: number | null | undefined) =>
  amount === null || amount === undefined ? null : Math.round(amount * fenInWan);
