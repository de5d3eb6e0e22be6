import fc from "fast-check";
import { expect, test } from "vitest";
import { amountRefusals, capitalYuan, largestFen, moneyWords, yuanOf } from "./amount.ts";

const rules = (fen: number) => amountRefusals(fen).map(({ rule }) => rule);

test("an amount is more than nothing, whole in fen, and no slip between 元 and 万元", () => {
  expect(rules(1)).toEqual([]);
  expect(rules(0)).toEqual(["amount-zero"]);
  expect(rules(-1)).toEqual(["amount-negative"]);
  expect(rules(0.5)).toEqual(["amount-broken"]);
  expect(rules(largestFen)).toEqual([]);
  expect(rules(largestFen + 1)).toEqual(["amount-too-large"]);
});

test("sentences say 万元 from ten thousand yuan on, and 元 to the fen below", () => {
  expect(moneyWords(1)).toBe("0.01 元");
  expect(moneyWords(999_999)).toBe("9999.99 元");
  expect(moneyWords(1_000_000)).toBe("1 万元");
  expect(moneyWords(300_000_001)).toBe("300.000001 万元");
  expect(yuanOf(-150)).toBe("-1.50 元".replace(" 元", ""));
});

test("大写 as a voucher bears it", () => {
  for (const [fen, words] of [
    [0, "零元整"],
    [1, "壹分"],
    [10, "壹角整"],
    [105, "壹元零伍分"],
    [1_000_000, "壹万元整"],
    [300_000_000, "叁佰万元整"],
    [12_345_678, "壹拾贰万叁仟肆佰伍拾陆元柒角捌分"],
    [100_000_100, "壹佰万零壹元整"],
    [10_010_000, "壹拾万零壹佰元整"],
    [10_000_000_000_00, "壹佰亿元整"],
    [10_000_000_100_00, "壹佰亿零壹佰元整"],
    [-105, "负壹元零伍分"],
  ] as const)
    expect(capitalYuan(fen)).toBe(words);
});

test("no two amounts have the same 大写, and none holds two noughts in a row", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: largestFen }), fc.integer({ min: 0, max: largestFen }), (one, other) => {
      expect(capitalYuan(one)).not.toContain("零零");
      if (one !== other) expect(capitalYuan(one)).not.toBe(capitalYuan(other));
    }),
  );
});
