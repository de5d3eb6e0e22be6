import type { Fen } from "../money.ts";

const pattern = /^(\d{1,9})(?:\.(\d{1,6}))?$/;

/** 万元填到分，即至多六位小数: read digit by digit, never as a fraction; undefined when it is no such amount. */
export function fenOfWan(text: string): Fen | undefined {
  const found = pattern.exec(text.trim().replace(/[,，\s]/gu, ""));
  if (!found) return undefined;
  return Number(found[1]) * 1_000_000 + Number((found[2] ?? "").padEnd(6, "0"));
}

/** 元填到分. */
export function fenOfYuan(text: string): Fen | undefined {
  const found = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(text.trim().replace(/[,，\s]/gu, ""));
  if (!found) return undefined;
  return Number(found[1]) * 100 + Number((found[2] ?? "").padEnd(2, "0"));
}
