import type { CellValue, WriteOptions, WriteSheet } from "hucre/xlsx";
import type { TemplateColumn } from "./template-model.ts";
import { columnLetter } from "./workbook.ts";

type NamedRange = NonNullable<WriteOptions["namedRanges"]>[number];

const sheetTitle = "字典";

/** The hidden sheet 字典, a defined name for every list on it, and the formula that each list column refers to it by. */
export interface DictionaryPlan {
  readonly sheet?: WriteSheet;
  readonly names: readonly NamedRange[];
  formula(column: number, row: number): string;
}

/**
 * Lists stand on a sheet because Excel drops a list written into the cell when it passes 255 characters. A word such as
 * “经济开发区（高新区）” is no legal name, so a dependent list looks its name up: INDIRECT(VLOOKUP(township, index, 2)).
 */
export function dictionary(columns: readonly TemplateColumn[]): DictionaryPlan {
  const lists: (readonly string[])[] = [];
  const names: NamedRange[] = [];
  const formulas = new Map<number, (row: number) => string>();
  const place = (words: readonly string[]) => {
    const letter = columnLetter(lists.push(words) - 1);
    return (through = letter) => `${sheetTitle}!$${letter}$1:$${through}$${Math.max(1, words.length)}`;
  };
  const named = (words: readonly string[], name: string) => names.push({ name, range: place(words)() });

  columns.forEach((column, c) => {
    const name = `list_${c + 1}`;
    if (column.kind === "list") {
      named(column.words, name);
      formulas.set(c, () => name);
    }
    if (column.kind === "dependent-list") {
      const parents = Object.keys(column.lists);
      const index = place(parents);
      const range = index(columnLetter(lists.push(parents.map((_, i) => `${name}_${i + 1}`)) - 1));
      parents.forEach((parent, i) => named(column.lists[parent]!, `${name}_${i + 1}`));
      formulas.set(c, (row) => `INDIRECT(VLOOKUP($${columnLetter(column.parent)}${row},${range},2,FALSE))`);
    }
  });
  const sheet = lists.length > 0 ? { name: sheetTitle, hidden: true, rows: standing(lists) } : undefined;
  return { sheet, names, formula: (column, row) => formulas.get(column)?.(row) ?? "" };
}

/** Lists as columns side by side. */
function standing(lists: readonly (readonly string[])[]): CellValue[][] {
  const height = Math.max(...lists.map((list) => list.length));
  return Array.from({ length: height }, (_, r) => lists.map((list) => list[r] ?? null));
}
