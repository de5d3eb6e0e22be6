import { expect, test } from "vitest";
import { countsOf } from "./record.ts";
import { recordSums } from "./sums.ts";

test("every sum adds what the entries of its kinds may carry", () => {
  for (const { column, kinds } of Object.values(recordSums))
    for (const kind of kinds) expect(countsOf[kind].fields).toContain(column);
});

test("no number of an entry is added up twice, and each that is asked for is added up somewhere", () => {
  const summed = Object.values(recordSums).flatMap(({ column, kinds }) => kinds.map((kind) => `${kind} ${column}`));
  expect(new Set(summed).size).toBe(summed.length);
  const needed = Object.entries(countsOf).flatMap(([kind, { needed, fields }]) =>
    needed ? [`${kind} ${fields[0]}`] : [],
  );
  expect(needed.filter((one) => !summed.includes(one))).toEqual([]);
});
