import { cellPlace, type Merge } from "./workbook.ts";

/** What the row stream leaves out: which rows are hidden, what is merged, which formulas carry no result. */
export interface SheetFacts {
  readonly hiddenRows: number[];
  readonly merges: Merge[];
  /** row → columns of formulas that were saved without a computed value */
  readonly bareFormulas: ReadonlyMap<number, number[]>;
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
    bareFormulas: bareFormulas(xml, Math.max(at, 0), prefix),
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

function bareFormulas(xml: Buffer, from: number, prefix: string): Map<number, number[]> {
  const found = new Map<number, number[]>();
  const mark = `<${prefix}f`;
  for (let at = xml.indexOf(mark, from); at >= 0; at = xml.indexOf(mark, at + mark.length)) {
    const place = bareCell(xml, at, prefix, mark.length);
    if (!place || place.row < 0) continue;
    found.set(place.row, [...(found.get(place.row) ?? []), place.column]);
  }
  return found;
}

/** Where the formula at `at` stands, when its cell has no value; a formula whose result is an empty text has one. */
function bareCell(xml: Buffer, at: number, prefix: string, markLength: number) {
  if (!/[> /]/.test(String.fromCharCode(xml[at + markLength] ?? 0))) return undefined;
  const start = xml.lastIndexOf(`<${prefix}c `, at);
  const end = xml.indexOf(`</${prefix}c>`, at);
  if (start < 0 || end < 0) return undefined;
  const cell = xml.toString("latin1", start, end);
  if (/<(\w+:)?v>[^<]/.test(cell) || / t="str"/.test(cell)) return undefined;
  return cellPlace(/ r="([A-Z]+\d+)"/.exec(cell)?.[1] ?? "");
}
