import fc from "fast-check";
import { expect, test } from "vitest";
import { boundParts, boundText, contentOf, type DisclosedContent, partsOf } from "./content.ts";
import { projectSteps } from "./disclosure.ts";

const all: DisclosedContent = {
  name: "食用菌大棚",
  kind: "industry",
  assetClass: "operating",
  place: "村东",
  content: "新建大棚 20 座",
  scale: "20 座",
  period: { startOn: "2026-03-01", finishOn: "2026-10-31" },
  owner: "前柳庄村股份经济合作社",
  builder: "",
  responsible: "周某",
  estimateFen: 100_000_000,
  budgetFen: null,
  funds: [],
  villages: [
    { id: "a", name: "前柳庄村", township: "柳溪镇", share: 2, promisedFen: 0 },
    { id: "b", name: "上梨峪村", township: "柳溪镇", share: 1, promisedFen: 0 },
  ],
  promisedFen: 0,
  target: "",
  linkMechanism: "",
  procurement: null,
  result: { contractedFen: 0, paidFen: 0, gates: [] },
};

test("a step makes known its own parts: a declaration no builder and no payments", () => {
  const told = contentOf("declaration", all);
  expect(Object.keys(told)).toEqual([...partsOf.declaration]);
  expect(told).not.toHaveProperty("builder");
  expect(told).not.toHaveProperty("result");
});

test("another content, estimate or share has to be posted again; another day or person in charge has not", () => {
  const before = boundText("declaration", all);
  expect(boundText("declaration", { ...all, content: "新建大棚 12 座" })).not.toBe(before);
  expect(boundText("declaration", { ...all, estimateFen: 100_000_001 })).not.toBe(before);
  expect(boundText("declaration", { ...all, villages: all.villages.slice(0, 1) })).not.toBe(before);
  expect(boundText("declaration", { ...all, responsible: "李某", period: { startOn: null, finishOn: null } })).toBe(
    before,
  );
});

test("a budget set later changes what is posted before the start, not the declaration", () => {
  const later = { ...all, budgetFen: 90_000_000, builder: "青岚建设公司" };
  expect(boundText("declaration", later)).toBe(boundText("declaration", all));
  expect(boundText("before-start", later)).not.toBe(boundText("before-start", all));
});

test("where the money comes from binds the posting of its allocation alone", () => {
  expect(boundParts("allocation")).toContain("funds");
  expect(boundParts("before-start")).not.toContain("funds");
});

test("a village under a new name, or listed in another order, is no other promise", () => {
  const [a, b] = all.villages as [(typeof all.villages)[number], (typeof all.villages)[number]];
  const renamed = { ...all, villages: [b, { ...a, name: "柳庄新村" }] };
  for (const step of projectSteps) expect(boundText(step, renamed)).toBe(boundText(step, all));
});

test("what hung and what stands now are compared alike, whether whole or as posted", () => {
  fc.assert(
    fc.property(fc.constantFrom(...projectSteps), fc.string(), fc.nat(), (step, content, estimateFen) => {
      const now = { ...all, content, estimateFen };
      expect(boundText(step, contentOf(step, now))).toBe(boundText(step, now));
    }),
  );
});
