import { expect, test } from "vitest";
import { readWorkbook } from "./read-table.ts";
import { writeLongTable } from "./write-long-table.ts";

async function* someRows(count: number) {
  for (let i = 0; i < count; i += 1) {
    await Promise.resolve();
    yield [i + 1, i === 3 ? '=cmd|"/c calc"!A1' : `第${i}村`, i / 3, null];
  }
}

test("a long table is written row by row and read back whole; a text stays a text", async () => {
  const bytes = await writeLongTable({
    name: "倒排",
    columns: [
      { header: "名次", kind: "integer" },
      { header: "村" },
      { header: "得分", kind: "decimal" },
      { header: "空" },
    ],
    rows: someRows(7000),
  });
  const { sheets } = await readWorkbook(bytes, "倒排.xlsx");
  const rows = sheets[0]!.rows.map((row) => row.map(({ text }) => text));
  expect(rows).toHaveLength(7001);
  expect(rows[0]).toEqual(["名次", "村", "得分", "空"]);
  expect(rows[4]![1]).toBe(`'=cmd|"/c calc"!A1`);
  expect(sheets[0]!.rows[4]![1]!.kind).toBe("text");
  expect(rows[7000]).toEqual(["7000", "第6999村", expect.stringMatching(/^2333(\.0*)?$/)]);
});
