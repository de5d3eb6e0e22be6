import { expect, test } from "vitest";
import { listInForce, type ManifestationList } from "./manifestation.ts";
import { shippedLists, typicalDirectHits, typicalIndicators, typicalIndicatorsOf } from "./manifestation-data.ts";

const [twelve, ten] = shippedLists as [ManifestationList, ManifestationList];

test("one shipped list has twelve items, the other ten with 集体经济空壳", () => {
  expect(twelve.items).toHaveLength(12);
  expect(ten.items).toHaveLength(10);
  expect(ten.items.map((item) => item.name)).toContain("集体经济空壳");
  expect(twelve.items.map((item) => item.name)).not.toContain("集体经济空壳");
});

test("nothing shipped passes for an official document", () => {
  expect(shippedLists.every((list) => list.origin === "typical" && list.title.includes("典型样式"))).toBe(true);
});

test("the twelve indicators weigh one hundred percent together and have a span", () => {
  expect(typicalIndicators).toHaveLength(12);
  expect(typicalIndicators.reduce((sum, indicator) => sum + indicator.weight, 0)).toBe(10_000);
  expect(typicalIndicators.every((indicator) => indicator.min < indicator.max)).toBe(true);
  expect(new Set(typicalIndicators.map((indicator) => indicator.code)).size).toBe(12);
});

test("indicators and direct hits name items that exist", () => {
  const codes = new Set(shippedLists.flatMap((list) => list.items.map((item) => item.code)));
  expect(typicalIndicators.filter((i) => i.manifestationCode && !codes.has(i.manifestationCode))).toEqual([]);
  expect(typicalDirectHits.map((rule) => rule.manifestationCode)).toEqual(["M05", "M06", "M12"]);
  expect(typicalDirectHits.every((rule) => twelve.items.some((item) => item.code === rule.manifestationCode))).toBe(
    true,
  );
});

test("the version in force is the highest whose dates hold the day", () => {
  const old = { ...twelve, validTo: "2026-06-30" };
  const young = { ...twelve, version: 2, validFrom: "2026-06-01" };
  expect(listInForce([old, young], "typical-12", "2026-05-31")?.version).toBe(1);
  expect(listInForce([old, young], "typical-12", "2026-06-01")?.version).toBe(2);
  expect(listInForce([old], "typical-12", "2026-06-30")?.version).toBe(1);
  expect(listInForce([old], "typical-12", "2026-07-01")).toBeUndefined();
  expect(listInForce([old], "typical-10", "2026-06-01")).toBeUndefined();
});

test("typical indicators point only at situations of the list they are used with", () => {
  const pointed = (items: ManifestationList["items"]) =>
    typicalIndicatorsOf({ items }).flatMap(({ manifestationCode }) => manifestationCode ?? []);
  expect(pointed([])).toEqual([]);
  expect(pointed(twelve.items)).toContain("M01");
  expect(pointed(twelve.items)).not.toContain("E01");
  expect(typicalIndicatorsOf(ten)).toHaveLength(12);
});
