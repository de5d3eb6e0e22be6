import type { Block } from "./text-blocks.ts";

const digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

const units = ["", "十", "百", "千"];

/** 1 → 一, 12 → 十二, 108 → 一百零八, 110 → 一百一十; below ten thousand. */
export function inCharacters(number: number): string {
  const letters = [...String(number)];
  const read = letters
    .map((digit, at) => (digit === "0" ? "零" : `${digits[Number(digit)]!}${units[letters.length - 1 - at]!}`))
    .join("")
    .replace(/零+/gu, "零")
    .replace(/零$/u, "");
  return read.startsWith("一十") ? read.slice(1) : read;
}

/** GB/T 9704-2012 7.3.3：结构层次序数依次用“一、”“（一）”标注。The mark of each block, empty where it has none. */
export function headingMarks(blocks: readonly Pick<Block, "kind">[]): string[] {
  let [first, second] = [0, 0];
  return blocks.map(({ kind }) => {
    if (kind === "heading1") {
      [first, second] = [first + 1, 0];
      return `${inCharacters(first)}、`;
    }
    return kind === "heading2" ? `（${inCharacters(++second)}）` : "";
  });
}

const typedMark = /^\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])\s*/u;

/** 序数由系统编排：a mark typed by hand is left out, or the heading would bear two. */
export function plainHeading(text: string): string {
  return text.replace(typedMark, "").trim();
}
