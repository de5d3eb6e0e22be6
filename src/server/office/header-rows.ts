import type { Cell, Merge } from "./workbook.ts";

/** Zero-based and inclusive. */
export interface RowRange {
  readonly first: number;
  readonly last: number;
}

type Row = readonly Cell[];

const searchedRows = 30;
const mostHeaderRows = 3;

export function headerRows(rows: readonly Row[], merges: readonly Merge[]): RowRange | undefined {
  const first = firstHeaderRow(rows);
  if (first < 0) return undefined;
  let last = first;
  while (last + 1 < rows.length && last - first + 1 < mostHeaderRows && continues(rows, merges, first, last)) last++;
  return { first, last };
}

const texts = (row: Row) => row.map((cell) => cell.text.trim()).filter((text) => text !== "");
const distinct = (row: Row) => new Set(texts(row)).size;

/** The first row with several different words that is neither title nor filler. A table of one column has its first row. */
function firstHeaderRow(rows: readonly Row[]): number {
  const searched = rows.slice(0, searchedRows);
  const several = searched.findIndex((row) => distinct(row) >= 2 && isWords(row) && !isFiller(row));
  if (several >= 0) return several;
  const width = Math.max(0, ...rows.map((row) => row.length));
  return width === 1 ? searched.findIndex((row) => distinct(row) === 1) : -1;
}

/** Headers are words: no number, date or tick among them. A year (2025年) is a word here. */
const isWords = (row: Row) =>
  row.every((cell) => cell.text.trim() === "" || (cell.kind === "text" && !/^[\d.,%-]+$/.test(cell.text.trim())));

/** 填报单位：… 填报时间：… 单位：万元. Every filled cell is such a remark, or the value that follows one. */
function isFiller(row: Row): boolean {
  const words = texts(row);
  const remark =
    /^(填报|填表|制表|编制|报送|统计)?(单位|时间|日期|部门|人|机关)(（[^）]*）|\([^)]*\))?\s*[:：]|^(填报|填表|制表)(单位|时间|日期|人)|^年\s*月\s*日$|^\d{4}\s*年/;
  return (
    words.some((text) => remark.test(text)) &&
    new Set(words).size <= 6 &&
    words.filter((text) => remark.test(text)).length * 2 >= new Set(words).size
  );
}

function continues(rows: readonly Row[], merges: readonly Merge[], first: number, last: number): boolean {
  const within = merges.filter((merge) => merge.top >= first && merge.top <= last);
  if (within.some((merge) => merge.bottom > last)) return true;
  const next = rows[last + 1]!;
  if (!isWords(next) || distinct(next) < 2) return false;
  const groups = within.filter((merge) => merge.top === last && merge.bottom === last && merge.right > merge.left);
  if (groups.length > 0) return groups.some((merge) => distinct(next.slice(merge.left, merge.right + 1)) > 1);
  return merges.length === 0 && complements(rows[last]!, next);
}

/** Without merges, two header rows show as gaps that fill each other: 资金 | (blank) over 省级 | 县级, 村名 over a blank. */
function complements(upper: Row, lower: Row): boolean {
  const filled = (row: Row, i: number) => (row[i]?.text.trim() ?? "") !== "";
  const places = Array.from({ length: Math.max(upper.length, lower.length) }, (_, i) => i);
  return (
    places.some((i) => !filled(upper, i) && filled(lower, i)) &&
    places.some((i) => filled(upper, i) && !filled(lower, i)) &&
    places.every((i) => filled(upper, i) || filled(lower, i))
  );
}
