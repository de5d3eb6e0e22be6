import type { CellStyle, WriteSheet } from "hucre/xlsx";

const edge = { style: "thin", color: { rgb: "8896A5" } } as const;
const border = { top: edge, right: edge, bottom: edge, left: edge };
const font = { name: "宋体", size: 11 };

export const titleStyle: CellStyle = {
  font: { name: "黑体", size: 16 },
  alignment: { horizontal: "center", vertical: "center", wrapText: true },
};

export const noteStyle: CellStyle = {
  font: { name: "宋体", size: 10, color: { rgb: "4A5866" } },
  alignment: { horizontal: "left", vertical: "center", wrapText: true },
};

export const headerStyle: CellStyle = {
  font: { name: "黑体", size: 11 },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "E6EBF0" } },
  alignment: { horizontal: "center", vertical: "center", wrapText: true },
  border,
};

export const bodyStyle = (align: "left" | "center" | "right", numFmt?: string): CellStyle => ({
  font,
  border,
  alignment: { horizontal: align, vertical: "center", wrapText: true },
  ...(numFmt && { numFmt }),
});

/** A4 lying, fitted to the width, header repeated on every page (set with the sheet's name by the writer). */
export const printSetup: NonNullable<WriteSheet["pageSetup"]> = {
  paperSize: "a4",
  orientation: "landscape",
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.7, header: 0.3, footer: 0.3 },
  horizontalCentered: true,
};

export const pageNumbers = { oddFooter: "&C第 &P 页 共 &N 页" };

/** Width of a text in Excel's unit, the width of one digit: a Chinese character takes two. */
const textWidth = (text: string) =>
  Math.max(...text.split("\n").map((line) => [...line].reduce((sum, char) => sum + (char > "\u2e7f" ? 2 : 1), 0)));

/** 6 to 40 digits wide by the longest text; a header may wrap onto three lines. */
export function columnWidth(header: string, texts: Iterable<string>): number {
  let widest = Math.ceil(textWidth(header) / (textWidth(header) > 16 ? 2 : 1));
  for (const text of texts) widest = Math.max(widest, textWidth(text));
  return Math.min(40, Math.max(6, widest + 2));
}

/** 'Sheet 1'!$1:$2 — a name with blanks or signs must stand in quotes. */
export const quotedSheet = (name: string) => `'${name.replace(/'/g, "''")}'`;

/** A sheet name Excel accepts: at most 31 characters, none of \ / ? * [ ] :. */
export const sheetName = (name: string) =>
  name
    .replace(/[\\/?*[\]:]/g, " ")
    .trim()
    .slice(0, 31) || "Sheet1";
