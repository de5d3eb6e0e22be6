import { expect, test } from "vitest";
import { madeCounty } from "../../../server/testing/made-county.ts";
import { poolOf } from "./candidates.ts";
import { greedyPlan } from "./greedy.ts";
import { groundOf } from "./ground.ts";
import type { HardRule, MatchInput, MatchPick, MatchPlan, Slot } from "./match.ts";
import type { MatchViolation } from "./result.ts";
import { verify } from "./verify.ts";

const size = { townships: 3, villages: 6, countyLeaders: 5, leadersOfTownship: 3, cadres: 14, units: 8 };
const input = madeCounty(size, "verify");
const { termFrom, termTo } = input.settings;
const plan: MatchPlan = { termFrom, termTo, picks: greedyPlan(groundOf(input)) };

const rulesOf = (faults: readonly MatchViolation[]) => [...new Set(faults.map(({ rule }) => rule))];
const at = (slot: Slot) => plan.picks.find((pick) => pick.slot === slot)!;
const without = (gone: MatchPick): MatchPlan => ({ ...plan, picks: plan.picks.filter((pick) => pick !== gone) });
const replaced = (old: MatchPick, holderId: string): MatchPlan => ({
  ...plan,
  picks: plan.picks.map((pick) => (pick === old ? { ...pick, holderId } : pick)),
});
const person = (id: string, changed: Partial<MatchInput["people"][number]>): MatchInput => ({
  ...input,
  people: input.people.map((one) => (one.id === id ? { ...one, ...changed } : one)),
});
const townshipOf = (villageId: string) => input.villages.find(({ id }) => id === villageId)!.townshipId;

test("a plan that keeps every rule has no violation", () => {
  expect(verify(input, plan)).toEqual([]);
});

const leader = at("county-leader");
const first = at("first-secretary");
const unit = at("paired-unit");
const spare = input.people.find(({ id, kind }) => kind === "cadre" && !plan.picks.some((pick) => pick.holderId === id));
const elsewhere = { villageId: input.villages.find(({ id }) => id !== first.villageId)!.id };
const pin = { id: "p", villageId: leader.villageId, slot: leader.slot };

const cases: readonly (readonly [string, HardRule, MatchInput, MatchPlan])[] = [
  ["an empty slot", "slot-empty", input, without(leader)],
  [
    "two in one slot",
    "slot-double",
    input,
    {
      ...plan,
      picks: [
        ...plan.picks,
        { ...leader, holderId: poolOf(groundOf(input), "county-leader").find((id) => id !== leader.holderId)! },
      ],
    },
  ],
  ["a term that ends before it begins", "term", input, { ...plan, termFrom: termTo, termTo: termFrom }],
  ["a day that does not exist", "term", input, { ...plan, termTo: "2027-02-29" }],
  ["a term other than the one set", "term", input, { ...plan, termTo: "2029-11-30" }],
  ...(["2027-02-29", "2020-01-01"] as const).map(
    (day) =>
      [
        `the term set itself ends on ${day}`,
        "term",
        { ...input, settings: { ...input.settings, termTo: day } },
        { ...plan, termTo: day },
      ] as const,
  ),
  ["a cadre as county leader", "eligibility", input, replaced(leader, first.holderId)],
  [
    "a township leader of another township",
    "eligibility",
    person(at("township-leader").holderId, { townshipId: "elsewhere" }),
    plan,
  ],
  ["a first secretary outside the party", "eligibility", person(first.holderId, { partyMember: false }), plan],
  ["somebody unknown", "eligibility", input, replaced(leader, "nobody")],
  [
    "a village not on the list",
    "eligibility",
    input,
    { ...plan, picks: [...plan.picks, { ...leader, villageId: "v99" }] },
  ],
  [
    "a township office paired",
    "eligibility",
    { ...input, units: input.units.map((one) => (one.id === unit.holderId ? { ...one, level: "township" } : one)) },
    plan,
  ],
  [
    "a community paired",
    "eligibility",
    { ...input, units: input.units.map((one) => (one.id === unit.holderId ? { ...one, kind: "community" } : one)) },
    plan,
  ],
  ["his home township", "home-township", person(first.holderId, { homeTownshipId: townshipOf(first.villageId) }), plan],
  ["kin in the village", "kinship", person(leader.holderId, { kinVillageIds: [leader.villageId] }), plan],
  [
    "a cadre posted twice",
    "one-posting",
    input,
    {
      ...plan,
      picks: [...plan.picks, { ...elsewhere, slot: "member", holderId: first.holderId }],
    },
  ],
  [
    "a cadre posted twice, whatever number stands beside his name",
    "one-posting",
    person(first.holderId, { capacity: 3 }),
    { ...plan, picks: [...plan.picks, { ...elsewhere, slot: "member", holderId: first.holderId }] },
  ],
  ["a county leader with too many", "capacity-county-leader", person(leader.holderId, { capacity: 0 }), plan],
  [
    "a township leader with too many",
    "capacity-township-leader",
    person(at("township-leader").holderId, { capacity: 0 }),
    plan,
  ],
  [
    "a unit with too many",
    "capacity-unit",
    { ...input, units: input.units.map((one) => (one.id === unit.holderId ? { ...one, capacity: 0 } : one)) },
    plan,
  ],
  ["a pin not kept", "pin", { ...input, pins: [{ ...pin, kind: "pin", holderId: "someone" }] }, plan],
  [
    "a pin kept in another slot",
    "pin",
    { ...input, pins: [{ ...pin, kind: "pin", slot: "member", holderId: leader.holderId }] },
    plan,
  ],
  ["a ban not kept", "ban", { ...input, pins: [{ ...pin, kind: "ban", holderId: leader.holderId }] }, plan],
  [
    "a team too small",
    "team-size",
    { ...input, settings: { ...input.settings, team: { min: 4, max: 4, countsTownshipLeader: false } } },
    plan,
  ],
  [
    "a team too large",
    "team-size",
    { ...input, settings: { ...input.settings, team: { min: 1, max: 1, countsTownshipLeader: true } } },
    plan,
  ],
];

test.each(cases)("%s is found", (_, rule, given, asked) => {
  const faults = verify(given, asked);
  expect(rulesOf(faults)).toContain(rule);
  expect(faults.every(({ text }) => text.length > 0)).toBe(true);
});

test("whose slot the county does not recuse may stand in his home township", () => {
  const given = person(first.holderId, { homeTownshipId: townshipOf(first.villageId) });
  const homeRecusal = given.settings.homeRecusal.filter((slot) => slot !== first.slot);
  expect(verify({ ...given, settings: { ...given.settings, homeRecusal } }, plan)).toEqual([]);
});

test("the made-up county has a cadre to spare or none, never one in two villages", () => {
  const posted = plan.picks
    .filter(({ slot }) => slot === "first-secretary" || slot === "member")
    .map(({ holderId }) => holderId);
  expect(new Set(posted).size).toBe(posted.length);
  expect(spare === undefined || !posted.includes(spare.id)).toBe(true);
});
