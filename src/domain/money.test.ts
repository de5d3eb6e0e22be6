import fc from "fast-check";
import { expect, test } from "vitest";
import { addFen, formatWanYuan, formatYuan, splitFen, wanOf } from "./money.ts";

test("adds whole fen and refuses halves", () => {
  expect(addFen()).toBe(0);
  expect(addFen(10, 20, -5)).toBe(25);
  expect(() => addFen(0.5)).toThrow(RangeError);
  expect(() => addFen(Number.MAX_SAFE_INTEGER, 1)).toThrow(RangeError);
});

test("says 万元 to the fen and no longer", () => {
  expect([12_300_000, 30_000, 1, 0, 200_000_000, -1_500_000].map(wanOf)).toEqual([
    "12.3",
    "0.03",
    "0.000001",
    "0",
    "200",
    "-1.5",
  ]);
});

test("writes yuan with two decimals", () => {
  expect(formatYuan(123_456)).toBe("1234.56元");
  expect(formatYuan(5)).toBe("0.05元");
  expect(formatYuan(-5)).toBe("-0.05元");
  expect(formatYuan(0)).toBe("0.00元");
});

test("writes ten thousand yuan half up: each boundary less one, at, and more one", () => {
  expect(formatWanYuan(4_999)).toBe("0.00万元");
  expect(formatWanYuan(5_000)).toBe("0.01万元");
  expect(formatWanYuan(5_001)).toBe("0.01万元");
  expect(formatWanYuan(300_000_000)).toBe("300.00万元");
  expect(formatWanYuan(-5_000)).toBe("-0.01万元");
  expect(formatWanYuan(-4_999)).toBe("0.00万元");
});

test("one yuan among three gives the odd fen to the first", () => {
  expect(splitFen(100, [1, 1, 1])).toEqual([34, 33, 33]);
  expect(splitFen(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
  expect(splitFen(10, [0, 3, 1])).toEqual([0, 8, 2]);
  expect(() => splitFen(10, [0, 0])).toThrow(RangeError);
});

test("parts always add up and stay within one fen of the exact share", () => {
  const shares = fc
    .array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 12 })
    .filter((s) => s.some((x) => x > 0));
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000_000_000 }), shares, (total, list) => {
      const parts = splitFen(total, list);
      const sum = addFen(...list);
      expect(addFen(...parts)).toBe(total);
      parts.forEach((part, i) => {
        const exact = (BigInt(total) * BigInt(list[i]!)) / BigInt(sum);
        expect([0n, 1n]).toContain(BigInt(part) - exact);
      });
    }),
  );
});
