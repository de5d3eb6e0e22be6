import { expect, test } from "vitest";
import { signingOffice, signRefusals } from "./handover.ts";

const pack = { slot: "first-secretary" as const, madeBy: "county-clerk", signedBy: null, dissolvedOn: null };
const team = { accountId: "team-clerk", role: "team" };

test("the successor's own office signs, by another hand than the one that made the pack", () => {
  expect(signRefusals(pack, team)).toEqual([]);
  expect(signRefusals(pack, { ...team, role: "township" })).toEqual(["not-yours"]);
  expect(signRefusals({ ...pack, slot: "county-leader" }, { accountId: "county-clerk", role: "county" })).toEqual([
    "own-pack",
  ]);
  expect(signRefusals({ ...pack, slot: "county-leader" }, { accountId: "another", role: "county" })).toEqual([]);
});

test("a pack is signed once, and not for a team that is gone", () => {
  expect(signRefusals({ ...pack, signedBy: "x" }, team)).toEqual(["signed"]);
  expect(signRefusals({ ...pack, dissolvedOn: "2026-11-01" }, team)).toEqual(["team-dissolved"]);
});

test("every slot has an office that signs", () => {
  expect(new Set(Object.values(signingOffice))).toEqual(new Set(["county", "township", "team", "unit"]));
});
