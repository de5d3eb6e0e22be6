import { expect, test } from "vitest";
import { formatDifference, formatMilli, mismatchText } from "./wording.ts";

test("quantities are written with what they need after the point", () => {
  expect(formatMilli(1_234_500)).toBe("1,234.5");
  expect(formatMilli(20_000)).toBe("20");
  expect(formatMilli(5)).toBe("0.005");
  expect(formatMilli(1_234_567_000)).toBe("1,234,567");
});

test("a difference carries its sign", () => {
  expect([-500, 0, 1_234].map(formatDifference)).toEqual(["−5.00%", "0.00%", "+12.34%"]);
});

test("the finding names each quantity beyond its tolerance", () => {
  const item = {
    name: "硬化面积",
    unit: "平方米",
    claimedMilli: 1_000_000,
    measuredMilli: 900_000,
    tolerancePercent: 5,
  };
  expect(mismatchText({ number: "2025-3", name: "村道硬化" }, [item])).toBe(
    "“村道硬化”（项目编号 2025-3）复核实测不符：硬化面积结算 1,000 平方米，实测 900 平方米，相差 −10.00%，超出允许误差 5%。",
  );
});
