import { type CellStyle, type CellValue, type WriteSheet, writeXlsx } from "hucre/xlsx";
import { isFormulaLike, quotedStyle, withQuotePrefix } from "./plain-strings.ts";
import {
  bodyStyle,
  columnWidth,
  headerStyle,
  noteStyle,
  pageNumbers,
  printSetup,
  quotedSheet,
  sheetName,
  titleStyle,
} from "./sheet-style.ts";

export type ColumnKind = "text" | "integer" | "decimal" | "percent" | "date" | "code";

export interface ColumnModel {
  readonly header: string;
  /** `code`: digits that are a name (area codes, phones): kept as text. `percent` takes 0.85 for 85%. Default text. */
  readonly kind?: ColumnKind;
  readonly width?: number;
}

/** Dates are YYYY-MM-DD. */
export type TableValue = string | number | boolean | null | undefined;

export interface SheetModel {
  readonly name: string;
  readonly title?: string;
  /** One line under the title: 填报单位、截止日期、单位. */
  readonly note?: string;
  readonly columns: readonly ColumnModel[];
  readonly rows: readonly (readonly TableValue[])[];
}

export const columnFormats: Record<ColumnKind, { align: "left" | "center" | "right"; numFmt?: string }> = {
  text: { align: "left" },
  code: { align: "center", numFmt: "@" },
  integer: { align: "right", numFmt: "#,##0" },
  decimal: { align: "right", numFmt: "#,##0.00" },
  percent: { align: "right", numFmt: "0.0%" },
  date: { align: "center", numFmt: "yyyy-mm-dd" },
};

/** A printable workbook: title, note, frozen header, fitted widths. Text from people never becomes a formula. */
export async function writeWorkbook(sheets: readonly SheetModel[]): Promise<Uint8Array> {
  const named = withNames(sheets);
  const bytes = await writeXlsx({
    sheets: named.map(sheetOf),
    namedRanges: named.map((sheet) => printTitles(sheet.name, linesAbove(sheet), linesAbove(sheet))),
    defaultFont: { name: "宋体", size: 11 },
  });
  return named.some(hasFormulaText) ? withQuotePrefix(bytes) : bytes;
}

const isFormulaText = (value: TableValue) => typeof value === "string" && isFormulaLike(value);

const hasFormulaText = ({ title, note, columns, rows }: SheetModel) =>
  [title, note, ...columns.map((column) => column.header)].some(isFormulaText) ||
  rows.some((row) => row.some(isFormulaText));

/** Excel refuses a workbook with two sheets of one name. */
function withNames(sheets: readonly SheetModel[]): SheetModel[] {
  const taken = new Set<string>();
  return sheets.map((sheet) => {
    const name = sheetName(sheet.name);
    let free = name;
    for (let i = 2; taken.has(free.toLowerCase()); i++) free = `${name.slice(0, 27)}(${i})`;
    taken.add(free.toLowerCase());
    return { ...sheet, name: free };
  });
}

/** The header rows that every printed page repeats; zero-based. */
export const printTitles = (name: string, first: number, last: number) => ({
  name: "_xlnm.Print_Titles",
  range: `${quotedSheet(name)}!$${first + 1}:$${last + 1}`,
  scope: name,
});

const linesAbove = (model: { title?: string; note?: string }) => (model.title ? 1 : 0) + (model.note ? 1 : 0);

function sheetOf(model: SheetModel): WriteSheet {
  const width = model.columns.length;
  const above = linesAbove(model);
  const headings = [model.title, model.note].filter((text) => text !== undefined && text !== "");
  return {
    name: model.name,
    rows: [
      ...headings.map((text) => [text!]),
      model.columns.map((column) => column.header),
      ...model.rows.map((row) => model.columns.map((column, c) => cellValue(row[c], column.kind ?? "text"))),
    ],
    cells: exceptionalCells(model, above),
    columns: model.columns.map((column, c) => ({
      width: column.width ?? columnWidth(column.header, shownTexts(model, c)),
      style: columnStyle(column),
    })),
    merges: width < 2 ? [] : headings.map((_, row) => ({ startRow: row, startCol: 0, endRow: row, endCol: width - 1 })),
    freezePane: { rows: above + 1 },
    rowDefs: new Map(model.title ? [[0, { height: 30 }]] : []),
    pageSetup: printSetup,
    headerFooter: pageNumbers,
  };
}

const columnStyle = ({ kind = "text" }: ColumnModel) =>
  bodyStyle(columnFormats[kind].align, columnFormats[kind].numFmt);

/** Title, note, header, and the few cells whose text must be kept from becoming a formula; all others have their column's style. */
function exceptionalCells(model: SheetModel, above: number): NonNullable<WriteSheet["cells"]> {
  const cells: NonNullable<WriteSheet["cells"]> = new Map();
  const set = (row: number, column: number, style: CellStyle, value: TableValue) =>
    cells.set(`${row},${column}`, { style: isFormulaText(value) ? quotedStyle(style) : style });
  model.columns.forEach((column, c) => {
    if (model.title) set(0, c, titleStyle, c === 0 ? model.title : undefined);
    if (model.note) set(above - 1, c, noteStyle, c === 0 ? model.note : undefined);
    set(above, c, headerStyle, column.header);
    model.rows.forEach((row, r) => {
      if (isFormulaText(row[c])) set(above + 1 + r, c, columnStyle(column), row[c]);
    });
  });
  return cells;
}

/** Enough rows to know how wide a column is; a long export is not read twice for its looks. */
const measuredRows = 300;

function* shownTexts(model: SheetModel, column: number): Iterable<string> {
  const kind = model.columns[column]!.kind ?? "text";
  for (const row of model.rows.slice(0, measuredRows)) {
    const value = row[column];
    if (value === null || value === undefined) continue;
    yield typeof value === "number" && kind !== "code"
      ? value.toLocaleString("en-US", { maximumFractionDigits: 2 })
      : String(value);
  }
}

function cellValue(value: TableValue, kind: ColumnKind): CellValue {
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "boolean") return value ? "是" : "否";
  if (typeof value === "number") return kind === "text" || kind === "code" ? String(value) : value;
  return kind === "date" ? dateOrText(value) : value;
}

const dateOrText = (value: string) => (/^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : value);
