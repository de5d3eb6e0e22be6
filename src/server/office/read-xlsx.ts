import { streamXlsxRows } from "hucre/xlsx";
import { invalid } from "#contract/problem.ts";
import {
  type CellList,
  cellList,
  fillMerges,
  packWorkbook,
  type PackedWorkbook,
  placeRow,
  type SheetDraft,
} from "./pack-table.ts";
import { type ListedSheet, listSheets } from "./sheet-list.ts";
import { type SheetFacts, sheetFacts } from "./sheet-facts.ts";
import type { ReadLimits } from "./workbook.ts";
import { damaged, refuseOversized, unpack, zipEntries } from "./zip.ts";

export async function readXlsx(bytes: Uint8Array, limits: ReadLimits): Promise<PackedWorkbook> {
  const entries = zipEntries(bytes);
  if (entries.some((entry) => entry.encrypted)) throw invalid("文件有密码，无法读取。请取消密码后再上传。");
  refuseOversized(entries, limits.unpackedBytes);
  const parts = new Map(entries.map((entry) => [entry.name, entry]));
  // Every part the stream will read is unpacked once within its declared size, so that a lie is found before parsing.
  for (const entry of entries) if (/^xl\/(sharedStrings|styles)\.xml$/i.test(entry.name)) unpack(bytes, entry);

  const list = cellList();
  const drafts: SheetDraft[] = [];
  const part = (name: string) => {
    const entry = parts.get(name);
    if (!entry) throw damaged();
    return unpack(bytes, entry);
  };
  for (const sheet of listSheets((name) => part(name).toString("utf8"))) {
    drafts.push(await readSheet(bytes, sheet, sheetFacts(part(sheet.path)), list, limits));
  }
  return packWorkbook(list, drafts);
}

async function readSheet(
  bytes: Uint8Array,
  sheet: ListedSheet,
  facts: SheetFacts,
  list: CellList,
  limits: ReadLimits,
): Promise<SheetDraft> {
  const rows: number[][] = [];
  const formula = list.code("", "formula-without-value");
  for await (const { index, values } of streamXlsxRows(bytes, { sheet: sheet.index })) {
    const codes = values.map((value) => codeOf(list, value));
    for (const column of facts.bareFormulas.get(index) ?? []) if (column < codes.length) codes[column] = formula;
    placeRow(rows, index, codes, limits);
  }
  fillMerges(rows, facts.merges, limits);
  const { hiddenRows, merges } = facts;
  return { name: sheet.name, hidden: sheet.hidden, rows, hiddenRows, merges };
}

function codeOf(list: CellList, value: string | number | boolean | Date | null): number {
  if (value === null || value === "") return 0;
  if (typeof value === "string") return list.code(value, "text");
  if (typeof value === "number") return list.number(value);
  if (typeof value === "boolean") return list.code(value ? "是" : "否", "boolean");
  return list.date(value);
}
