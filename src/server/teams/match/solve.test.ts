import fc from "fast-check";
import { expect, test } from "vitest";
import { planFit } from "#domain/teams/match/fit.ts";
import { greedyPlan } from "#domain/teams/match/greedy.ts";
import { groundOf } from "#domain/teams/match/ground.ts";
import type { MatchInput, MatchPick, Slot } from "#domain/teams/match/match.ts";
import type { MatchProgress, MatchSolved } from "#domain/teams/match/result.ts";
import { verify } from "#domain/teams/match/verify.ts";
import { madeCounty, standingFrom } from "../../testing/made-county.ts";
import { search } from "./search.ts";
import { solveMatch } from "./solve.ts";

const tiny = { townships: 2, villages: 2, countyLeaders: 2, leadersOfTownship: 2, cadres: 4, units: 2 };
const small = { townships: 3, villages: 9, countyLeaders: 8, leadersOfTownship: 3, cadres: 20, units: 9 };
const quick = { seconds: 20, priceSeconds: 2 };
const planOf = ({ settings: { termFrom, termTo } }: MatchInput, picks: readonly MatchPick[]) => ({
  termFrom,
  termTo,
  picks,
});

/** The worth of the best plan among all there are; undefined when every one breaks a rule. */
function bestByTrying(input: MatchInput): number | undefined {
  const ground = groundOf(input);
  const ids = (kind: string) => input.people.filter((one) => one.kind === kind).map(({ id }) => id);
  const oneEach = (slot: Slot, holders: readonly string[]) =>
    input.villages.reduce<MatchPick[][]>(
      (plans, { id }) =>
        plans.flatMap((plan) => holders.map((holderId) => [...plan, { villageId: id, slot, holderId }])),
      [[]],
    );
  const seats = input.villages.flatMap(({ id }) =>
    (["first-secretary", "member"] as const).map((slot) => ({ villageId: id, slot })),
  );
  const teams = ids("cadre").reduce<MatchPick[][]>(
    (plans, holderId) => plans.flatMap((plan) => [plan, ...seats.map((seat) => [...plan, { ...seat, holderId }])]),
    [[]],
  );
  const allowed = teams.filter((team) =>
    input.villages.every(
      ({ id }) => team.filter(({ villageId, slot }) => villageId === id && slot === "first-secretary").length === 1,
    ),
  );
  let best: number | undefined;
  for (const leaders of oneEach("county-leader", ids("county-leader")))
    for (const heads of oneEach("township-leader", ids("township-leader")))
      for (const units of oneEach(
        "paired-unit",
        input.units.map(({ id }) => id),
      ))
        for (const team of allowed) {
          const picks = [...leaders, ...heads, ...units, ...team];
          const { total } = planFit(ground, picks);
          if (total > (best ?? -Infinity) && verify(input, planOf(input, picks)).length === 0) best = total;
        }
  return best;
}

test("small cases equal trying every plan there is", async () => {
  let matched = 0;
  for (const seed of ["1", "2", "3", "4", "5", "6"]) {
    const input = madeCounty(tiny, seed, quick);
    const best = bestByTrying(input);
    const result = await solveMatch(input);
    expect(result.outcome).toBe(best === undefined ? "infeasible" : "solved");
    if (result.outcome !== "solved") continue;
    matched += 1;
    expect([seed, result.proven, result.objective]).toEqual([seed, true, Math.round(best!)]);
  }
  expect(matched).toBeGreaterThanOrEqual(3);
}, 120_000);

test("whoever is pinned stands where he was pinned, however little he fits there", async () => {
  for (const seed of ["1", "2", "3"]) {
    const made = madeCounty(small, seed, quick);
    const free = (await solveMatch(made)) as MatchSolved;
    const leaders = free.plan.picks.filter(({ slot }) => slot === "county-leader");
    // Each leader goes to the village of the next: nobody where the search would have put him.
    const pins = leaders.slice(0, 4).map(({ villageId }, i) => ({
      id: `${i}`,
      kind: "pin" as const,
      villageId,
      slot: "county-leader" as const,
      holderId: leaders[(i + 1) % 4]!.holderId,
    }));
    const pinned = await solveMatch({ ...made, pins });
    if (pinned.outcome !== "solved") continue;
    const held = pinned.plan.picks.map(({ villageId, slot, holderId }) => `${villageId} ${slot} ${holderId}`);
    expect(held).toEqual(expect.arrayContaining(pins.map((pin) => `${pin.villageId} ${pin.slot} ${pin.holderId}`)));
    expect(pinned.objective).toBeLessThanOrEqual(free.objective);
  }
}, 90_000);

test("whatever the county, the plan keeps every rule, is worth what it says and no less than one made by hand", async () => {
  const counties = fc.record({ seed: fc.string(), villages: fc.integer({ min: 1, max: 9 }), bans: fc.nat(5) });
  await fc.assert(
    fc.asyncProperty(counties, async ({ seed, villages, bans }) => {
      const made = madeCounty({ ...small, villages }, seed, quick);
      const banned = greedyPlan(groundOf(made)).slice(0, bans);
      const input = { ...made, pins: banned.map((pick, i) => ({ id: `${i}`, kind: "ban" as const, ...pick })) };
      const result = await solveMatch({ ...input, settings: { ...input.settings, priceSeconds: 0 } });
      if (result.outcome === "infeasible") return expect(result.conflicts).not.toEqual([]);
      const ground = groundOf(input);
      expect(verify(input, result.plan)).toEqual([]);
      expect(result.objective).toBe(Math.round(planFit(ground, result.plan.picks).total));
      expect(result.objective).toBeGreaterThanOrEqual(Math.round(planFit(ground, greedyPlan(ground)).total));
      expect(result.reasons).toHaveLength(result.plan.picks.length);
    }),
    { numRuns: 12 },
  );
}, 240_000);

test("the same input and seed give the same plan", async () => {
  const input = madeCounty(small, "same", { seconds: 100, priceSeconds: 0 });
  const [one, two] = [await solveMatch(input), await solveMatch(input)];
  expect({ ...two, seconds: 0 }).toEqual({ ...one, seconds: 0 });
}, 120_000);

test("solved again in the middle of a term, all stay who can", async () => {
  const input = madeCounty(small, "again", { ...quick, priceSeconds: 0 });
  const before = await search(groundOf(input), { seconds: 20, seed: "1" });
  const gone = before.picks.find(({ slot }) => slot === "first-secretary")!;
  const without = { ...input, people: input.people.filter(({ id }) => id !== gone.holderId) };
  const kept = (picks: readonly MatchPick[]) =>
    picks.filter((pick) =>
      before.picks.some(({ villageId, holderId }) => villageId === pick.villageId && holderId === pick.holderId),
    ).length;
  const standing = before.picks.filter((pick) => pick !== gone);
  const steady = await solveMatch(standingFrom(without, standing));
  if (steady.outcome !== "solved") throw new Error("a county with people to spare can be matched");
  expect(kept(steady.plan.picks)).toBeGreaterThanOrEqual(before.picks.length - 3);
  const loose = { ...without.settings, weights: { ...without.settings.weights, stability: 0 } };
  const anew = await search(groundOf({ ...without, standing, settings: loose }), { seconds: 20, seed: "1" });
  expect(kept(steady.plan.picks)).toBeGreaterThanOrEqual(kept(anew.picks));
}, 120_000);

test("what cannot be matched comes back with its conflict, and an empty list of villages with an empty plan", async () => {
  const input = madeCounty(small, "none", quick);
  const result = await solveMatch({ ...input, units: [] });
  expect(result).toMatchObject({ outcome: "infeasible" });
  const nothing = await solveMatch({ ...input, villages: [] });
  expect(nothing).toMatchObject({ outcome: "solved", objective: 0, proven: true, plan: { picks: [] } });
}, 60_000);

test("a county too large is refused in words, before a thread is started", async () => {
  const input = madeCounty(small, "large");
  const people = Array.from({ length: 50_000 }, () => input.people[0]!);
  await expect(solveMatch({ ...input, people })).rejects.toThrow("按片区分次配对");
});

test("it tells how far it is, stops when asked, and the thread that asked is free meanwhile", async () => {
  const input = madeCounty(
    { ...small, villages: 30, countyLeaders: 24, cadres: 60, units: 24, leadersOfTownship: 6 },
    "stop",
    quick,
  );
  const told: MatchProgress[] = [];
  const stop = new AbortController();
  const asked = solveMatch(input, { onProgress: (one) => told.push(one), signal: stop.signal });
  // Were this thread busy with the search, nobody could stop it before it ends by itself.
  setTimeout(() => stop.abort(), 1_500);
  await expect(asked).rejects.toThrow();
  expect(told[0]).toMatchObject({ stage: "checking" });
}, 60_000);

test("when the time is up the best plan so far comes with its distance from the bound", async () => {
  const input = madeCounty(
    { ...small, villages: 30, countyLeaders: 24, cadres: 60, units: 24, leadersOfTownship: 6 },
    "late",
    {
      seconds: 0.2,
      priceSeconds: 0,
    },
  );
  const result = await solveMatch(input);
  if (result.outcome !== "solved") throw new Error("a county with people to spare can be matched");
  expect(verify(input, result.plan)).toEqual([]);
  expect(result.bound).toBeGreaterThanOrEqual(result.objective);
}, 60_000);
