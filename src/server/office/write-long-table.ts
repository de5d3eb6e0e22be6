import { writeXlsxStream } from "hucre/xlsx";
import { isFormulaLike } from "./plain-strings.ts";
import { bodyStyle, columnWidth, sheetName } from "./sheet-style.ts";
import { columnFormats, type ColumnModel, type TableValue } from "./write-table.ts";

export interface LongTable {
  readonly name: string;
  readonly columns: readonly ColumnModel[];
  readonly rows: AsyncIterable<readonly TableValue[]>;
}

/**
 * A table too long to be held twice: rows are read, written and packed as they come, and other requests are answered in
 * between. It has a frozen header and the formats of its columns, no title. The stream has no style for a single cell, so
 * a text that a spreadsheet would take for a formula gets an apostrophe in front, which is seen.
 */
export async function writeLongTable({ name, columns, rows }: LongTable): Promise<Uint8Array> {
  const stream = writeXlsxStream(inCells(rows), {
    name: sheetName(name),
    freezePane: { rows: 1 },
    columns: columns.map(({ header, kind = "text", width }) => ({
      header,
      width: width ?? columnWidth(header, ["村（社区）村"]),
      style: bodyStyle(columnFormats[kind].align, columnFormats[kind].numFmt),
    })),
  });
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

async function* inCells(rows: AsyncIterable<readonly TableValue[]>) {
  for await (const row of rows) yield row.map(cell);
}

function cell(value: TableValue): string | number | boolean | null {
  if (value === undefined || value === "") return null;
  return typeof value === "string" && isFormulaLike(value) ? `'${value}` : value;
}
