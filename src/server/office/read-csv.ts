import { streamCsvRows } from "hucre/csv";
import { decodeText } from "./decode-text.ts";
import type { TableRow, TableSheet } from "./table-file.ts";
import { type Cell, emptyCell } from "./workbook.ts";

/** A separated text as one sheet; every cell stays text, as typed. */
export function readCsv(bytes: Uint8Array): TableSheet[] {
  const text = decodeText(bytes);
  const delimiter = separator(text);
  function* rows(): Generator<TableRow> {
    let index = 0;
    for (const row of streamCsvRows(text, { delimiter, typeInference: false }))
      yield { index: index++, cells: row.map(cellOf) };
  }
  let count = 0;
  for (const { index, cells } of rows()) if (cells.some((cell) => cell !== emptyCell)) count = index + 1;
  return [{ name: "Sheet1", hidden: false, hiddenRows: [], merges: [], count, rows }];
}

// Without type inference every value is a text.
const cellOf = (value: unknown): Cell =>
  typeof value === "string" && value !== "" ? { text: value, kind: "text" } : emptyCell;

/** The separator that the first lines use most. */
function separator(text: string): string {
  const head = text.split(/\r?\n/, 20).join("\n");
  const uses = (mark: string) => head.split(mark).length;
  return ["\t", ",", ";"].reduce((best, mark) => (uses(mark) > uses(best) ? mark : best), ",");
}
