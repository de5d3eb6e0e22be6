import fc from "fast-check";
import { expect, test } from "vitest";
import { fenOfYuan, yuan, yuanOfFen } from "./yuan.ts";

test("what is typed in yuan goes out in fen and comes back the same", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000_000_000 }), (fen) => {
      expect(fenOfYuan(yuanOfFen(fen))).toBe(fen);
    }),
  );
});

test("an amount in a column has two decimals and no unit", () => {
  expect([yuan(3_000_000), yuan(5), yuan(-100), yuan(null)]).toEqual(["30,000.00", "0.05", "-1.00", ""]);
});
