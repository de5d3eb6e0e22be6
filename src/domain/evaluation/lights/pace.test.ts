import { expect, test } from "vitest";
import { noFacts } from "./facts.ts";
import { behindColour, lackingToGreen, paceOf, paymentOf, tightened } from "./pace.ts";
import { shippedLights } from "./sets-data.ts";

const { pace, staged } = shippedLights.sets;
const items = (due: number, datedDone: number, dated = 10) => ({ ...noFacts, due, datedDone, dated });
const colour = (set: typeof pace, facts: typeof noFacts) => {
  const found = paceOf(set, facts, "2026-11-20");
  return found && behindColour(found, set.progress);
};

test.each([
  [10, "green"],
  [9, "yellow"],
  [5, "yellow"],
  [4, "red"],
])("三亚式: of 10 planned %i done is %s: short by more than half is red, half is not", (done, expected) => {
  expect(colour(pace, items(10, done))).toBe(expected);
});

test.each([
  [91, "green"],
  [90, "yellow"],
  [71, "yellow"],
  [70, "yellow"],
  [69, "red"],
])("银川式: 100 planned of 100, %i done is %s: 10 to 30 points yellow, beyond 30 red", (done, expected) => {
  const facts = { ...noFacts, total: 100, done, fromOn: "2026-01-01", toOn: "2026-11-01" };
  expect(colour(staged, facts)).toBe(expected);
});

test("a rate of nothing is no rate: nothing planned, nothing dated, no span", () => {
  expect(paceOf(pace, items(0, 0), "2026-11-20")).toBeNull();
  expect(paceOf(pace, noFacts, "2026-11-20")).toBeNull();
  expect(paceOf(staged, { ...noFacts, total: 3, fromOn: "2026-11-20", toOn: "2026-11-20" }, "2026-11-20")).toBeNull();
  expect(paymentOf({ ...noFacts, paymentPlanned: 0, paymentMade: 0 })).toBeNull();
});

test("资金支付: on plan green, one fen below red", () => {
  const paid = (made: number) => paymentOf({ ...noFacts, paymentPlanned: 1000, paymentMade: made })!;
  expect([1000, 999].map((made) => behindColour(paid(made), staged.payment))).toEqual(["green", "red"]);
});

test("by time so many items as of the days, rounded down, and the day on which one more is planned", () => {
  const facts = { ...noFacts, total: 4, done: 0, fromOn: "2026-01-01", toOn: "2026-01-11" };
  const at = (day: string) => paceOf(staged, facts, day);
  expect(at("2026-01-03")).toMatchObject({ planned: 0, until: "2026-01-04" });
  expect(at("2026-01-04")).toMatchObject({ planned: 1, until: "2026-01-06" });
  expect(at("2026-02-01")).toMatchObject({ planned: 4, until: null });
  expect(at("2025-12-01")).toMatchObject({ planned: 0 });
});

test("so many more as turn it green, and not one less", () => {
  for (const behind of [pace.progress, staged.progress, staged.payment, { yellowFrom: 33, redAbove: 50 }])
    for (let done = 0; done <= 20; done += 1) {
      const now = { planned: 20, done, whole: 20, until: null };
      const lacking = lackingToGreen(now, behind);
      expect(behindColour({ ...now, done: done + lacking }, behind)).toBe("green");
      if (lacking > 0) expect(behindColour({ ...now, done: done + lacking - 1 }, behind)).not.toBe("green");
    }
});

test("the margin moves every threshold, never below nothing", () => {
  expect(tightened({ yellowFrom: 10, redAbove: 30 }, 15)).toEqual({ yellowFrom: 0, redAbove: 15 });
  expect(tightened({ yellowFrom: null, redAbove: null }, 15)).toEqual({ yellowFrom: null, redAbove: null });
});
