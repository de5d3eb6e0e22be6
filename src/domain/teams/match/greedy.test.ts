import fc from "fast-check";
import { expect, test } from "vitest";
import { madeCounty } from "../../../server/testing/made-county.ts";
import { candidatesOf } from "./candidates.ts";
import { greedyPlan } from "./greedy.ts";
import { groundOf } from "./ground.ts";
import { conflictsOf } from "./infeasible.ts";
import { slots } from "./match.ts";
import { verify } from "./verify.ts";

test("wherever a matching exists, the plan made by hand keeps every rule", () => {
  const counties = fc.record({
    seed: fc.string(),
    villages: fc.integer({ min: 1, max: 8 }),
    cadres: fc.integer({ min: 4, max: 14 }),
  });
  fc.assert(
    fc.property(counties, ({ seed, villages, cadres }) => {
      const input = madeCounty(
        { townships: 3, villages, countyLeaders: 5, leadersOfTownship: 2, cadres, units: 5 },
        seed,
      );
      const ground = groundOf(input);
      fc.pre(conflictsOf(ground).length === 0);
      const { termFrom, termTo } = input.settings;
      expect(verify(input, { termFrom, termTo, picks: greedyPlan(ground) })).toEqual([]);
    }),
    { numRuns: 100 },
  );
}, 60_000);

test("whoever is a candidate alone breaks no rule but those of the whole plan", () => {
  const input = madeCounty(
    { townships: 2, villages: 4, countyLeaders: 4, leadersOfTownship: 2, cadres: 8, units: 4 },
    "c",
  );
  const ground = groundOf(input);
  const { termFrom, termTo } = input.settings;
  const ofOne = ["eligibility", "home-township", "kinship", "ban"];
  for (const { id } of input.villages)
    for (const slot of slots) {
      const able = new Set(candidatesOf(ground, id, slot));
      for (const { id: holderId } of [...input.people, ...input.units]) {
        const faults = verify(input, { termFrom, termTo, picks: [{ villageId: id, slot, holderId }] });
        expect(able.has(holderId)).toBe(!faults.some(({ rule }) => ofOne.includes(rule)));
      }
    }
});
