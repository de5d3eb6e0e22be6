import type { CellStyle } from "hucre/xlsx";
import { unpack, zip, zipEntries } from "./zip.ts";

/** A text that a spreadsheet would take for a formula as soon as somebody edits the cell. */
export const isFormulaLike = (text: string) => /^[=+\-@\t\r]/.test(text);

/**
 * The style of a cell whose text must stay text. Excel's own mark for this is the quote prefix, the apostrophe that is not
 * part of the value; the writer below has no word for it, so the style is flagged by a protection bit and completed afterwards.
 */
export const quotedStyle = (style: CellStyle): CellStyle => ({
  ...style,
  protection: { ...style.protection, hidden: true },
});

/** Adds the quote prefix to every flagged style of a finished workbook. */
export function withQuotePrefix(bytes: Uint8Array): Uint8Array {
  const parts = new Map<string, Uint8Array>();
  for (const entry of zipEntries(bytes)) {
    const content = unpack(bytes, entry);
    parts.set(
      entry.name,
      entry.name === "xl/styles.xml" ? Buffer.from(prefixStyles(content.toString("utf8"))) : content,
    );
  }
  return zip(parts);
}

const prefixStyles = (xml: string) =>
  xml.replace(/<xf ((?:(?!<\/xf>)[^])*?<protection[^>]*) hidden="(?:1|true)"/g, '<xf quotePrefix="1" $1');
