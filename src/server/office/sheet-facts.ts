import { cellPlace, type Merge } from "./workbook.ts";

/** What is known of a sheet before its rows are read. */
export interface SheetFacts {
  readonly hiddenRows: number[];
  readonly merges: Merge[];
  /** Down to the last row with a value. Rows that are only formatted do not count. */
  readonly count: number;
}

const mostMerges = 100_000;

/** Searches the unpacked sheet for a few marks instead of parsing it a second time. */
export function sheetFacts(xml: Buffer): SheetFacts {
  const at = xml.indexOf("sheetData");
  // Some writers give every element a prefix (<x:row>).
  const prefix = at < 0 ? "" : (/<(\w+:)?$/.exec(xml.toString("latin1", Math.max(0, at - 20), at))?.[1] ?? "");
  return {
    hiddenRows: hiddenRows(xml, Math.max(at, 0), prefix),
    merges: merges(xml, prefix),
    count: lastRow(xml, prefix),
  };
}

function hiddenRows(xml: Buffer, from: number, prefix: string): number[] {
  const found: number[] = [];
  for (let at = xml.indexOf(' hidden="', from); at >= 0; at = xml.indexOf(' hidden="', at + 9)) {
    const tag = tagAround(xml, at);
    if (!tag.startsWith(`<${prefix}row `) || !/ hidden="(1|true)"/.test(tag)) continue;
    const row = / r="(\d+)"/.exec(tag);
    if (row) found.push(Number(row[1]) - 1);
  }
  return found;
}

function lastRow(xml: Buffer, prefix: string): number {
  const end = xml.lastIndexOf(`</${prefix}sheetData`);
  const value = Math.max(...["v", "is", "f"].map((name) => xml.lastIndexOf(`<${prefix}${name}>`, end)));
  const row = value < 0 ? -1 : xml.lastIndexOf(`<${prefix}row`, value);
  if (row < 0) return 0;
  const written = / r="(\d+)"/.exec(tagAround(xml, row + 1))?.[1];
  return written === undefined ? countRows(xml, prefix, row) : Number(written);
}

/** Some writers do not number their rows. */
function countRows(xml: Buffer, prefix: string, last: number): number {
  let rows = 0;
  for (let at = xml.indexOf(`<${prefix}row`); at >= 0 && at <= last; at = xml.indexOf(`<${prefix}row`, at + 4)) rows++;
  return rows;
}

const tagAround = (xml: Buffer, at: number) =>
  xml.toString("latin1", xml.lastIndexOf("<", at), xml.indexOf(">", at) + 1);

function merges(xml: Buffer, prefix: string): Merge[] {
  const at = xml.lastIndexOf(`<${prefix}mergeCells`);
  if (at < 0) return [];
  const end = xml.indexOf(`</${prefix}mergeCells>`, at);
  const found: Merge[] = [];
  for (const match of xml.toString("latin1", at, end < 0 ? at : end).matchAll(/ref="([A-Z]+\d+):([A-Z]+\d+)"/g)) {
    const first = cellPlace(match[1]!);
    const last = cellPlace(match[2]!);
    found.push({ top: first.row, left: first.column, bottom: last.row, right: last.column });
    if (found.length >= mostMerges) break;
  }
  return found;
}
