import { expect, test } from "vitest";
import { ruleRefusals, versionOn } from "./version.ts";

test("a version begins today or later, and not before the one it replaces", () => {
  expect(ruleRefusals("2026-11-22", "2026-11-22", null)).toEqual([]);
  expect(ruleRefusals("2026-11-21", "2026-11-22", null)).toEqual(["begins-in-the-past"]);
  expect(ruleRefusals("2026-12-01", "2026-11-22", "2027-01-01")).toEqual(["before-newest"]);
  expect(ruleRefusals("2027-01-01", "2026-11-22", "2027-01-01")).toEqual([]);
});

test("the newest version that has begun is in force; before any, what is shipped", () => {
  const versions = [
    { version: 1, validFrom: "2026-01-01" },
    { version: 2, validFrom: "2026-06-01" },
    { version: 3, validFrom: "2027-01-01" },
  ];
  expect(versionOn(versions, "2025-12-31")).toBe(0);
  expect(versionOn(versions, "2026-05-31")).toBe(1);
  expect(versionOn(versions, "2026-06-01")).toBe(2);
  expect(versionOn(versions, "2028-01-01")).toBe(3);
});
