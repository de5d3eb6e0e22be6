import fc from "fast-check";
import { expect, test } from "vitest";
import { type Gate, gates } from "../gate.ts";
import { assetClasses, projectKinds, type projectStatuses, statusAfter } from "../project.ts";
import { gateBehind, gatesOf, nextGate, statusOf } from "./gate-order.ts";
import { usualGateRule } from "./gate-rule-data.ts";

const aProject = fc.record({
  kind: fc.constantFrom(...projectKinds),
  assetClass: fc.constantFrom(...assetClasses),
});
const aRule = fc.uniqueArray(fc.constantFrom(...gates)).map((skipped) => ({
  ...usualGateRule,
  gates: Object.fromEntries(
    gates.map((gate) => [
      gate,
      { ...usualGateRule.gates[gate], exceptKinds: skipped.includes(gate) ? [...projectKinds] : [] },
    ]),
  ) as unknown as typeof usualGateRule.gates,
}));

test("a project in the bank begins with its approval, and behind the last gate there is none", () => {
  const project = { kind: "industry", assetClass: "operating" } as const;
  expect(nextGate(usualGateRule, { ...project, status: "banked" })).toBe("approval");
  expect(nextGate(usualGateRule, { ...project, status: "in-upkeep" })).toBe("income");
  expect(nextGate(usualGateRule, { ...project, status: "yielding" })).toBeUndefined();
  expect(nextGate(usualGateRule, { ...project, status: "argued" })).toBeUndefined();
});

test("a gate that does not apply is stepped over: what goes to households has no tender, what is public no income", () => {
  const household = { kind: "industry", assetClass: "household" } as const;
  expect(nextGate(usualGateRule, { ...household, status: "budgeted" })).toBe("contract");
  expect(nextGate(usualGateRule, { ...household, status: "titled" })).toBeUndefined();
  const road = { kind: "infrastructure", assetClass: "public" } as const;
  expect(nextGate(usualGateRule, { ...road, status: "in-upkeep" })).toBeUndefined();
});

test("walking from gate to gate passes exactly those that apply, in their order", () => {
  fc.assert(
    fc.property(aRule, aProject, (rule, project) => {
      const walked: Gate[] = [];
      let status: (typeof projectStatuses)[number] = "banked";
      for (let gate = nextGate(rule, { ...project, status }); gate; gate = nextGate(rule, { ...project, status })) {
        walked.push(gate);
        status = statusAfter[gate];
        expect(gateBehind(status)).toBe(gate);
        expect(statusOf(walked)).toBe(status);
      }
      expect(walked).toEqual(gatesOf(rule, project));
    }),
  );
});

test("with every pass taken back the project stands in the bank again", () => {
  expect(statusOf([])).toBe("banked");
  expect(statusOf(["design", "approval"])).toBe("designed");
});
