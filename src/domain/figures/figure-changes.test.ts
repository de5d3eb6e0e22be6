import { expect, test } from "vitest";
import { figureChanges } from "./figure-changes.ts";

test("names figures that changed, came or went, with the value before and after", () => {
  expect(figureChanges({ a: "1", b: "2", c: "3" }, { a: "1", b: "5", d: "4" })).toEqual([
    { key: "b", before: "2", after: "5" },
    { key: "c", before: "3", after: null },
    { key: "d", before: null, after: "4" },
  ]);
  expect(figureChanges({}, { constructor: "1" })).toEqual([{ key: "constructor", before: null, after: "1" }]);
  expect(figureChanges({ a: "1" }, { a: "1" })).toEqual([]);
});
