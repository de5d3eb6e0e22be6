import { expect, test } from "vitest";
import { gates } from "../gate.ts";
import { gatesOf } from "./gate-order.ts";
import { usualGateRule, usualGates } from "./gate-rule-data.ts";

test("every gate has its office, its days and at least one paper, and no file is asked for as shipped", () => {
  expect(Object.keys(usualGates)).toEqual([...gates]);
  for (const { days, evidence } of Object.values(usualGates)) {
    expect(days).toBeGreaterThan(0);
    expect(evidence.length).toBeGreaterThan(0);
    expect(evidence.filter(({ file }) => file === "required")).toEqual([]);
  }
});

test("what earns money passes all fourteen gates, what goes to households passes neither tender nor upkeep", () => {
  expect(gatesOf(usualGateRule, { kind: "industry", assetClass: "operating" })).toEqual([...gates]);
  const household = gatesOf(usualGateRule, { kind: "industry", assetClass: "household" });
  expect(household).not.toContain("tender");
  expect(household).not.toContain("upkeep");
  expect(household).toContain("contract");
});
