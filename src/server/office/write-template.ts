import { type CellStyle, type DataValidation, type WriteSheet, writeXlsx } from "hucre/xlsx";
import {
  bodyStyle,
  columnWidth,
  headerStyle,
  noteStyle,
  pageNumbers,
  printSetup,
  sheetName,
  titleStyle,
} from "./sheet-style.ts";
import { isFormulaLike, quotedStyle, withQuotePrefix } from "./plain-strings.ts";
import { dictionary, type DictionaryPlan } from "./template-lists.ts";
import type { TemplateColumn, TemplateModel } from "./template-model.ts";
import { columnLetter } from "./workbook.ts";
import { printTitles } from "./write-table.ts";

/** Title, notes, header: row 4 of the sheet is the first to fill in. */
const headerRow = 2;
const firstEntry = headerRow + 1;

/** A sheet to fill in: what can be chosen is chosen from lists, what is a number or a date is checked by Excel itself. */
export async function writeTemplate(model: TemplateModel): Promise<Uint8Array> {
  const name = sheetName(model.name);
  const entryRows = Math.max(model.entryRows ?? 500, model.prefilled?.length ?? 0);
  const plan = dictionary(model.columns);
  const bytes = await writeXlsx({
    sheets: [entrySheet(model, name, entryRows, plan), ...guideSheet(model), ...(plan.sheet ? [plan.sheet] : [])],
    namedRanges: [printTitles(name, headerRow, headerRow), ...plan.names],
    defaultFont: { name: "宋体", size: 11 },
  });
  const quotes = model.prefilled?.some((row) => row.some((value) => typeof value === "string" && isFormulaLike(value)));
  return quotes ? withQuotePrefix(bytes) : bytes;
}

function entrySheet(model: TemplateModel, name: string, entryRows: number, plan: DictionaryPlan): WriteSheet {
  const { columns, prefilled = [] } = model;
  const last = columns.length - 1;
  const notes = model.notes.map((note, i) => `${i + 1}．${note}`).join("\n");
  const band = (row: number) => ({ startRow: row, startCol: 0, endRow: row, endCol: last });
  return {
    name,
    rows: [
      [model.title],
      [notes],
      columns.map((column) => (column.required ? `${column.header}*` : column.header)),
      ...prefilled.map((row) => [...row]),
    ],
    cells: entryCells(model, entryRows),
    columns: columns.map((column) => ({ width: column.width ?? columnWidth(column.header, widestWords(column)) })),
    merges: last > 0 ? [band(0), band(1)] : [],
    rowDefs: new Map([
      [0, { height: 30 }],
      [1, { height: 16 * Math.max(1, model.notes.length) + 4 }],
    ]),
    dataValidations: columns.flatMap((column, c) => validation(column, c, entryRows, plan)),
    freezePane: { rows: firstEntry },
    pageSetup: printSetup,
    headerFooter: pageNumbers,
    ...(model.locked && { protection: { sheet: true } }),
  };
}

function guideSheet({ guide = [] }: TemplateModel): WriteSheet[] {
  if (guide.length === 0) return [];
  const rows = [["栏目", "填法"], ...guide.map((line) => [...line])];
  const style = (row: number) => (row === 0 ? headerStyle : bodyStyle("left", "@"));
  const cells = new Map(rows.flatMap((row, r) => row.map((_, c) => [`${r},${c}`, { style: style(r) }] as const)));
  return [
    {
      name: "填表说明",
      rows,
      cells,
      columns: [{ width: 30 }, { width: 70 }],
      pageSetup: printSetup,
      protection: { sheet: true },
    },
  ];
}

const widestWords = (column: TemplateColumn): readonly string[] => {
  if (column.kind === "list") return column.words;
  if (column.kind === "dependent-list") return Object.values(column.lists).flat();
  return [column.kind === "date" ? "2025-08-31" : column.kind === "code" ? "371602100201" : "12345678"];
};

function entryCells(model: TemplateModel, entryRows: number): NonNullable<WriteSheet["cells"]> {
  const cells: NonNullable<WriteSheet["cells"]> = new Map();
  const styles = model.columns.map(entryStyle);
  model.columns.forEach((_, c) => {
    cells.set(`0,${c}`, { style: titleStyle });
    cells.set(`1,${c}`, { style: noteStyle });
    cells.set(`${headerRow},${c}`, { style: headerStyle });
    for (let r = 0; r < entryRows; r++) {
      const value = model.prefilled?.[r]?.[c] ?? null;
      const locked = value !== null && !model.columns[c]!.editable;
      const style: CellStyle = { ...styles[c], protection: { locked } };
      const quoted = typeof value === "string" && isFormulaLike(value);
      cells.set(`${firstEntry + r},${c}`, { value, style: quoted ? quotedStyle(style) : style });
    }
  });
  return cells;
}

function entryStyle(column: TemplateColumn): CellStyle {
  if (column.kind === "integer") return bodyStyle("right", "0");
  if (column.kind === "decimal") return bodyStyle("right", "0.00");
  if (column.kind === "date") return bodyStyle("center", "yyyy-mm-dd");
  return bodyStyle("left", "@");
}

type Rule = Pick<DataValidation, "type" | "operator" | "formula1" | "formula2" | "errorMessage">;

function validation(column: TemplateColumn, index: number, entryRows: number, plan: DictionaryPlan): DataValidation[] {
  const rule = ruleOf(column, index, plan);
  if (!rule && column.hint === undefined) return [];
  const letter = columnLetter(index);
  const hint = column.hint && { showInputMessage: true, inputTitle: column.header, inputMessage: column.hint };
  const errorStyle = "advisory" in column && column.advisory ? "warning" : "stop";
  const stop = { showErrorMessage: true, errorStyle, errorTitle: column.header } as const;
  // A hint needs a rule to hang on; one that everything satisfies.
  const always: Rule = { type: "textLength", operator: "greaterThanOrEqual", formula1: "0" };
  const range = `${letter}${firstEntry + 1}:${letter}${firstEntry + entryRows}`;
  return [{ range, allowBlank: true, ...(rule ? { ...rule, ...stop } : always), ...hint }];
}

function ruleOf(column: TemplateColumn, index: number, plan: DictionaryPlan): Rule | undefined {
  switch (column.kind) {
    case "integer":
      return between("whole", String(column.min), String(column.max), `${column.min} 至 ${column.max} 之间的整数。`);
    case "decimal":
      return between("decimal", String(column.min), String(column.max), `${column.min} 至 ${column.max} 之间的数。`);
    case "date": {
      const { min = "2000-01-01", max = "2099-12-31" } = column;
      return between("date", serial(min), serial(max), `${min} 至 ${max} 之间的日期，写成 2025-08-31 的样子。`);
    }
    case "list":
    case "dependent-list":
      return { type: "list", formula1: plan.formula(index, firstEntry + 1), errorMessage: "请从下拉列表中选择。" };
    default:
      return undefined;
  }
}

const between = (type: DataValidation["type"], formula1: string, formula2: string, wanted: string): Rule => ({
  type,
  operator: "between",
  formula1,
  formula2,
  errorMessage: `请填 ${wanted}`,
});

const serial = (day: string) => String((Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000);
