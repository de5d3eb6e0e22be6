import { expect, test } from "vitest";
import { barsByHand } from "./by-hand.ts";
import type { MatchPerson, MatchUnit } from "./match.ts";

const place = { villageId: "v", townshipId: "t" };
const cadre: MatchPerson = {
  id: "p",
  name: "何某某",
  kind: "cadre",
  organisationId: "o",
  townshipId: null,
  homeTownshipId: null,
  kinVillageIds: [],
  birthYear: 1985,
  skills: [],
  partyMember: true,
};
const unit: MatchUnit = { id: "o", name: "县信访局", kind: "party", level: "county" };

test("nobody goes to the township he comes from, nor to a village of his kin", () => {
  const bars = (over: Partial<MatchPerson>) => barsByHand(place, "first-secretary", { person: { ...cadre, ...over } });
  expect(bars({})).toEqual([]);
  expect(bars({ homeTownshipId: "t" })).toEqual(["home-township"]);
  expect(bars({ homeTownshipId: "t", kinVillageIds: ["v"] })).toEqual(["home-township", "kinship"]);
  expect(bars({ homeTownshipId: "elsewhere", kinVillageIds: ["w"] })).toEqual([]);
  expect(bars({ partyMember: false })).toEqual(["eligibility"]);
});

test("each slot has its kind of holder", () => {
  const leader = { ...cadre, kind: "county-leader" as const };
  expect(barsByHand(place, "county-leader", { person: leader })).toEqual([]);
  expect(barsByHand(place, "county-leader", { person: cadre })).toEqual(["eligibility"]);
  const town = { ...cadre, kind: "township-leader" as const, townshipId: "other" };
  expect(barsByHand(place, "township-leader", { person: town })).toEqual(["eligibility"]);
  expect(barsByHand(place, "paired-unit", { unit })).toEqual([]);
  expect(barsByHand(place, "paired-unit", { unit: { ...unit, level: "township" } })).toEqual(["eligibility"]);
});
