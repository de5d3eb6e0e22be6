import { expect, test } from "vitest";
import { chance } from "../random.ts";
import { type Span, soundAfter, survivalOf, watchedAt } from "./survival.ts";

const spans = (text: string): Span[] =>
  text.split(" ").map((one) => ({ days: Number.parseInt(one, 10), relapsed: !one.endsWith("+") }));

// Freireich et al. 1963, the 6-MP arm: the worked example of most textbooks (Kalbfleisch & Prentice, Collett).
const textbook = spans("6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+");

test("the worked example of the textbooks", () => {
  const rounded = survivalOf(textbook).map((step) => [step.days, step.atRisk, step.relapsed, step.sound.toFixed(4)]);
  expect(rounded).toEqual([
    [6, 21, 3, "0.8571"],
    [7, 17, 1, "0.8067"],
    [10, 15, 1, "0.7529"],
    [13, 12, 1, "0.6902"],
    [16, 11, 1, "0.6275"],
    [22, 7, 1, "0.5378"],
    [23, 6, 1, "0.4482"],
  ]);
});

test("the share on any day is that of the last relapse before it", () => {
  const steps = survivalOf(textbook);
  expect([soundAfter(steps, 0), soundAfter(steps, 5)]).toEqual([1, 1]);
  expect([soundAfter(steps, 6), soundAfter(steps, 21), soundAfter(steps, 900)].map((one) => one.toFixed(4))).toEqual([
    "0.8571",
    "0.6275",
    "0.4482",
  ]);
  expect([watchedAt(textbook, 0), watchedAt(textbook, 6), watchedAt(textbook, 24)]).toEqual([21, 21, 5]);
});

test("no village, no relapse, a relapse on the day of delisting, all relapsed", () => {
  expect(survivalOf([])).toEqual([]);
  expect(survivalOf(spans("30+ 400+"))).toEqual([]);
  expect(survivalOf(spans("0 90+"))).toEqual([{ days: 0, atRisk: 2, relapsed: 1, sound: 0.5 }]);
  expect(survivalOf(spans("5 5")).at(-1)!.sound).toBe(0);
});

/** Drawn with the house's own seeded chance, so that a failure can be replayed. */
const drawn = (seed: number): Span[] => {
  const draw = chance(`survival ${seed}`);
  return Array.from({ length: Math.floor(draw() * 40) }, () => ({
    days: Math.floor(draw() * 60),
    relapsed: draw() < 0.4,
  }));
};
const seeds = Array.from({ length: 300 }, (_, seed) => seed);

test("never rises, stays between nought and one, counts every relapse once", () => {
  for (const seed of seeds) {
    const all = drawn(seed);
    const steps = survivalOf(all);
    const shares = [1, ...steps.map(({ sound }) => sound)];
    expect(shares.every((share, i) => share >= -1e-12 && share <= (shares[i - 1] ?? 1) + 1e-12)).toBe(true);
    expect(steps.reduce((sum, { relapsed }) => sum + relapsed, 0)).toBe(all.filter((one) => one.relapsed).length);
  }
});

test("when every village is watched to the end, it is the plain share of those still sound", () => {
  for (const seed of seeds) {
    const all = drawn(seed).map((span) => (span.relapsed ? span : { ...span, days: 60 }));
    for (const { days, sound } of survivalOf(all)) {
      const still = all.filter((span) => !span.relapsed || span.days > days).length;
      expect(sound).toBeCloseTo(still / all.length, 10);
    }
  }
});

test("the order of the villages does not matter", () => {
  for (const seed of seeds) expect(survivalOf(drawn(seed).toReversed())).toEqual(survivalOf(drawn(seed)));
});
