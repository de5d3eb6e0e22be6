import { invalid } from "#contract/problem.ts";
import { dateStyles } from "./date-styles.ts";
import { scanSheet } from "./scan-sheet.ts";
import { sharedStrings } from "./shared-strings.ts";
import { sheetFacts } from "./sheet-facts.ts";
import { listSheets, partOf } from "./sheet-list.ts";
import type { TableSheet } from "./table-file.ts";
import type { ReadLimits } from "./workbook.ts";
import { damaged, refuseOversized, unpack, zipEntries } from "./zip.ts";

const relationsPart = "xl/_rels/workbook.xml.rels";

/** Sheets are unpacked one at a time, when they are looked at, and never past the size their directory declares. */
export function* readXlsx(bytes: Uint8Array, limits: ReadLimits): Generator<TableSheet> {
  const entries = zipEntries(bytes);
  if (entries.some((entry) => entry.encrypted)) throw invalid("文件有密码，无法读取。请取消密码后再上传。");
  refuseOversized(entries, limits.unpackedBytes);
  const parts = new Map(entries.map((entry) => [entry.name, entry]));
  const part = (name: string) => {
    const entry = parts.get(name);
    if (!entry) throw damaged();
    return unpack(bytes, entry);
  };
  const text = (name: string) => part(name).toString("utf8");
  const relations = text(relationsPart);
  const [stringsPart, stylesPart] = [partOf(relations, "sharedStrings"), partOf(relations, "styles")];
  const strings = parts.has(stringsPart) ? part(stringsPart) : undefined;
  const isDate = dateStyles(parts.has(stylesPart) ? text(stylesPart) : "");
  const from1904 = /<(?:\w+:)?workbookPr\s[^>]*date1904="(1|true)"/.test(text("xl/workbook.xml"));
  const string = sharedStrings(strings);
  for (const { path, ...sheet } of listSheets(text)) {
    const xml = part(path);
    yield { ...sheet, ...sheetFacts(xml), rows: () => scanSheet(xml, { string, isDate, from1904 }) };
  }
}
