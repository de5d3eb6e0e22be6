import { expect, test } from "vitest";
import { madeCounty } from "../../../server/testing/made-county.ts";
import { planFit } from "./fit.ts";
import { greedyPlan } from "./greedy.ts";
import { groundOf } from "./ground.ts";
import { isStationed, type MatchPick } from "./match.ts";
import { pointsText } from "./words.ts";
import { modelOf, offsetOf, picksOf } from "./model.ts";
import { groundWithout, priceOf, relaxations } from "./prices.ts";
import { type Programme, reducedModel } from "./programme.ts";
import { reasonsOf } from "./reasons.ts";
import { singleChanges } from "./single-changes.ts";
import { verify } from "./verify.ts";

const size = { townships: 3, villages: 6, countyLeaders: 5, leadersOfTownship: 3, cadres: 14, units: 8 };
const input = madeCounty(size, "reasons");
const ground = groundOf(input);
const picks = greedyPlan(ground);
const { termFrom, termTo } = input.settings;

/** A pick changed as told, both ways when it is an exchange. */
const after = (pick: MatchPick, holderId: string, swapWith: string | null): MatchPick[] =>
  picks.map((one) => {
    if (one === pick) return { ...one, holderId };
    const back = one.villageId === swapWith && one.holderId === holderId;
    return back ? { ...one, holderId: pick.holderId } : one;
  });

test("every change is worth what the plan is worth with it, and breaks the rules it says and no other", () => {
  const changes = singleChanges(ground, picks);
  for (const pick of picks)
    for (const { holderId, swapWithVillageId, gain, against } of changes(pick)) {
      const changed = after(pick, holderId, swapWithVillageId);
      expect(gain).toBeCloseTo(planFit(ground, changed).total - planFit(ground, picks).total, 3);
      const broken = new Set(verify(input, { termFrom, termTo, picks: changed }).map(({ rule }) => rule));
      expect([...broken].toSorted()).toEqual([...against].toSorted());
    }
});

test("each pick says what it gives, who would be next and what a rule costs here", () => {
  const reasons = reasonsOf(ground, picks);
  expect(reasons).toHaveLength(picks.length);
  for (const { points, reasons: said, prices, alternative } of reasons) {
    expect(said.reduce((sum, one) => sum + one.points, 0)).toBe(points);
    for (const { text, points: gained } of said) expect(text).toContain(pointsText(gained));
    for (const { gain, atMost } of prices) expect([gain > 0, atMost]).toEqual([true, null]);
    if (alternative) expect(alternative.less).toBeGreaterThanOrEqual(0);
  }
});

test("a pinned pick has no alternative", () => {
  const pins = [{ id: "p", kind: "pin" as const, ...picks[0]! }];
  expect(reasonsOf(groundOf({ ...input, pins }), picks)[0]!.alternative).toBeNull();
});

test("a relaxed matching still allows the plan; the price is told as it was found", () => {
  const asked = relaxations(ground, picks);
  expect(asked.map(({ rule }) => rule)).toContain("home-township");
  for (const one of asked) expect(verify(groundWithout(one).input, { termFrom, termTo, picks })).toEqual([]);
  const price = (objective: number, bound: number, proven: boolean) =>
    priceOf(asked[0]!, 1_000, { objective, bound, proven });
  expect(price(1_420, 1_420, true)).toMatchObject({ gain: 420, atMost: 420 });
  expect(price(1_420, 1_700, false).text).toContain("可提高4.2分至7.0分");
  expect(price(1_000, Infinity, false)).toMatchObject({ gain: 0, atMost: null });
});

test("the programme counts a plan as the plan counts itself", () => {
  const plain = groundOf({
    ...input,
    settings: { ...input.settings, weights: { ...input.settings.weights, fairness: 0 } },
  });
  const model = modelOf(plain);
  const chosen = new Set(
    picks.map(({ villageId, slot, holderId }) => `${villageId} ${isStationed(slot) ? "member" : slot} ${holderId}`),
  );
  const values = model.picks.map(({ villageId, slot, holderId }) =>
    chosen.has(`${villageId} ${slot} ${holderId}`) ? 1 : 0,
  );
  expect(worth(model, values) + offsetOf(plain)).toBeCloseTo(planFit(plain, picks).total, 6);
  expect(planFit(plain, picksOf(plain, model, values)).total).toBeCloseTo(planFit(plain, picks).total, 6);
  const kept = model.costs.map((_, column) => column >= model.picks.length || values[column] === 1);
  expect(
    worth(
      reducedModel(model, kept).model,
      picks.map(() => 1),
    ),
  ).toBeCloseTo(worth(model, values), 6);
});

/** Raises the columns that follow from the picks as far as their rows allow, as a search does. */
function worth({ costs, rows }: Programme, first: readonly number[]): number {
  const value = [...first, ...costs.slice(first.length).map(() => 1)];
  for (const { columns, values } of rows) {
    const [follows, ...by] = columns;
    if (values[0] !== -1) continue;
    value[follows!] = Math.min(
      value[follows!]!,
      by.reduce((sum, column) => sum + value[column]!, 0),
    );
  }
  return costs.reduce((sum, cost, column) => sum + cost * value[column]!, 0);
}
