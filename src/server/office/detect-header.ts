import type { MoneyUnit } from "./cell-values.ts";
import { headerRows, type RowRange } from "./header-rows.ts";
import { type SkippedRow, skipReason } from "./skipped-rows.ts";
import type { Cell, Sheet } from "./workbook.ts";

export interface DetectedColumn {
  readonly index: number;
  /** Levels from top to bottom: 帮扶资金（万元）/省级. */
  readonly header: string;
  /** The money unit of this column's own header. */
  readonly unit?: MoneyUnit;
}

export interface DetectedHeader {
  readonly headerRows: RowRange;
  readonly firstDataRow: number;
  readonly columns: readonly DetectedColumn[];
  /** The unit the whole table declares above its header (单位：万元); a column's own unit goes first. */
  readonly unit?: MoneyUnit;
  readonly dataRows: readonly number[];
  /** Rows below the header that are not data, each with its reason. */
  readonly skipped: readonly SkippedRow[];
}

/** Finds the header of a ledger as offices keep it: title and filler rows above, one to three header rows, totals and signatures below. */
export function detectHeader(
  sheet: Pick<Sheet, "rows" | "merges">,
  /** The header rows an officer pointed at; without them they are looked for. */
  chosen?: RowRange,
): DetectedHeader | undefined {
  const found = chosen ?? headerRows(sheet.rows, sheet.merges);
  if (!found) return undefined;
  const columns = columnsOf(sheet.rows, found);
  const dataRows: number[] = [];
  const skipped: SkippedRow[] = [];
  for (let row = found.last + 1; row < sheet.rows.length; row++) {
    const reason = skipReason(
      sheet.rows[row]!,
      sheet.rows.slice(found.first, found.last + 1),
      columns[0]?.header ?? "",
    );
    if (reason) skipped.push({ row, ...reason });
    else dataRows.push(row);
  }
  const firstDataRow = dataRows[0] ?? found.last + 1;
  const above = sheet.rows.slice(0, found.first).flatMap((row) => row.map((cell) => cell.text));
  return { headerRows: found, firstDataRow, columns, unit: declaredUnit(above.join(" ")), dataRows, skipped };
}

function columnsOf(rows: readonly (readonly Cell[])[], { first, last }: RowRange): DetectedColumn[] {
  const header = rows.slice(first, last + 1);
  const width = Math.max(...header.map((row) => row.length));
  const columns: DetectedColumn[] = [];
  for (let index = 0; index < width; index++) {
    const levels = header.map((row, level) => levelText(row, index, header[level + 1]));
    const named = levels.filter((level, i) => level !== "" && level !== levels[i - 1]);
    if (named.length === 0) continue;
    const unit = named.map(unitOf).findLast((found) => found !== undefined);
    columns.push({ index, header: named.join("/"), ...(unit && { unit }) });
  }
  return columns;
}

const headerAt = (row: readonly Cell[] | undefined, index: number) => headerText(row?.[index]?.text ?? "");

/** In a file without merges a group's name stands only over its first column; it reaches right as far as there are sub-headers. */
function levelText(row: readonly Cell[], index: number, below: readonly Cell[] | undefined): string {
  let left = index;
  while (left >= 0 && headerAt(row, left) === "" && headerAt(below, left) !== "") left--;
  const reached = left === index || headerAt(below, left) !== "";
  return reached ? headerAt(row, left) : "";
}

const headerText = (text: string) => text.replace(/[\s\u3000\u00a0*＊]+/g, "");

const unitWords = "百万元|万元|千元|百元|亿元|元";

/** 资金（万元） → 万元; 资金（元/万元） → undefined: two units are no unit. */
export function unitOf(header: string): MoneyUnit | undefined {
  const inside = new RegExp(`[（(【\\[](?:单位[:：])?(${unitWords})[）)】\\]]`).exec(header);
  const after = new RegExp(`[:：、,，](${unitWords})$`).exec(header);
  return (inside ?? after)?.[1] as MoneyUnit | undefined;
}

function declaredUnit(text: string): MoneyUnit | undefined {
  const found = [...text.matchAll(new RegExp(`单位[:：]\\s*(${unitWords})(?![\\p{L}/])`, "gu"))].map(
    (match) => match[1],
  );
  return new Set(found).size === 1 ? (found[0] as MoneyUnit) : undefined;
}
