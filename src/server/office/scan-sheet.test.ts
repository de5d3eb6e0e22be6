import ExcelJS from "exceljs";
import fc from "fast-check";
import { streamXlsxRows, writeXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";
import { numberText } from "./plain-text.ts";
import { readXlsx } from "./read-xlsx.ts";
import { defaultLimits } from "./workbook.ts";

type Value = string | number | boolean | null;

const letters = "柳村ab <>&\"'[]{};:/=\t\n　１𡐓䅟😀é";
const marks = ["]]>", "<v>", "</c>", "<row", "&amp;", "<![CDATA["];
const text = fc.string({ unit: fc.constantFrom(...Array.from(letters), ...marks), maxLength: 12 });
const value: fc.Arbitrary<Value> = fc.oneof(
  { weight: 4, arbitrary: text },
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }),
  fc.boolean(),
  fc.constant(null),
);
const table = fc.array(fc.array(value, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 });

/** As our reader words them: an empty text is no cell, and neither are those after the last filled one of a row. */
function worded(rows: readonly (readonly unknown[])[]): string[][] {
  const texts = rows.map((row) =>
    row.map((one) => {
      if (one === null || one === undefined) return "";
      if (typeof one === "boolean") return one ? "是" : "否";
      if (typeof one === "number") return numberText(one);
      if (typeof one === "string") return one;
      throw new Error(`a cell of another kind: ${typeof one}`);
    }),
  );
  for (const row of texts) while (row.at(-1) === "") row.pop();
  while (texts.at(-1)?.length === 0) texts.pop();
  return texts;
}

function ours(bytes: Uint8Array) {
  const [sheet] = readXlsx(bytes, defaultLimits);
  const rows: string[][] = [];
  for (const { index, cells } of sheet!.rows()) rows[index] = cells.map((cell) => cell.text);
  return worded(Array.from(rows, (row) => row ?? []));
}

async function theirs(bytes: Uint8Array) {
  const rows: unknown[][] = [];
  for await (const { index, values } of streamXlsxRows(bytes, { sheet: 0 })) rows[index] = [...values];
  return worded(Array.from(rows, (row) => row ?? []));
}

test("what hucre writes is read as hucre reads it, whatever stands in the cells", async () => {
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const bytes = await writeXlsx({ sheets: [{ name: "台账", rows }] });
      const read = ours(bytes);
      expect(read).toEqual(await theirs(bytes));
      expect(read).toEqual(worded(rows));
    }),
    { numRuns: 300 },
  );
}, 60_000);

test("what exceljs writes, with shared strings or without, is read as it was written", async () => {
  await fc.assert(
    fc.asyncProperty(table, fc.boolean(), async (rows, useSharedStrings) => {
      const bytes = await byExceljs(rows, useSharedStrings);
      expect(ours(bytes)).toEqual(worded(rows));
    }),
    { numRuns: 300 },
  );
}, 60_000);

async function byExceljs(rows: Value[][], useSharedStrings: boolean): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet("台账").addRows(rows.map((row) => row.map((one) => (one === "" ? null : one))));
  return new Uint8Array((await book.xlsx.writeBuffer({ useSharedStrings })) as ArrayBuffer);
}
