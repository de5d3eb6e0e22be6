import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  type Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from "docx";
import { type Fonts, line, linePitch, size, text, textWidth, widthOf } from "./document-style.ts";
import type { DocumentTable } from "./official-document.ts";

const rule = { style: BorderStyle.SINGLE, size: 6, color: "000000" };
const rules = { top: rule, bottom: rule, left: rule, right: rule, insideHorizontal: rule, insideVertical: rule };
const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT };
const cellSize = 24;
const cellPitch = 400;

/** A table over the width of the type area: the header comes again on every page, no row is torn; tied, the last one stays with what follows. */
export function documentTable(model: DocumentTable, fonts: Fonts, tied = false): (Paragraph | Table)[] {
  const widths = columnWidths(model);
  const header = row(
    model.columns.map((column) => column.header),
    model,
    widths,
    fonts.black,
    { header: true, keepNext: true },
  );
  const last = model.rows.length - 1;
  const rows = model.rows.map((cells, i) =>
    row(cells, model, widths, fonts.fang, { header: false, keepNext: tied && i === last }),
  );
  const caption = model.caption
    ? [
        line([text(model.caption, fonts.black, { size: size.small })], {
          alignment: AlignmentType.CENTER,
          keepNext: true,
        }),
      ]
    : [];
  const table = new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    borders: rules,
    rows: [header, ...rows],
  });
  return [...caption, table];
}

function row(
  cells: readonly string[],
  model: DocumentTable,
  widths: readonly number[],
  face: string,
  { header: isHeader, keepNext }: { readonly header: boolean; readonly keepNext: boolean },
): TableRow {
  return new TableRow({
    tableHeader: isHeader,
    cantSplit: true,
    height: { value: linePitch - 15, rule: HeightRule.ATLEAST },
    children: widths.map(
      (width, c) =>
        new TableCell({
          width: { size: width, type: WidthType.DXA },
          verticalAlign: VerticalAlign.CENTER,
          margins: { top: 40, bottom: 40, left: 60, right: 60 },
          children: [
            line(
              [text(cells[c] ?? "", face, { size: cellSize })],
              {
                alignment: isHeader ? AlignmentType.CENTER : alignments[model.columns[c]?.align ?? "center"],
                keepNext,
              },
              cellPitch,
            ),
          ],
        }),
    ),
  });
}

/** By weight when given, else by the longest text of each column, between 3 and 16 characters. */
function columnWidths(model: DocumentTable): number[] {
  const weights = model.columns.map(
    (column, c) =>
      column.weight ??
      Math.min(16, Math.max(3, widthOf(column.header), ...model.rows.map((cells) => widthOf(cells[c] ?? "")))) + 1,
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const widths = weights.map((weight) => Math.floor((weight / total) * textWidth));
  const spare = textWidth - widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width, c) => (c === widths.length - 1 ? width + spare : width));
}
