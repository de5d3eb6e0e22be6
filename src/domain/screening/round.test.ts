import { expect, test } from "vitest";
import type { Indicator } from "./manifestation.ts";
import { shippedLists, typicalDirectHitsOf, typicalDirectHits, typicalIndicators } from "./manifestation-data.ts";
import {
  type Round,
  type RoundAction,
  type RoundFacts,
  roundFlow,
  roundRefusals,
  type RoundStatus,
  settingRefusals,
} from "./round.ts";

const round = (over: Partial<Round> = {}): Round => ({
  status: "draft",
  indicators: typicalIndicators,
  manifestations: shippedLists[0]!,
  directHits: typicalDirectHits,
  ratioBasisPoints: 1500,
  cycleMonths: 12,
  deadline: "2026-12-15",
  ...over,
});
const facts = (over: Partial<RoundFacts> = {}): RoundFacts => ({
  today: "2026-11-22",
  villages: 602,
  assessed: 602,
  markedMissing: 0,
  shortlisted: 90,
  proposed: 90,
  visited: 90,
  decision: [],
  ...over,
});
const open = (over: Partial<Round>) => roundRefusals(round(over), "open", facts());
const weighing = (...weights: number[]): Indicator[] =>
  weights.map((weight, i) => ({ ...typicalIndicators[0]!, code: `I${i}`, weight }));

const path: [RoundStatus, RoundAction][] = [
  ["draft", "open"],
  ["assessing", "rank"],
  ["ranked", "shortlist"],
  ["shortlisted", "review"],
  ["reviewing", "verify"],
  ["verified", "decide"],
];

test.each(path)(
  "a round that is %s can %s with everything in order, and nothing else but step back",
  (status, action) => {
    const actions = [...path.map(([, other]) => other), "withdraw"] as RoundAction[];
    const allowed = actions.filter((other) => roundRefusals(round({ status }), other, facts()).length === 0);
    expect(allowed).toEqual(status === "draft" ? [action] : [action, "withdraw"]);
  },
);

test("a decided round stands still", () => {
  expect(roundFlow.decided).toEqual({});
  expect(roundRefusals(round({ status: "decided" }), "withdraw", facts())).toEqual(["wrong-status"]);
});

test.each([
  [[10_000], true],
  [[9_999], false],
  [[10_001], false],
  [[5_000, 5_000], true],
  [[10_000, 0], false],
  [[9_999.5, 0.5], false],
  [[-1, 10_001], false],
])("weights %j are whole and full: %s", (weights, good) => {
  expect(open({ indicators: weighing(...weights) })).toEqual(good ? [] : ["weights-not-whole"]);
});

test.each([
  [0, false],
  [1, true],
  [10_000, true],
  [10_001, false],
  [-1, false],
  [1500.5, false],
  [10_100, false],
])("a ratio of %d basis points: %s", (ratio, good) => {
  expect(open({ ratioBasisPoints: ratio })).toEqual(good ? [] : ["ratio-out-of-range"]);
});

test.each([
  ["2026-11-21", ["deadline-past"]],
  ["2026-11-22", []],
  ["2026-11-23", []],
  ["2026-11-31", ["deadline-malformed"]],
])("a deadline of %s", (deadline, why) => {
  expect(open({ deadline })).toEqual(why);
});

test("a cycle is a month at least, indicators are there, whole and single", () => {
  expect(open({ cycleMonths: 0 })).toEqual(["cycle-too-short"]);
  expect(open({ cycleMonths: 1 })).toEqual([]);
  expect(open({ indicators: [] })).toEqual(["no-indicator"]);
  const [first] = weighing(5000);
  expect(open({ indicators: [first!, first!] })).toEqual(["indicator-twice"]);
  expect(open({ indicators: [{ ...first!, weight: 10_000, max: 0 }] })).toEqual(["indicator-span"]);
  expect(open({ indicators: [{ ...first!, weight: 10_000, max: 0.5 }] })).toEqual(["indicator-span"]);
  expect(open({ indicators: [{ ...first!, weight: 10_000, max: 100_000_000_001 }] })).toEqual(["indicator-span"]);
  expect(open({ indicators: [{ ...first!, weight: 10_000, max: 100_000_000_000 }] })).toEqual([]);
});

test("direct hits name items of the list", () => {
  const ten = shippedLists[1]!;
  expect(open({ manifestations: ten })).toEqual(["direct-hit-unknown"]);
  expect(open({ manifestations: ten, directHits: typicalDirectHitsOf(ten) })).toEqual([]);
  expect(open({ manifestations: { items: [] }, directHits: [] })).toEqual(["no-manifestation"]);
});

test("several faults are told at once", () => {
  expect(settingRefusals(round({ ratioBasisPoints: 0, cycleMonths: 0, deadline: "2026-01-01" }), "2026-11-22")).toEqual(
    ["ratio-out-of-range", "cycle-too-short", "deadline-past"],
  );
});

test("ranking waits until every village is assessed or put down as missing", () => {
  const ranking = (over: Partial<RoundFacts>) => roundRefusals(round({ status: "assessing" }), "rank", facts(over));
  expect(ranking({ assessed: 601 })).toEqual(["villages-not-assessed"]);
  expect(ranking({ assessed: 601, markedMissing: 1 })).toEqual([]);
  expect(ranking({ villages: 0, assessed: 0 })).toEqual(["no-village"]);
});

test("review needs a list, verification needs every visit, the decision must be complete", () => {
  expect(roundRefusals(round({ status: "shortlisted" }), "review", facts({ shortlisted: 0 }))).toEqual([
    "shortlist-empty",
  ]);
  expect(roundRefusals(round({ status: "reviewing" }), "verify", facts({ visited: 89 }))).toEqual([
    "villages-not-visited",
  ]);
  expect(roundRefusals(round({ status: "verified" }), "decide", facts({ decision: ["level-missing"] }))).toEqual([
    "decision-incomplete",
  ]);
});
