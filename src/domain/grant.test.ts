import { expect, test } from "vitest";
import { grantRefusals, placeNeeded } from "./grant.ts";
import { officers, roles } from "./access.ts";

const ask = (role: (typeof roles)[number], held: (typeof roles)[number][] = [], over = {}) =>
  grantRefusals({ role, need: placeNeeded[role], held, sameOffice: false, ownAccount: false, ...over });

test("a fresh account may be given any one office", () => {
  for (const role of roles) expect(ask(role)).toEqual([]);
});

test("one person never holds two of the three officers", () => {
  for (const a of officers) for (const b of officers) expect(ask(a, [b])).toEqual(a === b ? [] : ["two-officers"]);
});

test("an officer never sits at a business desk, and no business account becomes an officer", () => {
  expect(ask("county", ["audit-admin"])).toEqual(["officer-with-business"]);
  expect(ask("audit-admin", ["township"])).toEqual(["officer-with-business"]);
});

test("the place must fit the office", () => {
  expect(ask("township", [], { need: "county" })).toEqual(["wrong-place"]);
  expect(ask("county", [], { need: "county" })).toEqual([]);
});

test("nobody grants to himself, nor the same office twice", () => {
  expect(ask("county", ["county"], { sameOffice: true, ownAccount: true })).toEqual(["own-account", "same-office"]);
});
