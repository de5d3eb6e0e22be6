import {
  AlignmentType,
  type IParagraphOptions,
  type IRunOptions,
  LineRuleType,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from "docx";
import { writable } from "#domain/text.ts";
import type { FontScheme } from "./official-document.ts";

// GB/T 9704-2012 5.1: A4, 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm, in twips.
export const page = { width: 11906, height: 16838, top: 2098, bottom: 1984, left: 1588, right: 1474 };
export const textWidth = 8844;
/** 22 lines in 225 mm. 580 would leave room for 21 only. */
export const linePitch = 579;
/** One twip less than the pitch keeps a title line off the grid and the page at 22 lines. */
export const titlePitch = linePitch - 1;
export const millimetre = 56.7;
export const red = "D6000F";

/** Half-points: 2号, 3号, 4号. */
export const size = { title: 44, body: 32, small: 28 } as const;
/** One character of 3号 and of 4号 in twips. */
export const character = 320;
export const smallCharacter = 280;
/** 28 characters of 16 pt in 156 mm need each to be a quarter point narrower. */
const squeeze = -5;

export type Face = "title" | "black" | "kai" | "fang" | "song";
export type Fonts = Readonly<Record<Face, string>>;

const schemes: Record<FontScheme, Fonts> = {
  仿宋_GB2312: { title: "方正小标宋简体", black: "黑体", kai: "楷体_GB2312", fang: "仿宋_GB2312", song: "宋体" },
  仿宋: { title: "方正小标宋简体", black: "黑体", kai: "楷体", fang: "仿宋", song: "宋体" },
  方正仿宋_GBK: {
    title: "方正小标宋_GBK",
    black: "方正黑体_GBK",
    kai: "方正楷体_GBK",
    fang: "方正仿宋_GBK",
    song: "宋体",
  },
};

export const fontsOf = (scheme: FontScheme): Fonts => schemes[scheme];

/** All four slots and the hint: otherwise Chinese quotation marks and digits get whatever the program prefers. */
export const font = (name: string) => ({
  ascii: name,
  hAnsi: name,
  cs: name,
  eastAsia: name,
  hint: "eastAsia" as const,
});

export function text(content: string, face: string, options: Partial<IRunOptions> & { size?: number } = {}): TextRun {
  const { size: halfPoints = size.body, ...rest } = options;
  const tight = halfPoints === size.body ? { characterSpacing: squeeze } : {};
  return new TextRun({ text: writable(content), font: font(face), size: halfPoints, ...tight, ...rest });
}

/** Every paragraph has the grid's exact height, titles too: a substitute font must not make it taller. */
export function line(
  children: readonly ParagraphChild[],
  options: Partial<IParagraphOptions> = {},
  pitch = linePitch,
): Paragraph {
  return new Paragraph({
    // The page is filled to 22 lines; a last line alone on the next page is accepted.
    widowControl: false,
    spacing: { line: pitch, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
    children: [...children],
    ...options,
  });
}

/** Two characters, in both spellings: older WPS and LibreOffice read only one of them. */
export const indented = {
  indent: { firstLine: 2 * character, firstLineChars: 200 },
  alignment: AlignmentType.BOTH,
} as const;

export const blankLine = (fonts: Fonts, options: Partial<IParagraphOptions> = {}) =>
  line([text("", fonts.fang)], options);

const isWide = (char: string) => char > "\u2e7f" || "“”‘’…—〔〕".includes(char);

/** Width in characters: a digit or letter takes half, and a quarter of air where it meets a Chinese character. */
export function widthOf(content: string): number {
  const characters = [...content];
  return characters.reduce((sum, char, i) => {
    const before = characters[i - 1];
    const air = before !== undefined && isWide(before) !== isWide(char) ? 0.25 : 0;
    return sum + air + (isWide(char) ? 1 : 0.5);
  }, 0);
}

/** 2026-11-02 → 2026年11月2日 (5.2.7, 7.3.5: Arabic digits, no leading zero). */
export function longDate(date: string): string {
  const [year, month, day] = date.split("-").map(Number);
  return `${year}年${month}月${day}日`;
}
