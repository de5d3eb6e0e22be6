import fc from "fast-check";
import { expect, test } from "vitest";
import { wanOf } from "../money.ts";
import { fenOfWan, fenOfYuan } from "./wan.ts";

test("万元填到分，读出来就是分", () => {
  expect([fenOfWan("300"), fenOfWan("1,200.5"), fenOfWan("0.000001"), fenOfWan("8.1")]).toEqual([
    300_000_000, 1_200_500_000, 1, 8_100_000,
  ]);
  expect([fenOfWan(""), fenOfWan("-1"), fenOfWan("1.0000001"), fenOfWan("三百")]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect([fenOfYuan("30000"), fenOfYuan("0.01"), fenOfYuan("1.001")]).toEqual([3_000_000, 1, undefined]);
});

test("what is shown in 万元 is read back to the same fen", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 10_000_000_000_000 }), (fen) => fenOfWan(wanOf(fen)) === fen));
});
