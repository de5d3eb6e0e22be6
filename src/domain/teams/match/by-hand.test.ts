import { expect, test } from "vitest";
import { barsByHand, fullLoad } from "./by-hand.ts";
import type { MatchPerson, MatchUnit } from "./match.ts";
import { shippedMatchSettings as settings } from "./settings.ts";
import { postingRefusalSentence } from "../team-labels.ts";

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
  const bars = (over: Partial<MatchPerson>) =>
    barsByHand(place, "first-secretary", { person: { ...cadre, ...over } }, settings);
  expect(bars({})).toEqual([]);
  expect(bars({ homeTownshipId: "t" })).toEqual(["home-township"]);
  expect(bars({ homeTownshipId: "t", kinVillageIds: ["v"] })).toEqual(["home-township", "kinship"]);
  expect(bars({ homeTownshipId: "elsewhere", kinVillageIds: ["w"] })).toEqual([]);
  expect(bars({ partyMember: false })).toEqual(["eligibility"]);
  const lenient = { ...settings, homeRecusal: ["county-leader"] as const };
  const atHome = { person: { ...cadre, homeTownshipId: "t" } };
  expect(barsByHand(place, "first-secretary", atHome, lenient)).toEqual([]);
});

test("each slot has its kind of holder", () => {
  const leader = { ...cadre, kind: "county-leader" as const };
  expect(barsByHand(place, "county-leader", { person: leader }, settings)).toEqual([]);
  expect(barsByHand(place, "county-leader", { person: cadre }, settings)).toEqual(["eligibility"]);
  const town = { ...cadre, kind: "township-leader" as const, townshipId: "other" };
  expect(barsByHand(place, "township-leader", { person: town }, settings)).toEqual(["eligibility"]);
  expect(barsByHand(place, "paired-unit", { unit }, settings)).toEqual([]);
  expect(barsByHand(place, "paired-unit", { unit: { ...unit, level: "township" } }, settings)).toEqual(["eligibility"]);
});

test("a leader or unit is full at his own figure, or else at the county's; a cadre is not asked", () => {
  const leader = { ...cadre, name: "宋某", kind: "county-leader" as const };
  const loadOf = (capacity: number | null, held: number) =>
    fullLoad({ person: { ...leader, capacity } }, held, settings);
  expect(loadOf(null, 1)).toBeNull();
  expect(loadOf(null, 2)).toEqual({ rule: "capacity-county-leader", held: 2, limit: 2 });
  expect(loadOf(3, 2)).toBeNull();
  expect(loadOf(1, 1)).toMatchObject({ held: 1, limit: 1 });
  expect(loadOf(0, 0)).toMatchObject({ held: 0, limit: 0 });
  const town = { person: { ...cadre, kind: "township-leader" as const } };
  expect(fullLoad(town, 2, settings)).toBeNull();
  expect(fullLoad(town, 3, settings)).toMatchObject({ rule: "capacity-township-leader", limit: 3 });
  expect(fullLoad({ unit }, 2, settings)).toMatchObject({ rule: "capacity-unit", limit: 2 });
  expect(fullLoad({ unit: { ...unit, capacity: 5 } }, 4, settings)).toBeNull();
  expect(fullLoad({ person: cadre }, 1, settings)).toBeNull();
});

test("the sentence says how many villages he holds and the limit; whoever may have none, only that", () => {
  const words = (held: number, limit: number) => ({
    name: "宋某",
    slot: "county-leader" as const,
    load: { held, limit },
  });
  expect(postingRefusalSentence("capacity-county-leader", words(2, 2))).toBe(
    "宋某已联系2个村，按规定最多联系2个村，请另选。",
  );
  expect(postingRefusalSentence("capacity-county-leader", words(0, 0))).toBe("宋某按规定不安排联系村，请另选。");
});
