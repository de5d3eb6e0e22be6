import { expect, test } from "vitest";
import { signingOffice, signRefusals } from "./handover.ts";

const pack = {
  slot: "first-secretary" as const,
  madeBy: "county-clerk",
  signedBy: null,
  dissolvedOn: null,
  successorUnitId: "coming",
  neverCame: false,
};
const team = { accountId: "team-clerk", role: "team", organisationId: null };
const county = { ...team, role: "county" };

test("the successor's own office signs, by another hand than the one that made the pack", () => {
  expect(signRefusals(pack, team)).toEqual([]);
  expect(signRefusals(pack, { ...team, role: "township" })).toEqual(["not-yours"]);
  expect(signRefusals({ ...pack, slot: "county-leader" }, { ...county, accountId: "county-clerk" })).toEqual([
    "own-pack",
  ]);
  expect(signRefusals({ ...pack, slot: "county-leader" }, county)).toEqual([]);
});

test("of two units the one that comes signs, never the one that leaves", () => {
  const unit = { accountId: "unit-clerk", role: "unit", organisationId: "coming" };
  expect(signRefusals({ ...pack, slot: "paired-unit" }, unit)).toEqual([]);
  expect(signRefusals({ ...pack, slot: "paired-unit" }, { ...unit, organisationId: "leaving" })).toEqual(["not-yours"]);
});

test("a pack is signed once, and not for a team that is gone", () => {
  expect(signRefusals({ ...pack, signedBy: "x" }, team)).toEqual(["signed"]);
  expect(signRefusals({ ...pack, dissolvedOn: "2026-11-01" }, team)).toEqual(["team-dissolved"]);
  expect(signRefusals({ ...pack, neverCame: true }, team)).toEqual(["never-came"]);
});

test("every slot has an office that signs", () => {
  expect(new Set(Object.values(signingOffice))).toEqual(new Set(["county", "township", "team", "unit"]));
});
