import { expect, test } from "vitest";
import { usualFundRule, usualFundTypes, usualProhibited } from "./fund-rule-data.ts";

test("the prohibited list has its eleven items, each with words to look for", () => {
  expect(usualProhibited).toHaveLength(11);
  expect(usualProhibited.filter(({ words }) => words === "")).toEqual([]);
});

test("codes are used once, and no day belongs to two central types or to none since 2021", () => {
  expect(new Set(usualFundTypes.map(({ code }) => code)).size).toBe(usualFundTypes.length);
  const central = usualFundTypes.filter(({ level }) => level === "central");
  for (const day of ["2021-03-26", "2025-12-31", "2026-01-01", "2030-01-01"])
    expect(central.filter(({ validFrom, validTo }) => validFrom <= day && (validTo ?? "9999") >= day)).toHaveLength(1);
  expect(usualFundRule.advancePercent).toBeLessThan(usualFundRule.progressPercent);
});
