import fc from "fast-check";
import { expect, test } from "vitest";
import { fenIn, otherWords, textIn, wanCell, wanExact, yuanCell } from "./money-words.ts";

test("cells are grouped and never lose a fen", () => {
  expect([yuanCell(0), yuanCell(1), yuanCell(123_456_780), yuanCell(-105)]).toEqual([
    "0.00",
    "0.01",
    "1,234,567.80",
    "-1.05",
  ]);
  expect([wanExact(0), wanExact(1), wanExact(1_234_567_800), wanExact(-50_000)]).toEqual([
    "0.00",
    "0.000001",
    "1,234.5678",
    "-0.05",
  ]);
});

test("a column in 万元 has two decimals, and never nothing where there is something", () => {
  expect([wanCell(0), wanCell(1_234_567_800), wanCell(33_333_333), wanCell(-50_000), wanCell(100)]).toEqual([
    "0.00",
    "1,234.57",
    "33.33",
    "-0.05",
    "0.0001",
  ]);
});

test("300 is three million yuan in one unit and three hundred in the other, and each says so", () => {
  expect(otherWords(fenIn("300", "wan")!, "wan")).toBe("3,000,000.00 元");
  expect(otherWords(fenIn("300", "yuan")!, "yuan")).toBe("0.03 万元");
  expect(fenIn("30.001", "yuan")).toBeUndefined();
  expect(fenIn("-3", "wan")).toBeUndefined();
});

test("what is shown in a unit is read back to the same fen", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e12 }), fc.constantFrom("wan" as const, "yuan" as const), (fen, unit) => {
      expect(fenIn(textIn(fen, unit), unit)).toBe(fen);
    }),
  );
});
