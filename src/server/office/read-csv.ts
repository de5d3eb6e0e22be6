import { streamCsvRows } from "hucre/csv";
import { decodeText } from "./decode-text.ts";
import { cellList, packWorkbook, type PackedWorkbook, placeRow } from "./pack-table.ts";
import type { ReadLimits } from "./workbook.ts";

/** A separated text as one sheet; every cell stays text, as typed. */
export function readCsv(bytes: Uint8Array, limits: ReadLimits): PackedWorkbook {
  const text = decodeText(bytes);
  const list = cellList();
  const rows: number[][] = [];
  let index = 0;
  for (const row of streamCsvRows(text, { delimiter: separator(text), typeInference: false })) {
    placeRow(
      rows,
      index++,
      row.map((value) => list.code(String(value ?? ""), "text")),
      limits,
    );
  }
  return packWorkbook(list, [{ name: "Sheet1", hidden: false, rows, hiddenRows: [], merges: [] }]);
}

/** The separator that the first lines use most. */
function separator(text: string): string {
  const head = text.split(/\r?\n/, 20).join("\n");
  const uses = (mark: string) => head.split(mark).length;
  return ["\t", ",", ";"].reduce((best, mark) => (uses(mark) > uses(best) ? mark : best), ",");
}
