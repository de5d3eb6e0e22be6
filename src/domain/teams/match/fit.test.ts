import { expect, test } from "vitest";
import { fairnessPoints, planFit, villagePoints } from "./fit.ts";
import { groundOf } from "./ground.ts";
import type { MatchInput, MatchPerson, MatchPick, Slot } from "./match.ts";
import { shippedMatchSettings } from "./settings.ts";
import { seated, teamSeats } from "./team-seats.ts";

const person = (id: string, over: Partial<MatchPerson> = {}): MatchPerson => ({
  ...{ id, name: id, kind: "cadre", organisationId: "u", townshipId: null, homeTownshipId: null, kinVillageIds: [] },
  ...{ birthYear: 1995, skills: [], partyMember: true },
  ...over,
});
const input: MatchInput = {
  townships: [
    { id: "t", name: "枣林镇" },
    { id: "s", name: "松岭乡" },
  ],
  villages: [
    {
      id: "v",
      name: "石桥村",
      townshipId: "t",
      level: "county",
      problemTypes: ["chaotic", "poor"],
      needsSkills: ["法律", "信访"],
    },
    { id: "w", name: "后沟村", townshipId: "s", level: "township", problemTypes: ["weak"], needsSkills: [] },
  ],
  people: [
    person("c"),
    person("lawyer", { skills: ["法律"], birthYear: 1970 }),
    person("outside", { organisationId: "p", partyMember: false }),
    person("lead", { kind: "county-leader", organisationId: "u" }),
    person("head", { kind: "township-leader", townshipId: "t", organisationId: null, birthYear: 1982 }),
  ],
  units: [
    { id: "u", name: "县公安局", kind: "politics-law", level: "county", minutes: { v: 15 } },
    { id: "p", name: "县委组织部", kind: "party", level: "county" },
  ],
  pins: [],
  standing: [],
  settings: { ...shippedMatchSettings, termFrom: "2026-12-01", termTo: "2028-11-30" },
};
const pick = (slot: Slot, holderId: string, villageId = "v"): MatchPick => ({ villageId, slot, holderId });
const points = (picks: readonly MatchPick[], over: Partial<MatchInput> = {}) =>
  villagePoints(groundOf({ ...input, ...over }), picks);

test("政法部门联乱: the unit, its distance, the leader", () => {
  // Half of 40 points for the kind, three quarters of 10 for 15 of 60 minutes.
  expect(points([pick("paired-unit", "u")])).toBe(2_000 + 750);
  expect(points([pick("paired-unit", "p")])).toBe(0);
  expect(points([pick("county-leader", "lead")])).toBe(600);
});

test("the team counts as a whole: its best kind once, ages once, the unit it comes from once", () => {
  const alone = points([pick("first-secretary", "c")]);
  expect(alone).toBe(1_400 + 500);
  // 12 of the 20 points for half the skills is 6; an older cadre mixes the ages; a further member takes one point.
  expect(points([pick("first-secretary", "c"), pick("member", "lawyer")])).toBe(alone + 600 + 500 - 100);
  expect(points([pick("first-secretary", "c"), pick("paired-unit", "u")])).toBe(alone + 2_750 + 1_500);
  expect(points([pick("township-leader", "head"), pick("first-secretary", "c")])).toBe(alone + 500);
});

test("who stays keeps his points, in the team whichever slot", () => {
  const standing = [pick("member", "c"), pick("paired-unit", "p")];
  expect(points([pick("first-secretary", "c")], { standing })).toBe(1_900 + 2_000);
  expect(points([pick("first-secretary", "c", "w")], { standing })).toBe(500);
  expect(points([pick("paired-unit", "p")], { standing })).toBe(2_000);
});

test("fairness takes off what townships fall short of the mean, and nothing when all are alike", () => {
  const ground = groundOf(input);
  const means = (a: number, b: number) => [
    { townshipId: "t", villages: 1, mean: a },
    { townshipId: "s", villages: 1, mean: b },
  ];
  expect(fairnessPoints(ground, means(1_000, 3_000))).toBeCloseTo(-150);
  expect(fairnessPoints(ground, means(2_000, 2_000))).toBeCloseTo(0);
  const { total, byVillage, byTownship } = planFit(ground, [pick("paired-unit", "u")]);
  expect(byVillage.get("v")).toBe(2_750);
  expect(total).toBeCloseTo(2_750 + fairnessPoints(ground, byTownship));
});

test("the first secretary is a party member, the one who stands there today, else who meets most needs", () => {
  const among = (over: Partial<MatchInput> = {}) => {
    const ground = groundOf({ ...input, ...over });
    const team = teamSeats(ground, "v");
    return seated(ground, "v", team).find(({ slot }) => slot === "first-secretary")?.holderId;
  };
  expect(among()).toBe("lawyer");
  expect(among({ standing: [pick("first-secretary", "c")] })).toBe("c");
  expect(among({ pins: [{ id: "1", kind: "pin", ...pick("first-secretary", "c") }] })).toBe("c");
  expect(among({ pins: [{ id: "1", kind: "ban", ...pick("first-secretary", "lawyer") }] })).toBe("c");
  expect(among({ people: input.people.filter(({ id }) => id === "outside") })).toBeUndefined();
});
