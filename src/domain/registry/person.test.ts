import { expect, test } from "vitest";
import { personFaults, skillOf, skills, skillText } from "./person.ts";

const facts = { kind: "cadre", organisationId: "o", townshipId: null, unitHead: false, villageCapacity: null } as const;
const rules = (over: object) => personFaults({ ...facts, ...over }).map(({ rule }) => rule);

test("a cadre has a unit, a township leader a township, a county leader needs neither", () => {
  expect(rules({})).toEqual([]);
  expect(rules({ organisationId: null })).toEqual(["unit-missing"]);
  expect(rules({ kind: "county-leader", organisationId: null })).toEqual([]);
  expect(rules({ kind: "township-leader" })).toEqual(["township-missing"]);
  expect(rules({ kind: "township-leader", townshipId: "t", organisationId: null })).toEqual([]);
});

test("nobody else serves in a township, and a head has a unit to head", () => {
  expect(rules({ townshipId: "t" })).toEqual(["township-not-his"]);
  expect(rules({ kind: "county-leader", organisationId: null, unitHead: true })).toEqual(["head-of-nothing"]);
});

test("leaders may have a figure of their own, 0 too; a cadre stands in one village", () => {
  const own = (kind: string, townshipId: string | null = null) => rules({ kind, townshipId, villageCapacity: 0 });
  expect(own("county-leader")).toEqual([]);
  expect(own("township-leader", "t")).toEqual([]);
  expect(own("cadre")).toEqual(["capacity-not-his"]);
});

test("a skill is known by its own word and by those of ledgers", () => {
  for (const skill of skills) expect(skillOf(skillText(skill))).toBe(skill);
  expect(skillOf("会计")).toBe("finance");
  expect(skillOf("跳高")).toBeUndefined();
  expect(skillText("跳高")).toBe("跳高");
});
