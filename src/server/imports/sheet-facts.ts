import { detectHeader } from "../office/detect-header.ts";
import type { MoneyUnit } from "../office/cell-values.ts";
import type { RowRange } from "../office/header-rows.ts";
import type { SheetTop } from "../office/read-table.ts";
import type { Cell, Merge } from "../office/workbook.ts";

export const previewRows = 30;
const previewColumns = 60;
const previewLetters = 100;
const keptSheets = 20;

export interface HeaderColumn {
  readonly index: number;
  readonly header: string;
  readonly unit?: MoneyUnit;
}

/** What is kept of a sheet with the batch, so that choosing needs no second reading of the file. */
export interface SheetPreview {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: number;
  readonly hiddenRows: number;
  readonly preview: readonly (readonly string[])[];
  /** Within the preview. Batches of an earlier program have none. */
  readonly merges?: readonly Merge[];
  readonly detected: RowRange | null;
  readonly columns: readonly HeaderColumn[];
}

/** import_batch.header */
export interface BatchHeader {
  readonly sheets: readonly SheetPreview[];
  /** Zero-based and inclusive, of the chosen sheet. */
  readonly rows: RowRange | null;
  readonly columns: readonly HeaderColumn[];
  readonly remembered?: boolean;
}

export function previewOf(tops: readonly SheetTop[]): BatchHeader {
  const sheets = tops.slice(0, keptSheets).map(sheetPreview);
  return { sheets, rows: null, columns: [] };
}

/** The first sheet in sight in which a header was found, else the first with content. */
export function likelySheet(sheets: readonly SheetPreview[]): number {
  const better = [
    (sheet: SheetPreview) => !sheet.hidden && sheet.detected !== null && sheet.rows > sheet.detected.last + 1,
    (sheet: SheetPreview) => !sheet.hidden && sheet.rows > 0,
  ];
  for (const good of better) {
    const found = sheets.findIndex(good);
    if (found >= 0) return found;
  }
  return 0;
}

function sheetPreview(sheet: SheetTop): SheetPreview {
  const top = { rows: sheet.rows.slice(0, previewRows), merges: sheet.merges.filter(({ top }) => top < previewRows) };
  const found = detectHeader(top);
  return {
    name: sheet.name,
    hidden: sheet.hidden,
    rows: sheet.count,
    hiddenRows: sheet.hiddenRows.size,
    preview: top.rows.map((row) => row.slice(0, previewColumns).map((cell) => cell.text.slice(0, previewLetters))),
    merges: top.merges.flatMap((merge) => shownMerge(merge, top.rows)),
    detected: found?.headerRows ?? null,
    columns: found ? columnsOf(found) : [],
  };
}

/** What of a merge lies in the rows and columns that are shown. */
function shownMerge({ top, left, bottom, right }: Merge, rows: readonly (readonly Cell[])[]): Merge[] {
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  const shown = {
    top,
    left,
    bottom: Math.min(bottom, rows.length - 1),
    right: Math.min(right, width - 1, previewColumns - 1),
  };
  return shown.bottom >= top && shown.right >= left ? [shown] : [];
}

/** Columns under a header the officer chose, from the kept top of the sheet; merged cells there already hold their text. */
export function columnsOfPreview({ preview }: SheetPreview, chosen: RowRange): readonly HeaderColumn[] {
  const rows = preview.map((row) => row.map((text): Cell => ({ text, kind: "text" })));
  const found = detectHeader({ rows, merges: [] }, chosen);
  return found ? columnsOf(found) : [];
}

/** A column's own unit goes before the one the table declares. */
function columnsOf(found: NonNullable<ReturnType<typeof detectHeader>>): HeaderColumn[] {
  return found.columns.map(({ index, header, unit = found.unit }) => ({ index, header, ...(unit && { unit }) }));
}
