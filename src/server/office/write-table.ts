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

const formats: Record<ColumnKind, { align: "left" | "center" | "right"; numFmt?: string }> = {
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
  return named.some((sheet) => sheet.rows.some((row) => row.some(isFormulaText))) ? withQuotePrefix(bytes) : bytes;
}

const isFormulaText = (value: TableValue | Date) => typeof value === "string" && isFormulaLike(value);

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
  const cells: NonNullable<WriteSheet["cells"]> = new Map();
  const styleRow = (row: number, style: CellStyle) => {
    for (let c = 0; c < width; c++) cells.set(`${row},${c}`, { style });
  };
  if (model.title) styleRow(0, titleStyle);
  if (model.note) styleRow(above - 1, noteStyle);
  styleRow(above, headerStyle);
  const styles = model.columns.map(({ kind = "text" }) => bodyStyle(formats[kind].align, formats[kind].numFmt));
  const rows = model.rows.map((row) => model.columns.map((column, c) => cellValue(row[c], column.kind ?? "text")));
  const quoted = styles.map(quotedStyle);
  rows.forEach((row, r) =>
    row.forEach((value, c) =>
      cells.set(`${above + 1 + r},${c}`, { style: (isFormulaText(value) ? quoted : styles)[c] }),
    ),
  );

  const headings: CellValue[][] = [];
  if (model.title) headings.push([model.title]);
  if (model.note) headings.push([model.note]);
  return {
    name: model.name,
    rows: [...headings, model.columns.map((column) => column.header), ...rows],
    cells,
    columns: model.columns.map((column, c) => ({
      width: column.width ?? columnWidth(column.header, shownTexts(model, c)),
    })),
    merges: headings
      .map((_, row) => ({ startRow: row, startCol: 0, endRow: row, endCol: Math.max(0, width - 1) }))
      .filter((merge) => merge.endCol > 0),
    freezePane: { rows: above + 1 },
    rowDefs: new Map(model.title ? [[0, { height: 30 }]] : []),
    pageSetup: printSetup,
    headerFooter: pageNumbers,
  };
}

function* shownTexts(model: SheetModel, column: number): Iterable<string> {
  const kind = model.columns[column]!.kind ?? "text";
  for (const row of model.rows) {
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
  if (kind === "date" && /^\d{4}-\d{2}-\d{2}$/.test(value)) return new Date(`${value}T00:00:00Z`);
  return value;
}
